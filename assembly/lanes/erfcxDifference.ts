// Computes: erfcx(z2) and the divided difference that gives erfcx(z1) - erfcx(z2) without
//           cancellation, on two lanes, in one Horner pass.
// Formula:  erfcx(z) = g(q)/(z + 4), q = 1 - 7/(z + 4), g a polynomial of degree 25. With g2 = g(q2)
//           and dd = (g(q1) - g(q2))/(q1 - q2) from the same recurrence,
//           erfcx(z1) - erfcx(z2) = (z2 - z1)/((z1 + 4)(z2 + 4)) * (g2 - 7*dd/(z1 + 4)).
// Domain:   z >= -0.5.
// Accuracy: erfcx 6 eps relative (test/kernels/elementary.test.ts); the difference, as the price that it
//           makes (test/kernels/price.test.ts).
// Source:   the rational substitution of W. J. Cody, Math. Comp. 23 (1969); divided differences in a
//           Horner scheme: N. Higham, Accuracy and Stability of Numerical Algorithms, ch. 5.
import { constant, madd, nmadd } from './select'

/** 7 and 1, of q = 1 - 7/(z + 4). */
const SEVEN: usize = memory.data<f64>([7.0, 1.0], 16)

/** Coefficients of g by rising power. */
const TABLE: usize = memory.data<f64>(
  [
    1.2530080582697296, -1.411232682081741, 1.3728658854026548, -1.1498101143896438,
    0.8212427967259232, -0.49090073428057973, 0.23678573610155387, -0.08499782157945221,
    0.017377689215370105, 0.0018752463630971716, -0.0027384658985066864, 0.0006475317776182738,
    0.00018681227128252827, -0.00013590869532386442, -8.365112940813493e-7, 2.126016683893993e-5,
    -2.582494379955139e-6, -3.3161847998315154e-6, 6.622153018153722e-7, 5.588321291956475e-7,
    -1.2357947800094485e-7, -9.764874686055597e-8, 1.7543964494146273e-8, 1.4716649901117812e-8,
    -1.4187685336704679e-9, -1.2916430081327387e-9,
  ],
  16,
)

/**
 * Divided difference of even(w) + q*odd(w), w = q^2, from those of its halves and the odd half at the
 * second point.
 */
@inline
function joined(dEven: v128, dOdd: v128, gOdd: v128, q1: v128, q2: v128): v128 {
  return madd(f64x2.add(q1, q2), madd(dOdd, q1, dEven), gOdd)
}

/**
 * At `first` and `second` stand 1/(z1 + 4) and 1/(z2 + 4); dd and g2 of the formula above take their
 * place. Powers are taken apart by their remainder after division by four: four short chains instead of
 * one long one, since the kernels wait on latency and not on work.
 */
@inline
export function erfcxPair(first: usize, second: usize): void {
  const q1 = nmadd(v128.load(first), constant(SEVEN, 0), constant(SEVEN, 1))
  const q2 = nmadd(v128.load(second), constant(SEVEN, 0), constant(SEVEN, 1))
  const w1 = f64x2.mul(q1, q1)
  const w2 = f64x2.mul(q2, q2)
  const v1 = f64x2.mul(w1, w1)
  const v2 = f64x2.mul(w2, w2)
  let dByZero = constant(TABLE, 24)
  let dByOne = constant(TABLE, 25)
  let dByTwo = constant(TABLE, 22)
  let dByThree = constant(TABLE, 23)
  let gByZero = madd(dByZero, v2, constant(TABLE, 20))
  let gByOne = madd(dByOne, v2, constant(TABLE, 21))
  let gByTwo = madd(dByTwo, v2, constant(TABLE, 18))
  let gByThree = madd(dByThree, v2, constant(TABLE, 19))
  dByZero = madd(dByZero, v1, gByZero)
  dByOne = madd(dByOne, v1, gByOne)
  dByTwo = madd(dByTwo, v1, gByTwo)
  dByThree = madd(dByThree, v1, gByThree)
  gByZero = madd(gByZero, v2, constant(TABLE, 16))
  gByOne = madd(gByOne, v2, constant(TABLE, 17))
  gByTwo = madd(gByTwo, v2, constant(TABLE, 14))
  gByThree = madd(gByThree, v2, constant(TABLE, 15))
  dByZero = madd(dByZero, v1, gByZero)
  dByOne = madd(dByOne, v1, gByOne)
  dByTwo = madd(dByTwo, v1, gByTwo)
  dByThree = madd(dByThree, v1, gByThree)
  gByZero = madd(gByZero, v2, constant(TABLE, 12))
  gByOne = madd(gByOne, v2, constant(TABLE, 13))
  gByTwo = madd(gByTwo, v2, constant(TABLE, 10))
  gByThree = madd(gByThree, v2, constant(TABLE, 11))
  dByZero = madd(dByZero, v1, gByZero)
  dByOne = madd(dByOne, v1, gByOne)
  dByTwo = madd(dByTwo, v1, gByTwo)
  dByThree = madd(dByThree, v1, gByThree)
  gByZero = madd(gByZero, v2, constant(TABLE, 8))
  gByOne = madd(gByOne, v2, constant(TABLE, 9))
  gByTwo = madd(gByTwo, v2, constant(TABLE, 6))
  gByThree = madd(gByThree, v2, constant(TABLE, 7))
  dByZero = madd(dByZero, v1, gByZero)
  dByOne = madd(dByOne, v1, gByOne)
  dByTwo = madd(dByTwo, v1, gByTwo)
  dByThree = madd(dByThree, v1, gByThree)
  gByZero = madd(gByZero, v2, constant(TABLE, 4))
  gByOne = madd(gByOne, v2, constant(TABLE, 5))
  gByTwo = madd(gByTwo, v2, constant(TABLE, 2))
  gByThree = madd(gByThree, v2, constant(TABLE, 3))
  dByZero = madd(dByZero, v1, gByZero)
  dByOne = madd(dByOne, v1, gByOne)
  gByZero = madd(gByZero, v2, constant(TABLE, 0))
  gByOne = madd(gByOne, v2, constant(TABLE, 1))
  const gEven = madd(gByTwo, w2, gByZero)
  const gOdd = madd(gByThree, w2, gByOne)
  const dEven = joined(dByZero, dByTwo, gByTwo, w1, w2)
  const dOdd = joined(dByOne, dByThree, gByThree, w1, w2)
  v128.store(second, madd(gOdd, q2, gEven))
  v128.store(first, joined(dEven, dOdd, gOdd, q1, q2))
}
