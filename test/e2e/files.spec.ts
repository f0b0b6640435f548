// Files and pasted rows: a chain through the picker, legs with bad rows, and everything broken.
import { books, bookRow, snapshot, snapshotRow } from '../io/madeChain'
import { hasReference, readReference } from '../support/reference'
import { expect, test } from './support/fixtures'
import { exported, leg, line, loadFile, menu, open, pnl } from './support/netgreek'

const CHAIN = 'data/deribit/options_snapshot_20260304T093315Z.csv'

const made = snapshot(
  ...['50000', '60000', '70000'].flatMap((strike) =>
    ['put', 'call'].map((right) =>
      snapshotRow({
        strike: `${strike}.0`,
        option_type: right,
        instrument_name: `BTC-27MAR26-${strike}-${right === 'put' ? 'P' : 'C'}`,
      }),
    ),
  ),
  snapshotRow({ strike: 'sixty', instrument_name: 'BTC-27MAR26-SIXTY-P' }),
)

test('a chain opens as a new book and fills the leg editor', async ({ page }) => {
  await open(page)
  await loadFile(page, 'chain.csv', hasReference(CHAIN) ? readReference(CHAIN) : made)
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('4 Mar 2026')
  await dialog.getByRole('button', { name: 'Open as a new book' }).click()
  await line(page).fill('-2 27mar 60k p')
  await expect(page.locator('#line-preview')).toContainText('from chain')
  await line(page).press('Enter')
  await leg(page, '27 Mar 60,000 P').click()
  await expect(page.getByRole('group', { name: /^Edit/ })).toContainText('from chain')
  await expect(pnl(page)).toContainText('$')
  await page.keyboard.press('Escape')
})

test('skipped rows are named, and a market without the coin is refused', async ({ page }) => {
  await open(page)
  await loadFile(page, 'made.csv', made)
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('7 rows: 6 kept, 1 skipped')
  await expect(dialog).toContainText('BTC-27MAR26-SIXTY-P')
  await dialog.getByRole('button', { name: 'Use with this book' }).click()
  await expect(page.getByText('made, 4 Mar 2026 09:33 UTC')).toBeVisible()
  await expect(page.getByText(/2 legs not valued: expired 2026-02-27/).first()).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Sample market, 14 Jan 2026 08:00 UTC')).toBeVisible()
  const ether = snapshot(
    snapshotRow({
      currency: 'ETH',
      instrument_name: 'ETH-27MAR26-60000-P',
      underlying_name: 'ETH-27MAR26',
    }),
  )
  await loadFile(page, 'ether.csv', ether)
  await dialog.getByRole('button', { name: 'Use with this book' }).click()
  await expect(dialog.getByRole('alert')).toContainText('the book holds BTC')
})

test('legs by CSV: bad rows are marked, good ones come in as one step', async ({ page }) => {
  await open(page)
  const rows =
    'size,kind,underlying,expiry,strike,right\n2,option,BTC,2026-02-27,97000,call\n1,option,BTC,2026-02-27,-5,call\nlots,spot,BTC,,,\n0.5,spot,BTC,,,\n'
  await loadFile(page, 'legs.csv', rows)
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('2 legs can be added, 2 rows cannot')
  await dialog.getByRole('button', { name: 'Add 2 legs' }).click()
  await expect(page.getByText('9 legs, 4 groups')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('7 legs, 4 groups')).toBeVisible()
})

test('rows pasted into the line are a preview', async ({ page }) => {
  await open(page)
  await line(page).focus()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'size\tkind\tunderlying\n2\tspot\tBTC\n')
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })
  await expect(page.getByRole('dialog')).toContainText('1 leg can be added')
})

test('a dropped file is read like a picked one', async ({ page }) => {
  await open(page)
  await page.evaluate((text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }))
    for (const type of ['dragenter', 'dragover', 'drop'])
      window.dispatchEvent(
        new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
      )
  }, books(bookRow()))
  await expect(page.getByRole('dialog')).toContainText('Option chain: dropped.csv')
})

