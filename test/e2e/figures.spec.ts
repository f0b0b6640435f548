// Every figure explains itself: by mouse, by keys, on a phone; a second way agrees and follows the book.
import type { Page } from '@playwright/test'
import { findsNothing } from './support/axe'
import { expect, test } from './support/fixtures'
import { leg, open, tile } from './support/netgreek'

const about = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name })
const checkButton = (page: Page) => page.getByRole('button', { name: 'Check by another way' })

const axe = (page: Page): Promise<void> => findsNothing(page, '[popover]:popover-open')

for (const colorScheme of ['dark', 'light'] as const)
  test(`a greek of the strip opens by click: parts, inputs, a second way; ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    await open(page)
    await tile(page, 'Gamma')
      .getByRole('button', { name: /^Gamma/ })
      .click()
    const dialog = about(page, 'About Gamma')
    await expect(dialog).toContainText('+0.132 BTC / 1%')
    await expect(dialog).toContainText('e^(-qT) φ(d1)/(S σ√T)')
    await expect(dialog).toContainText('Haug')
    await expect(dialog.getByRole('table', { name: 'Adds up from' })).toContainText('Total')
    await expect(dialog.getByRole('table', { name: 'Inputs' })).toContainText('97,000')
    await checkButton(page).click()
    await expect(dialog).toContainText('By another way')
    await expect(dialog).toContainText('● Agrees')
    await axe(page)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(tile(page, 'Gamma').getByRole('button', { name: /^Gamma/ })).toBeFocused()
  })

test('Enter and I open a figure, Esc gives the focus back', async ({ page }) => {
  await open(page)
  const vega = tile(page, 'Vega').getByRole('button', { name: /^Vega/ })
  await vega.focus()
  await page.keyboard.press('Enter')
  await expect(about(page, 'About Vega')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(vega).toBeFocused()
  await page.keyboard.press('i')
  await expect(about(page, 'About Vega')).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await expect(about(page, 'About Vega')).toBeHidden()
  await expect(vega).toBeFocused()
})

test('I on a leg opens its figures, with the mark of the chain beside', async ({ page }) => {
  await open(page)
  await leg(page, '27 Feb 90,000 P').focus()
  await page.keyboard.press('i')
  await expect(about(page, /^About Delta of 27 Feb/)).toContainText('Volatility is')
  await page.getByRole('button', { name: 'Mark', exact: true }).click()
  const mark = about(page, /^About Mark of/)
  await expect(mark).toContainText('Mark of the chain')
  await expect(mark).toContainText(/Ours less it.*bp/)
  await checkButton(page).click()
  await expect(mark).toContainText('● Agrees')
  await page.getByRole('button', { name: 'IV', exact: true }).click()
  await expect(about(page, /^About Volatility of/)).toBeVisible()
  await expect(checkButton(page)).toBeVisible()
})

test('one figure after the other: break-even, chance, worst cell, driver, result', async ({
  page,
}) => {
  await open(page)
  const figures = [
    [page.getByRole('button', { name: /^Break-even / }).first(), 'About Break-even'],
    [page.locator('.chance').getByRole('button'), 'About Chance of profit'],
    [page.locator('.worst').getByRole('button'), 'About P&L of the cell'],
    [page.locator('#why').getByRole('button', { name: /^Theta/ }), 'About Theta'],
    [page.getByTestId('scenario-pnl').getByRole('button'), 'About Scenario P&L'],
  ] as const
  for (const [figure, name] of figures) {
    await figure.click()
    const dialog = about(page, name)
    await expect(dialog).toBeVisible()
    await checkButton(page).click()
    await expect(dialog, name).toContainText('● Agrees')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
})

test('a checked figure that moves is checked again', async ({ page }) => {
  await open(page)
  await page.getByTestId('scenario-pnl').getByRole('button').focus()
  await page.keyboard.press('i')
  const dialog = about(page, 'About Scenario P&L')
  await checkButton(page).click()
  const second = dialog.locator('dt:text-is("By another way") + dd')
  const before = await second.textContent()
  await page.keyboard.press('[')
  await expect(second).not.toHaveText(before ?? '')
  await expect(dialog).toContainText('● Agrees')
})

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })

  test('a tap opens a figure inside the screen, a tap beside closes it', async ({ page }) => {
    await open(page)
    await tile(page, 'Theta')
      .getByRole('button', { name: /^Theta/ })
      .tap()
    const dialog = about(page, 'About Theta')
    await checkButton(page).tap()
    await expect(dialog).toContainText('● Agrees')
    const box = await dialog.boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844)
    await axe(page)
    await page.touchscreen.tap(195, 30)
    await expect(dialog).toBeHidden()
  })
})
