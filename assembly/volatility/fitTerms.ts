// Computes: the sum of squares that a smile is fitted by, and its derivatives.
// Formula:  weight*(sqrt(W) - market/atm)^2 over the quotes, plus volatility/fitPenalties.
// Domain:   at most as many quotes an expiry as `prepareTerms` made room for; W > 0.
// Accuracy: derivatives exact for quotes, forward differences for active penalties; what they lead to is
//           tested (test/kernels/smileFit.test.ts).
// Source:   docs/methods/smile.md.
import { columnAt, newTable } from '../table'
import { addPenalties, beginPenalties, preparePenalties } from './fitPenalties'
import { accumulate, prepareShape, setDeviation, shape, shapeAt, slopesOfRoot } from './fitShape'

export let quoteCount: i32 = 0
export let places: usize = 0
export let targets: usize = 0
export let weights: usize = 0

/** Makes room for `most` quotes an expiry. */
export function prepareTerms(most: i32): void {
  prepareShape()
  preparePenalties()
  places = columnAt(newTable(most, 1), 0)
  targets = columnAt(newTable(most, 1), 0)
  weights = columnAt(newTable(most, 1), 0)
}

/** Starts the terms of an expiry; `before` is the smile of the expiry before it, or 0. */
export function beginTerms(s: f64, before: usize): void {
  quoteCount = 0
  setDeviation(s)
  beginPenalties(before)
}

export function addQuote(z: f64, target: f64, weight: f64): void {
  const at = (<usize>quoteCount) << 3
  quoteCount++
  store<f64>(places + at, z)
  store<f64>(targets + at, target)
  store<f64>(weights + at, weight)
}

/** The sum of squares at x; adds J'J and J'r where `hessian` is not 0. */
export function sumOfSquares(x: usize, hessian: usize, gradient: usize): f64 {
  let sum = 0.0
  for (let at: usize = 0; at < (<usize>quoteCount) << 3; at += 8) {
    const weight = load<f64>(weights + at)
    if (weight <= 0.0) continue
    const z = load<f64>(places + at)
    shapeAt(x, z)
    const root = sqrt(load<f64>(shape))
    const residual = root - load<f64>(targets + at)
    sum += weight * residual * residual
    if (hessian == 0) continue
    slopesOfRoot(x, z, root)
    accumulate(residual, weight, hessian, gradient)
  }
  return sum + addPenalties(x, hessian, gradient)
}
