// Computes: one measure of the book over the axes of time, volatility and spot in one listed state, and at
//           each node the legs whose shocked volatility met its floor.
// Formula:  instruments/book.ts and instruments/floors.ts; rows in the order of kernels/scenarios.
// Domain:   each axis has at least one point; one listed state.
// Accuracy: cells 32*eps of the sum of |leg values| beside the kernel greeks, counts 0 where its flags are
//           (test/analyses/scenarioGrid.test.ts, test/analyses/scenarioFloors.test.ts).
// Source:   docs/methods/valuation.md.
import { GridColumn, Measure, ParameterColumn, Status } from '../abi'
import { prepare } from '../instruments/book'
import { countFloored } from '../instruments/floors'
import { fillState } from '../instruments/measure'
import { open, parameter, stateCount } from '../market/inputs'
import { columnAt, columnsOf, rowsOf } from '../table'

export function scenarioGrid(
  legs: usize,
  underlyings: usize,
  slices: usize,
  states: usize,
  axes: usize,
  parameters: usize,
  out: usize,
): i32 {
  if (!open(legs, underlyings, slices, states, axes, parameters)) return Status.WrongShape
  const times = parameter(ParameterColumn.TimeCount)
  const volatilities = parameter(ParameterColumn.VolatilityCount)
  const rows = times * volatilities * parameter(ParameterColumn.SpotCount)
  if (stateCount() != 1 || columnsOf(out) != GridColumn.COUNT) return Status.WrongShape
  if (rowsOf(out) != rows) return Status.WrongShape
  prepare()
  fillState(0, <Measure>parameter(ParameterColumn.Measure), columnAt(out, GridColumn.Cell))
  countFloored(0, columnAt(out, GridColumn.Floored))
  return Status.Ok
}
