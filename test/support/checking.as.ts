// Quadrature and extrapolated differences on functions with known answers. AssemblyScript:
// test/kernels/quadrature.test.ts and test/kernels/differences.test.ts compile it.
import { exponential } from '../../assembly/lanes/scalar'
import { bound, extrapolated } from '../../assembly/math/differences'
import { integral, missed } from '../../assembly/math/quadrature'

function power31(x: f64): f64 {
  let product = 1.0
  for (let at = 0; at < 31; at++) product *= x
  return product
}

function bell(x: f64): f64 {
  return 0.3989422804014327 * exponential(-0.5 * x * x)
}

function decay(x: f64): f64 {
  return exponential(-x)
}

function kink(x: f64): f64 {
  return max(x - 0.3, 0.0)
}

/** Of one of the functions above, in their order. */
export function area(name: i32, a: f64, b: f64, panels: i32): f64 {
  if (name == 0) return integral(power31, a, b, panels)
  if (name == 1) return integral(bell, a, b, panels)
  return integral(name == 2 ? decay : kink, a, b, panels)
}

export function leftOut(): f64 {
  return missed
}

export function room(count: i32): usize {
  heap.reset()
  return heap.alloc((<usize>count) << 3)
}

export function derivative(levels: i32, differences: usize, rounding: usize): f64 {
  return extrapolated(levels, differences, rounding)
}

export function uncertain(): f64 {
  return bound
}
