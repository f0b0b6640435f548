// Computes: volatility at a time and forward log-moneyness k = ln(K/F) between fitted expiries, with its
//           first two derivatives by k.
// Formula:  total variance linear in time between the expiries around, at equal k:
//           w = (1 - u)*w1(k) + u*w2(k), u = (T - T1)/(T2 - T1); before the first and after the last expiry
//           its volatility holds: w = w1(k)*T/T1. sigma = sqrt(w/T), sigma' = w'/(2*sigma*T),
//           sigma'' = (w''/(2*T) - sigma'^2)/sigma.
// Domain:   T > 0; smiles as volatility/svi. Without calendar arbitrage between the two expiries there
//           is none between them either, since w is then monotone in T.
// Accuracy: a few roundings: volatilities to 1e-12, derivatives by differences of the revalued book
//           (test/analyses/smileRules.test.ts).
// Source:   J. Gatheral and A. Jacquier (2014), section 2; docs/methods/smile.md.
import { totalVariance, varianceCurvature, varianceSlope } from './svi'

/** What the last call of `lookAt` found. */
export let volatility: f64 = NaN
export let slope: f64 = NaN
export let curvature: f64 = NaN

let before: usize = 0
let after: usize = 0
let first: f64 = 0.0
let second: f64 = 0.0
let years: f64 = 0.0

/**
 * Takes a place in time: `T` years, smiles of T1 and T2 years; both the same one beyond the ends and
 * at an expiry.
 */
export function openSurface(T: f64, smile1: usize, T1: f64, smile2: usize, T2: f64): void {
  before = smile1
  after = smile2
  years = T
  const isBetween = T2 > T1 && T > T1
  second = isBetween ? (T - T1) / (T2 - T1) : 0.0
  first = isBetween ? 1.0 - second : T / T1
}

export function lookAt(k: f64): void {
  let w = first * totalVariance(before, k)
  let w1 = first * varianceSlope(before, k)
  let w2 = first * varianceCurvature(before, k)
  if (second != 0.0) {
    w += second * totalVariance(after, k)
    w1 += second * varianceSlope(after, k)
    w2 += second * varianceCurvature(after, k)
  }
  volatility = sqrt(w / years)
  slope = w1 / (2.0 * volatility * years)
  curvature = (w2 / (2.0 * years) - slope * slope) / volatility
}
