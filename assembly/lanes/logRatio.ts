// Computes: ln(F/K) on two lanes, with relative accuracy at the money.
// Formula:  F/K = 2^e * m. The bits of a number are a logarithm to base 2 that is nowhere more than 0.086
//           off, so the difference of those of F and K, rounded, gives an e with |log2(m)| <= 1/2 + 0.086.
//           s = (F - K*2^e)/(F + K*2^e), whose numerator is exact (Sterbenz); ln m = 2*atanh(s) =
//           2s + s^3*p(s^2), p of degree 6 fitted to that range (1.6e-17).
// Domain:   F, K and F/K normal numbers above 0.
// Accuracy: 2 ulp of the rounded value (test/kernels/elementary.test.ts).
// Source:   the atanh series; exponent split as in P. T. P. Tang, ACM TOMS 16(4), 1990; the bits as a
//           logarithm: J. N. Mitchell, IRE Trans. Electronic Computers EC-11(4), 1962.
import { constant, madd } from './select'

/** Coefficients of p by rising power, ln2 in two parts, 2^52 + 1023, and numbers for the sake of their bits. */
const TABLE: usize = memory.data<f64>(
  [
    0.6666666666667288,
    0.3999999999607118,
    0.28571429411505805,
    0.22222137178640167,
    0.1818641019482999,
    0.15249106634771215,
    0.15376598477421186,
    0.6931471803691238,
    1.9082149292705877e-10,
    4503599627371519.0,
    4503599627370496.0,
    1.5,
    Infinity,
  ],
  16,
)
const LN2_HIGH: i32 = 7
const LN2_LOW: i32 = 8
const UNBIAS: i32 = 9
const TWO_52: i32 = 10
/** 1.5, whose bits are an exponent's bias and one half for rounding. */
const ROUNDED_BIAS: i32 = 11
/** Infinity, whose bits are those of the exponent. */
const EXPONENT: i32 = 12

@inline
export function logRatio(F: v128, K: v128): v128 {
  const shifted = i64x2.add(i64x2.sub(F, K), constant(TABLE, ROUNDED_BIAS))
  const biased = v128.or(i64x2.shr_u(shifted, 52), constant(TABLE, TWO_52))
  const e = f64x2.sub(biased, constant(TABLE, UNBIAS))
  const base = f64x2.mul(K, v128.and(shifted, constant(TABLE, EXPONENT)))
  const s = f64x2.div(f64x2.sub(F, base), f64x2.add(F, base))
  const w = f64x2.mul(s, s)
  const v = f64x2.mul(w, w)
  let even = madd(constant(TABLE, 6), v, constant(TABLE, 4))
  let odd = madd(constant(TABLE, 5), v, constant(TABLE, 3))
  even = madd(even, v, constant(TABLE, 2))
  odd = madd(odd, v, constant(TABLE, 1))
  even = madd(even, v, constant(TABLE, 0))
  const p = madd(odd, w, even)
  const fraction = madd(f64x2.mul(s, w), p, madd(e, constant(TABLE, LN2_LOW), f64x2.add(s, s)))
  return madd(e, constant(TABLE, LN2_HIGH), fraction)
}
