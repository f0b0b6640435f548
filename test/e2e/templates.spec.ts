// A newcomer: from an empty book to a hedged straddle with templates.
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './support/fixtures'
import { leg, line, menu, open, pnl, tile, top } from './support/netgreek'

test('from empty to a hedged straddle', async ({ page }) => {
  await open(page)
  await menu(page, 'New empty book')
  const start = page.getByRole('region', { name: 'Start with a template' })
  await expect(start.locator('.tile svg')).toHaveCount(6)
  await expect(start).toContainText('Loan loop')
  await start.getByLabel('Size').fill('2')
  await start.getByLabel('Size').press('Enter')
  await start.getByRole('button', { name: 'Straddle' }).click()
  await expect(page.getByText('2 legs, 2 groups')).toBeVisible()
  await expect(leg(page, '27 Feb 98,000 C')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Payoff' })).toBeVisible()
  // Hedged: the straddle's delta away with the perpetual.
  const delta = (await tile(page, 'Delta').textContent()) ?? ''
  const [, sign, size] = /([+\u2212])(\d+\.\d\d)/.exec(delta) ?? []
  await line(page).fill(`${sign === '+' ? '-' : '+'}${size ?? ''} perp`)
  await line(page).press('Enter')
  await expect(tile(page, 'Delta')).toContainText('0.00')
  await expect(pnl(page)).toContainText('$0')
  for (let step = 0; step < 2; step += 1) await top(page, 'Undo').click()
  await expect(start).toBeVisible()
})

test('the gallery shows what a strategy holds, refuses what does not fit, and is one step', async ({
  page,
}) => {
  await open(page)
  await page.getByRole('button', { name: 'Templates', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.locator('.tile svg').first()).toBeVisible()
  expect(await dialog.locator('.tile').count()).toBeGreaterThanOrEqual(30)
  await dialog.getByRole('button', { name: 'Iron condor' }).click()
  await expect(dialog.locator('.picked')).toContainText('27 Feb 94,000 P')
  await dialog.getByLabel('Step, strikes').fill('8')
  await dialog.getByLabel('Step, strikes').press('Enter')
  await expect(dialog.locator('.picked')).toContainText('Iron condor needs')
  await expect(dialog.getByRole('button', { name: 'Add Iron condor' })).toBeDisabled()
  await dialog.getByLabel('Step, strikes').fill('3')
  await dialog.getByLabel('Step, strikes').press('Enter')
  await dialog.getByRole('button', { name: 'Add Iron condor' }).click()
  await expect(page.getByText('11 legs, 5 groups')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('7 legs, 4 groups')).toBeVisible()
})

for (const colorScheme of ['dark', 'light'] as const)
  test(`the empty book and the gallery are accessible, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await open(page)
    await menu(page, 'New empty book')
    await expect(page.locator('.tile svg')).toHaveCount(6)
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
    await page.getByRole('button', { name: 'All templates' }).click()
    await expect(page.getByRole('dialog').locator('.tile svg').first()).toBeVisible()
    const found = await new AxeBuilder({ page }).include('dialog').analyze()
    expect(found.violations.map(({ id }) => id)).toEqual([])
  })
