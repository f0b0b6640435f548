// How likely prices of the picked underlying are at a date, by the risk-neutral distribution of its
// smile or else a lognormal one; how likely the book is to end in profit at its first expiry.
import { ChanceColumn, DistributionColumn, ProfitColumn, StayColumn } from '../../assembly/abi'
import type { Document } from '../document'
import { success } from '../domain/issue'
import { daysFromYears, instantAfter, yearsBetween } from '../domain/units'
import type { Table } from '../engine/table'
import { asItIs, packDates, packPrices, packRanges, packRun } from '../packing'
import type { Analysis, Column } from './analysis'
import { parseChances, type ChancesSettings } from './chancesSettings'
import { axisEnds, expiriesAhead, PLAIN_DAYS, priceAxis, wideFactors } from './domain'

/** The distribution of the price at one date. */
export interface PriceDistribution {
  readonly date: string
  readonly years: number
  readonly kind: 'smile' | 'lognormal' | null
  /** What it is in words: "smile", "lognormal at 44.6 %". */
  readonly name: string
  readonly forward: number
  /** Growth of the mean per year, continuously compounded. */
  readonly drift: number
  /** At the forward; NaN where none is known, and with it all that follows. */
  readonly volatility: number
  /** Prices below which the price ends with a chance of 2.5, 16, 50, 84 and 97.5 %. */
  readonly quantiles: readonly number[]
}

/** How likely the price is between two prices, from now to the date. */
export interface RangeChances {
  readonly low: number
  readonly high: number
  /** To end between them. */
  readonly between: number
  /** To be between them all the time; the chance to leave is 1 less this. */
  readonly stay: number
}

export interface ChancesView {
  readonly document: Document
  readonly underlying: string
  /** Of the prices below. */
  readonly distribution: PriceDistribution
  readonly prices: Float64Array
  /** Per USD. */
  readonly density: Float64Array
  readonly below: Float64Array
  readonly above: Float64Array
  readonly touch: Float64Array
  /** Of the ranges asked for, by the same date. */
  readonly ranges: readonly RangeChances[]
  /** At the first expiry of the legs that count; null where nothing expires. */
  readonly profit: {
    readonly chance: number
    readonly distribution: PriceDistribution
  } | null
  readonly cone: readonly PriceDistribution[]
}

const BREEDEN = 'D. Breeden, R. Litzenberger, J. Business 51 (1978) 621'
const TOUCH = 'J. M. Harrison, Brownian Motion and Stochastic Flow Systems (1985), 1.8'
const IMAGES = 'W. Feller, An Introduction to Probability Theory, vol. 2 (1971), X.5'
const column = (
  label: string,
  unit: string,
  meaning: string,
  formula: string,
  source = BREEDEN,
): Column => ({ label, unit, meaning: `${meaning}, risk-neutral`, formula, source })

const columns: Readonly<Record<string, Column>> = {
  density: column('Density', 'per USD', 'density of the price', 'g φ(d2)/(K √w)'),
  below: column('Below', '1', 'chance to end below the price', "N(-d2) + φ(d2) w'/(2√w)"),
  above: column('Above', '1', 'chance to end above the price', "N(d2) - φ(d2) w'/(2√w)"),
  touch: column(
    'Touch',
    '1',
    'chance to touch the price by the date, watched without a pause; lognormal at its volatility',
    'N((-b + νT)/s) + exp(2νb/σ²) N((-b - νT)/s)',
    TOUCH,
  ),
  between: column('Between', '1', 'chance to end between two prices', 'P(S < U) - P(S < L)'),
  stay: column(
    'Stay',
    '1',
    'chance to stay between two prices until the date, watched without a pause',
    '1 - P(touch L) - P(touch U) + P(touch both)',
    IMAGES,
  ),
  profit: column('Chance of profit', '1', 'chance of a P&L above 0', 'Σ P(b) - P(a), P&L > 0'),
  quantiles: column('Cone', 'USD', 'prices of equal chance by date', 'P(S < K) = p'),
  volatility: column('Volatility', 'per year', 'at the forward', '√(w(0)/T)'),
  drift: column('Drift', 'per year', 'growth of the mean', 'ln(F/S)/T'),
}

const dateAfter = ({ market }: Document, days: number): string => instantAfter(market.asOf, days)

