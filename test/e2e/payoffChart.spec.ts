// The middle of the Payoff screen by hand and by keys: strikes, the scenario's day, zoom, the crosshair
// of all charts, tables; and that all of them stand at the same pixels.
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { leg, open, pnl, top } from './support/netgreek'

test.use({ viewport: { width: 1440, height: 900 } })

const payoff = (page: Page) => page.getByRole('region', { name: 'Payoff' })
const handle = (page: Page, name: RegExp) => payoff(page).getByRole('slider', { name })
const day = (page: Page) => payoff(page).getByRole('slider', { name: 'Day of the scenario' })
const prices = (page: Page) => payoff(page).getByRole('button', { name: /^Prices shown/ })

async function ready(page: Page): Promise<void> {
  await open(page)
  await expect(handle(page, /^Short 12 puts/)).toBeVisible()
  await expect(day(page)).toBeVisible()
}

async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox()
  if (box === null) throw new Error('not on the page')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** The first coordinate of every path with a mark, on the page. */
const pathsOf = (page: Page, mark: string): Promise<number[]> =>
  payoff(page)
    .locator(`path[data-mark="${mark}"]`)
    .evaluateAll((paths) =>
      paths.map((path) => {
        const left = path.closest('svg')?.getBoundingClientRect().left ?? NaN
        return left + Number(/^M([\d.]+)/.exec(path.getAttribute('d') ?? '')?.[1])
      }),
    )

/** Pixels per dollar and the left end, from the labels of the axis. */
async function scaleOf(page: Page): Promise<(price: number) => number> {
  const labels = await payoff(page)
    .locator('.axis text')
    .evaluateAll((texts) =>
      texts.flatMap((text) => {
        const price = Number((text.textContent ?? '').replaceAll(',', ''))
        const left = text.closest('svg')?.getBoundingClientRect().left ?? NaN
        return Number.isNaN(price) ? [] : [{ price, x: left + Number(text.getAttribute('x')) }]
      }),
    )
  const [a, b] = [labels[0], labels[labels.length - 1]]
  if (a === undefined || b === undefined || a === b) throw new Error('the axis has no labels')
  return (price) => a.x + ((price - a.price) * (b.x - a.x)) / (b.price - a.price)
}

test('strikes, spot, break-evens and crosshair stand at the same pixels in all charts', async ({
  page,
}) => {
  await ready(page)
  const x = await scaleOf(page)
  const near = (got: number, want: number) => expect(Math.abs(got - want)).toBeLessThan(0.5)
  const strikes = [84_000, 90_000, 97_000]
  const [marks, drops] = [await pathsOf(page, 'handle'), await pathsOf(page, 'strike')]
  expect([marks.length, drops.length]).toEqual([3, 3])
  strikes.forEach((strike, at) => {
    near(marks[at] ?? NaN, x(strike))
    near(drops[at] ?? NaN, marks[at] ?? NaN)
  })
  // The line of the first expiry has its corners at the strikes.
  const corners = await payoff(page)
    .locator('path.loss[clip-path]')
    .first()
    .evaluate((path) => {
      const left = path.closest('svg')?.getBoundingClientRect().left ?? NaN
      return [...(path.getAttribute('d') ?? '').matchAll(/[ML]([\d.]+),/g)].map(
        ([, text]) => left + Number(text),
      )
    })
  for (const strike of strikes)
    near(
      corners.toSorted((a, b) => Math.abs(a - x(strike)) - Math.abs(b - x(strike)))[0] ?? NaN,
      x(strike),
    )
  const rings = await payoff(page)
    .locator('circle.ring')
    .evaluateAll((circles) =>
      circles.map(
        (circle) =>
          (circle.closest('svg')?.getBoundingClientRect().left ?? NaN) +
          Number(circle.getAttribute('cx')),
      ),
    )
  for (const [at, price] of [79_375, 87_959, 92_384, 107_364].entries())
    near(rings[at] ?? NaN, x(price))
  const spots = await pathsOf(page, 'spot')
  expect(spots.length).toBeGreaterThan(0)
  for (const spot of spots) near(spot, x(97_000))

  const { x: at, y } = await middleOf(payoff(page).locator('.cone'))
  await page.mouse.move(at + 60, y)
  await expect.poll(() => pathsOf(page, 'crosshair')).toHaveLength(4)
  const lines = await pathsOf(page, 'crosshair')
  for (const line of lines) {
    expect(line).toBe(lines[0])
    expect(Math.abs(line - at - 60)).toBeLessThan(2)
  }
})

test('a strike is dragged to the next listed one: a ghost, live curves, one step to undo', async ({
  page,
}) => {
  await ready(page)
  const before = await pnl(page).textContent()
  const short = handle(page, /^Short 12 puts, strike 90,000/)
  await expect(short).toHaveAttribute('aria-label', /P&L at scenario minus 9,8\d\d dollars$/)
  const from = await middleOf(short)
  const x = await scaleOf(page)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + (x(88_000) - x(90_000)) / 2, from.y, { steps: 4 })
  await page.mouse.move(from.x + x(87_600) - x(90_000), from.y, { steps: 6 })
  await expect(handle(page, /^Short 12 puts, strike 88,000/)).toBeVisible()
  await expect(payoff(page).locator('path[data-mark="ghost"]')).toHaveCount(1)
  await expect(pnl(page)).not.toHaveText(before ?? '')
  await page.mouse.up()
  await expect(payoff(page).locator('path[data-mark="ghost"]')).toHaveCount(0)
  await expect(leg(page, '27 Feb 88,000 P')).toBeVisible()
  await top(page, 'Undo').click()
  await expect(leg(page, '27 Feb 90,000 P')).toBeVisible()
  await expect(pnl(page)).toHaveText(before ?? '')
  await expect(top(page, 'Undo')).toBeDisabled()
})

