// Computes: erfcx(z2) and the divided difference that gives erfcx(z1) - erfcx(z2) without
//           cancellation, on two lanes, in one Horner pass.
// Formula:  erfcx(z) = g(q)/(z + 4), q = 1 - 7/(z + 4), g a polynomial of degree 25. With g2 = g(q2)
//           and dd = (g(q1) - g(q2))/(q1 - q2) from the same recurrence,
//           erfcx(z1) - erfcx(z2) = (z2 - z1)/((z1 + 4)(z2 + 4)) * (g2 - 7*dd/(z1 + 4)).
// Domain:   z >= -0.5.
// Accuracy: erfcx 4.1 eps (test/kernels/elementary.test.ts).
// Source:   the rational substitution of W. J. Cody, Math. Comp. 23 (1969); divided differences in a
//           Horner scheme: N. Higham, Accuracy and Stability of Numerical Algorithms, ch. 5.
import { madd, splat } from './select'

// Results of `gPair`: Wasm functions return one value, and both come out of one recurrence.
let g2: v128 = f64x2.splat(0.0)
let dd: v128 = f64x2.splat(0.0)

@inline
export function gAtSecond(): v128 {
  return g2
}

@inline
export function gDividedDifference(): v128 {
  return dd
}

/** Runs the recurrence for q1 and q2; read the results with the two functions above. */
@inline
export function gPair(q1: v128, q2: v128): void {
  let d = splat(-1.2916430081327387e-9)
  let g = madd(d, q2, splat(-1.4187685336704679e-9))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(1.4716649901117812e-8))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(1.7543964494146273e-8))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(-9.764874686055597e-8))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(-1.2357947800094485e-7))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(5.588321291956475e-7))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(6.622153018153722e-7))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(-3.3161847998315154e-6))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(-2.582494379955139e-6))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(2.126016683893993e-5))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(-8.365112940813493e-7))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(-0.00013590869532386442))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(0.00018681227128252827))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(0.0006475317776182738))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(-0.0027384658985066864))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(0.0018752463630971716))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(0.017377689215370105))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(-0.08499782157945221))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(0.23678573610155387))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(-0.49090073428057973))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(0.8212427967259232))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(-1.1498101143896438))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(1.3728658854026548))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(-1.411232682081741))
  d = madd(d, q1, g)
  g = madd(g, q2, splat(1.2530080582697296))
  g2 = g
  dd = d
}
