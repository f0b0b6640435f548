// The right column of the scenarios: worst case in a box, reverse stress, the simulated distribution.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { cli, exported, open, pnl, top } from './support/netgreek'

/** Searches share the machine with other tests. */
const LONG = { timeout: 60_000 }
test.slow()
const worst = (page: Page) => page.getByTestId('worst-pnl')
const reverse = (page: Page) => page.getByRole('region', { name: 'Reverse stress' })
const amount = (text: string): number => Number(text.replace('−', '-').replace(/[$,+]/g, '').trim())

async function openScenarios(page: Page): Promise<void> {
  await open(page)
  await page.goto('./#/scenarios')
  await expect(worst(page)).toContainText('$', LONG)
  await expect(reverse(page).getByRole('row')).toHaveCount(8, LONG)
}

test('the worst case becomes the scenario, and its figure is the scenario P&L', async ({
  page,
}) => {
  await openScenarios(page)
  const before = (await pnl(page).textContent()) ?? ''
  const figure = amount((await worst(page).textContent()) ?? '')
  await page.getByRole('button', { name: 'Use as scenario', exact: true }).click()
  await expect(pnl(page)).not.toHaveText(before)
  await expect
    .poll(async () => Math.abs(amount((await pnl(page).textContent()) ?? '') - figure))
    .toBeLessThanOrEqual(1)
  await top(page, 'Undo').click()
  await expect(pnl(page)).toHaveText(before)
})

test('a side of the box moves by key and by a press on its track, and is kept over a reload', async ({
  page,
}) => {
  await openScenarios(page)
  const region = page.getByRole('region', { name: 'Worst case in a box' })
  const first = (await worst(page).textContent()) ?? ''
  const low = region.getByRole('slider', { name: 'Volatility, from' })
  await low.focus()
  for (let i = 0; i < 5; i++) await low.press('ArrowLeft')
  await expect(low).toHaveAttribute('aria-valuetext', '−15 pt')
  await expect(region.getByLabel('Volatility from, typed')).toHaveValue('−15 pt')
  const typed = region.getByLabel('Spot from, typed')
  await typed.fill('-22.5')
  await typed.press('Enter')
  await expect(typed).toHaveValue('−22.5%')
  await typed.fill('90%')
  await typed.press('Enter')
  await expect(region).toContainText('90% is outside −40% to +15%')
  await typed.press('Escape')
  await expect(worst(page)).not.toHaveText(first, LONG)
  const deeper = amount((await worst(page).textContent()) ?? '')
  expect(deeper).toBeLessThan(amount(first))

  // The sentence about what was typed goes, and a deeper result comes: the track moves with them.
  await expect(region).not.toContainText('is outside')
  await expect(async () => {
    const box = await low.boundingBox()
    if (box === null) throw new Error('there is no track')
    await page.mouse.click(box.x + box.width - 20, box.y + box.height / 2)
    await expect(region.getByLabel('Volatility to, typed')).toHaveValue(/^\+5\d pt$/, {
      timeout: 1000,
    })
  }).toPass()
  const high = region.getByRole('slider', { name: 'Volatility, to' })
  await high.focus()
  await high.press('Home')
  await expect(region).toContainText('Volatility')
  await expect(high).toHaveAttribute('aria-valuetext', '−15 pt')
  await page.reload()
  await expect(region.getByRole('slider', { name: 'Volatility, from' })).toHaveAttribute(
    'aria-valuetext',
    '−15 pt',
    LONG,
  )
})

test('reverse stress says what the command line says, and a number makes the scenario', async ({
  page,
}) => {
  await openScenarios(page)
  await reverse(page).getByRole('button', { name: '7 d' }).click()
  await expect(reverse(page).getByRole('row', { name: /Vega/ })).toContainText('3.9σ', LONG)
  const rows = await reverse(page).getByRole('row').allTextContents()
  await page.keyboard.press('1')
  const document = JSON.parse(await exported(page)) as unknown
  const answer = cli('reverseStress', JSON.stringify({ document, days: 7 })) as {
    breaches: { limit: string; distance: number | null }[]
  }
  for (const [i, { limit, distance }] of answer.breaches.entries()) {
    const row = rows[i + 1]?.toLowerCase() ?? ''
    expect(row).toContain(limit)
    if (distance !== null) expect(row).toContain(`${distance.toFixed(1)}σ`)
    else expect(row).toContain('no breach within 8 deviations')
  }

  await page.keyboard.press('Escape')
  await page.goto('./#/scenarios')
  await reverse(page)
    .getByRole('button', { name: /use Vega \$900 as scenario/ })
    .click(LONG)
  await expect(page.getByRole('textbox', { name: 'Volatility shock' })).not.toHaveValue('−5.0 pt')
  const vega = page
    .getByRole('region', { name: 'Net greeks against limits' })
    .locator('.kpi', { hasText: 'Vega' })
  await expect(vega).toContainText('+$900')
})

test('deviations are typed, wrong ones answered in words, and an unreachable limit says why', async ({
  page,
}) => {
  await openScenarios(page)
  await reverse(page).getByText('Deviations, loss, correlation').click()
  const loss = reverse(page).getByLabel('Loss, of the value')
  await loss.fill('200%')
  await loss.press('Enter')
  await expect(reverse(page).getByRole('alert')).toContainText('a loss as a share of the value')
  await loss.fill('')
  await loss.press('Enter')
  await expect(reverse(page).getByRole('row', { name: /Loss/ })).toHaveCount(0, LONG)
  await expect(reverse(page).getByRole('row', { name: /Rho/ })).toContainText(
    'no breach within 8 deviations',
  )
})

test('the simulated distribution states its model, its errors and its seed', async ({ page }) => {
  await openScenarios(page)
  await page.getByText('Simulated P&L distribution').click()
  await page.getByRole('button', { name: 'Simulate' }).click()
  const model = page.getByTestId('simulated-model')
  await expect(model).toContainText('BTC lognormal at', LONG)
  await expect(model).toContainText('65,536 paths, seed 1, Sobol points, 16 digital shifts')
  const table = page.getByRole('region', { name: 'Simulated P&L' }).getByRole('table')
  const first = await table.getByRole('row', { name: /^Mean/ }).textContent()
  expect(first).toMatch(/±/)
  await page.getByRole('button', { name: 'Philox' }).click()
  await page.getByRole('button', { name: 'Simulate' }).click()
  await expect(model).toContainText('Philox, independent paths', LONG)
})

test('T gives the breaches as a table with everything as CSV', async ({ page }) => {
  await openScenarios(page)
  await page.keyboard.press('t')
  await expect(reverse(page).getByRole('button', { name: 'Copy all as CSV' })).toBeVisible()
  await expect(reverse(page).locator('canvas')).toHaveCount(0)
})

for (const colorScheme of ['dark', 'light'] as const) {
  test(`has no accessibility violation, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await openScenarios(page)
    await reverse(page).getByText('Deviations, loss, correlation').click()
    await page.getByText('Simulated P&L distribution').click()
    await page.getByRole('button', { name: 'Simulate' }).click()
    await expect(page.getByTestId('simulated-model')).toContainText('lognormal', LONG)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations).toEqual([])
  })
}
