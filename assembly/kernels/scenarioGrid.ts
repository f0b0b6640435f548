// Computes: one measure of the book over the listed states and the axes of time, volatility and spot, and at
//           each node the legs whose shocked volatility met its floor.
// Formula:  instruments/book.ts and instruments/floors.ts; rows in the order of kernels/scenarios.
// Domain:   each axis has at least one point.
// Accuracy: cells 32*eps of the sum of |leg values| beside the kernel greeks, counts 0 where its flags are
//           (test/analyses/scenarioGrid.test.ts, test/analyses/scenarioFloors.test.ts).
// Source:   docs/methods/valuation.md.
import { GridColumn, Measure, ParameterColumn, Status } from '../abi'
import { prepare } from '../instruments/book'
import { countFloored } from '../instruments/floors'
import { fillStates } from '../instruments/measure'
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
  const cells = times * volatilities * parameter(ParameterColumn.SpotCount)
  if (columnsOf(out) != GridColumn.COUNT) return Status.WrongShape
  if (rowsOf(out) != stateCount() * cells) return Status.WrongShape
  prepare()
  fillStates(<Measure>parameter(ParameterColumn.Measure), columnAt(out, GridColumn.Cell))
  const counts = columnAt(out, GridColumn.Floored)
  for (let state = 0; state < stateCount(); state++) {
    countFloored(state, counts + ((<usize>(state * cells)) << 3))
  }
  return Status.Ok
}
