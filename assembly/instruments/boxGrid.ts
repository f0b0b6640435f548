// Computes: the worst and the best node of a grid: the axes of time, volatility and spot in every listed state.
// Formula:  instruments/measure in the states of the lower funding. The upper funding, if there is one, adds
//           what it changes of the perpetuals' worth: P&L is affine in the funding rate through them alone
//           (instruments/perpetual), so its ends hold the optimum and nothing between needs a node.
// Domain:   after `prepare` of instruments/book; states listed as rate*fundings + funding.
// Accuracy: of the upper funding, one rounding of the perpetuals' worths; the first of equal nodes is taken.
// Source:   docs/methods/worstCase.md.
import { BoxColumn, BoxRow, InstrumentKind, LegColumn, Measure, ParameterColumn } from '../abi'
import { cell, legs, parameter, stateCount } from '../market/inputs'
import { columnAt, get, newTable, rowsOf, set } from '../table'
import { fillState } from './measure'

/** Row 0 the worst node, row 1 the best. */
let found: usize = 0
let cells: usize = 0
let lows: usize = 0
let highs: usize = 0
let counted: usize = 0

enum Found {
  Pnl,
  State,
  /** Place in the order (time*volatilities + volatility)*spots + spot. */
  Index,
  COUNT,
}

export function nodePnl(row: i32): f64 {
  return get(found, Found.Pnl, row)
}

export function nodeState(row: i32): i32 {
  return <i32>get(found, Found.State, row)
}

export function nodeIndex(row: i32): i32 {
  return <i32>get(found, Found.Index, row)
}

/** 1 where the funding does not move in the box. */
export function fundingCount(box: usize): i32 {
  const isMoving =
    get(box, BoxColumn.High, BoxRow.Funding) > get(box, BoxColumn.Low, BoxRow.Funding)
  return isMoving ? 2 : 1
}

/** Fills the cells of one state with the P&L of the perpetuals alone. */
function fillPerpetuals(state: i32, out: usize): void {
  for (let leg = 0; leg < rowsOf(legs); leg++) {
    set(counted, 0, leg, cell(leg, LegColumn.Counted))
    const isPerpetual = cell(leg, LegColumn.Kind) == InstrumentKind.Perpetual
    if (!isPerpetual) set(legs, LegColumn.Counted, leg, 0.0)
  }
  fillState(state, Measure.Pnl, out)
  for (let leg = 0; leg < rowsOf(legs); leg++) {
    set(legs, LegColumn.Counted, leg, get(counted, 0, leg))
  }
}

/** Takes a node as the worst or the best where it is. */
function weigh(pnl: f64, state: i32, index: i32): void {
  for (let row = 0; row < 2; row++) {
    const known = get(found, Found.Pnl, row)
    const isFurther = row == 0 ? pnl < known : pnl > known
    if (!isFurther) continue
    set(found, Found.Pnl, row, pnl)
    set(found, Found.State, row, <f64>state)
    set(found, Found.Index, row, <f64>index)
  }
}

/** Weighs the nodes of a state, with what the upper funding adds where `isUpper`. */
function scan(state: i32, count: i32, isUpper: bool): void {
  let least = get(found, Found.Pnl, 0)
  let most = get(found, Found.Pnl, 1)
  for (let index = 0; index < count; index++) {
    const at = (<usize>index) << 3
    let pnl = load<f64>(cells + at)
    if (isUpper) pnl += load<f64>(highs + at) - load<f64>(lows + at)
    if (pnl >= least && pnl <= most) continue
    weigh(pnl, state, index)
    least = get(found, Found.Pnl, 0)
    most = get(found, Found.Pnl, 1)
  }
}

/** Finds the worst and the best node. */
export function scanGrid(box: usize): void {
  const fundings = fundingCount(box)
  const count =
    parameter(ParameterColumn.TimeCount) *
    parameter(ParameterColumn.VolatilityCount) *
    parameter(ParameterColumn.SpotCount)
  found = newTable(2, Found.COUNT)
  set(found, Found.Pnl, 0, Infinity)
  set(found, Found.Pnl, 1, -Infinity)
  cells = columnAt(newTable(count, 1), 0)
  lows = columnAt(newTable(count, 1), 0)
  highs = columnAt(newTable(count, 1), 0)
  counted = newTable(rowsOf(legs), 1)
  for (let state = 0; state < stateCount(); state += fundings) {
    fillState(state, Measure.Pnl, cells)
    scan(state, count, false)
    if (fundings == 1) continue
    fillPerpetuals(state, lows)
    fillPerpetuals(state + 1, highs)
    scan(state + 1, count, true)
  }
}
