// Computes: the standard normal density, and the upper tail N(-y) times e^a.
// Formula:  phi(y) = exp(-y^2/2)/sqrt(2*pi); e^a*N(-y) = erfcx(y/sqrt(2))/2*exp(a - y^2/2) for y >= 0, and
//           e^a - e^a*N(y) below: no factor overflows that its partner would bring back.
// Domain:   e^a finite where y < 0; a - y^2/2 below 709 where y >= 0.
// Accuracy: 1e-14 + eps*y^2 relative where y >= 0 (test/kernels/chances.test.ts).
// Source:   lanes/erfcxDifference; W. J. Cody, Math. Comp. 23 (1969).
import { erfcxPairs, OFFSET, PAIR_BYTES } from '../lanes/erfcxDifference'
import { exponential } from '../lanes/scalar'

const ROOT_HALF: f64 = 0.7071067811865476
const INVERSE_ROOT_TWO_PI: f64 = 0.3989422804014327
/** Beyond it every tail is 0. */
const FARTHEST: f64 = 1e8

const PAIRS: usize = memory.data(96, 16)

export function normalDensity(y: f64): f64 {
  return INVERSE_ROOT_TWO_PI * exponential(-0.5 * y * y)
}

/** e^a*N(-y). */
export function scaledTail(y: f64, a: f64): f64 {
  if (y < 0.0) return exponential(a) - scaledTail(-y, a)
  const distance = min(y, FARTHEST)
  const r = f64x2.splat(1.0 / (distance + OFFSET))
  v128.store(PAIRS, r)
  v128.store(PAIRS, r, 16)
  erfcxPairs(PAIRS, PAIRS + PAIR_BYTES)
  return ROOT_HALF * load<f64>(PAIRS, 16) * exponential(a - 0.5 * distance * distance)
}

/** N(-y). */
export function normalTail(y: f64): f64 {
  return scaledTail(y, 0.0)
}
