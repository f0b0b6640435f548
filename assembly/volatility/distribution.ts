// Computes: the risk-neutral distribution of a price at a date: chance to end below or above, density,
//           quantiles, all over k = ln(K/F).
// Formula:  by the second derivative of prices over the strike, in closed form from total variance w(k):
//           d2 = -k/sqrt(w) - sqrt(w)/2; P(S < K) = N(-d2) + phi(d2)*w'/(2*sqrt(w)); density over k
//           p(k) = g(k)*phi(d2)/sqrt(w), Durrleman's g of volatility/svi; over the price p(k)/K.
//           Without a smile w = sigma^2*T is flat: lognormal. Quantiles are zeros of P(S < K) - p.
// Domain:   T > 0; p between 0 and 1; g >= 0, which a fitted smile has at its own expiry.
// Accuracy: integral of the density and mean 1e-8; P against its integral 1e-8; P at a quantile 1e-12; the
//           lognormal P 1e-11 (test/analyses/chances.test.ts, test/analyses/chancesProperties.test.ts).
// Source:   D. Breeden and R. Litzenberger, J. Business 51 (1978) 621; J. Gatheral and A. Jacquier
//           (2014), section 2; docs/methods/chances.md.
import { normalDensity, normalTail } from '../math/normal'
import { zero } from '../math/roots'
import { curvature, lookAt, openSurface, slope, volatility } from './surface'
import { durrlemanOf } from './svi'

/** Farthest ln(K/F) that a quantile is looked for: prices stay inside the doubles. */
const FARTHEST: f64 = 600.0

let years: f64 = 0.0
let isFlat: bool = false
let flat: f64 = 0.0
let level: f64 = 0.0

// The place in hand.
let w: f64 = 0.0
let w1: f64 = 0.0
let w2: f64 = 0.0
let d2: f64 = 0.0

/** Takes a lognormal price at `T` years. */
export function openLognormal(T: f64, sigma: f64): void {
  years = T
  isFlat = true
  flat = sigma
}

/** Takes the price at `T` years by the smiles of T1 and T2 years around, as `openSurface`. */
export function openSmiled(T: f64, smile1: usize, T1: f64, smile2: usize, T2: f64): void {
  years = T
  isFlat = false
  openSurface(T, smile1, T1, smile2, T2)
}

/** Volatility at k. */
export function volatilityOver(k: f64): f64 {
  if (isFlat) return flat
  lookAt(k)
  return volatility
}

function place(k: f64): void {
  const sigma = volatilityOver(k)
  w = sigma * sigma * years
  w1 = isFlat ? 0.0 : 2.0 * sigma * slope * years
  w2 = isFlat ? 0.0 : 2.0 * years * (slope * slope + sigma * curvature)
  const deviation = sqrt(w)
  d2 = -k / deviation - 0.5 * deviation
}

/** What the tilt of the smile adds to the chance to end below. */
function tilt(): f64 {
  return w1 == 0.0 ? 0.0 : (normalDensity(d2) * w1) / (2.0 * sqrt(w))
}

/** Chance to end below F*e^k. */
export function chanceBelow(k: f64): f64 {
  place(k)
  return normalTail(d2) + tilt()
}

/** Chance to end above F*e^k. */
export function chanceAbove(k: f64): f64 {
  place(k)
  return normalTail(-d2) - tilt()
}

/** Density over k. */
export function densityOver(k: f64): f64 {
  place(k)
  return (durrlemanOf(k, w, w1, w2) * normalDensity(d2)) / sqrt(w)
}

function gapBelow(k: f64): f64 {
  return chanceBelow(k) - level
}

/** k below which the price ends with chance p; NaN where none is found. */
export function quantileOf(p: f64): f64 {
  level = p
  let high = volatilityOver(0.0) * sqrt(years)
  if (!(high > 0.0)) return NaN
  let low = -high
  let atLow = gapBelow(low)
  for (; atLow > 0.0 && low > -FARTHEST; atLow = gapBelow(low)) low *= 2.0
  let atHigh = gapBelow(high)
  for (; atHigh < 0.0 && high < FARTHEST; atHigh = gapBelow(high)) high *= 2.0
  if (!(atLow <= 0.0 && atHigh >= 0.0)) return NaN
  return zero(gapBelow, low, high, atLow, atHigh)
}
