// What the cone says in words: its caption, its summary, its lines of equal chance by day.
import { daysFromYears, type ChancesView, type ConeView, type PriceDistribution } from '../../src'
import { figure } from '../format/figure'
import { percent, price } from '../format/number'
import { dayMonth, duration } from '../format/time'

/** Names of the five lines. */
export const CHANCES = ['2.5%', '16%', '50%', '84%', '97.5%'] as const

/** How many dates the lines are made of. */
export const CONE_STEPS = 24

export interface ConeLines {
  readonly days: readonly number[]
  /** Prices by day for each of the five chances; they start at the spot. */
  readonly quantiles: readonly (readonly number[])[]
}

/** The lines from now to the last day; none where no volatility is known. */
export function linesOf(chances: ChancesView | null, spot: number): ConeLines {
  const known = (chances?.cone ?? []).filter(({ kind }) => kind !== null)
  const days = [0, ...known.map(({ years }) => daysFromYears(years))]
  return {
    days,
    quantiles: CHANCES.map((_, at) => [
      spot,
      ...known.map(({ quantiles }) => quantiles[at] ?? NaN),
    ]),
  }
}

/** "lognormal at 44.6%", "the fitted smile"; null where none is known. */
export function distributionName(distribution: PriceDistribution | undefined): string | null {
  if (distribution === undefined || distribution.kind === null) return null
  return distribution.kind === 'smile'
    ? 'the fitted smile'
    : `lognormal at ${percent(distribution.volatility)}`
}

/** Beside the strikes, above the cone: the longest first. */
export function coneCaptions(chances: ChancesView | null): readonly string[] {
  const name = distributionName(chances?.distribution)
  const lines = name === null ? 'no volatility for its lines' : `68% and 95% by ${name}`
  return [`Below: P&L by price and day, ${lines}`, lines, name ?? 'no volatility']
}

/** The name of the last day: a date where it is an expiry. */
export const lastDay = ({ expiry, days }: ConeView): string =>
  expiry === null ? duration(days[days.length - 1] ?? NaN) : dayMonth(expiry)

/** The cone in two sentences, for who does not see it. */
export function coneSummary(view: ConeView, chances: ChancesView | null): string {
  const about = `P&L of the book by the price of ${view.underlying} and day until ${lastDay(view)}, in the market as it is.`
  const name = distributionName(chances?.distribution)
  const last = chances?.cone.at(-1)
  if (name === null || last === undefined) return `${about} No volatility is known for its chances.`
  const [lowest = NaN, low = NaN, middle = NaN, high = NaN, highest = NaN] = last.quantiles
  return `${about} By ${name}: 68% of prices end between ${price(low)} and ${price(high)}, 95% between ${price(lowest)} and ${price(highest)}, half below ${price(middle)}.`
}

/** The figure of the nearest cell: "20 d: +$3,210". */
export function cellText(view: ConeView, row: number, column: number): string {
  const value = view.values[row * view.spots.length + column] ?? NaN
  const day = view.days[row] ?? NaN
  return `${day === 0 ? 'Today' : duration(day)}: ${figure(value, view.unit, { signed: true, compact: true })}`
}
