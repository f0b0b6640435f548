// Computes: erfcx at two arguments and the divided difference that gives erfcx(z1) - erfcx(z2) without
//           cancellation, on two pairs of lanes at once, in one Horner pass.
// Formula:  with a = z*sqrt2, c = 4*sqrt2, r = 1/(a + c), q = 1 - 7*sqrt2*r: erfcx(z) = sqrt2*r*g(q), g a
//           polynomial of degree 25. With g2 = g(q2) and dd = (g(q1) - g(q2))/(q1 - q2) from the same
//           recurrence, erfcx(z1) - erfcx(z2) = sqrt2*(a2 - a1)*r1*r2*(g2 - 7*sqrt2*r1*dd).
// Domain:   z >= -0.5.
// Accuracy: erfcx 6 eps relative (test/kernels/elementary.test.ts); the difference, as the price that it
//           makes (test/kernels/price.test.ts).
// Source:   the rational substitution of W. J. Cody, Math. Comp. 23 (1969); divided differences in a
//           Horner scheme: N. Higham, Accuracy and Stability of Numerical Algorithms, ch. 5.
import { constant, madd, nmadd, one } from './select'

/** c above: 4*sqrt2. */
export const OFFSET: f64 = 5.656854249492381

/** Coefficients of g by falling power, then the width of q over 1/(a + c): 7*sqrt2. */
const TABLE: usize = memory.data<f64>(
  [
    -1.2916430081327387e-9, -1.4187685336704679e-9, 1.4716649901117812e-8, 1.7543964494146273e-8,
    -9.764874686055597e-8, -1.2357947800094485e-7, 5.588321291956475e-7, 6.622153018153722e-7,
    -3.3161847998315154e-6, -2.582494379955139e-6, 2.126016683893993e-5, -8.365112940813493e-7,
    -0.00013590869532386442, 0.00018681227128252827, 0.0006475317776182738, -0.0027384658985066864,
    0.0018752463630971716, 0.017377689215370105, -0.08499782157945221, 0.23678573610155387,
    -0.49090073428057973, 0.8212427967259232, -1.1498101143896438, 1.3728658854026548,
    -1.411232682081741, 1.2530080582697296, 9.899494936611665,
  ],
  16,
)
const TABLE_END: usize = TABLE + 208
const WIDTH: i32 = 26

/** What erfcxPairs takes and leaves, a pair each, one after the other. */
export const PAIR_BYTES: usize = 48

/** q of a pair whose r is at `at`. */
@inline
function substituted(at: usize): v128 {
  return nmadd(v128.load(at), constant(TABLE, WIDTH), one())
}

/** Divided difference of even(w) + q*odd(w), w = q^2, from those of its halves. */
@inline
function joined(q1: v128, q2: v128, evenD: v128, oddD: v128, oddG: v128): v128 {
  return madd(f64x2.add(q1, q2), madd(oddD, q1, evenD), oddG)
}

/** What takes the place of r1 and r2. */
@inline
function leave(pair: usize, q1: v128, q2: v128, dd: v128, g2: v128): void {
  const r1 = v128.load(pair)
  const r2 = v128.load(pair, 16)
  v128.store(pair, nmadd(f64x2.mul(r1, constant(TABLE, WIDTH)), dd, g2), 32)
  v128.store(pair, f64x2.mul(r1, madd(f64x2.sub(q1, q2), dd, g2)))
  v128.store(pair, f64x2.mul(r2, g2), 16)
}

/**
 * For the pairs at `one` and `two`, which hold r1 and r2: r1*g1, r2*g2 and g2 - 7*sqrt2*r1*dd take their
 * place. Even and odd powers of two pairs are eight chains that do not wait for each other, and as many
 * numbers as the registers hold; each coefficient is read once for both pairs.
 */
@inline
export function erfcxPairs(one: usize, two: usize): void {
  const q1 = substituted(one)
  const q2 = substituted(one + 16)
  const v1 = f64x2.mul(q1, q1)
  const v2 = f64x2.mul(q2, q2)
  let oddD = constant(TABLE, 0)
  let evenD = constant(TABLE, 1)
  let oddG = madd(oddD, v2, constant(TABLE, 2))
  let evenG = madd(evenD, v2, constant(TABLE, 3))
  const p1 = substituted(two)
  const p2 = substituted(two + 16)
  const w1 = f64x2.mul(p1, p1)
  const w2 = f64x2.mul(p2, p2)
  let oddE = constant(TABLE, 0)
  let evenE = constant(TABLE, 1)
  let oddH = madd(oddE, w2, constant(TABLE, 2))
  let evenH = madd(evenE, w2, constant(TABLE, 3))
  let at = TABLE + 32
  do {
    const odd = v128.load64_splat(at)
    const even = v128.load64_splat(at, 8)
    oddD = madd(oddD, v1, oddG)
    oddE = madd(oddE, w1, oddH)
    oddG = madd(oddG, v2, odd)
    oddH = madd(oddH, w2, odd)
    evenD = madd(evenD, v1, evenG)
    evenE = madd(evenE, w1, evenH)
    evenG = madd(evenG, v2, even)
    evenH = madd(evenH, w2, even)
    at += 16
  } while (at < TABLE_END)
  leave(one, q1, q2, joined(q1, q2, evenD, oddD, oddG), madd(oddG, q2, evenG))
  leave(two, p1, p2, joined(p1, p2, evenE, oddE, oddH), madd(oddH, p2, evenH))
}
