// The page on a phone: the order of its parts, targets for fingers, no sideways scroll.
import { expect, test } from './support/fixtures'
import { leg, line, menu, open } from './support/netgreek'

test.use({ hasTouch: true, isMobile: true })

for (const [width, height] of [
  [390, 844],
  [320, 700],
] as const)
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height } })

    test('result, chart, greeks, shocks, positions; nothing goes sideways', async ({ page }) => {
      await open(page)
      const parts = [
        page.getByTestId('scenario-pnl'),
        page.getByRole('region', { name: 'Payoff' }),
        page.getByRole('region', { name: 'Net greeks against limits' }),
        page.getByRole('slider', { name: 'Spot' }),
        page.getByRole('region', { name: 'Positions' }),
        page.getByRole('region', { name: 'Scenario matrix' }),
      ]
      const tops = await Promise.all(
        parts.map((part) => part.evaluate((element) => element.getBoundingClientRect().top)),
      )
      expect(tops).toEqual(tops.toSorted((a, b) => a - b))
      await menu(page, /Open sample: BTC and ETH/)
      await expect(page.getByLabel('Charted coin')).toBeVisible()
      const overflow = () =>
        page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(await overflow()).toBeLessThanOrEqual(0)
    })

    test('targets are at least 44 px high', async ({ page }) => {
      await open(page)
      await leg(page, '27 Feb 90,000 P').click()
      const heights = await Promise.all(
        [
          line(page),
          page.getByRole('slider', { name: 'Spot' }),
          page.getByRole('textbox', { name: 'Spot shock' }),
          page.getByRole('combobox', { name: 'Expiry' }),
          page.getByText('More fields'),
          leg(page, '27 Feb 84,000 P').locator('xpath=ancestor::tr'),
        ].map((target) => target.evaluate((element) => element.getBoundingClientRect().height)),
      )
      for (const height of heights) expect(height).toBeGreaterThanOrEqual(42)
    })
  })