test('with Alt a strike goes anywhere; without a smile its leg says what it lacks', async ({
  page,
}) => {
  await ready(page)
  const from = await middleOf(handle(page, /^Long 12 puts/))
  const x = await scaleOf(page)
  await page.keyboard.down('Alt')
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + x(84_550) - x(84_000), from.y, { steps: 5 })
  await page.mouse.up()
  await page.keyboard.up('Alt')
  const moved = page.locator('[data-leg]').filter({ hasText: /27 Feb 84,[3-8]\d\d P/ })
  await expect(moved).toBeVisible()
  await expect(moved).toHaveAttribute('title', /not in the chain: type a volatility/)
})

test('a strike is moved, opened and removed by keys', async ({ page }) => {
  await ready(page)
  const short = handle(page, /^Short 12 puts/)
  await short.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(short).toHaveAttribute('aria-valuenow', '88000')
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(short).toHaveAttribute('aria-valuenow', '75000')
  await expect(short).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(short).toHaveAttribute('aria-valuenow', '80000')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Edit 27 Feb 80,000 P' })).toBeVisible()
  await short.focus()
  await page.keyboard.press('Delete')
  await expect(page.getByText('6 legs, 4 groups')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('7 legs, 4 groups')).toBeVisible()
})

test('the day of the scenario is dragged in the cone and moved by keys, one step each', async ({
  page,
}) => {
  await ready(page)
  await expect(day(page)).toHaveAttribute('aria-valuetext', /^T\+10, 24 Jan/)
  const from = await middleOf(day(page))
  const cone = await payoff(page).locator('.cone').boundingBox()
  if (cone === null) throw new Error('no cone')
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x, from.y + cone.height / 4, { steps: 5 })
  await page.mouse.up()
  await expect(day(page)).toHaveAttribute('aria-valuenow', '21')
  await expect(page.getByRole('slider', { name: 'Time' })).toHaveAttribute('aria-valuetext', /21/)
  await top(page, 'Undo').click()
  await expect(day(page)).toHaveAttribute('aria-valuenow', '10')
  await day(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(day(page)).toHaveAttribute('aria-valuenow', '21')
  await page.keyboard.press('End')
  await expect(day(page)).toHaveAttribute('aria-valuenow', '44')
})

test('the wheel zooms around the pointer, the axis pans, a double click fits, keys do it too', async ({
  page,
}) => {
  await ready(page)
  const shown = async () => (await prices(page).getAttribute('aria-label')) ?? ''
  const fitted = await shown()
  const x = await scaleOf(page)
  const { y } = await middleOf(payoff(page).locator('.curves'))
  await page.mouse.move(x(90_000), y)
  await page.mouse.wheel(0, -300)
  await expect.poll(shown).not.toBe(fitted)
  const closer = await scaleOf(page)
  expect(Math.abs(closer(90_000) - x(90_000))).toBeLessThan(1.5)
  const axis = await middleOf(payoff(page).locator('.axis'))
  const zoomed = await shown()
  await page.mouse.move(axis.x, axis.y)
  await page.mouse.down()
  await page.mouse.move(axis.x + 120, axis.y, { steps: 4 })
  await page.mouse.up()
  await expect.poll(shown).not.toBe(zoomed)
  const panned = await scaleOf(page)
  expect(Math.abs(panned(90_000) - closer(90_000) - 120)).toBeLessThan(1.5)
  await page.mouse.dblclick(x(70_000), y)
  await expect.poll(shown).toBe(fitted)
  await payoff(page).getByRole('slider', { name: 'Price under the crosshair' }).focus()
  await page.keyboard.press('+')
  await expect.poll(shown).not.toBe(fitted)
  await prices(page).click()
  await page.getByRole('button', { name: 'Fit all strikes' }).click()
  await expect.poll(shown).toBe(fitted)
})

test('L locks the crosshair, arrows step it, Esc frees it; the matrix marks its column', async ({
  page,
}) => {
  await ready(page)
  const x = await scaleOf(page)
  const { y } = await middleOf(payoff(page).locator('.strikes'))
  await page.mouse.move(x(106_500), y)
  const tip = payoff(page).locator('.tip')
  await expect(tip).toContainText('106,')
  await expect(page.locator('#matrix .hot').first()).toBeVisible()
  await page.keyboard.press('l')
  await expect(tip).toContainText('locked')
  await page.mouse.move(x(80_000), y)
  await expect(tip).toContainText('106,')
  const before = await tip.locator('b').textContent()
  await page.keyboard.press('ArrowRight')
  await expect(tip.locator('b')).not.toHaveText(before ?? '')
  await page.keyboard.press('Escape')
  await expect(tip).toHaveCount(0)
})

test('the cone and the density are tables too, and can be put away', async ({ page }) => {
  await ready(page)
  await page.keyboard.press('t')
  for (const [name, caption] of [
    ['Cone', /P&L in \$ by day and price until 27 Feb/],
    ['Outcomes by day', /risk-neutral, by lognormal/],
    ['Density', /Density and chances on 27 Feb 26/],
  ] as const) {
    await payoff(page).getByRole('button', { name, exact: true }).click()
    await expect(payoff(page).getByRole('table')).toContainText(caption)
  }
  await page.keyboard.press('t')
  await prices(page).click()
  await page.getByRole('button', { name: 'Density at its foot' }).click()
  await expect(payoff(page).locator('[data-mark="density"]')).toHaveCount(1)
  await page.getByRole('button', { name: 'Cone below the curves' }).click()
  await expect(payoff(page).locator('.cone')).toHaveCount(0)
})
