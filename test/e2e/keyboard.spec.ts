// A book built, shocked and read without a mouse; the palette; keys that work, and keys that are off.
import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { line, open, pnl } from './support/netgreek'

/** Tabs on until something named has the focus. */
async function tabTo(page: Page, name: RegExp, most = 80): Promise<void> {
  for (let count = 0; count < most; count += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      return `${element?.tagName ?? ''} ${element?.getAttribute('aria-label') ?? element?.textContent ?? ''}`
    })
    if (name.test(focused)) return
  }
  throw new Error(`nothing called ${name} takes the focus`)
}

async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Search or run' })
  await expect(field).toBeFocused()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await expect(field).toHaveCount(0)
}

test('a book is built, shocked and read by keyboard alone', async ({ page }) => {
  test.slow()
  await open(page)
  await find(page, 'new empty book')
  await expect(page.getByText('No legs yet.')).toBeVisible()
  await page.keyboard.press('n')
  await expect(line(page)).toBeFocused()
  for (const typed of ['+2 27feb 97k c', '+2 27feb 97k p']) {
    await page.keyboard.type(typed)
    await expect(page.locator('#line-preview')).toContainText('97,000')
    await page.keyboard.press('Enter')
    await expect(line(page)).toHaveValue('')
  }
  await expect(page.getByText('2 legs')).toBeVisible()

  // A shock by key, by slider and by typing.
  await line(page).press('Escape')
  await tabTo(page, /^INPUT Spot$/)
  for (let count = 0; count < 10; count += 1) await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('textbox', { name: 'Spot shock' })).toHaveValue('\u221210.0%')
  await page.keyboard.press('[')
  await expect(page.getByRole('textbox', { name: 'Spot shock' })).toHaveValue('\u221211.0%')
  await expect(pnl(page)).toContainText('+$')

  // The result is announced once the hand rests, in the one live region.
  await expect(page.locator('[aria-live]')).toHaveCount(1)
  await expect(page.locator('[aria-live]')).toContainText(/Scenario P&L \+\$[\d,]+/)

  // The chart by its crosshair, then as a table.
  await tabTo(page, /^DIV Price under the crosshair$/, 200)
  await page.keyboard.press('ArrowRight')
  const crosshair = page.getByRole('slider', { name: 'Price under the crosshair' })
  await expect(crosshair).toHaveAttribute('aria-valuetext', /Today .*, chance above \d+%/)
  await page.keyboard.press('t')
  for (const name of ['Payoff', 'Scenario matrix', 'Why', 'Net greeks'])
    await expect(page.getByRole('region', { name: `${name} as a table` })).toBeVisible()
  await expect(page.getByRole('row', { name: /^spot 97,000/ })).toBeVisible()

  await page.keyboard.press('Control+z')
  await expect(page.getByRole('textbox', { name: 'Spot shock' })).toHaveValue('\u221210.0%')
})

test('the palette finds legs, screens and settings, and says when it finds nothing', async ({
  page,
}) => {
  await open(page)
  await find(page, '90000 p')
  await expect(page.locator('[data-leg]:focus')).toContainText('90,000 P')
  await page.keyboard.press('Escape')
  await find(page, 'from entry')
  await expect(page.getByText('P&L from entry', { exact: false }).first()).toBeVisible()
  await find(page, 'go to surface')
  await expect(page).toHaveURL(/#\/surface$/)
  await page.keyboard.press('/')
  const field = page.getByRole('combobox', { name: 'Search or run' })
  await expect(field).toBeFocused()
  await page.keyboard.type('qqqq')
  await expect(page.getByText('Nothing here is called “qqqq”.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(field).toBeVisible()
  await field.fill('')
  const options = page.getByRole('dialog').getByRole('option')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowUp')
  await expect(options.last()).toHaveAttribute('aria-selected', 'true')
  await expect(field).toHaveAttribute('aria-activedescendant', /-\d+$/)
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
})

test('P opens the positions over another screen and gives the focus back', async ({ page }) => {
  await open(page)
  await page.keyboard.press('2')
  await expect(page).toHaveURL(/#\/surface$/)
  await page.keyboard.press('p')
  const overlay = page.getByRole('dialog', { name: 'Positions over the screen' })
  await expect(overlay).toBeVisible()
  await page.keyboard.press('n')
  await expect(line(page)).toBeFocused()
  await line(page).fill('+1 spot')
  await page.keyboard.press('Enter')
  await expect(overlay.getByText('8 legs, 4 groups')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(overlay).toHaveCount(0)
})

test('single keys turned off stay off, are shown nowhere, and commands go on', async ({ page }) => {
  await open(page)
  await expect(page.getByRole('contentinfo')).toContainText('New leg')
  await find(page, 'settings')
  await page.getByRole('checkbox', { name: /Single-letter keys/ }).uncheck()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('contentinfo')).not.toContainText('New leg')
  await page.reload()
  await expect(pnl(page)).toContainText('$')
  await page.keyboard.press('n')
  await expect(line(page)).not.toBeFocused()
  await page.keyboard.press('3')
  await expect(page).not.toHaveURL(/scenarios/)
  await find(page, 'keys…')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await expect(sheet).toContainText('Single keys are off')
  await expect(sheet).toContainText('Ctrl K')
  await expect(sheet).not.toContainText('Reset shocks')
})

test('the sheet and the status bar show only keys that work here', async ({ page }) => {
  await open(page)
  await expect(page.getByRole('contentinfo')).not.toContainText('Undo')
  await page.keyboard.press('[')
  await expect(page.getByRole('contentinfo')).toContainText('Undo')
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await expect(sheet).toContainText('Lock the crosshair')
  await expect(sheet).not.toContainText('Positions')
  await page.keyboard.press('Escape')
  await page.keyboard.press('2')
  await page.keyboard.press('?')
  await expect(sheet).toContainText('Positions')
  await expect(sheet).not.toContainText('Lock the crosshair')
})
