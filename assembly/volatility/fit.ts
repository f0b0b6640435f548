// Computes: the smile of one expiry from its quotes, without arbitrage in itself and against the smile
//           of the expiry before it.
// Formula:  the least sum of volatility/fitTerms from several starts; quotes further off than a multiple
//           of the robust scale are taken out as outliers and the rest is fitted again; then the smile
//           is verified on a fine grid and at the limits of its wings, and while it falls short the
//           penalties' margins are raised by the shortfall. What cannot be verified is not answered.
// Domain:   five quotes or more.
// Accuracy: verified g >= 0 and total variance at 2,401 nodes of |z| <= 12 deviations, of the quotes and of
//           the smile itself, and out to 3,000; checked with code of its own in test/kernels/smileFit.test.ts and, on real chains,
//           test/analyses/smileFit.test.ts.
// Source:   docs/methods/smile.md.
import { LEAST_SQUARES_CELLS, minimise, prepareLeastSquares } from '../math/leastSquares'
import { columnAt, newTable } from '../table'
import { setPenalties } from './fitPenalties'
import { Term, writeBox, writeSmile } from './fitShape'
import { places, quoteCount, sumOfSquares, targets, weights } from './fitTerms'
import { durrleman, leftWing, rightWing, totalVariance } from './svi'

const STARTS: i32 = 6
const START_STEPS: i32 = 15
const POLISH_STEPS: i32 = 60
const ROUNDS: i32 = 10
/** Multiples of the robust scale beyond which a quote is an outlier, and the least such distance. */
const OUTLIER_SCALES: f64 = 6.0
const LEAST_OUTLIER: f64 = 0.02
/** Of a median absolute value to a standard deviation, for normal errors. */
const TO_DEVIATION: f64 = 1.4826
const G_MARGIN: f64 = 1e-3

let box: usize = 0
let x: usize = 0
let best: usize = 0
let sorted: usize = 0
export let leastDurrleman: f64 = NaN
export let leastGap: f64 = NaN

export function prepareFit(): void {
  prepareLeastSquares(columnAt(newTable(LEAST_SQUARES_CELLS, 1), 0))
  box = columnAt(newTable(16, 1), 0)
  x = columnAt(newTable(8, 1), 0)
  best = columnAt(newTable(8, 1), 0)
  sorted = columnAt(newTable(4096, 1), 0)
}

function start(index: i32): void {
  const middle = <f64>((index % 3) - 1) * 0.6
  const width = index < 3 ? 0.5 : 2.0
  set(Term.Least, 0.8)
  set(Term.Left, 0.3)
  set(Term.Right, 0.3)
  set(Term.Middle, middle)
  set(Term.Width, width)
  for (let i = 0; i < Term.COUNT; i++) {
    const at = (<usize>i) << 3
    store<f64>(x + at, min(max(load<f64>(x + at), load<f64>(box + at)), load<f64>(box + at, 64)))
  }
}

function set(index: Term, value: f64): void {
  store<f64>(x + ((<usize>index) << 3), value)
}

/** Best of several starts, to x. */
function search(): void {
  let least = Infinity
  for (let index = 0; index < STARTS; index++) {
    start(index)
    const sum = minimise(Term.COUNT, x, box, sumOfSquares, START_STEPS)
    if (!(sum < least)) continue
    least = sum
    memory.copy(best, x, Term.COUNT << 3)
  }
  memory.copy(x, best, Term.COUNT << 3)
  minimise(Term.COUNT, x, box, sumOfSquares, POLISH_STEPS)
}

/** Weighted residual of a quote in deviations of the expiry, whatever its weight in the fit. */
function residualOf(smile: usize, index: i32, s: f64, weight: f64): f64 {
  const at = (<usize>index) << 3
  const fitted = sqrt(totalVariance(smile, load<f64>(places + at) * s)) / s
  return abs(fitted - load<f64>(targets + at)) * sqrt(weight)
}

/** Median of the weighted residuals. */
function middleResidual(smile: usize, s: f64): f64 {
  for (let i = 0; i < quoteCount; i++) {
    const value = residualOf(smile, i, s, abs(load<f64>(weights + ((<usize>i) << 3))))
    let j = i
    while (j > 0 && load<f64>(sorted + ((<usize>(j - 1)) << 3)) > value) {
      store<f64>(sorted + ((<usize>j) << 3), load<f64>(sorted + ((<usize>(j - 1)) << 3)))
      j--
    }
    store<f64>(sorted + ((<usize>j) << 3), value)
  }
  return load<f64>(sorted + ((<usize>(quoteCount >> 1)) << 3))
}