test('an exported book opens again, whole', async ({ page }) => {
  await open(page)
  const text = await exported(page)
  await menu(page, 'New empty book')
  await expect(page.getByText('0 legs, 1 group')).toBeVisible()
  await loadFile(page, 'book.json', text)
  await expect(page.getByText('7 legs, 4 groups')).toBeVisible()
  expect(await exported(page)).toBe(text)
})

const broken: readonly (readonly [string, string | Buffer, RegExp])[] = [
  ['empty.csv', '', /empty\.csv was not opened: the file is empty/],
  ['cut.csv', made.slice(0, made.indexOf('\n') + 40), /cut\.csv was not opened: .*cut off/],
  ['column.csv', made.replace('index_price', 'index'), /"index_price" is missing/],
  ['words.csv', 'to be, or not to be\n1,2\n', /words\.csv was not opened/],
  [
    'cut.json',
    '{"format":"netgreek","version":1,',
    /cut\.json was not opened: the text is not JSON/,
  ],
  [
    'keys.json',
    '{"format":"netgreek","version":1,"__proto__":{"legs":[]}}',
    /__proto__ is not a key/,
  ],
  ['future.json', '{"format":"netgreek","version":99}', /version 99 is newer/],
  ['picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), /binary data/],
]

for (const [name, content, sentence] of broken)
  test(`a broken file is a sentence and nothing is lost: ${name}`, async ({ page }) => {
    await open(page)
    await loadFile(page, name, content)
    await expect(page.getByRole('group', { name: 'Last action' })).toContainText(sentence)
    await expect(page.getByText('7 legs, 4 groups')).toBeVisible()
  })

test('50 MB are refused at once', async ({ page }) => {
  await open(page)
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(50_000_000).fill(65)], 'large.csv'))
    window.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    )
  })
  await expect(page.getByRole('group', { name: 'Last action' })).toContainText('50 MB')
  await expect(page.getByText('7 legs, 4 groups')).toBeVisible()
})

test('bad figures in a line are sentences', async ({ page }) => {
  await open(page)
  const preview = page.locator('#line-preview')
  for (const [text, sentence] of [
    ['-2 27feb -110k c', /has a sign/],
    ['+1e308 spot', /size/],
    ['-2 1jan26 110k c', /expir|before/],
    ['lots spot', /not a word|size/],
  ] as const) {
    await line(page).fill(text)
    await line(page).press('Enter')
    await expect(preview).toContainText(sentence)
  }
  await expect(page.getByText('7 legs, 4 groups')).toBeVisible()
})

test('a chain without forwards gets them from put-call parity, and says so', async ({ page }) => {
  await open(page)
  const spot = 71_328.74
  const rows = [60_000, 65_000, 70_000, 75_000].flatMap((strike) =>
    (['call', 'put'] as const).map((right) => {
      const put = 2000 + Math.max(strike - 70_000, 0)
      const usd = right === 'put' ? put : put + 70_000 - strike
      return snapshotRow({
        underlying: '',
        strike: `${strike}`,
        option_type: right,
        instrument_name: `BTC-27MAR26-${strike}-${right === 'put' ? 'P' : 'C'}`,
        mark_price: `${usd / spot}`,
      })
    }),
  )
  await loadFile(page, 'bare.csv', snapshot(...rows))
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('put-call parity over 4 strikes gives 70000.00 ± 0.00 USD')
  await dialog.getByRole('button', { name: 'Open as a new book' }).click()
  await menu(page, 'Market…')
  await page.getByRole('button', { name: 'Compare with put-call parity' }).click()
  const table = page.getByRole('region', { name: 'Forwards of BTC from parity' })
  await expect(table.getByRole('row', { name: /27 Mar/ })).toContainText('70,000')
  await page.getByRole('button', { name: 'Use this forward' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
})
