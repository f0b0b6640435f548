// Computes: a figure a second time by a way that the kernels which gave it do not go: derivatives by
//           differences of the revalued book, worth and P&L by quadrature, a volatility as the one at which
//           quadrature gives a worth.
// Formula:  Differences: sum of weight*P&L over the points of a level, over step^order, extrapolated over the
//           levels (math/differences); listed states by level, then point. Quadrature: instruments/quadrature,
//           one answer a listed state. Volatility: Brent's zero of worth(sigma) - target for leg 0.
// Domain:   axes of one point; as many weights as points of a level; levels*points listed states.
// Accuracy: within the bound it answers: truncation and rounding (test/analyses/check.test.ts).
// Source:   docs/methods/check.md.
import {
  CheckColumn,
  CheckedColumn,
  CheckMethod,
  CheckPartColumn,
  LegColumn,
  Measure,
  ParameterColumn,
  PnlBase,
  Reading,
  Status,
} from '../abi'
import { pnlAt, prepare, rates, reads, roundingAt, seen } from '../instruments/book'
import { entryCost, isInverse } from '../instruments/index'
import { bound, forward, worthByQuadrature } from '../instruments/quadrature'
import {
  cell,
  isCounted,
  legs,
  open,
  parameter,
  spotOf,
  stateCount,
  underlyingOf,
} from '../market/inputs'
import { spotIn } from '../market/spots'
import { seeAt, seeNow, Seen } from '../market/state'
import { bound as missed, extrapolated } from '../math/differences'
import { zero } from '../math/roots'
import { columnAt, columnsOf, get, newTable, rowsOf, set } from '../table'

const EPSILON: f64 = 2.220446049250313e-16
const LEAST_VOLATILITY: f64 = 1e-6
const MOST_VOLATILITY: f64 = 200.0

export function check(
  legs: usize,
  underlyings: usize,
  slices: usize,
  states: usize,
  axes: usize,
  parameters: usize,
  question: usize,
  weights: usize,
  answers: usize,
  parts: usize,
): i32 {
  if (!open(legs, underlyings, slices, states, axes, parameters)) return Status.WrongShape
  if (columnsOf(question) != CheckColumn.COUNT || rowsOf(question) != 1) return Status.WrongShape
  if (columnsOf(answers) != CheckedColumn.COUNT || rowsOf(answers) == 0) return Status.WrongShape
  if (columnsOf(weights) != 1 || columnsOf(parts) != CheckPartColumn.COUNT) return Status.WrongShape
  prepare()
  const method = <i32>get(question, CheckColumn.Method, 0)
  if (method == CheckMethod.Differences) return differ(question, weights, answers)
  if (method == CheckMethod.Quadrature) return integrate(question, answers, parts)
  return imply(get(question, CheckColumn.Target, 0), answers)
}

function differ(question: usize, weights: usize, answers: usize): i32 {
  const levels = <i32>get(question, CheckColumn.Levels, 0)
  const points = rowsOf(weights)
  if (levels < 1 || stateCount() != levels * points) return Status.WrongShape
  const order = <i32>get(question, CheckColumn.Order, 0)
  const differences = columnAt(newTable(levels, 1), 0)
  const rounding = columnAt(newTable(levels, 1), 0)
  let step = get(question, CheckColumn.Step, 0)
  for (let level = 0; level < levels; level++) {
    let sum = 0.0
    let noise = 0.0
    for (let point = 0; point < points; point++) {
      const state = level * points + point
      const weight = get(weights, 0, point)
      sum += weight * pnlAt(state, 1.0)
      noise += abs(weight) * roundingAt(state, 1.0)
    }
    let divisor = 1.0
    for (let power = 0; power < order; power++) divisor *= step
    store<f64>(differences + ((<usize>level) << 3), sum / divisor)
    store<f64>(rounding + ((<usize>level) << 3), noise / divisor)
    step *= 0.5
  }
  set(answers, CheckedColumn.Second, 0, extrapolated(levels, differences, rounding))
  set(answers, CheckedColumn.Bound, 0, missed)
  return Status.Ok
}

