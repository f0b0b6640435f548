import { expiryAt, type Market } from '../domain/market'
import { strikeLabel } from '../instruments'

/** The listed strikes of an expiry, rising. */
export const listedStrikes = (
  market: Market,
  underlying: string,
  expiry: string,
): readonly number[] => [
  ...new Set((expiryAt(market, underlying, expiry)?.quotes ?? []).map(({ strike }) => strike)),
]

/** The listed strike nearest to a wanted one, or null. */
export function nearestStrike(market: Market, underlying: string, expiry: string, wanted: number) {
  const [first] = [...listedStrikes(market, underlying, expiry)].sort(
    (a, b) => Math.abs(a - wanted) - Math.abs(b - wanted),
  )
  return first ?? null
}

/** `; nearest are …` for a complaint: up to three strikes around one, or around the forward. */
export function nearestStrikes(
  market: Market,
  underlying: string,
  expiry: string,
  wanted: number | null,
) {
  const around = wanted ?? expiryAt(market, underlying, expiry)?.forward
  if (around === undefined) return ''
  const strikes = [...listedStrikes(market, underlying, expiry)]
    .sort((a, b) => Math.abs(a - around) - Math.abs(b - around))
    .slice(0, 3)
    .sort((a, b) => a - b)
  return strikes.length === 0 ? '' : `; nearest listed are ${strikes.map(strikeLabel).join(', ')}`
}
