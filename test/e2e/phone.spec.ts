// The page on a phone: what the first screen shows, tabs and sheet, targets for fingers, no sideways
// scroll.
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { leg, line, menu, open, pnl } from './support/netgreek'

test.use({ hasTouch: true, isMobile: true })

const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Views' }).getByText(name, { exact: true })
const box = async (part: Locator) => {
  const found = await part.boundingBox()
  if (found === null) throw new Error('it has no place')
  return found
}
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

test.describe('390 x 844', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the first screen shows result, chart, six greeks and three shocks', async ({ page }) => {
    await open(page)
    const greeks = page
      .getByRole('region', { name: 'Net greeks against limits' })
      .getByRole('group')
    await expect(greeks.filter({ visible: true })).toHaveCount(6)
    const parts = [
      pnl(page),
      page.getByRole('img', { name: /^Payoff of the book/ }),
      ...(await greeks.filter({ visible: true }).all()),
      ...['Spot', 'Volatility', 'Time'].map((name) =>
        page.getByRole('slider', { name, exact: true }),
      ),
      tab(page, 'Payoff'),
    ]
    let above = 0
    for (const part of parts) {
      const { x, y, width, height } = await box(part)
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x + width).toBeLessThanOrEqual(390)
      expect(y + height).toBeLessThanOrEqual(844)
      expect(y).toBeGreaterThanOrEqual(above - 1)
      above = y
    }
    expect((await box(parts[1]!)).height).toBeGreaterThan(180)
    // Nothing lies over the greeks.
    const last = await box(greeks.filter({ visible: true }).last())
    const sheet = await box(page.getByRole('region', { name: 'Shocks' }))
    expect(last.y + last.height).toBeLessThanOrEqual(sheet.y + 1)
    // A figure stands under its name and its use, not over them.
    for (const greek of await greeks.filter({ visible: true }).all()) {
      const figure = await box(greek.getByRole('button'))
      const use = await box(greek.locator('.use'))
      expect(figure.y + figure.height / 2).toBeGreaterThan(use.y + use.height)
    }
  })

  test('the other screens are as high as what is in them', async ({ page }) => {
    await open(page)
    await page.goto('./#/surface')
    const map = page.getByRole('slider', { name: 'Place under the crosshair' })
    await expect(map).toBeVisible()
    expect((await box(map)).height).toBeGreaterThan(240)
    const choices = page.getByRole('region', { name: 'Surfaces' })
    const centre = await box(page.getByRole('region', { name: 'Net gamma' }))
    expect((await box(choices)).y).toBeGreaterThanOrEqual(centre.y + centre.height - 1)
    await page.goto('./#/scenarios')
    const panel = await box(page.getByRole('combobox', { name: 'Panel' }))
    const library = await box(page.getByRole('region', { name: 'Library' }))
    expect(library.y).toBeGreaterThanOrEqual(panel.y + panel.height - 1)
  })

  test('a leg is added, shocked and read; each tab shows its part', async ({ page }) => {
    await open(page)
    await tab(page, 'Legs').tap()
    await expect(page.getByText('7 legs, 4 groups')).toBeAttached()
    await line(page).fill('+1 spot')
    await line(page).press('Enter')
    await expect(page.locator('[data-leg]')).toHaveCount(8)
    await tab(page, 'Matrix').tap()
    await expect(page.getByRole('region', { name: 'Scenario matrix' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Why' })).toBeVisible()
    await tab(page, 'Payoff').tap()
    const before = (await pnl(page).textContent()) ?? ''
    const slider = page.getByRole('slider', { name: 'Spot', exact: true })
    const { x, y, width, height } = await box(slider)
    await page.touchscreen.tap(x + width * 0.8, y + height / 2)
    await expect(pnl(page)).not.toHaveText(before)
    await tab(page, 'Scenarios').tap()
    await expect(page).toHaveURL(/#\/scenarios$/)
    await page.getByRole('button', { name: 'More' }).tap()
    await page.getByRole('link', { name: 'Surface' }).tap()
    await expect(page).toHaveURL(/#\/surface$/)
    await tab(page, 'Payoff').tap()
    await expect(page.getByRole('region', { name: 'Payoff' })).toBeVisible()
  })

  test('the sheet opens and closes by finger and by key', async ({ page }) => {
    await open(page)
    const funding = page.getByRole('slider', { name: 'Funding' })
    await expect(funding).toHaveCount(0)
    await page.getByRole('button', { name: 'Funding and rates' }).tap()
    await expect(funding).toBeVisible()
    const handle = page.getByRole('button', { name: /^Shocks:/ })
    await handle.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('slider', { name: 'Spot', exact: true })).toBeHidden()
    await expect(handle).toHaveAttribute('aria-expanded', 'false')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('slider', { name: 'Spot', exact: true })).toBeVisible()
  })
})

for (const [width, height] of [
  [390, 844],
  [320, 700],
  [320, 256],
] as const)
  test.describe(`${width} x ${height}`, () => {
    test.use({ viewport: { width, height } })

    test('nothing goes sideways in any view', async ({ page }) => {
      await open(page)
      await menu(page, /Open sample: BTC and ETH/)
      await expect(page.getByLabel('Charted coin')).toBeVisible()
      for (const name of ['Payoff', 'Legs', 'Matrix', 'Scenarios']) {
        await tab(page, name).click()
        expect(await overflow(page)).toBeLessThanOrEqual(0)
      }
    })

    test('targets are at least 44 px high', async ({ page }) => {
      await open(page)
      const heights = (targets: readonly Locator[]) =>
        Promise.all(
          targets.map((target) =>
            target.evaluate((element) => element.getBoundingClientRect().height),
          ),
        )
      const shocks = [
        page.getByRole('slider', { name: 'Spot', exact: true }),
        page.getByRole('textbox', { name: 'Spot shock' }),
        page.getByRole('button', { name: /^Shocks:/ }),
        page.getByRole('navigation', { name: 'Views' }).getByRole('link').first(),
      ]
      for (const height of await heights(shocks)) expect(height).toBeGreaterThanOrEqual(42)
      await tab(page, 'Legs').click()
      await leg(page, '27 Feb 90,000 P').click()
      const legs = [
        line(page),
        page.getByRole('combobox', { name: 'Expiry' }),
        page.getByText('More fields'),
        leg(page, '27 Feb 84,000 P').locator('xpath=ancestor::tr'),
      ]
      for (const height of await heights(legs)) expect(height).toBeGreaterThanOrEqual(42)
    })
  })
