// The lane functions for one number: a lane pair with one lane unused, so that there is one
// implementation of each formula. For what is computed once per run, not per cell.
import { exp } from './exp'
import { logRatio } from './logRatio'

export function exponential(x: f64): f64 {
  return f64x2.extract_lane(exp(f64x2.splat(x)), 0)
}

/** ln(a/b). */
export function logOfRatio(a: f64, b: f64): f64 {
  return f64x2.extract_lane(logRatio(f64x2.splat(a), f64x2.splat(b)), 0)
}
