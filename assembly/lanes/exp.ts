// Computes: e^x on two lanes, and e^(high + low) for an argument known to more than 53 bits.
// Formula:  x = n*ln2 + r, |r| <= ln2/2; e^r = 1 + r + r^2*p(r), p of degree 9 (coefficients fitted
//           to the reduced range); n is read off the bits of x/ln2 + 1.5*2^52.
// Domain:   x below -708 gives 0 (no subnormal results); x must stay below 709.
// Accuracy: 0.85 ulp (test/kernels/elementary.test.ts).
// Source:   argument reduction after W. J. Cody & W. Waite, Software Manual for the Elementary
//           Functions (1980), ch. 6.
import { madd, nmadd, select, splat } from './select'

const LOG2E: f64 = 1.4426950408889634
const LN2_HIGH: f64 = 0.6931471803691238
const LN2_LOW: f64 = 1.9082149292705877e-10
/** Adding it rounds to an integer and leaves that integer in the low bits. */
const ROUNDER: f64 = 6755399441055744.0
const LOWEST: f64 = -708.0

@inline
function polynomial(r: v128): v128 {
  let p = splat(2.5105217695684516e-8)
  p = madd(p, r, splat(2.762008948195459e-7))
  p = madd(p, r, splat(2.755725539833871e-6))
  p = madd(p, r, splat(2.4801521293463862e-5))
  p = madd(p, r, splat(1.9841269874822307e-4))
  p = madd(p, r, splat(1.3888888917215586e-3))
  p = madd(p, r, splat(8.333333333326134e-3))
  p = madd(p, r, splat(4.166666666662412e-2))
  p = madd(p, r, splat(1.666666666666667e-1))
  return madd(p, r, splat(5.000000000000001e-1))
}

@inline
export function expOfSum(high: v128, low: v128): v128 {
  const k = madd(high, splat(LOG2E), splat(ROUNDER))
  const n = f64x2.sub(k, splat(ROUNDER))
  const reducedHigh = nmadd(n, splat(LN2_HIGH), high)
  const reducedLow = nmadd(n, splat(LN2_LOW), low)
  const r = f64x2.add(reducedHigh, reducedLow)
  const lost = f64x2.add(f64x2.sub(reducedHigh, r), reducedLow)
  const tail = madd(f64x2.mul(r, r), polynomial(r), lost)
  const power = i64x2.add(i64x2.shl(k, 52), i64x2.splat(0x3ff0000000000000))
  const value = f64x2.mul(f64x2.add(splat(1.0), f64x2.add(r, tail)), power)
  return select(f64x2.lt(high, splat(LOWEST)), splat(0.0), value)
}

@inline
export function exp(x: v128): v128 {
  return expOfSum(x, splat(0.0))
}
