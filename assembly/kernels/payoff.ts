// Computes: a curve of the book over the spot axis for each listed state, today's delta, and the exact
//           zeros and extrema of the P&L in one state.
// Formula:  curves by instruments/measure.ts; between two axis points whose P&L differs in sign, Brent's
//           zero finder on the book's own P&L; an inner point lower (higher) than both neighbours is
//           refined by golden section; where it turns out to lie beyond zero, the two zeros beside it are
//           found too. A P&L within the rounding of its legs counts as 0, so that a hedged book has no
//           zeros of mere noise.
// Domain:   a rising spot axis that holds every strike.
// Accuracy: zeros to 4 ulp of the spot factor; extrema to 1e-8 of the axis step (math/roots;
//           test/analyses/payoff.test.ts).
// Source:   math/roots.ts; docs/methods/valuation.md.
import {
  AxisColumn,
  Measure,
  ParameterColumn,
  RootColumn,
  RootKind,
  Status,
  UnderlyingColumn,
} from '../abi'
import { pnlAt, prepare, roundingAt } from '../instruments/book'
import { fillState } from '../instruments/measure'
import { axes, open, parameter, stateCount, underlyings } from '../market/inputs'
import { extremum, zero } from '../math/roots'
import { columnAt, columnsOf, get, newTable, rowsOf, set } from '../table'

function pnlInRootState(factor: f64): f64 {
  return pnlAt(parameter(ParameterColumn.RootState), factor)
}

export function payoff(
  legs: usize,
  underlyings: usize,
  slices: usize,
  states: usize,
  axes: usize,
  parameters: usize,
  curves: usize,
  roots: usize,
): i32 {
  if (!open(legs, underlyings, slices, states, axes, parameters)) return Status.WrongShape
  const count = parameter(ParameterColumn.SpotCount)
  if (columnsOf(curves) != stateCount() + 1 || rowsOf(curves) != count) return Status.WrongShape
  if (columnsOf(roots) != RootColumn.COUNT) return Status.WrongShape
  prepare()
  const measure = <Measure>parameter(ParameterColumn.Measure)
  for (let state = 0; state < stateCount(); state++) {
    fillState(state, measure, columnAt(curves, state))
  }
  fillState(0, Measure.Delta, columnAt(curves, stateCount()))
  const root = parameter(ParameterColumn.RootState)
  const pnl = newTable(count, 1)
  const cells = columnAt(pnl, 0)
  if (measure != Measure.Pnl) fillState(root, Measure.Pnl, cells)
  else memory.copy(cells, columnAt(curves, root), (<usize>count) << 3)
  return findRoots(pnl, roundings(pnl, count), count, roots)
}

/** Takes the noise out of a P&L column; answers a column of how large it may be. */
function roundings(pnl: usize, count: i32): usize {
  const noise = newTable(count, 1)
  for (let at = 0; at < count; at++) {
    const size = roundingAt(
      parameter(ParameterColumn.RootState),
      get(axes, AxisColumn.SpotFactor, at),
    )
    set(noise, 0, at, size)
    if (abs(get(pnl, 0, at)) <= size) set(pnl, 0, at, 0.0)
  }
  return noise
}

let found: i32 = 0

function note(roots: usize, factor: f64, kind: RootKind): void {
  if (found < rowsOf(roots)) {
    const spot = get(underlyings, UnderlyingColumn.Spot, parameter(ParameterColumn.AxisUnderlying))
    set(roots, RootColumn.Spot, found, factor * spot)
    set(roots, RootColumn.Pnl, found, kind == RootKind.BreakEven ? 0.0 : pnlInRootState(factor))
    set(roots, RootColumn.Kind, found, kind)
  }
  found++
}

/** Zeros and extrema in axis order; Truncated when there are more than the table has rows. */
function findRoots(pnl: usize, noise: usize, count: i32, roots: usize): i32 {
  found = 0
  for (let at = 0; at < count; at++) {
    const x = get(axes, AxisColumn.SpotFactor, at)
    const y = get(pnl, 0, at)
    if (at > 0) noteZero(roots, get(axes, AxisColumn.SpotFactor, at - 1), x, get(pnl, 0, at - 1), y)
    if (at > 0 && at < count - 1) noteExtremum(roots, pnl, noise, at)
  }
  return found > rowsOf(roots) ? Status.Truncated : Status.Ok
}

function noteZero(roots: usize, a: f64, b: f64, fa: f64, fb: f64): void {
  // A point that is zero itself counts once, and a flat run of zeros not at all.
  if (fa != 0.0 && fb == 0.0) note(roots, b, RootKind.BreakEven)
  else if ((fa < 0.0 && fb > 0.0) || (fa > 0.0 && fb < 0.0)) {
    note(roots, zero(pnlInRootState, a, b, fa, fb), RootKind.BreakEven)
  }
}

function noteExtremum(roots: usize, pnl: usize, noise: usize, at: i32): void {
  const before = get(pnl, 0, at - 1)
  const here = get(pnl, 0, at)
  const after = get(pnl, 0, at + 1)
  const slack = get(noise, 0, at)
  const isMinimum = here < before - slack && here < after - slack
  const isMaximum = here > before + slack && here > after + slack
  if (!isMinimum && !isMaximum) return
  const sign = isMinimum ? 1.0 : -1.0
  const kind = isMinimum ? RootKind.Minimum : RootKind.Maximum
  const x = get(axes, AxisColumn.SpotFactor, at)
  const left = get(axes, AxisColumn.SpotFactor, at - 1)
  const right = get(axes, AxisColumn.SpotFactor, at + 1)
  // At a kink (a strike) the axis point itself is the extremum, to the last digit: a hair to either
  // side is worse. Only a smooth one is searched for.
  const isKink =
    sign * pnlInRootState(x - HAIR * (x - left)) >= sign * here &&
    sign * pnlInRootState(x + HAIR * (right - x)) >= sign * here
  if (isKink) note(roots, x, kind)
  else noteSmooth(roots, kind, extremum(pnlInRootState, sign, left, right), at, slack)
}

/** A smooth extremum near axis point `at`, between two zeros where it alone is beyond zero. */
function noteSmooth(roots: usize, kind: RootKind, x: f64, at: i32, slack: f64): void {
  const left = get(axes, AxisColumn.SpotFactor, at - 1)
  const right = get(axes, AxisColumn.SpotFactor, at + 1)
  const there = pnlInRootState(x)
  const before = pnlInRootState(left)
  const after = pnlInRootState(right)
  const here = pnlInRootState(get(axes, AxisColumn.SpotFactor, at))
  const isBeyond =
    abs(there) > slack && there * here < 0.0 && there * before < 0.0 && there * after < 0.0
  if (isBeyond) note(roots, zero(pnlInRootState, left, x, before, there), RootKind.BreakEven)
  note(roots, x, kind)
  if (isBeyond) note(roots, zero(pnlInRootState, x, right, there, after), RootKind.BreakEven)
}

/** Share of an axis step that tells a kink from a smooth extremum. */
const HAIR: f64 = 1e-6
