// The Scenarios screen: an episode applied, walked and used; the matrix over any two shocks; own scenarios.
import type { Page } from '@playwright/test'
import { findsNothing } from './support/axe'
import { expect, test } from './support/fixtures'
import { cli, exported, pnl, top } from './support/netgreek'

interface Stored {
  readonly shocks: Record<string, unknown> & { spot: number; days: number }
  readonly scenarios?: readonly { readonly name: string }[]
}

async function openScreen(page: Page): Promise<void> {
  await page.goto('./#/scenarios')
  await expect(row(page, 'Black Thursday')).toContainText('+$')
}

const row = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Named episodes' }).getByRole('listitem').filter({ hasText: name })
const apply = (page: Page, name: string) =>
  row(page, name)
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click()
const stored = async (page: Page): Promise<Stored> => JSON.parse(await exported(page)) as Stored
const amount = (text: string): number => Number(text.replace('−', '-').replace(/[$,+]/g, '').trim())

test('an episode becomes the scenario everywhere in one step, and is undone in one', async ({
  page,
}) => {
  await openScreen(page)
  const before = (await pnl(page).textContent()) ?? ''
  await apply(page, 'Black Thursday')
  await expect(pnl(page)).toHaveText('+$223,473')
  await expect(row(page, 'Black Thursday')).toContainText('+$223k')
  await expect(page.getByRole('textbox', { name: 'Spot shock' })).toHaveValue('−45.0%')
  await expect(page.getByRole('textbox', { name: 'Basis shock' })).toHaveValue('−59.1 pt')
  await top(page, 'Undo').click()
  await expect(pnl(page)).toHaveText(before)
  await page.keyboard.press('j')
  await expect(pnl(page)).toHaveText('+$223,473')
  await page.keyboard.press('j')
  await expect(row(page, 'May 2021').getByRole('button').first()).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page.keyboard.press('1')
  await expect(page.getByRole('region', { name: 'Payoff' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Spot shock' })).toHaveValue('−27.0%')
  await page.keyboard.press('0')
  await expect(pnl(page)).toContainText('$0')
})

test('an event that moved nothing of the book says n/a and why; sources are a click away', async ({
  page,
}) => {
  await openScreen(page)
  await expect(row(page, 'USDC depeg')).toContainText('n/a')
  const before = (await pnl(page).textContent()) ?? ''
  await apply(page, 'USDC depeg')
  await expect(pnl(page)).toHaveText(before)
  await expect(page.getByText('No dated points were found for this event')).toBeVisible()
  await page.getByRole('button', { name: 'Sources of USDC depeg' }).click()
  const dialog = page.getByRole('dialog', { name: 'USDC depeg' })
  await expect(dialog).toContainText(
    'Not applied here: USDC, DAI, FRAX, USDD moved; the book holds BTC',
  )
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Sources of FTX week' }).click()
  const points = page.getByRole('dialog', { name: 'FTX week' }).getByRole('table')
  await expect(points.getByRole('row')).toHaveCount(1 + 10 + 1 + 8)
})

test('a path is walked by keys and a step of it used, as the command line walks it', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openScreen(page)
  await apply(page, 'FTX week')
  const panel = page.getByRole('region', { name: 'Path replay' })
  const slider = panel.getByRole('slider', { name: 'Step of the path' })
  await expect(panel).toContainText('10 sourced prices, straight lines between')
  await slider.focus()
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('ArrowRight')
  await slider.blur()
  await page.keyboard.press(' ')
  await expect(panel.getByText(/^Step \d+ of \d+/)).toBeVisible()
  const step = Number(/Step (\d+)/.exec((await panel.textContent()) ?? '')?.[1])
  expect(step).toBeGreaterThan(2)
  const document = await exported(page)
  const walked = cli(
    'replay',
    JSON.stringify({ document: JSON.parse(document) as unknown, episode: 'ftx' }),
  ) as { steps: { pnl: number; spot: number; shocks: Stored['shocks'] }[] }
  const want = walked.steps[step]
  const figure = panel.locator('dt', { hasText: /^P&L$/ }).locator('+ dd')
  expect(amount((await figure.textContent()) ?? '')).toBe(Math.round(want?.pnl ?? NaN))
  await panel.getByRole('button', { name: 'Use step as scenario' }).click()
  await expect
    .poll(async () => amount((await pnl(page).textContent()) ?? ''))
    .toBe(Math.round(want?.pnl ?? NaN))
  expect((await stored(page)).shocks).toEqual(want?.shocks)
})

test('the matrix takes any two shocks and uneven steps; a cell sets both', async ({ page }) => {
  await openScreen(page)
  const panel = page.getByRole('region', { name: 'Matrix' })
  await panel.getByRole('button', { name: 'Down: volatility' }).click()
  await page.getByRole('button', { name: 'Funding', exact: true }).click()
  await panel.getByRole('button', { name: 'Across: spot' }).click()
  const steps = page.getByRole('textbox', { name: 'Steps, apart by spaces' })
  await steps.fill('-37 two 5')
  await steps.press('Enter')
  await expect(page.getByText(/"two" is not a number/)).toBeVisible()
  await steps.fill('-37 0 12.5')
  await steps.press('Enter')
  await page.keyboard.press('Escape')
  await expect(panel.getByRole('columnheader')).toHaveText([
    'funding \\ spot',
    '−37%',
    '0%',
    '+12.5%',
  ])
  await panel.getByRole('button', { name: '−37% spot, −20 pt funding' }).click()
  const { shocks } = await stored(page)
  expect([shocks.spot, shocks['funding']]).toEqual([-0.37, -0.2])
  await page.keyboard.press('x')
  await expect(panel.getByRole('columnheader').first()).toHaveText('spot \\ funding')
  await panel.getByRole('button', { name: 'Theta' }).click()
  await expect(panel).toContainText('Theta in $')
})

test('own scenarios are saved in the book, renamed, applied, compared and deleted', async ({
  page,
}) => {
  await openScreen(page)
  await apply(page, 'Yen carry')
  await page.getByRole('button', { name: 'New scenario from the present shocks' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('a scenario needs a name')).toBeVisible()
  await page.getByRole('textbox', { name: 'Name' }).fill('My yen')
  await page.getByRole('button', { name: 'Save' }).click()
  const yours = page.getByRole('group', { name: 'Your scenarios' })
  await expect(yours.getByRole('button', { name: 'My yen', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page.getByRole('button', { name: 'Edit your scenarios' }).click()
  const name = page.getByRole('textbox', { name: 'Name of My yen' })
  await name.fill('August')
  await name.press('Enter')
  await page.keyboard.press('Escape')
  expect((await stored(page)).scenarios?.map((one) => one.name)).toEqual(['August'])

  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Pin FTX week' }).check()
  await page.getByRole('button', { name: 'Pin August' }).click()
  const table = page.getByRole('region', { name: 'Comparison', exact: true }).getByRole('table')
  await expect(table.getByRole('columnheader')).toHaveText([
    ...['Figure', 'Now', 'Scenario', 'FTX week', 'August'],
  ])
  const cells = table.getByRole('row', { name: /^P&L/ }).getByRole('cell')
  await expect(cells.nth(3)).toHaveText((await pnl(page).textContent()) ?? '')

  await page.getByRole('button', { name: 'Edit your scenarios' }).click()
  await page.getByRole('button', { name: 'Delete August' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Deleted scenario August.')).toBeVisible()
  expect((await stored(page)).scenarios).toBeUndefined()
})

test('a price history of one’s own is walked, and a wrong one says what is missing', async ({
  page,
}) => {
  await openScreen(page)
  const give = (name: string, text: string) =>
    page
      .getByTestId('history-picker')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await give('wrong.csv', 'a,b\n1,2\n')
  await expect(page.getByRole('alert')).toContainText('a column "date" and a column "close"')
  await give('mine.csv', 'date,close\n2024-08-06,80\n2024-08-05,90\n2024-08-04,100\n')
  const panel = page.getByRole('region', { name: 'Path replay' })
  await expect(panel).toContainText('Your prices of BTC, 3 rows')
  await page.keyboard.press('t')
  const table = panel.getByRole('table')
  await expect(table.getByRole('row').nth(2)).toContainText('87,300')
  await expect(table.getByRole('row').nth(3)).toContainText('77,600')
})

async function check(page: Page, part = 'html') {
  // A panel that computes is dimmed until it has its answer.
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 60_000 })
  await findsNothing(page, part)
}

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing, ${theme}`, async ({ page }) => {
    test.slow()
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await openScreen(page)
    await apply(page, 'Black Thursday')
    await check(page)
    await page.getByRole('button', { name: 'Sources of Black Thursday' }).click()
    await check(page, 'dialog')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Across: / }).click()
    await check(page, '#matrix')
    await page.keyboard.press('Escape')
    await page.keyboard.press('t')
    await check(page, '#library')
    await check(page, '#replay')
  })

  test(`axe finds nothing on a phone and nothing scrolls sideways, ${theme}`, async ({ page }) => {
    test.slow()
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 320, height: 700 })
    await openScreen(page)
    for (const part of ['matrix', 'lower', 'side', 'library']) {
      await page.getByRole('combobox', { name: 'Panel' }).selectOption(part)
      if (part === 'side')
        await expect(page.getByText(/Ellipses 1 to 5σ/)).toBeVisible({ timeout: 60_000 })
      await check(page, '.work')
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(320)
    }
  })
}
