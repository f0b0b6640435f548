// Computes: chances that a price touches a barrier by a date, or stays between two, where its volatility
//           may differ from price to price.
// Formula:  one barrier: pricing/touch at the volatility of the barrier, but at least the chance to end
//           beyond it. Two: P(stay) = 1 - P(L) - P(U) + P(both), by the touches of each and an overlap
//           P(both) = P'(L) + P'(U) - 1 + P'(stay) of one volatility s, s^2 the mean of both barriers'
//           squares; it is held to what the other chances allow: at least P(L) + P(U) - 1, at most either
//           touch, and at most P(L) + P(U) less the chances to end beyond. One volatility: pricing/touch.
// Domain:   after openLognormal or openSmiled of volatility/distribution; outside the barriers P(stay) = 0.
// Accuracy: one volatility: as pricing/touch. Two: none stated, for a smile leaves open how the price gets
//           to the date; P(stay) is at most the chance to end between and at most 1 less either touch,
//           to a few roundings (test/analyses/chancesProperties.test.ts).
// Source:   bounds of M. Frechet, Ann. Univ. Lyon 14 (1951) 53; docs/methods/chances.md.
import { logOfRatio } from '../lanes/scalar'
import { stayChance, touchChance } from '../pricing/touch'
import { chanceAbove, chanceBelow, volatilityOver } from './distribution'

let spot: f64 = 0.0
let forward: f64 = 0.0
let drift: f64 = 0.0
let years: f64 = 0.0

/** Takes the price now, its forward and drift to `T` years. */
export function openTouching(S: f64, F: f64, mu: f64, T: f64): void {
  spot = S
  forward = F
  drift = mu
  years = T
}

function beyond(price: f64): f64 {
  const k = logOfRatio(price, forward)
  return price < spot ? chanceBelow(k) : chanceAbove(k)
}

/** Chance to touch a price. */
export function touchOf(price: f64): f64 {
  const sigma = volatilityOver(logOfRatio(price, forward))
  return max(touchChance(spot, price, drift, sigma, years), beyond(price))
}

/** Chance to touch both barriers in a lognormal world of one volatility. */
function bothAt(low: f64, high: f64, sigma: f64): f64 {
  const touches =
    touchChance(spot, low, drift, sigma, years) + touchChance(spot, high, drift, sigma, years)
  return touches - 1.0 + stayChance(spot, low, high, drift, sigma, years)
}

/** Chance to stay between two prices. */
export function stayOf(low: f64, high: f64): f64 {
  if (!(low < spot && spot < high)) return 0.0
  const sigmaLow = volatilityOver(logOfRatio(low, forward))
  const sigmaHigh = volatilityOver(logOfRatio(high, forward))
  if (sigmaLow == sigmaHigh) return stayChance(spot, low, high, drift, sigmaLow, years)
  const ofLow = touchOf(low)
  const ofHigh = touchOf(high)
  const sum = ofLow + ofHigh
  const most = min(min(ofLow, ofHigh), sum - beyond(low) - beyond(high))
  const mean = sqrt(0.5 * (sigmaLow * sigmaLow + sigmaHigh * sigmaHigh))
  const both = max(min(bothAt(low, high, mean), most), sum - 1.0)
  return max(1.0 - sum + both, 0.0)
}
