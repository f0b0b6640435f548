// The price axis of a payoff: wide enough for 2.5 deviations and every strike, rounded to numbers that
// people read, or the part of it that is looked at; with every strike among its points.
import { keptByLegs, notValued, pickedSpot, type Document, type Leg } from '../document'
import { Calendar } from '../domain/calendar'
import { fittedAfter, type Expiry, type Market } from '../domain/market'
import { yearsBetween } from '../domain/units'
import { expiryOf } from '../instruments'
import { volatilityOf } from '../packing'

/** Points between the ends, strikes apart: about one per two pixels of the widest chart. */
const POINTS = 440
const DEVIATIONS = 2
/** The same for the price axis of the payoff. */
const AXIS_DEVIATIONS = 2.5
const NARROWEST = 0.1
const WIDEST = 0.85
/** How far beyond the drawn axis the book is valued, as factors of the spot, and by what steps. */
const LOWEST_FACTOR = 1e-3
const HIGHEST_FACTOR = 1e3
const WIDE_STEP = 1.25
/** Days to the date of chances and of the cone where nothing expires. */
export const PLAIN_DAYS = 30
/** Shown either side where nothing has a volatility. */
const PLAIN = 0.3

/** Legs that count, of the picked underlying. */
export function legsInView(document: Document): readonly Leg[] {
  return document.legs.filter(
    (leg) => leg.isOn && leg.instrument.underlying === document.settings.underlying,
  )
}

/** Expiries still ahead of the legs that count, by date. */
export function expiriesAhead(document: Document): readonly string[] {
  const calendar = new Calendar(document.market)
  const ahead = document.legs.flatMap((leg) => {
    const expiry = expiryOf(leg.instrument)
    if (!leg.isOn || expiry === null || notValued(leg, calendar) !== null) return []
    return calendar.at(leg.instrument.underlying, expiry).years > 0 ? [expiry] : []
  })
  return [...new Set(ahead)].sort((a, b) => Date.parse(a) - Date.parse(b))
}

/** Largest of 1, 2, 5 times a power of ten that is at most `size`. */
export function niceStep(size: number): number {
  let step = 1
  while (step * 10 <= size) step *= 10
  while (step > size) step /= 10
  if (step * 5 <= size) return step * 5
  return step * 2 <= size ? step * 2 : step
}

/**
 * σ²T at the forward of the fitted expiry nearest to a date, taken to that date; NaN without one. A
 * width for the axis and no figure: volatilities themselves come from the core.
 */
function smileVariance(market: Market, underlying: string, date: string): number {
  const apart = ({ expiry }: Expiry): number => Math.abs(yearsBetween(date, expiry))
  const [nearest] = [...fittedAfter(market, underlying)].sort((a, b) => apart(a) - apart(b))
  if (nearest === undefined || nearest.smile === null) return NaN
  const { a, b, rho, m, sigma } = nearest.smile
  const years = yearsBetween(market.asOf, nearest.expiry)
  const variance = a + b * (Math.sqrt(m * m + sigma * sigma) - rho * m)
  return (variance * yearsBetween(market.asOf, date)) / years
}

/** Deviation of ln S until a leg's expiry; nothing where none is known. */
export function spreadOf(leg: Leg, market: Market): readonly number[] {
  const expiry = expiryOf(leg.instrument)
  if (expiry === null) return []
  const volatility = volatilityOf(leg, market)
  const variance =
    leg.volatility?.source === 'smile'
      ? smileVariance(market, leg.instrument.underlying, expiry)
      : volatility * volatility * yearsBetween(market.asOf, expiry)
  return Number.isNaN(variance) ? [] : [Math.sqrt(Math.max(variance, 0))]
}

/** Fraction of the spot that the charts show either side, before strikes widen it. */
export function reach(document: Document, deviations = DEVIATIONS): number {
  const spreads = legsInView(document).flatMap((leg) => spreadOf(leg, document.market))
  if (spreads.length === 0) return PLAIN
  return Math.min(Math.max(deviations * Math.min(...spreads), NARROWEST), WIDEST)
}

