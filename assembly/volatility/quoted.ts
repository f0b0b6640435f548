// Computes: volatility of one expiry at k = ln(K/F) from its smile, or from its quotes where it has none;
//           and the k at which a call has a given delta by the forward.
// Formula:  smile: sqrt(w(k)/T) of volatility/svi. Quotes: linear in k between neighbours.
//           Delta N(d1), d1 = -k/(sigma*sqrt(T)) + sigma*sqrt(T)/2 at sigma(k): a zero in k.
// Domain:   T > 0. Quotes by rising strike, and none beyond the first and the last: NaN there. Deltas between
//           0 and 1; among quotes those that the quoted strikes reach, else NaN.
// Accuracy: volatility 1e-14 relative of the smile's formula, exact at a quote; N(d1) at the k found 1e-12
//           (test/analyses/volatilitySurface.test.ts).
// Source:   volatility/svi; D. Reiswich and U. Wystup, FX volatility smile construction (2012), section 2.
import { VolatilityQuoteColumn } from '../abi'
import { logOfRatio } from '../lanes/scalar'
import { normalTail } from '../math/normal'
import { zero } from '../math/roots'
import { get } from '../table'
import { totalVariance } from './svi'

/** Beyond this |k| no strike is looked for. */
const FARTHEST: f64 = 50.0

let quotes: usize = 0
let first: i32 = 0
let count: i32 = 0
let smile: usize = 0
let years: f64 = 0.0
let forward: f64 = 0.0
let wanted: f64 = 0.0

/** Takes an expiry: its quotes are `number` rows from `from` on; `svi` is 0 where it has no smile. */
export function openQuoted(T: f64, F: f64, svi: usize): void {
  years = T
  forward = F
  smile = svi
}

export function takeQuotes(table: usize, from: i32, number: i32): void {
  quotes = table
  first = from
  count = number
}

function placeOf(quote: i32): f64 {
  return logOfRatio(get(quotes, VolatilityQuoteColumn.Strike, first + quote), forward)
}

/** Whether k lies outside the quotes; never where there are none. */
export function isBeyond(k: f64): bool {
  return count > 0 && (k < placeOf(0) || k > placeOf(count - 1))
}

export function volatilityAt(k: f64): f64 {
  if (smile != 0) return sqrt(totalVariance(smile, k) / years)
  return betweenQuotes(k)
}

function betweenQuotes(k: f64): f64 {
  if (count == 0 || isBeyond(k)) return NaN
  let after = 0
  while (after < count - 1 && placeOf(after) < k) after++
  const high = get(quotes, VolatilityQuoteColumn.Volatility, first + after)
  const k2 = placeOf(after)
  if (k2 == k || after == 0) return high
  const low = get(quotes, VolatilityQuoteColumn.Volatility, first + after - 1)
  const k1 = placeOf(after - 1)
  return low + ((high - low) * (k - k1)) / (k2 - k1)
}

function deltaAt(k: f64): f64 {
  const deviation = volatilityAt(k) * sqrt(years)
  return normalTail(k / deviation - 0.5 * deviation)
}

function gap(k: f64): f64 {
  return deltaAt(k) - wanted
}

/** k at which a call's delta is `delta`; NaN where there is none. */
export function placeOfDelta(delta: f64): f64 {
  wanted = delta
  let low: f64
  let high: f64
  if (smile == 0) {
    if (count == 0) return NaN
    low = placeOf(0)
    high = placeOf(count - 1)
  } else {
    const reach = volatilityAt(0.0) * sqrt(years)
    low = -reach
    high = reach
    while (gap(low) < 0.0 && low > -FARTHEST) low *= 2.0
    while (gap(high) > 0.0 && high < FARTHEST) high *= 2.0
  }
  const atLow = gap(low)
  const atHigh = gap(high)
  if (!(atLow >= 0.0 && atHigh <= 0.0)) return NaN
  return zero(gap, low, high, atLow, atHigh)
}
