// Ugly books for searches over shocks, and the P&L of a document at points of a box by another kernel.
import { Measure } from '../../assembly/abi'
import type { Document, Leg, Settings } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { noShocks, type Shocks } from '../../src/shocks'
import { sumsIn } from './books'
import { bookOf, legOf, marketOf, optionLeg, underlyingAt } from './documents'

const funding = { rate: 0.0002, intervalHours: 8, source: 'typed' } as const

const coins = marketOf(
  {
    BTC: underlyingAt(97_000, { basisRate: 0.09, funding }),
    ETH: underlyingAt(3_300, { basisRate: 0.05, funding }),
  },
  0.043,
)

const option = (
  id: string,
  size: number,
  [strike, days, right]: readonly [number, number, 'call' | 'put'],
  style: 'linear' | 'inverse' = 'linear',
  underlying = 'BTC',
): Leg => optionLeg(id, size, { strike, days, right, volatility: 0.5, style, underlying })

const perpetual = (id: string, size: number, style: 'linear' | 'inverse', underlying = 'BTC') =>
  legOf(id, { kind: 'perpetual', underlying, style }, size)

const book = (legs: readonly Leg[], settings: Partial<Settings> = {}): Document =>
  bookOf(coins, legs, { settings })

export const uglyBooks: Readonly<Record<string, Document>> = {
  'a short strangle': book([
    option('a', -3, [110_000, 30, 'call']),
    option('b', -3, [85_000, 30, 'put']),
    legOf('s', { kind: 'spot', underlying: 'BTC' }, 0.4),
  ]),
  'coin-settled legs read as coin profit': book(
    [
      option('a', -4, [90_000, 20, 'put'], 'inverse'),
      option('b', 6, [80_000, 20, 'put'], 'inverse'),
      perpetual('p', -120_000, 'inverse'),
    ],
    { coinLegs: 'coinProfit' },
  ),
  'several coins': book(
    [
      option('a', -2, [97_000, 25, 'call']),
      option('b', 40, [3_300, 12, 'put'], 'linear', 'ETH'),
      perpetual('p', -30, 'linear', 'ETH'),
    ],
    { others: 'beta', betas: { ETH: { BTC: 1.4 } } },
  ),
  'legs that expire inside the horizon': book([
    option('a', 5, [97_000, 3, 'call']),
    option('b', 5, [97_000, 3, 'put']),
    option('c', -5, [103_333, 6.5, 'call']),
    option('d', -5, [91_777, 6.5, 'put']),
    perpetual('p', 1, 'linear'),
  ]),
  'kinks in the corners': book([
    option('a', -10, [82_450, 1, 'put']),
    option('b', 9, [111_550, 1, 'call']),
    option('c', -1, [97_000, 13, 'call']),
  ]),
}

/** A point of a box as shocks. */
export const shocksAt = (point: Partial<Shocks>): Shocks => ({ ...noShocks, ...point })

/** P&L at points, one state each, by the scenarios kernel. */
export const pnlAt = (core: Core, document: Document, points: readonly Partial<Shocks>[]) =>
  sumsIn(
    core,
    document,
    points.map((point) => ({ shocks: shocksAt(point) })),
    Measure.Pnl,
  )

/** USD that rounding may leave of a book's P&L. */
export const roundingOf = ({ legs, market }: Document): number =>
  legs.reduce((sum, { quantity, instrument }) => {
    const spot = market.underlyings[instrument.underlying]?.spot ?? 0
    const isDollars = instrument.kind !== 'option' && 'style' in instrument
    const size = isDollars && instrument.style === 'inverse' ? quantity : quantity * spot
    return sum + Math.abs(size)
  }, 1) * 1e-11
