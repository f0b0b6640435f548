// Building and reading a book: the sample, the typed line, shocks, undo, reload, two coins.
import { expect, test } from './support/fixtures'
import { cli, exported, leg, line, open, pnl, strangers, tile, top } from './support/netgreek'

const whole = (value: number): string =>
  `${value < 0 ? '\u2212' : '+'}$${Math.round(Math.abs(value)).toLocaleString('en-US')}`

test('the sample stands there with its figures, and nothing else is called', async ({ page }) => {
  const others = strangers(page)
  await open(page)
  await expect(page).toHaveTitle(/BTC vol \+ carry/)
  await expect(tile(page, 'Net value')).toContainText('$517,827')
  await expect(tile(page, 'Delta')).toContainText('+0.16')
  await expect(tile(page, 'Gamma')).toContainText('+0.132')
  await expect(tile(page, 'Vega')).toContainText('+$736')
  await expect(tile(page, 'Vega')).toContainText('82%')
  await expect(pnl(page)).toContainText('\u2212$4,931')
  await expect(page.getByText('Sample market, 14 Jan 2026 08:00 UTC')).toBeVisible()
  const payoff = page.getByRole('region', { name: 'Payoff' })
  for (const price of ['79,375', '87,959', '92,384', '107,364'])
    await expect(payoff.getByText(price, { exact: true })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Scenario matrix' })).toContainText('Worst')
  await expect(page.getByText('Runs on this device')).toBeVisible()
  expect(others).toEqual([])
})

test('a typed line is previewed and added, once, and taken back', async ({ page }) => {
  await open(page)
  await line(page).fill('-2 27feb 110k c')
  const preview = page.locator('#line-preview')
  await expect(preview).toContainText('Sell 2 BTC 27 Feb 26 110,000 C')
  await expect(preview).toContainText('43.9%, from chain')
  await expect(preview).toContainText('at the bid')
  await expect(preview).toContainText('Δ \u22120.50')
  await line(page).press('Enter')
  await expect(page.getByText('8 legs, 4 groups')).toBeVisible()
  await expect(leg(page, '27 Feb 110,000 C')).toBeVisible()
  await expect(line(page)).toHaveValue('')
  await top(page, 'Undo').click()
  await expect(page.getByText('7 legs, 4 groups')).toBeVisible()
  await top(page, 'Redo').click()
  await expect(page.getByText('8 legs, 4 groups')).toBeVisible()
})

test('a word that is not known is underlined and offered again', async ({ page }) => {
  await open(page)
  await line(page).fill('-2 27fbe 110k c')
  await page.locator('#line-preview').getByRole('button', { name: '27feb' }).click()
  await expect(line(page)).toHaveValue('-2 27feb 110k c')
  await line(page).fill('loop 5 btc 250k usdc')
  await expect(page.locator('#line-preview')).toContainText('not there yet')
})

test('a slider drags the scenario; one drag is one step back', async ({ page }) => {
  await open(page)
  const before = (await pnl(page).textContent()) ?? ''
  const slider = page.getByRole('slider', { name: 'Spot' })
  const box = await slider.boundingBox()
  if (box === null) throw new Error('the slider has no place')
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + box.width * 0.43, y)
  await page.mouse.down()
  for (const part of [0.4, 0.35, 0.3, 0.25]) await page.mouse.move(box.x + box.width * part, y)
  await page.mouse.up()
  await expect(page.getByRole('textbox', { name: 'Spot shock' })).toHaveValue(
    /\u2212(19|20|21)\.0%/,
  )
  await expect(pnl(page)).not.toHaveText(before)
  await expect(slider).toHaveAttribute('aria-valuetext', /\u2212(19|20|21)\.0%, 7\d,\d{3}/)
  await page.keyboard.press('Control+z')
  await expect(pnl(page)).toHaveText(before)
  await expect(top(page, 'Undo')).toBeDisabled()
})

test('a figure is dragged: 4 px a step, Shift ten, Escape restores', async ({ page }) => {
  await open(page)
  const field = page.getByRole('textbox', { name: 'Volatility shock' })
  const box = await field.boundingBox()
  if (box === null) throw new Error('the field has no place')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 12, y, { steps: 3 })
  await expect(field).toHaveValue('\u22122.0 pt')
  await page.keyboard.down('Shift')
  await page.mouse.move(x + 16, y)
  await page.keyboard.up('Shift')
  await expect(field).toHaveValue('+8.0 pt')
  await page.keyboard.press('Escape')
  await expect(field).toHaveValue('\u22125.0 pt')
  await page.mouse.up()
  await expect(top(page, 'Undo')).toBeDisabled()
  await field.click()
  await page.keyboard.press('ArrowUp')
  await expect(field).toHaveValue('\u22124.0 pt')
  await page.keyboard.press('Control+z')
  await expect(field).toHaveValue('\u22125.0 pt')
})

