// axe finds nothing, in both themes, with editors and dialogs open, on a phone; landmarks and keys.
import { findsNothing } from './support/axe'
import { expect, test } from './support/fixtures'
import { leg, line, menu, open } from './support/netgreek'

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing, ${theme}`, async ({ page }) => {
    test.slow()
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await open(page)
    await findsNothing(page)
    await leg(page, '27 Feb 90,000 P').click()
    await page.getByText('More fields').click()
    await line(page).fill('-2 27fbe 110k c')
    await page.getByRole('checkbox', { name: 'Count BTC spot' }).uncheck()
    await findsNothing(page, '#positions')
  })

  test(`axe finds nothing in menus, dialogs and tables, ${theme}`, async ({ page }) => {
    test.slow()
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await open(page)
    await page.getByRole('button', { name: /^Book:/ }).click()
    await findsNothing(page, 'header')
    await page.keyboard.press('Escape')
    for (const entry of ['Market…', 'Limits…', 'Settings…', 'Keys…']) {
      await menu(page, entry)
      await findsNothing(page, 'dialog')
      await page.keyboard.press('Escape')
    }
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search or run' }).fill('spot')
    await findsNothing(page, 'dialog')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Export Payoff' }).click()
    await findsNothing(page, '#payoff')
    await page.keyboard.press('Escape')
    await page.keyboard.press('t')
    await findsNothing(page, 'main')
    await page.keyboard.press('2')
    await page.keyboard.press('p')
    await findsNothing(page, 'dialog')
  })
}

test('axe finds nothing on a phone, and nothing scrolls sideways at 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page)
  await findsNothing(page)
  for (const name of ['Legs', 'Matrix']) {
    await page.getByRole('navigation', { name: 'Views' }).getByText(name).click()
    await findsNothing(page)
  }
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await findsNothing(page, 'nav[aria-label=Views]')
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 320, height: 700 })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(320)
})

test('landmarks, skip links and the keys', async ({ page }) => {
  await open(page)
  for (const role of ['banner', 'navigation', 'main', 'contentinfo'] as const)
    await expect(page.getByRole(role)).toHaveCount(1)
  for (const name of ['Positions', 'Payoff', 'Scenario matrix', 'Scenario', 'Why'])
    await expect(page.getByRole('region', { name, exact: true })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'To positions' })).toBeFocused()
  await page.keyboard.press('n')
  await expect(line(page)).toBeFocused()
  await page.keyboard.type('m')
  await expect(line(page)).toHaveValue('m')
  await line(page).fill('')
  await line(page).blur()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('the theme follows the choice and the choice stays', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await open(page)
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const dark = await ground()
  await page.keyboard.press('m')
  await expect.poll(ground).not.toBe(dark)
  await page.reload()
  await expect.poll(ground).not.toBe(dark)
})