/** Dates from now to the last one whose square roots of time are even: a cone opens with that root. */
function stepsTo(document: Document, date: string, steps: number): readonly string[] {
  const days = daysFromYears(yearsBetween(document.market.asOf, date))
  return Array.from({ length: steps }, (_, at) => {
    const part = (at + 1) / steps
    return part === 1 ? date : dateAfter(document, days * part * part)
  })
}

/** Row 0 is the date of the P&L; every date stands there once. */
function datesOf(document: Document, { days, cone = [], coneSteps = 0 }: ChancesSettings) {
  const [expiry = null] = expiriesAhead(document)
  const asked = days === undefined ? null : dateAfter(document, days)
  const date = asked ?? expiry ?? dateAfter(document, PLAIN_DAYS)
  const coneDates = [
    ...cone.map((one) => dateAfter(document, one)),
    ...stepsTo(document, date, coneSteps),
  ]
  return { expiry, date, coneDates, dates: [...new Set([expiry ?? date, date, ...coneDates])] }
}

const pricesOf = (document: Document, { prices, range }: ChancesSettings): Float64Array =>
  prices === undefined ? priceAxis(document, range) : Float64Array.from(prices)

function distributionAt(table: Table, row: number, document: Document, date: string) {
  const cell = (name: DistributionColumn): number => table.get(name, row)
  const volatility = cell(DistributionColumn.Volatility)
  const isKnown = volatility > 0
  const isSmile = cell(DistributionColumn.IsSmile) === 1
  const flat = isKnown ? `lognormal at ${(volatility * 100).toFixed(1)} %` : 'no volatility known'
  const kind: PriceDistribution['kind'] = !isKnown ? null : isSmile ? 'smile' : 'lognormal'
  return {
    date,
    years: yearsBetween(document.market.asOf, date),
    kind,
    name: isSmile ? 'smile' : flat,
    forward: cell(DistributionColumn.Forward),
    drift: cell(DistributionColumn.Drift),
    volatility,
    quantiles: [0, 1, 2, 3, 4].map((at) => table.get(DistributionColumn.Lowest + at, row)),
  }
}

export const chances: Analysis<ChancesSettings, ChancesView> = {
  name: 'chances',
  title: 'Chances',
  kernel: 'chances',
  columns,

  reads: (document, { days, prices, ranges, cone, coneSteps, range }) => [
    document.legs,
    document.market,
    document.settings,
    ...axisEnds(document),
    days,
    prices,
    ranges,
    cone,
    coneSteps,
    range?.[0],
    range?.[1],
  ],

  pack(document, settings) {
    const asked = parseChances(settings)
    if (!asked.ok) return asked
    const { expiry, date, dates } = datesOf(document, settings)
    const years = expiry === null ? 0 : yearsBetween(document.market.asOf, expiry)
    const spotFactors = wideFactors(document)
    const question = { states: [{ ...asItIs, years }], axes: { spotFactors } }
    const { book, inputs } = packRun(document, question)
    const prices = pricesOf(document, settings)
    const { ranges = [] } = settings
    return success({
      inputs: [
        ...inputs,
        ...packDates(document, book.underlyingNames, dates),
        packPrices(prices, dates.indexOf(date)),
        packRanges(ranges, dates.indexOf(date)),
      ],
      outputs: [
        { rows: dates.length, columns: DistributionColumn.COUNT },
        { rows: prices.length, columns: ChanceColumn.COUNT },
        { rows: ranges.length, columns: StayColumn.COUNT },
        { rows: 1, columns: ProfitColumn.COUNT },
      ],
    })
  },

  view([table, points, stays, book], document, settings) {
    if (!table || !points || !stays || !book)
      throw new Error('the chances kernel answered too few tables')
    const { expiry, date, coneDates, dates } = datesOf(document, settings)
    const { ranges = [] } = settings
    const at = (one: string) => distributionAt(table, dates.indexOf(one), document, one)
    return {
      document,
      underlying: document.settings.underlying,
      distribution: at(date),
      prices: pricesOf(document, settings),
      density: points.column(ChanceColumn.Density).slice(),
      below: points.column(ChanceColumn.Below).slice(),
      above: points.column(ChanceColumn.Above).slice(),
      touch: points.column(ChanceColumn.Touch).slice(),
      ranges: ranges.map(([low, high], row) => ({
        low,
        high,
        between: stays.get(StayColumn.Between, row),
        stay: stays.get(StayColumn.Stay, row),
      })),
      profit:
        expiry === null
          ? null
          : { chance: book.get(ProfitColumn.Chance, 0), distribution: at(expiry) },
      cone: coneDates.map(at),
    }
  },
}