export function strikesInView(document: Document): readonly number[] {
  const strikes = legsInView(document).flatMap(({ instrument }) =>
    instrument.kind === 'option' ? [instrument.strike] : [],
  )
  return [...new Set(strikes)].sort((a, b) => a - b)
}

/** Prices that are looked at, USD per coin, the lower one first. */
export type AxisRange = readonly [number, number]

/** What is wrong with a range, or null. */
export function rangeFault(range: AxisRange | undefined): string | null {
  if (range === undefined) return null
  const [low, high] = range
  const isGood = low > 0 && high > low && Number.isFinite(high)
  return isGood ? null : `${low} to ${high} is no range of prices: two prices above 0, rising`
}

/** What the axis takes from a book. */
const bookReach = keptByLegs(
  ({ market, settings }) => [market, settings],
  (document) => ({
    wide: reach(document, AXIS_DEVIATIONS),
    strikes: strikesInView(document),
  }),
)

/** What the axis is made of: its ends, and the prices that are points of it. */
interface AxisParts {
  readonly first: number
  readonly last: number
  readonly marked: readonly number[]
}

function axisParts(document: Document, range?: AxisRange): AxisParts {
  const spot = document.market.underlyings[document.settings.underlying]?.spot ?? 1
  const { wide, strikes } = bookReach(document)
  const near = strikes.filter((strike) => strike > spot / 20 && strike < spot * 20)
  const [from, to] = range ?? [Infinity, -Infinity]
  const looked = strikes.filter((strike) => strike >= from && strike <= to)
  const shown = [spot * (1 + document.shocks.spot), spot, ...near]
  const low = Math.min(spot * (1 - wide), Math.min(...shown) * 0.97)
  const high = Math.max(spot * (1 + wide), Math.max(...shown) * 1.03)
  const step = niceStep((high - low) / 20)
  const first = Math.max(Math.floor(low / step) * step, spot * 0.01)
  return { first, last: Math.ceil(high / step) * step, marked: [spot, ...near, ...looked] }
}

/**
 * The ends of the price axis that fits the book. With the legs, the market and the settings they say all
 * of it.
 */
export function axisEnds(document: Document): AxisRange {
  const { first, last } = axisParts(document)
  return [first, last]
}

const evenly = (low: number, high: number): number[] =>
  Array.from({ length: POINTS + 1 }, (_, at) => low + ((high - low) * at) / POINTS)

/**
 * Prices of the axis, rising. Where a part of it is looked at, that part is as fine as the whole was, and
 * the rest stays: what is said of the book does not change with what is looked at.
 */
export function priceAxis(document: Document, range?: AxisRange): Float64Array {
  const { first, last, marked } = axisParts(document, range)
  const fitted = evenly(first, last)
  if (range === undefined) return distinct(Float64Array.from([...fitted, ...marked]).sort())
  const [low, high] = range
  const beside = fitted.filter((price) => price < low || price > high)
  return distinct(Float64Array.from([...evenly(low, high), ...beside, ...marked]).sort())
}

/** Rising values, each once. */
function distinct(rising: Float64Array): Float64Array {
  let count = 0
  for (const value of rising)
    if (count === 0 || value !== rising[count - 1]) rising[count++] = value
  return rising.slice(0, count)
}

/** The drawn axis, and far beyond it on both sides. */
export function wideFactors(document: Document): Float64Array {
  const spot = pickedSpot(document)
  const drawn = priceAxis(document).map((price) => price / spot)
  const [low = 1, high = 1] = [drawn[0], drawn[drawn.length - 1]]
  const factors = [...drawn, ...strikesInView(document).map((strike) => strike / spot)]
  for (let at = low / WIDE_STEP; at > LOWEST_FACTOR; at /= WIDE_STEP) factors.push(at)
  for (let at = high * WIDE_STEP; at < HIGHEST_FACTOR; at *= WIDE_STEP) factors.push(at)
  return distinct(Float64Array.from(factors).sort())
}