/** Row of the quote furthest off among those still in the fit (or, with sign -1, the nearest of those out). */
function furthest(smile: usize, s: f64, sign: f64): i32 {
  let row = -1
  let most = -Infinity
  for (let i = 0; i < quoteCount; i++) {
    const weight = load<f64>(weights + ((<usize>i) << 3))
    if (weight * sign <= 0.0) continue
    const value = sign * residualOf(smile, i, s, abs(weight))
    if (value <= most) continue
    most = value
    row = i
  }
  return row
}

/** Takes out outliers one by one, the furthest first, fitting again each time, then readmits those that
 * the last fit is close to. An outlier keeps its weight with a minus sign. */
function nameOutliers(smile: usize, s: f64): void {
  for (let count = 0; count < quoteCount >> 2; count++) {
    const scale = max(OUTLIER_SCALES * TO_DEVIATION * middleResidual(smile, s), LEAST_OUTLIER)
    const row = furthest(smile, s, 1.0)
    const at = weights + ((<usize>row) << 3)
    if (row < 0 || residualOf(smile, row, s, load<f64>(at)) <= scale) break
    store<f64>(at, -load<f64>(at))
    if (count == 0) search()
    else minimise(Term.COUNT, x, box, sumOfSquares, POLISH_STEPS)
    writeSmile(x, smile)
  }
  readmit(smile, s)
}

function readmit(smile: usize, s: f64): void {
  for (let row = furthest(smile, s, -1.0); row >= 0; row = furthest(smile, s, -1.0)) {
    const scale = max(OUTLIER_SCALES * TO_DEVIATION * middleResidual(smile, s), LEAST_OUTLIER)
    const at = weights + ((<usize>row) << 3)
    if (residualOf(smile, row, s, -load<f64>(at)) > scale) return
    store<f64>(at, -load<f64>(at))
    minimise(Term.COUNT, x, box, sumOfSquares, POLISH_STEPS)
    writeSmile(x, smile)
  }
}

function verifyAt(smile: usize, before: usize, k: f64, s: f64): void {
  leastDurrleman = min(leastDurrleman, durrleman(smile, k))
  if (before == 0) return
  leastGap = min(leastGap, (totalVariance(smile, k) - totalVariance(before, k)) / (s * s))
}

/**
 * A smile far from its quotes may have another deviation than theirs, which the grid is measured in: the
 * same grid in its own, where that is another.
 */
function verifyOwn(smile: usize, before: usize, s: f64): void {
  const own = sqrt(totalVariance(smile, 0.0))
  if (own <= 1.1 * s) return
  for (let i = -1200; i <= 1200; i++) verifyAt(smile, before, <f64>i * 0.01 * own, s)
}

/** Least g and least gap to the smile before (in squared deviations) over a fine grid. */
function verify(smile: usize, before: usize, s: f64): bool {
  leastDurrleman = Infinity
  leastGap = before == 0 ? NaN : Infinity
  for (let i = -1200; i <= 1200; i++) verifyAt(smile, before, <f64>i * 0.01 * s, s)
  verifyOwn(smile, before, s)
  for (let z = 12.5; z < 3000.0; z *= 1.05) {
    verifyAt(smile, before, z * s, s)
    verifyAt(smile, before, -z * s, s)
  }
  const steepest = max(leftWing(smile), rightWing(smile))
  leastDurrleman = min(leastDurrleman, 0.25 - 0.0625 * steepest * steepest)
  if (before == 0) return leastDurrleman >= 0.0
  const isOrdered = leftWing(smile) >= leftWing(before) && rightWing(smile) >= rightWing(before)
  return isOrdered && leastDurrleman >= 0.0 && leastGap >= 0.0
}

/** Raises the penalties' margins by what is missing until the smile verifies. */
function enforce(smile: usize, before: usize, s: f64): bool {
  let butterfly = G_MARGIN
  let calendar = 0.0
  let weight = 100.0
  for (let round = 0; round < ROUNDS; round++) {
    writeSmile(x, smile)
    if (verify(smile, before, s)) return true
    if (leastDurrleman < 0.0) butterfly += 1e-3 - 1.5 * leastDurrleman
    if (leastGap < 0.0) calendar += 1e-5 - 1.5 * leastGap
    weight *= 3.0
    setPenalties(weight, butterfly, calendar)
    minimise(Term.COUNT, x, box, sumOfSquares, POLISH_STEPS)
  }
  writeSmile(x, smile)
  return verify(smile, before, s)
}

/**
 * Fits the quotes that `addQuote` was given since `beginTerms(s, before)` and writes the smile;
 * false when no smile without arbitrage was found. Outliers end with a negative weight.
 */
export function fit(smile: usize, before: usize, s: f64): bool {
  setPenalties(100.0, G_MARGIN, 0.0)
  writeBox(box, before)
  search()
  writeSmile(x, smile)
  nameOutliers(smile, s)
  return enforce(smile, before, s)
}