test('shocks are typed, stepped by key and reset', async ({ page }) => {
  await open(page)
  const field = page.getByRole('textbox', { name: 'Spot shock' })
  await field.fill('-12')
  await field.press('Enter')
  await expect(field).toHaveValue('\u221212.0%')
  await field.fill('many')
  await field.press('Enter')
  await expect(page.getByText(/"many" is not a number/)).toBeVisible()
  await expect(field).toHaveValue('many')
  await expect(page.getByText('from last valid input')).toBeVisible()
  await field.press('Escape')
  await expect(page.getByText('from last valid input')).toBeHidden()
  await field.fill('-100')
  await field.press('Enter')
  await expect(page.getByText('Spot shock: -100 is outside \u221299.0% to +1,000.0%')).toBeVisible()
  await field.press('Escape')
  await field.blur()
  await page.keyboard.press('[')
  await expect(field).toHaveValue('\u221213.0%')
  await page.keyboard.press('0')
  await expect(field).toHaveValue('0.0%')
  await expect(pnl(page)).toHaveText(/^\$0/)
})

test('a leg is edited in place: typed volatility, strike from the chain, delete', async ({
  page,
}) => {
  await open(page)
  await leg(page, '27 Feb 90,000 P').click()
  const form = page.getByRole('group', { name: /^Edit 27 Feb/ })
  await expect(form).toContainText('from chain')
  await expect(form).toContainText('44 d')
  await form.getByLabel('IV').fill('50')
  await form.getByLabel('IV').press('Enter')
  await expect(form).toContainText('typed')
  await form.getByRole('button', { name: /use chain 47.4/ }).click()
  await form.getByLabel('Strike').fill('84k')
  await form.getByLabel('Strike').press('Enter')
  await expect(form.getByLabel('IV')).toHaveValue('50.9')
  await form.getByLabel('Strike').fill('-1')
  await form.getByLabel('Strike').press('Enter')
  await expect(form.getByText(/-1 is not a strike in USD above 0/)).toBeVisible()
  await form.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('6 legs, 4 groups')).toBeVisible()
  await page
    .getByRole('group', { name: 'Last action' })
    .getByRole('button', { name: 'Undo' })
    .click()
  await expect(page.getByText('7 legs, 4 groups')).toBeVisible()
})

test('rows go by keyboard: move, open, close, delete', async ({ page }) => {
  await open(page)
  const row = leg(page, '27 Feb 84,000 P')
  await row.focus()
  await page.keyboard.press('Alt+ArrowUp')
  const names = page.locator('[data-leg] .label')
  await expect(names.nth(4)).toHaveText('27 Feb 84,000 P')
  await expect(row).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(row).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Escape')
  await expect(row).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('Delete')
  await expect(page.getByText('6 legs, 4 groups')).toBeVisible()
})

test('a reload keeps the book', async ({ page }) => {
  await open(page)
  await line(page).fill('+3 spot')
  await line(page).press('Enter')
  await expect(page.getByText('8 legs, 4 groups')).toBeVisible()
  await page.reload()
  await expect(page.getByText('8 legs, 4 groups')).toBeVisible()
  await page.getByRole('button', { name: 'Reset' }).click()
  // Narrow screens leave the words out; they are on the page all the same.
  await expect(page.getByText('Saved on device')).toBeAttached()
  await page.reload()
  await expect(pnl(page)).toHaveText(/^\$0/)
})

test('the screen says what the command line says', async ({ page }) => {
  await open(page)
  for (const name of ['Funding', 'Rates']) await page.getByRole('slider', { name }).dblclick()
  await expect(page.getByRole('textbox', { name: 'Rates shock' })).toHaveValue('0 bp')
  const document = await exported(page)
  const value = cli('value', document) as { net: { value: { value: number; unit: string } } }
  await expect(tile(page, 'Net value')).toContainText(whole(value.net.value.value).slice(1))
  const question = {
    document: JSON.parse(document) as unknown,
    spot: [-0.06],
    volatility: [-0.05],
    days: [10],
  }
  const answer = cli('scenario', JSON.stringify(question)) as { pnl: number[][][] }
  await expect(pnl(page)).toContainText(whole(answer.pnl[0]?.[0]?.[0] ?? NaN))
})
