import { beforeAll, describe, expect, it } from 'vitest'
import { greeks } from '../../src/analyses'
import type { Document } from '../../src/document'
import { yearsBetween } from '../../src/domain/units'
import type { Core } from '../../src/engine/core'
import type { Shocks } from '../../src/shocks'
import { bookUnder } from '../support/books'
import { Worst } from '../support/close'
import { answerOf, loadCore } from '../support/core'
import { after, AS_OF, bookOf, flatMarket, legOf, optionLeg, rightOf } from '../support/documents'
import { goldenSet, num, type Row } from '../support/golden'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

/** The bar of inverse.json: relative. */
const RELATIVE = 1e-12

const viewOf = (document: Document) => answerOf(core, greeks, document, { unit: 'usd' })

const read = (document: Document, coinLegs: 'value' | 'coinProfit'): Document => ({
  ...document,
  settings: { ...document.settings, coinLegs },
})

/** Compares and remembers. */
function compare(worst: Worst, name: string, got: number, want: number, inputs: Row): void {
  worst.expectClose({ name, got, want, tolerance: RELATIVE * Math.abs(want), inputs })
}

/**
 * An expiry at or just after `years`, and the days to pass until exactly those years are left:
 * instants have milliseconds, golden rows have more digits.
 */
function timed(years: number): { readonly days: number; readonly shocks: Partial<Shocks> } {
  const milliseconds = Math.ceil(years * 365 * 86_400_000)
  const days = milliseconds / 86_400_000
  const listed = yearsBetween(AS_OF, after(days))
  return { days, shocks: { days: (listed - years) * 365 } }
}

describe('limits', () => {
  it('gives a coin-settled option at its expiry its payoff in coins, at most one', () => {
    const terms = {
      style: 'inverse',
      strike: 100,
      days: 1,
      right: 'call',
      volatility: 0.5,
    } as const
    const worth = (spot: number): number | undefined => {
      const book = bookOf(flatMarket(spot), [optionLeg('a', 1, terms)], { shocks: { days: 1 } })
      return viewOf(book).legs.get('a')?.all.scenario.coinValue
    }
    expect(worth(80)).toBe(0)
    expect(worth(125)).toBe(0.2)
    expect(worth(1e9)).toBeCloseTo(1, 6)
  })

  it('is no inverse future: a short call covered by its coin loses less than the coin', () => {
    const terms = {
      style: 'inverse',
      strike: 100,
      days: 30,
      right: 'call',
      volatility: 0.5,
    } as const
    const legs = [optionLeg('a', -1, terms), legOf('b', { kind: 'spot', underlying: 'BTC' }, 1)]
    const value = viewOf(bookOf(flatMarket(1e6), legs)).net.valueUsd
    expect(value).toBeCloseTo(100, 6)
  })
})

