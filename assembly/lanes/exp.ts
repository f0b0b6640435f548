// Computes: e^x on two lanes, and e^(high + low) for an argument known to more than 53 bits.
// Formula:  x = n*ln2 + r, |r| <= ln2/2; e^r = 1 + r + r^2*p(r), p of degree 9 (coefficients fitted
//           to the reduced range), even and odd powers apart; n is read off the bits of x/ln2 + 1.5*2^52.
// Domain:   x below -708 gives 0 (no subnormal results); x must stay below 709.
// Accuracy: 1 ulp of the rounded value (test/kernels/elementary.test.ts).
// Source:   argument reduction after W. J. Cody & W. Waite, Software Manual for the Elementary
//           Functions (1980), ch. 6.
import { constant, madd, nmadd, one, splat } from './select'

/** Coefficients of p by rising power, then 1/ln2, the rounder 1.5*2^52, ln2 in two parts, the lowest x. */
const TABLE: usize = memory.data<f64>(
  [
    5.000000000000001e-1, 1.666666666666667e-1, 4.166666666662412e-2, 8.333333333326134e-3,
    1.3888888917215586e-3, 1.9841269874822307e-4, 2.4801521293463862e-5, 2.755725539833871e-6,
    2.762008948195459e-7, 2.5105217695684516e-8, 1.4426950408889634, 6755399441055744.0,
    0.6931471803691238, 1.9082149292705877e-10, -708.0,
  ],
  16,
)
const LOG2E: i32 = 10
/** Adding it rounds to an integer and leaves that integer in the low bits. */
const ROUNDER: i32 = 11
const LN2_HIGH: i32 = 12
const LN2_LOW: i32 = 13
const LOWEST: i32 = 14

@inline
function polynomial(r: v128): v128 {
  const w = f64x2.mul(r, r)
  let even = madd(constant(TABLE, 8), w, constant(TABLE, 6))
  let odd = madd(constant(TABLE, 9), w, constant(TABLE, 7))
  even = madd(even, w, constant(TABLE, 4))
  odd = madd(odd, w, constant(TABLE, 5))
  even = madd(even, w, constant(TABLE, 2))
  odd = madd(odd, w, constant(TABLE, 3))
  even = madd(even, w, constant(TABLE, 0))
  odd = madd(odd, w, constant(TABLE, 1))
  return madd(odd, r, even)
}

@inline
export function expOfSum(high: v128, low: v128): v128 {
  const k = madd(high, constant(TABLE, LOG2E), constant(TABLE, ROUNDER))
  const n = f64x2.sub(k, constant(TABLE, ROUNDER))
  const reducedHigh = nmadd(n, constant(TABLE, LN2_HIGH), high)
  const reducedLow = nmadd(n, constant(TABLE, LN2_LOW), low)
  const r = f64x2.add(reducedHigh, reducedLow)
  const lost = f64x2.add(f64x2.sub(reducedHigh, r), reducedLow)
  const tail = madd(f64x2.mul(r, r), polynomial(r), lost)
  // The bits of 1 are the bias of an exponent.
  const power = i64x2.add(i64x2.shl(k, 52), one())
  const value = f64x2.mul(f64x2.add(one(), f64x2.add(r, tail)), power)
  return v128.andnot(value, f64x2.lt(high, constant(TABLE, LOWEST)))
}

@inline
export function exp(x: v128): v128 {
  return expOfSum(x, splat(0.0))
}
