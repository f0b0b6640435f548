// The tables of the run in hand, so that functions need not hand six addresses on to one another.
// Every valuation kernel begins with `open`; nothing here outlives the call.
import {
  AxisColumn,
  LegColumn,
  ParameterColumn,
  SliceColumn,
  StateColumn,
  UnderlyingColumn,
} from '../abi'
import { columnsOf, get, rowsOf } from '../table'

export let legs: usize = 0
export let underlyings: usize = 0
export let slices: usize = 0
export let states: usize = 0
export let axes: usize = 0
export let parameters: usize = 0

/** Takes the tables of a run; false when a shape is not what the contract says. */
export function open(
  legTable: usize,
  underlyingTable: usize,
  sliceTable: usize,
  stateTable: usize,
  axisTable: usize,
  parameterTable: usize,
): bool {
  legs = legTable
  underlyings = underlyingTable
  slices = sliceTable
  states = stateTable
  axes = axisTable
  parameters = parameterTable
  return (
    columnsOf(legs) == LegColumn.COUNT &&
    columnsOf(underlyings) == UnderlyingColumn.COUNT &&
    columnsOf(slices) == SliceColumn.COUNT &&
    columnsOf(states) == StateColumn.COUNT &&
    columnsOf(axes) == AxisColumn.COUNT &&
    columnsOf(parameters) == ParameterColumn.COUNT &&
    rowsOf(parameters) == 1 &&
    rowsOf(states) == stateCount() * rowsOf(underlyings)
  )
}

export function parameter(column: ParameterColumn): i32 {
  return <i32>get(parameters, column, 0)
}

export function stateCount(): i32 {
  return parameter(ParameterColumn.StateCount)
}

/** A cell of the legs table. */
export function cell(leg: i32, column: LegColumn): f64 {
  return get(legs, column, leg)
}

export function underlyingOf(leg: i32): i32 {
  return <i32>cell(leg, LegColumn.Underlying)
}

export function isCounted(leg: i32): bool {
  return cell(leg, LegColumn.Counted) != 0
}

/** Spot of a leg's underlying, before any shock. */
export function spotOf(leg: i32): f64 {
  return get(underlyings, UnderlyingColumn.Spot, underlyingOf(leg))
}
