// Small expressions on two lanes that the formulas read better with.

/** a where the mask is set, b elsewhere. */
@inline
export function select(mask: v128, a: v128, b: v128): v128 {
  return v128.bitselect(a, b, mask)
}

@inline
export function splat(x: f64): v128 {
  return f64x2.splat(x)
}

/** a*b + c, rounded twice: the same bits on every machine. */
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  return f64x2.add(f64x2.mul(a, b), c)
}

/** c - a*b. */
@inline
export function nmadd(a: v128, b: v128, c: v128): v128 {
  return f64x2.sub(c, f64x2.mul(a, b))
}

/**
 * Constant number `index` of a table in memory. A constant written into the code costs the machine
 * three instructions each time; a load and broadcast is one.
 */
@inline
export function constant(table: usize, index: i32): v128 {
  return v128.load64_splat(table + ((<usize>index) << 3))
}

const NUMBERS: usize = memory.data<f64>([1.0, 0.5], 16)

@inline
export function one(): v128 {
  return constant(NUMBERS, 0)
}

@inline
export function half(): v128 {
  return constant(NUMBERS, 1)
}
