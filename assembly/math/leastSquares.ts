// Computes: the least sum of squares over a box, from a starting point.
// Formula:  Levenberg-Marquardt: (H + lambda*diag H) d = -g over the free variables, H = J'J, g = J'r, then
//           x + d clamped to the box. A variable is free unless it stands on a bound that the gradient
//           pushes it through. lambda falls by 5 on success and grows by 4 on failure.
// Domain:   at most 8 variables; low <= high; finite residuals inside the box.
// Accuracy: a local minimum; a step that raises the sum is not taken. Known smiles are found again
//           (test/kernels/smileFit.test.ts).
// Source:   D. Marquardt, J. SIAM 11 (1963) 431; C. Kanzow et al., J. Comput. Appl. Math. 172 (2004)
//           375, for the projection.
const MOST: i32 = 8
/** Relative fall of the sum below which a step counts as the last. */
const STILL: f64 = 1e-10
const LARGEST_DAMPING: f64 = 1e10

let hessian: usize = 0
let gradient: usize = 0
let factor: usize = 0
let step: usize = 0
let trial: usize = 0

/** Doubles of scratch that `prepareLeastSquares` is given. */
export const LEAST_SQUARES_CELLS: i32 = 2 * MOST * MOST + 3 * MOST

/** Takes scratch for the run in hand. */
export function prepareLeastSquares(scratch: usize): void {
  hessian = scratch
  factor = hessian + ((<usize>(MOST * MOST)) << 3)
  gradient = factor + ((<usize>(MOST * MOST)) << 3)
  step = gradient + ((<usize>MOST) << 3)
  trial = step + ((<usize>MOST) << 3)
}

function at(vector: usize, index: i32): f64 {
  return load<f64>(vector + ((<usize>index) << 3))
}

function put(vector: usize, index: i32, value: f64): void {
  store<f64>(vector + ((<usize>index) << 3), value)
}

/** 1 for a variable that may move from x, else 0, as a bit mask. */
function freeOf(count: i32, x: usize, low: usize, high: usize): i32 {
  let free = 0
  for (let i = 0; i < count; i++) {
    const isHeld =
      (at(x, i) <= at(low, i) && at(gradient, i) > 0.0) ||
      (at(x, i) >= at(high, i) && at(gradient, i) < 0.0)
    if (!isHeld) free |= 1 << i
  }
  return free
}

/** Damped matrix of the free variables, the unit matrix for the rest. */
function damped(count: i32, free: i32, lambda: f64): void {
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const isIn = (free >> i) & (free >> j) & 1
      let value = isIn ? at(hessian, i * count + j) : 0.0
      if (i == j) value = isIn ? value * (1.0 + lambda) + 1e-14 : 1.0
      put(factor, i * count + j, value)
    }
    put(step, i, (free >> i) & 1 ? -at(gradient, i) : 0.0)
  }
}

/** Solves factor * step = step in place by Cholesky's method; false when not positive. */
function solve(count: i32): bool {
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at(factor, i * count + j)
      for (let m = 0; m < j; m++) sum -= at(factor, i * count + m) * at(factor, j * count + m)
      if (i == j && !(sum > 0.0)) return false
      put(factor, i * count + j, i == j ? sqrt(sum) : sum / at(factor, j * count + j))
    }
  }
  for (let i = 0; i < count; i++) {
    let sum = at(step, i)
    for (let m = 0; m < i; m++) sum -= at(factor, i * count + m) * at(step, m)
    put(step, i, sum / at(factor, i * count + i))
  }
  for (let i = count - 1; i >= 0; i--) {
    let sum = at(step, i)
    for (let m = i + 1; m < count; m++) sum -= at(factor, m * count + i) * at(step, m)
    put(step, i, sum / at(factor, i * count + i))
  }
  return true
}

/**
 * Moves x to a least sum of squares and answers it. `evaluate(x, H, g)` answers the sum at x and adds
 * J'J and J'r to H (row by row) and g, which hold zeros; it skips them when H is 0.
 */
export function minimise(
  count: i32,
  x: usize,
  box: usize,
  evaluate: (x: usize, hessian: usize, gradient: usize) => f64,
  steps: i32,
): f64 {
  const low = box
  const high = box + ((<usize>MOST) << 3)
  let lambda = 1e-3
  let sum = 0.0
  let isFresh = true
  let free = 0
  for (let taken = 0; taken < steps; taken++) {
    if (isFresh) {
      memory.fill(hessian, 0, (<usize>(count * count)) << 3)
      memory.fill(gradient, 0, (<usize>count) << 3)
      sum = evaluate(x, hessian, gradient)
      free = freeOf(count, x, low, high)
    }
    damped(count, free, lambda)
    isFresh = false
    if (solve(count)) {
      for (let i = 0; i < count; i++) {
        put(trial, i, min(max(at(x, i) + at(step, i), at(low, i)), at(high, i)))
      }
      const next = evaluate(trial, 0, 0)
      if (next < sum) {
        const isStill = sum - next <= STILL * sum
        memory.copy(x, trial, (<usize>count) << 3)
        sum = next
        if (isStill) return sum
        lambda = max(lambda * 0.2, 1e-9)
        isFresh = true
        continue
      }
    }
    lambda *= 4.0
    if (lambda > LARGEST_DAMPING) return sum
  }
  return sum
}
