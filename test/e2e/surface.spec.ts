// The Surface screen: from the map to a scenario, by keys alone, with and without WebGL, on a phone.
import type { Page } from '@playwright/test'
import { findsNothing } from './support/axe'
import { expect, test } from './support/fixtures'
import { pnl } from './support/netgreek'

const plane = (page: Page) => page.getByRole('slider', { name: 'Place under the crosshair' })
const readout = (page: Page) => page.getByRole('region', { name: 'At the crosshair' })
const row = (page: Page, name: string) =>
  readout(page).getByRole('row', { name: new RegExp(`^${name} `) })

async function openSurface(page: Page): Promise<void> {
  await page.goto('./#/surface')
  await expect(pnl(page)).toContainText('$')
  await expect(page.locator('.map canvas[width="129"]')).toBeVisible()
  await expect(row(page, 'P&L').getByRole('cell').last()).toContainText('$')
}

async function withoutWebGl(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const original = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, 'getContext')
    const get = original?.value as (this: HTMLCanvasElement, ...inputs: unknown[]) => unknown
    HTMLCanvasElement.prototype.getContext = function (
      this: HTMLCanvasElement,
      ...inputs: unknown[]
    ) {
      return String(inputs[0]).startsWith('webgl') ? null : get.apply(this, inputs)
    } as typeof HTMLCanvasElement.prototype.getContext
  })
}

test('a place on the map becomes the scenario, and one step takes it back', async ({ page }) => {
  await openSurface(page)
  await expect(page.getByTestId('sign-range')).toContainText('short gamma from 87,030 to 93,350')
  await expect(page.getByTestId('sign-range')).toContainText('around the short 90,000 put')
  const before = await pnl(page).textContent()
  await plane(page).click({ position: { x: 60, y: 300 } })
  const there = (await row(page, 'P&L').getByRole('cell').last().textContent()) ?? ''
  await expect(plane(page)).toHaveAttribute('aria-valuetext', /gamma|Gamma/)
  await page.getByRole('button', { name: 'Use as scenario' }).click()
  await expect(pnl(page)).toHaveText(there)
  await expect(row(page, 'P&L').getByRole('cell').nth(2)).toHaveText(there)
  await page.keyboard.press('Control+z')
  await expect(pnl(page)).toHaveText(before ?? '')
})

test('keys alone: measures, axes, contours, the crosshair and the table', async ({ page }) => {
  await openSurface(page)
  await expect(page.getByRole('heading', { name: 'Net gamma' })).toBeVisible()
  await page.keyboard.press('g')
  await expect(page.getByRole('heading', { name: 'Net vega' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Vega/, pressed: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  const lines = page.locator('path[data-level]')
  expect(await lines.count()).toBeGreaterThan(2)
  await page.keyboard.press('c')
  await expect(lines).toHaveCount(0)
  await page.keyboard.press('x')
  await expect(page.getByLabel('Across')).toHaveValue('days')
  await expect(page.getByLabel('Up')).toHaveValue('spot')
  await page.keyboard.press('x')
  await plane(page).focus()
  const text = () => plane(page).getAttribute('aria-valuetext')
  await page.keyboard.press('Home')
  const home = await text()
  await page.keyboard.press('ArrowRight')
  await expect.poll(text).not.toBe(home)
  await page.keyboard.press('t')
  const table = page.getByRole('region', { name: 'Map as a table' })
  await expect(table.getByRole('table')).toContainText('Net vega')
  expect(await table.getByRole('row').count()).toBeGreaterThan(15)
})

test('a held shock moves the map, one on an axis only its mark', async ({ page }) => {
  await openSurface(page)
  const lines = () => page.locator('path[data-level="0"]').getAttribute('d')
  const first = await lines()
  await page.keyboard.press(']')
  await expect(page.getByRole('textbox', { name: 'Spot shock' })).not.toHaveValue('−6.0%')
  await page.waitForTimeout(300)
  expect(await lines()).toBe(first)
  await page.getByRole('slider', { name: 'Volatility', exact: true }).fill('0.1')
  await expect.poll(lines).not.toBe(first)
})

test('in space: the code comes when it is shown, and turns by keys', async ({ page }) => {
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(request.url()))
  await page.goto('./')
  await expect(pnl(page)).toContainText('$')
  expect(loaded.some((url) => url.includes('SpaceView'))).toBe(false)
  await page.keyboard.press('2')
  const turn = page.getByRole('slider', { name: 'Turn of the surface' })
  await expect(turn).toBeVisible()
  expect(loaded.some((url) => url.includes('SpaceView'))).toBe(true)
  const before = await turn.getAttribute('aria-valuetext')
  await turn.focus()
  await page.keyboard.press('ArrowRight')
  await expect(turn).not.toHaveAttribute('aria-valuetext', before ?? '')
  await page.getByRole('button', { name: 'Top', exact: true }).click()
  await expect(turn).toHaveAttribute('aria-valuetext', /80 degrees above/)
  await page.getByRole('button', { name: 'Map', exact: true }).click()
  await expect(turn).toHaveCount(0)
})

test('without WebGL the map stands alone and says so', async ({ page }) => {
  await withoutWebGl(page)
  await openSurface(page)
  await expect(page.getByTestId('no-webgl')).toContainText('The map shows the same numbers')
  await expect(plane(page)).toBeVisible()
})

test('implied volatilities by strike and by delta, and where they come from', async ({ page }) => {
  await openSurface(page)
  await page.getByRole('button', { name: /^Implied volatility/ }).click()
  await expect(page.getByRole('heading', { name: 'Implied volatility' })).toBeVisible()
  await expect(page.getByTestId('volatility-here')).toContainText('%')
  await expect(readout(page)).toContainText('quotes (')
  await page.getByLabel('Across').selectOption('delta')
  await expect(readout(page)).toContainText('50Δ')
  await page.keyboard.press('t')
  const table = page.getByRole('region', { name: 'Implied volatility as a table' })
  await expect(table.getByRole('row')).toHaveCount(6)
})

async function check(page: Page): Promise<void> {
  test.slow()
  await findsNothing(page)
}

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await openSurface(page)
    await check(page)
  })

  test(`axe finds nothing on the volatilities, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await openSurface(page)
    await page.getByRole('button', { name: /^Implied volatility/ }).click()
    await expect(page.getByTestId('volatility-here')).toContainText('%')
    await check(page)
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('everything stands in one column, nothing goes sideways', async ({ page }) => {
    await openSurface(page)
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(await overflow()).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 320, height: 700 })
    expect(await overflow()).toBeLessThanOrEqual(0)
  })
})
