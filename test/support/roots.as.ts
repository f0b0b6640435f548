// The zero finder and the extremum finder on functions with known answers. AssemblyScript:
// test/kernels/roots.test.ts compiles it.
import { exponential } from '../../assembly/lanes/scalar'
import { extremum, zero } from '../../assembly/math/roots'

let target: f64 = 0.0

function cube(x: f64): f64 {
  return x * x * x - target
}

function steep(x: f64): f64 {
  return exponential(x) - target
}

/** A payoff's kink. */
function kink(x: f64): f64 {
  return max(x - target, 0.0) * 3.0 - (x - target)
}

function bowl(x: f64): f64 {
  const d = x - target
  return d * d * (1.0 + 0.1 * d)
}

export function cubeRoot(c: f64, a: f64, b: f64): f64 {
  target = c
  return zero(cube, a, b, cube(a), cube(b))
}

export function logarithm(c: f64, a: f64, b: f64): f64 {
  target = c
  return zero(steep, a, b, steep(a), steep(b))
}

/** Place of the least (sign 1) or greatest (-1) value. */
export function bottom(c: f64, a: f64, b: f64): f64 {
  target = c
  return extremum(bowl, 1.0, a, b)
}

export function corner(c: f64, a: f64, b: f64): f64 {
  target = c
  return extremum(kink, 1.0, a, b)
}
