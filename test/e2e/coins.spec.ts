// A book of two coins: limits per coin and in total, the charted coin, the page's unit.
import { expect, test } from './support/fixtures'
import { menu, open, pnl, tile } from './support/netgreek'

test('two coins: totals in USD, the charted coin is picked, the page counts in it', async ({
  page,
}) => {
  await open(page)
  await menu(page, /Open sample: BTC and ETH/)
  await expect(page.getByText('8 legs, 3 groups')).toBeVisible()
  await expect(tile(page, 'Delta')).toContainText('/ 1%')
  const vega = tile(page, 'Vega')
  await expect(vega).toContainText('±$2,500')
  await expect(vega).toContainText(/▲\s*Near\s*80%/)
  await expect(vega).toContainText(/BTC \+\$2,029\s*■\s*Over\s*135%/)
  await expect(page.getByRole('row', { name: /^Net/ })).toContainText('Δ of BTC')
  await page.getByLabel('Charted coin').selectOption('ETH')
  await expect(page.getByRole('region', { name: 'Payoff' })).toContainText('ETH, $')
  await page.getByRole('button', { name: 'ETH', exact: true }).click()
  await expect(pnl(page)).toContainText('ETH')
})
