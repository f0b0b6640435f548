// The positions: actions from menus, rows dragged and moved by key, figures in either notation, told
// columns.
import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { leg, line, loadFile, open, top } from './support/netgreek'

const names = (page: Page) => page.locator('button[data-leg] .label')
const status = (page: Page) => page.getByRole('group', { name: 'Last action' })

async function act(page: Page, row: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions on ${row}`, exact: true }).focus()
  await page.keyboard.press('Enter')
  const menu = page.getByRole('group', { name: `Actions on ${row}`, exact: true })
  await menu.getByRole('button', { name: action, exact: true }).click()
}

test('a leg is flipped, scaled, shifted and split, a step back each', async ({ page }) => {
  await open(page)
  await act(page, '27 Feb 90,000 P', 'Flip sign')
  await expect(page.locator('tr[data-row="c1"] .size')).toHaveText('+12')
  await expect(status(page)).toContainText('Flipped 27 Feb 90,000 P')
  await act(page, '27 Feb 90,000 P', 'Strikes up by one')
  await expect(leg(page, '27 Feb 92,000 P')).toBeVisible()
  await act(page, '27 Feb 92,000 P', 'Split…')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('First part').fill('5')
  await dialog.getByRole('button', { name: 'Split', exact: true }).click()
  await expect(page.locator('tr[data-row="c1"] .size')).toHaveText('+5')
  await expect(page.getByText('8 legs, 4 groups')).toBeVisible()
  await act(page, '27 Feb 84,000 P', 'Scale…')
  await dialog.getByLabel('Factor').fill('-1')
  await dialog.getByRole('button', { name: 'Scale', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('-1 is not a factor')
  await dialog.getByLabel('Factor').fill('0,5')
  await dialog.getByRole('button', { name: 'Scale', exact: true }).click()
  await expect(page.locator('tr[data-row="c2"] .size')).toHaveText('+6')
  for (let step = 0; step < 4; step += 1) await top(page, 'Undo').click()
  await expect(page.locator('tr[data-row="c1"] .size')).toHaveText('\u221212')
  await expect(top(page, 'Undo')).toBeDisabled()
})

test('a roll asks about strikes that are not listed, and a close takes the other side', async ({
  page,
}) => {
  await open(page)
  await act(page, 'Short put spread', 'Roll expiry…')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('To').selectOption({ label: '26 Jun 26' })
  await expect(dialog).toContainText('84,000 is not; the nearest is 85,000')
  await expect(dialog.getByRole('button', { name: 'Roll', exact: true })).toBeDisabled()
  await dialog.getByLabel('Take the nearest').check()
  await dialog.getByRole('button', { name: 'Roll', exact: true }).click()
  await expect(leg(page, '26 Jun 85,000 P')).toBeVisible()
  await act(page, 'Short put spread', 'Close at the mark')
  await expect(page.getByText('9 legs, 4 groups')).toBeVisible()
  await expect(page.locator('tr.group', { hasText: 'Short put spread' })).toContainText('$0')
  await act(page, 'Short put spread', 'Close at the mark')
  await expect(status(page)).toContainText('closed already')
})

test('rows are dragged: a line shows the place, Escape takes it back, groups go too', async ({
  page,
}) => {
  await open(page)
  const centre = async (name: string) => {
    const box = await leg(page, name).boundingBox()
    if (box === null) throw new Error(`no row ${name}`)
    return { x: box.x + 60, y: box.y + box.height / 2 }
  }
  const from = await centre('27 Feb 84,000 P')
  const to = await centre('27 Feb 97,000 P')
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x, from.y - 3)
  await expect(page.locator('.place > .line')).toBeHidden()
  await page.mouse.move(to.x, to.y - 4, { steps: 4 })
  await expect(page.locator('.place > .line')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(top(page, 'Undo')).toBeDisabled()
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y - 4, { steps: 4 })
  await page.mouse.up()
  await expect(status(page)).toContainText('Moved 27 Feb 84,000 P to Long straddle, 2 of 3')
  await expect(names(page).nth(3)).toHaveText('27 Feb 84,000 P')
  await expect(page.getByRole('group', { name: /^Edit/ })).toBeHidden()
  await page.getByRole('button', { name: 'Delta hedge', exact: true }).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(status(page)).toContainText('Moved Delta hedge, 3 of 4')
  await expect(page.getByRole('button', { name: 'Delta hedge', exact: true })).toBeFocused()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(names(page).nth(5)).toHaveText('27 Feb 84,000 P')
})

test('a size is dragged in its row, one step back; a press opens the editor', async ({ page }) => {
  await open(page)
  const size = page.locator('tr[data-row="c1"] .scrub').first()
  const box = await size.boundingBox()
  if (box === null) throw new Error('the size has no place')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 12, y, { steps: 3 })
  await expect(size).toHaveText('\u22129')
  await page.keyboard.press('Escape')
  await expect(size).toHaveText('\u221212')
  await page.mouse.up()
  await size.click()
  await expect(page.getByRole('group', { name: /^Edit 27 Feb 90,000 P/ })).toBeVisible()
})

test('what could be two numbers is asked, in fields and in the line', async ({ page }) => {
  await open(page)
  await leg(page, '27 Feb 90,000 P').click()
  const form = page.getByRole('group', { name: /^Edit 27 Feb/ })
  const size = form.getByLabel('Size', { exact: true })
  await size.fill('-1,250')
  await size.press('Enter')
  await expect(form.getByRole('alert')).toContainText('-1,250 could be two numbers. Which one?')
  await form.getByRole('button', { name: '-1.250', exact: true }).click()
  await expect(size).toHaveValue('\u22121.25')
  await size.fill('1.234,5')
  await size.press('Enter')
  await expect(page.locator('tr[data-row="c1"] .size')).toHaveText('+1.2k')
  await line(page).fill('-2 27feb 110.000 c')
  const preview = page.locator('#line-preview')
  await preview.getByRole('button', { name: '110000', exact: true }).click()
  await expect(line(page)).toHaveValue('-2 27feb 110000 c')
  await expect(preview).toContainText('Sell 2 BTC 27 Feb 26 110,000 C')
})

test('columns of a file are told, and its notation is asked once', async ({ page }) => {
  await open(page)
  await loadFile(page, 'foreign.csv', 'How many;What;Paid\n1.234;spot;97.000\n2.500;spot;98.000\n')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('positions need the columns "size" and "kind"')
  await dialog.getByLabel('Column How many is').selectOption('size')
  await dialog.getByLabel('Column What is').selectOption('kind')
  await expect(dialog).toContainText('0 legs can be added, 2 rows cannot')
  await dialog
    .getByRole('group', { name: 'How figures are written' })
    .getByRole('button', { name: '1.234', exact: true })
    .click()
  await expect(dialog).toContainText('2 legs can be added')
  await expect(dialog.getByRole('row', { name: /\+1\.234/ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Add 2 legs' }).click()
  await expect(page.getByText('9 legs, 4 groups')).toBeVisible()
})

test('rows out of sight take their figures when the hand rests, and a press on a row opens it', async ({
  page,
}) => {
  await open(page)
  const rows = Array.from({ length: 40 }, (_, at) => `${at + 1},spot,BTC\n`).join('')
  await loadFile(page, 'legs.csv', `size,kind,underlying\n${rows}`)
  await page.getByRole('dialog').getByRole('button', { name: 'Add 40 legs' }).click()
  const last = page.locator('tr[data-row]').last()
  const figure = last.locator('td').last()
  await expect(figure).toContainText('$')
  await expect(last).not.toBeInViewport()
  const before = await figure.innerText()
  await page.getByRole('slider', { name: 'Spot', exact: true }).press('PageUp')
  await expect(figure).not.toHaveText(before)
  const rested = await figure.innerText()
  await last.scrollIntoViewIfNeeded()
  await page.waitForTimeout(300)
  expect(await figure.innerText()).toBe(rested)

  const box = await last.boundingBox()
  await page.mouse.click((box?.x ?? 0) + 40, (box?.y ?? 0) + 3)
  await expect(last.getByRole('button', { expanded: true })).toBeVisible()
})
