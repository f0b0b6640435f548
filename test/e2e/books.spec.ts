// Several books on the device: open, duplicate, compare, delete; undo over a reload; pictures.
import { readFileSync } from 'node:fs'
import { expect, test } from './support/fixtures'
import { exported, line, menu, open, pnl, tile, top } from './support/netgreek'

test('undo over a reload: back to the first document to the byte', async ({ page }) => {
  test.slow()
  await open(page)
  const first = await exported(page)
  await line(page).fill('-2 27feb 110k c')
  await line(page).press('Enter')
  await expect(page.getByText('8 legs, 4 groups')).toBeVisible()
  await line(page).press('Escape')
  await page.getByRole('slider', { name: 'Spot' }).focus()
  for (let count = 0; count < 4; count += 1) await page.keyboard.press('ArrowLeft')
  await page.getByRole('slider', { name: 'Volatility' }).focus()
  await page.keyboard.press('Home')
  await page.getByRole('slider', { name: 'Volatility' }).blur()
  const last = await exported(page)
  expect(last).not.toBe(first)
  await page.reload()
  await expect(page.getByText('8 legs, 4 groups')).toBeVisible()
  expect(await exported(page)).toBe(last)
  for (let count = 0; count < 3; count += 1) await top(page, 'Undo').click()
  await expect(top(page, 'Undo')).toBeDisabled()
  expect(await exported(page)).toBe(first)
  await page.reload()
  await expect(pnl(page)).toContainText('$')
  for (let count = 0; count < 3; count += 1) await top(page, 'Redo').click()
  expect(await exported(page)).toBe(last)
})

test('a damaged history does not block the book', async ({ page }) => {
  await open(page)
  await line(page).fill('+1 spot')
  await line(page).press('Enter')
  await expect(page.getByText('Saved on device')).toBeAttached()
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('netgreek')
        opening.onerror = () => reject(new Error('no database'))
        opening.onsuccess = () => {
          const change = opening.result.transaction('histories', 'readwrite')
          change.objectStore('histories').put({ of: 7, text: '{"version":1,"past":[[' }, 'book-1')
          change.oncomplete = () => resolve()
        }
      }),
  )
  await page.reload()
  await expect(page.getByText('8 legs, 4 groups')).toBeVisible()
  await expect(top(page, 'Undo')).toBeDisabled()
})

test('books: duplicate, rename, compare, delete with undo, and the last one opens', async ({
  page,
}) => {
  test.slow()
  await open(page)
  await line(page).fill('+1 spot')
  await line(page).press('Enter')
  await expect(page.getByText('8 legs, 4 groups')).toBeVisible()
  await menu(page, 'Duplicate this book')
  await expect(page.getByText('Copied as BTC vol + carry 2.')).toBeVisible()
  await expect(top(page, 'Undo')).toBeDisabled()
  await line(page).fill('-2 27feb 110k c')
  await line(page).press('Enter')
  await expect(page.getByText('9 legs, 4 groups')).toBeVisible()

  await page.getByRole('button', { name: /^Book:/ }).click()
  await page.getByText('Compare with…').click()
  await page.getByRole('button', { name: 'Compare with: BTC vol + carry', exact: true }).click()
  const payoff = page.getByRole('region', { name: 'Payoff' })
  await expect(payoff.getByText('BTC vol + carry: today, first expiry')).toBeVisible()
  await expect(payoff.getByRole('img', { name: 'Compared: BTC vol + carry' })).toBeVisible()
  // Two calls short: half a coin of delta less each.
  await expect(tile(page, 'Delta')).toContainText(/diff \u22120\.50/)
  await menu(page, 'Stop comparing')
  await expect(tile(page, 'Delta')).not.toContainText('diff')

  await menu(page, 'Delete this book')
  await expect(page.getByText('8 legs, 4 groups')).toBeVisible()
  await page
    .getByRole('group', { name: 'Last action' })
    .getByRole('button', { name: 'Undo' })
    .click()
  await expect(page.getByText('9 legs, 4 groups')).toBeVisible()
  await menu(page, 'Open book: BTC vol + carry')
  await expect(page.getByText('8 legs, 4 groups')).toBeVisible()
  await page.reload()
  await expect(page.getByText('8 legs, 4 groups')).toBeVisible()
  await expect(page).toHaveTitle(/^BTC vol \+ carry ·/)
  await expect(top(page, 'Undo')).toBeEnabled()
})

test('a chart leaves as SVG, PNG and CSV with what it stands on', async ({ page }) => {
  test.slow()
  await open(page)
  const save = async (panel: string, entry: string) => {
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: `Export ${panel}`, exact: true }).click()
    await page.getByRole('button', { name: entry }).click()
    const file = await saving
    return { name: file.suggestedFilename(), content: readFileSync(await file.path()) }
  }
  for (const panel of ['Payoff', 'Scenario matrix', 'Why']) {
    const svg = await save(panel, 'Picture as SVG')
    expect(svg.name).toBe(`BTC-vol-carry-${panel.replace(' ', '-')}.svg`)
    const text = svg.content.toString('utf8')
    for (const words of [
      `${panel}: BTC vol + carry`,
      'Sample market, 14 Jan 2026 08:00 UTC',
      'sticky strike',
      'from now',
      'coin legs by value',
      'spot \u22126.0%, volatility \u22125.0 pt, time +10 d',
    ])
      expect(text.replace(/<\/text><text[^>]*>/g, ' ')).toContain(words)
    // Colours of its own; nothing that a style sheet or a policy would have to allow.
    expect(text).not.toMatch(/var\(|style=|class=|<script|foreignObject|\son\w+=/)
    const isWellFormed = await page.evaluate(
      (source) =>
        new DOMParser().parseFromString(source, 'image/svg+xml').querySelector('parsererror') ===
        null,
      text,
    )
    expect(isWellFormed).toBe(true)
  }
  const matrix = (await save('Scenario matrix', 'Picture as SVG')).content.toString('utf8')
  expect(matrix).toContain('>\u22129.0<')
  const png = await save('Payoff', 'Picture as PNG')
  expect(png.content.subarray(1, 4).toString()).toBe('PNG')
  expect(png.content.readUInt32BE(16)).toBeGreaterThan(1000)
  expect(png.content.length).toBeGreaterThan(20_000)
  const csv = (await save('Payoff', 'Numbers as CSV')).content.toString('utf8')
  expect(csv).toMatch(/^"BTC price, \$","Today, \$","Scenario T\+10, \$"/)
  expect(csv.split('\n').length).toBeGreaterThan(100)
})
