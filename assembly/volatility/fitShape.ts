// Computes: a smile in the variables that it is fitted by, and its derivatives.
// Formula:  in deviations of the expiry, s = atm*sqrt(T): z = k/s, W = w/s^2, with V the least W and L, R the
//           slopes of the wings, W = V - S*sqrt(L*R) + (R - L)/2*x + (R + L)/2*r, x = z - M,
//           r = sqrt(x^2 + S^2). As SVI: b = (L + R)/2*s, rho = (R - L)/(R + L), a = (V - S*sqrt(L*R))*s^2.
// Domain:   V, L, R, S > 0: so b > 0, |rho| < 1 and w > 0 by construction, and limits of the wings'
//           slopes are bounds on L and R.
// Accuracy: a few roundings: smiles made by other code are found again (test/kernels/smileFit.test.ts).
// Source:   docs/methods/smile.md.
import { SviColumn } from '../abi'
import { columnAt, newTable } from '../table'
import { leftWing, rightWing, setPart } from './svi'

/** Variables of the fit. */
export enum Term {
  Least,
  Left,
  Right,
  Middle,
  Width,
  COUNT,
}

export let deviation: f64 = 1.0
/** W, W' and W'' of the last call of `shapeAt`. */
export let shape: usize = 0
/** Derivatives by the variables, for `accumulate`. */
export let slopes: usize = 0

export function prepareShape(): void {
  shape = columnAt(newTable(3, 1), 0)
  slopes = columnAt(newTable(Term.COUNT, 1), 0)
}

export function setDeviation(s: f64): void {
  deviation = s
}

export function term(x: usize, index: Term): f64 {
  return load<f64>(x + ((<usize>index) << 3))
}

/** W, W' and W'' at z, to `shape`. */
export function shapeAt(x: usize, z: f64): void {
  const L = term(x, Term.Left)
  const R = term(x, Term.Right)
  const S = term(x, Term.Width)
  const d = z - term(x, Term.Middle)
  const r = sqrt(d * d + S * S)
  const turn = 0.5 * (R - L)
  const bend = 0.5 * (R + L)
  store<f64>(shape, term(x, Term.Least) - S * sqrt(L * R) + turn * d + bend * r)
  store<f64>(shape, turn + (bend * d) / r, 8)
  store<f64>(shape, (bend * S * S) / (r * r * r), 16)
}

/** Derivatives of sqrt(W) by the variables, to the scratch slopes; `root` is sqrt(W). */
export function slopesOfRoot(x: usize, z: f64, root: f64): void {
  const L = term(x, Term.Left)
  const R = term(x, Term.Right)
  const S = term(x, Term.Width)
  const d = z - term(x, Term.Middle)
  const r = sqrt(d * d + S * S)
  const half = 0.5 / root
  const mean = sqrt(L * R)
  store<f64>(slopes, half)
  store<f64>(slopes, half * 0.5 * (r - d - (S * R) / mean), 8)
  store<f64>(slopes, half * 0.5 * (r + d - (S * L) / mean), 16)
  store<f64>(slopes, -half * load<f64>(shape, 8), 24)
  store<f64>(slopes, half * (-mean + (0.5 * (R + L) * S) / r), 32)
}

/** Adds weight*(slopes slopes') to the matrix and weight*slopes*residual to the gradient. */
export function accumulate(residual: f64, weight: f64, hessian: usize, gradient: usize): void {
  for (let i = 0; i < Term.COUNT; i++) {
    const si = weight * load<f64>(slopes + ((<usize>i) << 3))
    const g = gradient + ((<usize>i) << 3)
    store<f64>(g, load<f64>(g) + si * residual)
    for (let j = 0; j < Term.COUNT; j++) {
      const h = hessian + ((<usize>(i * Term.COUNT + j)) << 3)
      store<f64>(h, load<f64>(h) + si * load<f64>(slopes + ((<usize>j) << 3)))
    }
  }
}

/** Relative room left on a wing's slope, so that rounding cannot turn the order of two smiles. */
const ROOM: f64 = 1e-7
const STEEPEST: f64 = 1.995

function bound(box: usize, index: Term, low: f64, high: f64): void {
  store<f64>(box + ((<usize>index) << 3), low)
  store<f64>(box + ((<usize>(index + 8)) << 3), high)
}

/** Box of the variables: wings between those of the expiry before and the limit of Lee. */
export function writeBox(box: usize, before: usize): void {
  const s = deviation
  const steepest = STEEPEST / s
  const left = before == 0 ? 1e-4 : max((leftWing(before) / s) * (1.0 + ROOM), 1e-4)
  const right = before == 0 ? 1e-4 : max((rightWing(before) / s) * (1.0 + ROOM), 1e-4)
  bound(box, Term.Least, 0.01, 100.0)
  bound(box, Term.Left, min(left, steepest), steepest)
  bound(box, Term.Right, min(right, steepest), steepest)
  // A document holds places of the bend up to 10.
  const farthest = min(10.0, 10.0 / s)
  bound(box, Term.Middle, -farthest, farthest)
  bound(box, Term.Width, 0.05, 20.0)
}

/** The variables as a smile. */
export function writeSmile(x: usize, smile: usize): void {
  const s = deviation
  const L = term(x, Term.Left)
  const R = term(x, Term.Right)
  const S = term(x, Term.Width)
  setPart(smile, SviColumn.A, (term(x, Term.Least) - S * sqrt(L * R)) * s * s)
  setPart(smile, SviColumn.B, 0.5 * (L + R) * s)
  setPart(smile, SviColumn.Rho, (R - L) / (R + L))
  setPart(smile, SviColumn.M, term(x, Term.Middle) * s)
  setPart(smile, SviColumn.Sigma, S * s)
}