function integrate(question: usize, answers: usize, parts: usize): i32 {
  const count = rowsOf(legs)
  if (rowsOf(answers) != stateCount() || rowsOf(parts) != stateCount() * count)
    return Status.WrongShape
  const wantsPnl = <i32>get(question, CheckColumn.Measure, 0) == Measure.Pnl
  for (let state = 0; state < stateCount(); state++) {
    let sum = 0.0
    let error = 0.0
    for (let leg = 0; leg < count; leg++) {
      const row = state * count + leg
      const S = spotIn(underlyingOf(leg), state, 1.0)
      integrateLeg(leg, state, S, wantsPnl, parts, row)
      if (!isCounted(leg)) continue
      sum += get(parts, CheckPartColumn.Second, row)
      error += get(parts, CheckPartColumn.Bound, row)
    }
    set(answers, CheckedColumn.Second, state, sum)
    set(answers, CheckedColumn.Bound, state, error)
  }
  return Status.Ok
}

function integrateLeg(leg: i32, state: i32, S: f64, wantsPnl: bool, parts: usize, row: i32): void {
  seeAt(leg, state, S, rates, seen)
  const worth = worthByQuadrature(leg, seen, rates, S)
  const error = bound
  set(parts, CheckPartColumn.Forward, row, forward)
  const counted = wantsPnl ? worth - startOf(leg, S) : worth
  set(parts, CheckPartColumn.Second, row, counted)
  set(parts, CheckPartColumn.Bound, row, error + (wantsPnl ? bound : 0.0) + EPSILON * abs(worth))
}

/** What a leg's P&L counts from, at the spot of the state. */
function startOf(leg: i32, S: f64): f64 {
  const S0 = spotOf(leg)
  const isCoin = isInverse(leg)
  const keepsCoins = isCoin && reads(Reading.CoinProfit)
  const entry = cell(leg, LegColumn.EntryPrice)
  const fromEntry = parameter(ParameterColumn.Base) == PnlBase.Entry && !isNaN(entry)
  let start: f64
  if (fromEntry) start = isCoin ? entryCost(leg) * S0 : entryCost(leg)
  else {
    seeNow(leg, rates, seen)
    start = worthByQuadrature(leg, seen, rates, S0)
  }
  const charges = fromEntry ? cell(leg, LegColumn.Charges) : 0.0
  return charges + (keepsCoins ? (start / S0) * S : start)
}

let target: f64 = 0.0

/** Worth of leg 0 at a volatility less the target; the leg is seen already. */
function gapAt(volatility: f64): f64 {
  set(seen, Seen.Volatility, 0, volatility)
  return worthByQuadrature(0, seen, rates, spotOf(0)) - target
}

function imply(worth: f64, answers: usize): i32 {
  if (rowsOf(legs) != 1) return Status.WrongShape
  seeNow(0, rates, seen)
  target = worth
  const low = gapAt(LEAST_VOLATILITY)
  // A worth that is all but none of time tells no volatility: whatever it is, it may be.
  const isSilent = abs(low) <= 2.0 * bound + 64.0 * EPSILON * abs(worth)
  if (isSilent) set(answers, CheckedColumn.Bound, 0, Infinity)
  const high = gapAt(MOST_VOLATILITY)
  if (isSilent || !(low * high < 0.0)) return Status.Ok
  const found = zero(gapAt, LEAST_VOLATILITY, MOST_VOLATILITY, low, high)
  const width = 1e-4 * found
  const slope = (gapAt(found + width) - gapAt(found - width)) / (2.0 * width)
  gapAt(found)
  const error = bound + 16.0 * EPSILON * abs(worth)
  set(answers, CheckedColumn.Second, 0, found)
  set(answers, CheckedColumn.Bound, 0, error / abs(slope) + 8.0 * EPSILON * found)
  return Status.Ok
}
