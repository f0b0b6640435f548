// Legs whose strike is moved by hand: to the next listed strike, or to any; their volatility is read
// again at the new strike unless it is typed.
import { fittedAfter, quoteAt, type Document, type Leg, type Market } from '../../src'
import { strikesOf, strikeStep, withInstrument } from './chain'

type Option = Extract<Leg['instrument'], { readonly kind: 'option' }>

function isQuoted(market: Market, { underlying, expiry, right }: Option, strike: number): boolean {
  const volatility = quoteAt(market, underlying, expiry, strike, right)?.volatility
  return volatility !== null && volatility !== undefined
}

/**
 * Strikes that the chain lists for all of some legs: where a leg reads its volatility from the chain, only
 * those that have one.
 */
export function listedFor(market: Market, legs: readonly Leg[]): readonly number[] {
  const [first] = legs
  if (first?.instrument.kind !== 'option') return []
  const { underlying, expiry } = first.instrument
  return strikesOf(market, underlying, expiry).filter((strike) =>
    legs.every(
      ({ instrument, volatility }) =>
        instrument.kind !== 'option' ||
        volatility?.source !== 'chain' ||
        isQuoted(market, instrument, strike),
    ),
  )
}

/** The leg at another strike. Where the chain has no quote there, a fitted smile gives the volatility. */
export function atStrike(leg: Leg, strike: number, market: Market): Leg {
  const { instrument } = leg
  if (instrument.kind !== 'option') return leg
  const moved = withInstrument(leg, { ...instrument, strike })
  const hasSmile = fittedAfter(market, instrument.underlying).length > 0
  const isLost = moved.volatility?.source === 'chain' && !isQuoted(market, instrument, strike)
  return isLost && hasSmile ? { ...moved, volatility: { source: 'smile' } } : moved
}

/** Three significant figures of what is shown, so that a free strike is a price that people write. */
function roundedTo(price: number, width: number): number {
  let step = 1
  while (step * 1000 > width) step /= 10
  while (step * 10_000 <= width) step *= 10
  return Number((Math.round(price / step) * step).toPrecision(12))
}

/** Where a drag to a price takes the legs: the nearest listed strike, or the price itself, rounded. */
export function draggedStrike(
  listed: readonly number[],
  price: number,
  { isFree, width }: { readonly isFree: boolean; readonly width: number },
): number {
  if (isFree || listed.length === 0) return roundedTo(price, width)
  return listed.reduce((best, strike) =>
    Math.abs(strike - price) < Math.abs(best - price) ? strike : best,
  )
}

/** Where `count` steps take a strike; a hundredth of what is shown each where nothing is listed. */
export function steppedStrike(
  listed: readonly number[],
  strike: number,
  { count, width }: { readonly count: number; readonly width: number },
): number {
  if (listed.length > 0) return strikeStep(listed, strike, count)
  const next = roundedTo(strike + (count * width) / 100, width)
  return next > 0 ? next : strike
}

/** The legs with some names, in the order of the book. */
export const legsNamed = ({ legs }: Document, ids: readonly string[]): readonly Leg[] =>
  legs.filter(({ id }) => ids.includes(id))
