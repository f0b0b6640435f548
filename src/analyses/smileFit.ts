// Smiles from an underlying's quotes: raw SVI per expiry without arbitrage, with the errors of the fit,
// outliers by name, and what was left out and why.
import * as v from 'valibot'
import { FittedColumn, SmileColumn, SmileReason } from '../../assembly/abi'
import type { Document } from '../document'
import { failure, issue, success } from '../domain/issue'
import { smileSchema, type Smile } from '../domain/market'
import { yearsBetween } from '../domain/units'
import type { Table } from '../engine/table'
import { packQuotes, type LeftQuote, type PackedQuotes, type QuoteFault } from '../packing'
import type { Analysis, Column } from './analysis'

export interface SmileFitSettings {
  readonly underlying: string
}

/** A quote that took part in a fit. */
export interface FittedQuote {
  readonly strike: number
  readonly right: 'call' | 'put'
  /** ln(K/F). */
  readonly logMoneyness: number
  /** Market's and smile's, decimal per year. */
  readonly market: number
  readonly fitted: number
  readonly residual: number
  readonly weight: number
  readonly isOutlier: boolean
}

export interface ExpirySmile {
  readonly expiry: string
  readonly years: number
  readonly forward: number
  /** Raw SVI parameters, or null with a reason. */
  readonly smile: Smile | null
  readonly reason: string | null
  /** Market volatility at the forward. */
  readonly atmVolatility: number
  /** Of fitted less market volatility within two deviations; NaN without a smile. */
  readonly rootMeanSquare: number
  readonly worstResidual: number
  readonly usedCount: number
  readonly outliers: readonly FittedQuote[]
  /** Largest |ln(K/F)| of the quotes used: beyond it the smile is extrapolated. */
  readonly reach: number
  readonly leastDurrleman: number
  readonly leastCalendarGap: number
  readonly quotes: readonly FittedQuote[]
  readonly leftOut: Readonly<Record<QuoteFault, number>>
}

export interface SmileFitView {
  readonly document: Document
  readonly underlying: string
  readonly expiries: readonly ExpirySmile[]
  readonly leftOut: readonly LeftQuote[]
}

const REASONS: Readonly<Record<SmileReason, string | null>> = {
  [SmileReason.None]: null,
  [SmileReason.TooFewQuotes]: 'fewer than five usable quotes',
  [SmileReason.NotFeasible]: 'no smile without arbitrage was found for these quotes',
  [SmileReason.COUNT]: null,
}

const SVI = 'J. Gatheral, A. Jacquier, Quantitative Finance 14 (2014), eq. 3.1'
const column = (label: string, unit: string, meaning: string, formula: string): Column => ({
  label,
  unit,
  meaning,
  formula,
  source: SVI,
})

const columns: Readonly<Record<string, Column>> = {
  a: column('a', '1', 'level of total variance', 'w = a + b (ρ(k - m) + √((k - m)² + σ²))'),
  b: column('b', '1', 'mean slope of the wings', 'half the sum of both slopes'),
  rho: column('ρ', '1', 'how far the wings differ', '(right - left)/(right + left)'),
  m: column('m', '1', 'place of the bend', 'ln(K/F)'),
  sigma: column('σ', '1', 'width of the bend', 'ln(K/F)'),
  atmVolatility: column('ATM', 'per year', 'market volatility at the forward', 'σ(0)'),
  rootMeanSquare: column(
    'RMS',
    'per year',
    'error of the fit',
    '√(mean (fit - mark)²), |k| ≤ 2σ√T',
  ),
  worstResidual: column('Worst', 'per year', 'largest error of the fit', 'max |fit - mark|'),
  reach: column('Reach', '1', 'largest |ln(K/F)| of the quotes used', 'max |k|'),
  leastDurrleman: column('g', '1', 'no butterfly arbitrage from 0 up', 'min g(k)'),
  leastCalendarGap: column('Δw', '1', 'no calendar arbitrage from 0 up', 'min w(k) - w before(k)'),
}

function smileAt(table: Table, row: number): Smile | null {
  const [a = NaN, b = NaN, rho = NaN, m = NaN, sigma = NaN] = [0, 1, 2, 3, 4].map((at) =>
    table.get(at, row),
  )
  return Number.isNaN(a) ? null : { a, b, rho, m, sigma }
}

/** The smile of an expiry, or why there is none: also where it is one that no document holds. */
function smileOr(table: Table, row: number): Pick<ExpirySmile, 'smile' | 'reason'> {
  const smile = smileAt(table, row)
  const reason = REASONS[table.get(SmileColumn.Reason, row) as SmileReason]
  if (smile === null || v.is(smileSchema, smile)) return { smile, reason }
  return { smile: null, reason: 'its smile is too far from any market to be stored' }
}

function quotesOf({ used }: PackedQuotes, table: Table, at: number): readonly FittedQuote[] {
  return used.flatMap(({ expiry, quote }, row) => {
    if (expiry !== at) return []
    const cell = (name: FittedColumn): number => table.get(name, row)
    return [
      {
        strike: quote.strike,
        right: quote.right,
        logMoneyness: cell(FittedColumn.LogMoneyness),
        market: quote.volatility ?? NaN,
        fitted: cell(FittedColumn.Volatility),
        residual: cell(FittedColumn.Residual),
        weight: cell(FittedColumn.Weight),
        isOutlier: cell(FittedColumn.IsOutlier) === 1,
      },
    ]
  })
}

function countsOf(left: readonly LeftQuote[], at: number): Readonly<Record<QuoteFault, number>> {
  const count = (fault: QuoteFault): number =>
    left.filter((one) => one.expiry === at && one.fault === fault).length
  return {
    crossed: count('crossed'),
    zero: count('zero'),
    absurd: count('absurd'),
    surplus: count('surplus'),
  }
}

export const smileFit: Analysis<SmileFitSettings, SmileFitView> = {
  name: 'smileFit',
  title: 'Fitted smiles',
  kernel: 'smileFit',
  columns,

  pack({ market }, { underlying }) {
    if (!(underlying in market.underlyings))
      return failure(issue('underlying', 'unknown', `${underlying} is not in the market`))
    const { expiries, used, inputs } = packQuotes(market, underlying)
    const outputs = [
      { rows: expiries.length, columns: SmileColumn.COUNT },
      { rows: used.length, columns: FittedColumn.COUNT },
    ]
    return success({ inputs, outputs })
  },

  view([smiles, fitted], document, { underlying }) {
    if (smiles === undefined || fitted === undefined)
      throw new Error('the smileFit kernel answered too few tables')
    const packed = packQuotes(document.market, underlying)
    return {
      document,
      underlying,
      leftOut: packed.left,
      expiries: packed.expiries.map(({ expiry, forward }, at) => {
        const cell = (name: SmileColumn): number => smiles.get(name, at)
        const quotes = quotesOf(packed, fitted, at)
        return {
          expiry,
          years: yearsBetween(document.market.asOf, expiry),
          forward,
          ...smileOr(smiles, at),
          atmVolatility: cell(SmileColumn.AtmVolatility),
          rootMeanSquare: cell(SmileColumn.RootMeanSquare),
          worstResidual: cell(SmileColumn.WorstResidual),
          usedCount: cell(SmileColumn.UsedCount),
          outliers: quotes.filter(({ isOutlier }) => isOutlier),
          reach: cell(SmileColumn.Reach),
          leastDurrleman: cell(SmileColumn.LeastDurrleman),
          leastCalendarGap: cell(SmileColumn.LeastCalendarGap),
          quotes,
          leftOut: countsOf(packed.left, at),
        }
      }),
    }
  },
}
