// What takes the risk apart: shaped volatility shocks, greeks by bucket, what a new market changed.
import AxeBuilder from '@axe-core/playwright'
import type { Locator } from '@playwright/test'
import { snapshot, snapshotRow } from '../io/madeChain'
import { expect, test } from './support/fixtures'
import { cli, exported, line, loadFile, menu, open, pnl, top } from './support/netgreek'

/** "−$1,234" as a number. */
const amount = (text: string): number => Number(text.replace('−', '-').replace(/[$,+]/g, '').trim())

const cells = async (row: Locator): Promise<readonly string[]> =>
  row.getByRole('cell').allTextContents()

test('a shape of the volatility shock is dragged as one step, said, and reset', async ({
  page,
}) => {
  await open(page)
  const before = (await pnl(page).textContent()) ?? ''
  await page.getByText('Shape', { exact: false }).first().click()
  const slider = page.getByRole('slider', { name: 'Relative vol' })
  const box = await slider.boundingBox()
  if (box === null) throw new Error('there is no slider')
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + box.width / 3, y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, y, { steps: 4 })
  await page.mouse.move(box.x + 0.6 * box.width, y, { steps: 4 })
  await page.mouse.up()
  await expect(pnl(page)).not.toHaveText(before)
  const shocks = page.locator('#shocks')
  await expect(shocks.getByText(/^vol \+\d+\.\d% relative$/)).toBeVisible()
  await expect(page.locator('#matrix')).toContainText(/also \+\d+\.\d% relative/)
  await top(page, 'Undo').click()
  await expect(pnl(page)).toHaveText(before)
  await expect(page.locator('#matrix')).not.toContainText('relative')

  await page.getByRole('textbox', { name: 'Skew twist shock' }).fill('-1.5')
  await page.getByRole('button', { name: '√(30/d)' }).click()
  await expect(shocks).toContainText('vol ×(30/d)^0.5, skew −1.5 pt')
  const { shocks: stored } = JSON.parse(await exported(page)) as {
    shocks: { smile: unknown }
  }
  expect(stored.smile).toMatchObject({ tenorPower: 0.5, longTenorPower: 0.5, skew: -0.015 })
  await page.getByRole('button', { name: 'Reset', exact: true }).click()
  await expect(shocks).toContainText('Shape parallel')
})

test('greeks by bucket add up to the net figures, as on the command line', async ({ page }) => {
  await open(page)
  const document = JSON.parse(await exported(page)) as unknown
  await page.getByRole('button', { name: 'By bucket' }).click()
  const dialog = page.getByRole('dialog', { name: 'Net greeks' })
  await dialog.getByRole('button', { name: 'Group' }).click()
  const table = dialog.getByRole('table')
  await expect(table.getByRole('columnheader', { name: 'Group' })).toBeVisible()
  const net = table.getByRole('row', { name: /^Net/ })
  const answer = cli('buckets', JSON.stringify({ document, by: 'group' })) as {
    buckets: { label: string }[]
    net: { now: { vega: number; delta: number } }
  }
  const rows = table.getByRole('row')
  await expect(rows).toHaveCount(answer.buckets.length + 2)
  const [, , delta = '', , vega = ''] = await cells(net)
  const first = (text: string): number => amount(/[−+-]?\$[\d,]+/.exec(text)?.[0] ?? '')
  expect(first(vega)).toBe(Math.round(answer.net.now.vega))
  expect(first(delta)).toBe(Math.round(answer.net.now.delta))
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('b')
  await expect(dialog).toBeVisible()
})

test('after a new market the book says what changed, by driver, with the remainder', async ({
  page,
}) => {
  const chain = (changes: Readonly<Record<string, string>>) =>
    snapshot(
      ...[70_000, 80_000].map((strike) =>
        snapshotRow({
          instrument_name: `BTC-27MAR26-${strike}-C`,
          option_type: 'call',
          strike: String(strike),
          ...changes,
        }),
      ),
    )
  await open(page)
  await loadFile(page, 'first.csv', chain({}))
  await page.getByRole('button', { name: 'Open as a new book' }).click()
  await line(page).fill('1 27mar 80k c')
  await line(page).press('Enter')
  await page.getByRole('button', { name: /^Book:/ }).click()
  await expect(page.getByRole('button', { name: /What changed/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await loadFile(
    page,
    'second.csv',
    chain({
      timestamp: '2026-03-05T09:33:15+00:00',
      underlying: '73100',
      index_price: '73000',
      implied_volatility: '0.61',
    }),
  )
  await page.getByRole('button', { name: 'Use with this book' }).click()
  await menu(page, /What changed with the market/)
  const table = page.getByRole('dialog').getByRole('table')
  await expect(table.getByRole('row', { name: /^Total/ })).toBeVisible()
  const shown = await Promise.all(
    [
      'Delta',
      'Gamma',
      'Vega',
      'Volga',
      'Vanna',
      'Theta',
      'Rates',
      'Basis',
      'Funding',
      'Remainder',
    ].map(async (name) =>
      amount((await cells(table.getByRole('row', { name: new RegExp(`^${name}`) })))[0] ?? ''),
    ),
  )
  const [total = ''] = await cells(table.getByRole('row', { name: /^Total/ }))
  expect(amount(total)).not.toBe(0)
  // Every part is shown in whole dollars.
  const sum = shown.reduce((all, part) => all + part, 0)
  expect(Math.abs(sum - amount(total))).toBeLessThanOrEqual(shown.length / 2)
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.keyboard.press('Escape')
  await top(page, 'Undo').click()
  await page.getByRole('button', { name: /^Book:/ }).click()
  await expect(page.getByRole('button', { name: /What changed/ })).toHaveCount(0)
})
