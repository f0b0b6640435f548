// Smiles on screen: fitted on request with what was left out, one step back; the rule changes delta.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { snapshot, snapshotRow } from '../io/madeChain'
import { expect, test } from './support/fixtures'
import { leg, line, loadFile, menu, open, pnl, top } from './support/netgreek'

const FORWARD = 71_440

/** One expiry with a smile, one of its quotes crossed. */
const chain = snapshot(
  ...Array.from({ length: 21 }, (_, at) => {
    const strike = 50_000 + 2000 * at
    const isCall = strike >= FORWARD
    const distance = strike / FORWARD - 1
    return snapshotRow({
      instrument_name: `BTC-27MAR26-${strike}-${isCall ? 'C' : 'P'}`,
      option_type: isCall ? 'call' : 'put',
      strike: String(strike),
      implied_volatility: String(0.6 - 0.3 * distance + 1.5 * distance * distance),
      bid_price: at === 3 ? '0.02' : '0.0105',
    })
  }),
)

async function pickRule(page: Page, rule: string): Promise<void> {
  await menu(page, 'Settings…')
  await page.getByLabel(/an option's volatility/).selectOption({ label: rule })
  await page.keyboard.press('Escape')
}

test('smiles are fitted with what was left out, and the rule changes delta and P&L', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open(page)
  await loadFile(page, 'made.csv', chain)
  await page.getByRole('button', { name: 'Open as a new book' }).click()
  await line(page).fill('1 27mar 80k c')
  await line(page).press('Enter')
  await page.getByRole('textbox', { name: 'Spot shock' }).fill('-10')
  const status = page.getByRole('contentinfo')
  await expect(status).toContainText('Black-76 on the forward, sticky strike')
  await pickRule(page, 'Follows the smile by moneyness (sticky moneyness)')
  await expect(status).toContainText('sticky moneyness, not followed by 1 leg')
  const unfollowed = await pnl(page).textContent()

  await menu(page, 'Market…')
  await page.getByRole('button', { name: 'Fit smiles' }).click()
  const table = page.getByRole('region', { name: 'Smiles of BTC' })
  await expect(table.getByRole('row', { name: /27 Mar/ })).toContainText(
    /0\.\d\d pt\s*20\s*1: 1 crossed/,
  )
  await expect(page.getByText('1 expiry with a smile')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.keyboard.press('Escape')

  await expect(status).not.toContainText('not followed')
  await expect(pnl(page)).not.toHaveText(unfollowed ?? '')
  await leg(page, '27 Mar 80,000 C').click()
  const form = page.getByRole('group', { name: /^Edit/ })
  const smileDelta = form.locator('div', { has: page.getByText('Smile Δ', { exact: true }) }).last()
  await expect(smileDelta).toContainText(/\+0\.\d\d/)
  await form.getByRole('button', { name: 'use smile' }).click()
  await expect(form).toContainText('from the smile')
  await expect(form.getByLabel('IV')).toHaveValue(/^\d\d\.\d/)
  await form.getByRole('button', { name: /use chain/ }).click()
  await expect(form).toContainText('from chain')

  await pickRule(page, 'Stays with its strike (sticky strike)')
  await expect(form.getByText('Smile Δ')).toHaveCount(0)
  await expect(pnl(page)).toHaveText(unfollowed ?? '')
  // Back over the rule, both sources and the smiles: each one step.
  for (let step = 0; step < 4; step++) await top(page, 'Undo').click()
  await menu(page, 'Market…')
  await expect(page.getByText('0 expiries with a smile')).toBeVisible()
})