describe('golden rows of inverse.json', () => {
  it('values coin-settled options and their greeks, in dollars and in coins', () => {
    const worst = new Worst()
    for (const row of goldenSet('inverse', 'options')) {
      const { days, shocks } = timed(num(row, 'T'))
      const terms = {
        style: 'inverse',
        strike: num(row, 'K'),
        days,
        right: rightOf(num(row, 'cp')),
        volatility: num(row, 'sigma'),
      } as const
      const F = num(row, 'F')
      const book = bookOf(flatMarket(F), [optionLeg('a', 1, terms)], { shocks })
      const figures = viewOf(book).book.scenario
      const net = viewOf(read(book, 'coinProfit')).book.scenario.delta
      const V = figures.coinValue
      compare(worst, 'usd_value', figures.value, num(row, 'usd_value'), row)
      compare(worst, 'coin_value', V, num(row, 'coin_value'), row)
      compare(worst, 'bs_delta', figures.delta, num(row, 'bs_delta'), row)
      compare(worst, 'net_delta', net, num(row, 'net_delta'), row)
      compare(worst, 'usd_gamma', figures.gamma, num(row, 'usd_gamma'), row)
      compare(worst, 'usd_vega', figures.vega, num(row, 'usd_vega'), row)
      compare(worst, 'usd_theta', figures.theta, num(row, 'usd_theta'), row)
      compare(worst, 'usd_vanna', figures.vanna, num(row, 'usd_vanna'), row)
      compare(worst, 'usd_volga', figures.volga, num(row, 'usd_volga'), row)
      // V = B/F, so by the quotient rule, with Delta = dB/dF, Gamma its derivative, N = Delta - V:
      compare(worst, 'coin_dF', net / F, num(row, 'coin_dF'), row)
      const second = [figures.gamma / F, (-2 * net) / (F * F)]
      compare(worst, 'coin_dFF', sum(second), num(row, 'coin_dFF'), row)
      const third = [figures.speed / F, (-3 * figures.gamma) / (F * F), (6 * net) / F ** 3]
      compare(worst, 'coin_dFFF', sum(third), num(row, 'coin_dFFF'), row)
      compare(worst, 'coin_vega', figures.vega / F, num(row, 'coin_vega'), row)
      compare(worst, 'coin_theta', figures.theta / F, num(row, 'coin_theta'), row)
      const cross = [figures.vanna / F, -figures.vega / (F * F)]
      compare(worst, 'coin_vanna', sum(cross), num(row, 'coin_vanna'), row)
      compare(worst, 'coin_volga', figures.volga / F, num(row, 'coin_volga'), row)
    }
    console.info(`inverse.json, options, in units of 1e-12: ${worst.toString()}`)
  })

  it('settles an expired coin-settled option in coins, converted at the delivery price', () => {
    const worst = new Worst()
    for (const row of goldenSet('inverse', 'settlement')) {
      const spot = num(row, 'S_delivery')
      const terms = {
        style: 'inverse',
        strike: num(row, 'K'),
        days: -1,
        right: rightOf(num(row, 'cp')),
        volatility: 0.5,
      } as const
      const rest = { entryPrice: num(row, 'premium_coin'), settlementPrice: spot }
      const leg = optionLeg('a', num(row, 'qty_coin'), terms, rest)
      const settings = { pnlFrom: 'entry', coinLegs: 'coinProfit' } as const
      const [figures] = bookUnder(core, bookOf(flatMarket(spot), [leg], { settings }), [{}])
      const [paid = NaN, pnl = NaN] = [figures?.coinValue, figures?.pnl]
      expect(figures?.settled).toBe(1)
      const perUnit = paid / num(row, 'qty_coin')
      compare(worst, 'payoff_coin', perUnit, num(row, 'payoff_coin_per_unit'), row)
      compare(worst, 'payoff_usd', perUnit * spot, num(row, 'payoff_usd_per_unit'), row)
      compare(worst, 'pnl_coin', pnl / spot, num(row, 'pnl_coin'), row)
      compare(worst, 'pnl_usd', pnl, num(row, 'pnl_usd_at_delivery'), row)
    }
    console.info(`inverse.json, settlement, in units of 1e-12: ${worst.toString()}`)
  })

  it('reads the P&L of coin-settled options both ways', () => {
    const worst = new Worst()
    for (const row of goldenSet('inverse', 'option_pnl')) {
      const [F0, F1] = [num(row, 'F0'), num(row, 'F1')]
      const [sigma, years] = [num(row, 'sigma0'), num(row, 'T0')]
      const terms = {
        style: 'inverse',
        strike: num(row, 'K'),
        days: 30,
        right: rightOf(num(row, 'cp')),
        volatility: sigma,
      } as const
      const book = bookOf(flatMarket(F0), [optionLeg('a', num(row, 'qty_coin'), terms)])
      const move = { spot: F1 / F0, volatility: num(row, 'sigma1') - sigma, years: num(row, 'dt') }
      const under = (coinLegs: 'value' | 'coinProfit') =>
        bookUnder(core, read(book, coinLegs), [{}, move], { years })
      const [now, then] = under('value')
      const profit = under('coinProfit')[1]?.pnl ?? NaN
      const quantity = num(row, 'qty_coin')
      compare(
        worst,
        'coin_price0',
        (now?.coinValue ?? NaN) / quantity,
        num(row, 'coin_price0'),
        row,
      )
      compare(
        worst,
        'coin_price1',
        (then?.coinValue ?? NaN) / quantity,
        num(row, 'coin_price1'),
        row,
      )
      compare(worst, 'pnl_coin', profit / F1, num(row, 'pnl_coin'), row)
      compare(worst, 'pnl_coin_in_usd', profit, num(row, 'pnl_coin_in_usd_at_F1'), row)
      compare(worst, 'usd_value_change', then?.pnl ?? NaN, num(row, 'usd_value_change'), row)
    }
    console.info(`inverse.json, option_pnl, in units of 1e-12: ${worst.toString()}`)
  })
})

const sum = (terms: readonly number[]): number => terms.reduce((total, term) => total + term, 0)
