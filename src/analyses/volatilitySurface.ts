// The implied-volatility surface of an underlying over strike or delta and expiry: by the fitted smile of
// an expiry, or by its quotes where none is fitted, and each row says which.
import { VolatilityNodeColumn } from '../../assembly/abi'
import type { Document } from '../document'
import { failure, issue, success } from '../domain/issue'
import type { Market } from '../domain/market'
import { yearsBetween } from '../domain/units'
import { packQuotes, packVolatilitySurface, type PackedQuotes } from '../packing'
import type { Analysis, Column } from './analysis'

export interface VolatilitySurfaceSettings {
  readonly underlying: string
  readonly across: 'strike' | 'delta'
  /** Places across, evenly from the lowest strike up: falling deltas. */
  readonly count: number
}

export interface VolatilityRow {
  readonly expiry: string
  readonly years: number
  readonly forward: number
  /** Where its volatilities come from; none: it has neither a smile nor a usable quote. */
  readonly source: 'smile' | 'quotes' | 'none'
  readonly quoteCount: number
}

export interface VolatilitySurfaceView {
  readonly document: Document
  readonly underlying: string
  readonly across: 'strike' | 'delta'
  /** Strikes in USD, rising, or a call's deltas by the forward, falling. */
  readonly places: readonly number[]
  readonly rows: readonly VolatilityRow[]
  /** Decimal per year, expiry after expiry; NaN where nothing is known. */
  readonly values: Float64Array
  readonly strikes: Float64Array
  /** 1 where the strike lies outside the quotes of its expiry: a smile is extrapolated there. */
  readonly beyond: Float64Array
}

const MOST_PLACES = 513
const HIGHEST_DELTA = 0.95
const LOWEST_DELTA = 0.05
/** Strikes farther from the spot are nobody's, as fractions of it. */
const LOWEST_STRIKE = 0.4
const HIGHEST_STRIKE = 2.5

const column = (label: string, unit: string, meaning: string, formula: string): Column => ({
  label,
  unit,
  meaning,
  formula,
  source: 'docs/methods/smile.md',
})

const even = (from: number, to: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => from + ((to - from) * at) / Math.max(1, count - 1))

/** Strikes between the lowest and the highest quote that is used, near enough to the spot. */
function strikesOf(market: Market, settings: VolatilitySurfaceSettings, packed: PackedQuotes) {
  const spot = market.underlyings[settings.underlying]?.spot ?? NaN
  const near = packed.used
    .map(({ quote }) => quote.strike / spot)
    .filter((part) => part >= LOWEST_STRIKE && part <= HIGHEST_STRIKE)
  const [low, high] = near.length > 1 ? [Math.min(...near), Math.max(...near)] : [0.7, 1.3]
  return even(low * spot, high * spot, settings.count)
}

const placesOf = (market: Market, settings: VolatilitySurfaceSettings, packed: PackedQuotes) =>
  settings.across === 'delta'
    ? even(HIGHEST_DELTA, LOWEST_DELTA, settings.count)
    : strikesOf(market, settings, packed)

export const volatilitySurface: Analysis<VolatilitySurfaceSettings, VolatilitySurfaceView> = {
  name: 'volatilitySurface',
  title: 'Implied volatility',
  kernel: 'volatilitySurface',
  columns: {
    volatility: column('Volatility', 'per year', 'implied volatility', '√(w(k)/T), k = ln(K/F)'),
    strike: column('Strike', 'USD', 'strike of the place', 'K; F e^k at N(d1) = Δ'),
    beyond: column('Beyond', '1 or 0', 'outside the quotes of the expiry', 'K < K1 or K > Kn'),
  },

  /** Smiles and quotes: no leg and no shock. */
  reads: ({ market }, { underlying, across, count }) => [market, underlying, across, count],

  pack({ market }, settings) {
    const { underlying, count } = settings
    if (!(underlying in market.underlyings))
      return failure(issue('underlying', 'unknown', `${underlying} is not in the market`))
    if (!Number.isInteger(count) || count < 2 || count > MOST_PLACES)
      return failure(issue('count', 'bounds', `count: ${count} is not 2 to ${MOST_PLACES} places`))
    const packed = packQuotes(market, underlying)
    const values = placesOf(market, settings, packed)
    const isDelta = settings.across === 'delta'
    const inputs = packVolatilitySurface(market, packed, { isDelta, values })
    const rows = packed.expiries.length * count
    return success({ inputs, outputs: [{ rows, columns: VolatilityNodeColumn.COUNT }] })
  },

  view([table], document, settings) {
    if (table === undefined) throw new Error('the volatilitySurface kernel answered no table')
    const { market } = document
    const packed = packQuotes(market, settings.underlying)
    return {
      document,
      underlying: settings.underlying,
      across: settings.across,
      places: placesOf(market, settings, packed),
      rows: packed.expiries.map(({ expiry, forward, smile }, row) => {
        const quoteCount = packed.used.filter((one) => one.expiry === row).length
        const source = smile !== null ? 'smile' : quoteCount > 0 ? 'quotes' : 'none'
        const years = yearsBetween(market.asOf, expiry)
        return { expiry, years, forward, source, quoteCount }
      }),
      values: table.column(VolatilityNodeColumn.Volatility),
      strikes: table.column(VolatilityNodeColumn.Strike),
      beyond: table.column(VolatilityNodeColumn.Beyond),
    }
  },
}
