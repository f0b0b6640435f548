// What the market lists for an underlying, for the fields of a leg.
import { quoteAt, type Expiry, type Instrument, type Leg, type Market } from '../../src'

export const expiriesOf = (market: Market, underlying: string): readonly Expiry[] =>
  market.underlyings[underlying]?.expiries ?? []

/** Listed strikes of an expiry, rising. */
export function strikesOf(market: Market, underlying: string, expiry: string): readonly number[] {
  const listed = expiriesOf(market, underlying).find((other) => other.expiry === expiry)
  return [...new Set(listed?.quotes.map(({ strike }) => strike))].sort((a, b) => a - b)
}

/** The listed strike `count` places from this one; the nearest one first when it is not listed. */
export function strikeStep(strikes: readonly number[], from: number, count: number): number {
  if (strikes.length === 0) return from
  const at = strikes.indexOf(from)
  if (at >= 0) return strikes[Math.min(strikes.length - 1, Math.max(0, at + count))] ?? from
  const above = strikes.findIndex((strike) => strike > from)
  const split = above < 0 ? strikes.length : above
  return strikes[Math.min(strikes.length - 1, Math.max(0, count > 0 ? split : split - 1))] ?? from
}

/** The chain's volatility for an option, or null. */
export function chainVolatility(market: Market, instrument: Instrument): number | null {
  if (instrument.kind !== 'option') return null
  const { underlying, expiry, strike, right } = instrument
  return quoteAt(market, underlying, expiry, strike, right)?.volatility ?? null
}

/** A leg with another instrument: its volatility is read from the chain again unless it is typed. */
export function withInstrument(leg: Leg, instrument: Instrument): Leg {
  if (instrument.kind !== 'option') return { ...leg, instrument, volatility: null }
  const volatility =
    leg.volatility?.source === 'typed' || leg.volatility?.source === 'smile'
      ? leg.volatility
      : { source: 'chain' as const }
  return { ...leg, instrument, volatility }
}
