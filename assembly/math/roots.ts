// Computes: a zero of a function inside a bracket, and the place of an extremum inside a bracket.
// Formula:  Brent's zero finder (inverse quadratic interpolation, secant, bisection); golden section.
// Domain:   `zero`: f(a) and f(b) of opposite sign, or one of them 0. `extremum`: one extremum inside.
// Accuracy: the zero to 4 ulp of x; the extremum to 1e-8 of the bracket, where the function is smooth and
//           of its bracket's size (test/kernels/roots.test.ts).
// Source:   R. P. Brent, Algorithms for Minimization without Derivatives (1973), ch. 4 and 5.

const EPSILON: f64 = 2.220446049250313e-16
const MOST_STEPS: i32 = 200
/** (sqrt(5) - 1)/2 */
const GOLDEN: f64 = 0.6180339887498949

/** A zero of f between a and b, whose values are fa and fb. */
export function zero(f: (x: f64) => f64, a: f64, b: f64, fa: f64, fb: f64): f64 {
  let c = a
  let fc = fa
  let d = b - a
  let e = d
  for (let step = 0; step < MOST_STEPS; step++) {
    if (abs(fc) < abs(fb)) {
      a = b
      b = c
      c = a
      fa = fb
      fb = fc
      fc = fa
    }
    const tolerance = 2.0 * EPSILON * abs(b)
    const middle = 0.5 * (c - b)
    if (abs(middle) <= tolerance || fb == 0.0) return b
    if (abs(e) < tolerance || abs(fa) <= abs(fb)) {
      d = middle
      e = middle
    } else {
      const s = fb / fa
      let p: f64
      let q: f64
      if (a == c) {
        p = 2.0 * middle * s
        q = 1.0 - s
      } else {
        const u = fa / fc
        const r = fb / fc
        p = s * (2.0 * middle * u * (u - r) - (b - a) * (r - 1.0))
        q = (u - 1.0) * (r - 1.0) * (s - 1.0)
      }
      if (p > 0.0) q = -q
      else p = -p
      if (2.0 * p < min(3.0 * middle * q - abs(tolerance * q), abs(e * q))) {
        e = d
        d = p / q
      } else {
        d = middle
        e = middle
      }
    }
    a = b
    fa = fb
    b += abs(d) > tolerance ? d : middle > 0.0 ? tolerance : -tolerance
    fb = f(b)
    if (fb > 0.0 == fc > 0.0) {
      c = a
      fc = fa
      d = b - a
      e = d
    }
  }
  return b
}

/** Where sign*f is smallest between a and b: sign 1 for a minimum, -1 for a maximum. */
export function extremum(f: (x: f64) => f64, sign: f64, a: f64, b: f64): f64 {
  let left = b - GOLDEN * (b - a)
  let right = a + GOLDEN * (b - a)
  let fLeft = sign * f(left)
  let fRight = sign * f(right)
  for (let step = 0; step < 48; step++) {
    if (fLeft < fRight) {
      b = right
      right = left
      fRight = fLeft
      left = b - GOLDEN * (b - a)
      fLeft = sign * f(left)
    } else {
      a = left
      left = right
      fLeft = fRight
      right = a + GOLDEN * (b - a)
      fRight = sign * f(right)
    }
  }
  return 0.5 * (a + b)
}
