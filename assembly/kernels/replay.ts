// Computes: P&L, worth, delta and vega of the book in every listed state: a path walked step by step.
// Formula:  instruments/measure.ts, a measure a column. Output row = state.
// Domain:   axes of one point each.
// Accuracy: each column is the scenarios kernel's of the same measure, to the last bit
//           (test/analyses/replay.test.ts).
// Source:   docs/methods/valuation.md, "Lists of states".
import { Measure, ParameterColumn, ReplayColumn, Status } from '../abi'
import { prepare } from '../instruments/book'
import { fillStates } from '../instruments/measure'
import { open, parameter, stateCount } from '../market/inputs'
import { columnAt, columnsOf, rowsOf } from '../table'

export function replay(
  legs: usize,
  underlyings: usize,
  slices: usize,
  states: usize,
  axes: usize,
  parameters: usize,
  out: usize,
): i32 {
  if (!open(legs, underlyings, slices, states, axes, parameters)) return Status.WrongShape
  const points =
    parameter(ParameterColumn.TimeCount) *
    parameter(ParameterColumn.VolatilityCount) *
    parameter(ParameterColumn.SpotCount)
  if (points != 1 || columnsOf(out) != ReplayColumn.COUNT) return Status.WrongShape
  if (rowsOf(out) != stateCount()) return Status.WrongShape
  prepare()
  fillStates(Measure.Pnl, columnAt(out, ReplayColumn.Pnl))
  fillStates(Measure.Value, columnAt(out, ReplayColumn.Value))
  fillStates(Measure.Delta, columnAt(out, ReplayColumn.Delta))
  fillStates(Measure.Vega, columnAt(out, ReplayColumn.Vega))
  return Status.Ok
}
