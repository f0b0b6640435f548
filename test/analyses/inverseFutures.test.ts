import { beforeAll, describe, it } from 'vitest'
import { greeks, scenarioCube } from '../../src/analyses'
import type { Document } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { bookUnder, onlyLeg } from '../support/books'
import { EPS, Worst } from '../support/close'
import { answerOf, loadCore } from '../support/core'
import { after, bookOf, flatMarket, legOf, marketOf, underlyingAt } from '../support/documents'
import { goldenSet, num, type Row } from '../support/golden'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

/** The bar of inverse.json: relative. */
const RELATIVE = 1e-12

/** The market as it is, in the reading that counts coins. */
const AT_REST = { spot: [0], volatility: [0], days: [0], coinLegs: 'coinProfit' as const }

const viewOf = (document: Document) => answerOf(core, greeks, document, { unit: 'usd' })

const read = (document: Document, coinLegs: 'value' | 'coinProfit'): Document => ({
  ...document,
  settings: { ...document.settings, coinLegs },
})

/** Compares and remembers. */
function compare(worst: Worst, name: string, got: number, want: number, inputs: Row): void {
  worst.expectClose({ name, got, want, tolerance: RELATIVE * Math.abs(want), inputs })
}

/** Inverse contracts and the coins that secure them. */
function contracts(kind: 'perpetual' | 'future', row: Row, spot: number): Document {
  const shape = { underlying: 'BTC', style: 'inverse' } as const
  const instrument =
    kind === 'perpetual'
      ? ({ kind, ...shape } as const)
      : ({ kind, ...shape, expiry: after(90) } as const)
  const rest = { multiplier: num(row, 'contract_size_usd'), entryPrice: num(row, 'entry') }
  return bookOf(flatMarket(spot), [
    legOf('a', instrument, num(row, 'contracts'), rest),
    legOf('b', { kind: 'spot', underlying: 'BTC' }, num(row, 'collateral_coin')),
  ])
}

describe('golden rows of inverse.json', () => {
  it.each(['perpetual', 'future'] as const)('values inverse contracts held as a %s', (kind) => {
    const worst = new Worst()
    for (const row of goldenSet('inverse', 'inverse_futures')) {
      const mark = num(row, 'mark')
      const held = (spot: number): Document => contracts(kind, row, spot)
      const { legs, book } = viewOf(held(mark))
      const leg = legs.get('a')?.all.base
      const net = viewOf(read(held(mark), 'coinProfit')).legs.get('a')?.all.base.delta ?? NaN
      const notional = num(row, 'contracts') * num(row, 'contract_size_usd')
      compare(worst, 'pnl_coin', leg?.coinValue ?? NaN, num(row, 'pnl_coin'), row)
      compare(worst, 'pnl_usd', leg?.value ?? NaN, num(row, 'pnl_usd_at_mark'), row)
      compare(worst, 'position_coin', net, num(row, 'position_coin'), row)
      compare(worst, 'd_pnl', net / mark, num(row, 'd_pnl_coin_dP'), row)
      compare(worst, 'd2_pnl', (-2 * net) / mark ** 2, num(row, 'd2_pnl_coin_dP2'), row)
      compare(worst, 'd3_pnl', (6 * net) / mark ** 3, num(row, 'd3_pnl_coin_dP3'), row)
      compare(worst, 'equity_coin', book.base.value / mark, num(row, 'equity_coin'), row)
      compare(worst, 'equity_usd', book.base.value, num(row, 'equity_usd'), row)
      compare(worst, 'usd_delta', book.base.delta, num(row, 'usd_delta_of_equity'), row)
      const settings = { ...held(mark).settings, pnlFrom: 'entry' } as const
      const alone = { ...onlyLeg(held(mark), 0), settings }
      const { pnl } = answerOf(core, scenarioCube, alone, AT_REST)
      compare(worst, 'pnl from entry', pnl[0]?.[0]?.[0] ?? NaN, num(row, 'pnl_usd_at_mark'), row)
      if (row.liquidation_price === null) continue
      const [price, rate] = [num(row, 'liquidation_price'), num(row, 'maint_margin_rate')]
      const equity = viewOf(held(price)).book.base.value
      const wanted = rate * Math.abs(notional)
      compare(worst, 'equity at liquidation', equity, wanted, row)
    }
    console.info(`inverse.json, inverse_futures as ${kind}, in units of 1e-12: ${worst.toString()}`)
  })

  it('pays funding on the notional of inverse contracts, in coins at the mark', () => {
    const worst = new Worst()
    const years = 8 / 8760
    for (const row of goldenSet('inverse', 'inverse_funding')) {
      const [mark, rate, notional] = [
        num(row, 'mark'),
        num(row, 'funding_rate'),
        num(row, 'notional_usd'),
      ]
      const funding = { rate, intervalHours: 8, source: 'typed' } as const
      const market = marketOf({ BTC: underlyingAt(mark, { funding }) })
      const leg = legOf('a', { kind: 'perpetual', underlying: 'BTC', style: 'inverse' }, notional)
      const [, figures] = bookUnder(core, bookOf(market, [leg]), [{}, { years }])
      const paid = (figures?.funding ?? NaN) * years
      compare(worst, 'payment_usd', paid, num(row, 'payment_usd'), row)
      compare(worst, 'payment_coin', paid / mark, num(row, 'payment_coin'), row)
      const tolerance = 4 * EPS * Math.abs(notional)
      const want = num(row, 'payment_usd')
      worst.expectClose({ name: 'pnl', got: figures?.pnl ?? NaN, want, tolerance, inputs: row })
    }
    console.info(`inverse.json, inverse_funding, in units of 1e-12: ${worst.toString()}`)
  })
})
