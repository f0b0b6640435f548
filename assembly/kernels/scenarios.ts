// Computes: one measure of the book in every state: the listed states times the axes of time,
//           volatility and spot.
// Formula:  instruments/measure.ts. Output row = ((state*times + time)*volatilities + volatility)*spots + spot.
// Domain:   each axis has at least one point.
// Accuracy: 1e-11 of the sum of |leg values| (test/analyses/scenarioCube.test.ts).
// Source:   docs/methods/valuation.md.
import { Measure, ParameterColumn, Status } from '../abi'
import { prepare } from '../instruments/book'
import { fillStates } from '../instruments/measure'
import { open, parameter, stateCount } from '../market/inputs'
import { columnAt, columnsOf, rowsOf } from '../table'

export function scenarios(
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
  const spots = parameter(ParameterColumn.SpotCount)
  const rows = stateCount() * times * volatilities * spots
  if (columnsOf(out) != 1 || rowsOf(out) != rows) return Status.WrongShape
  prepare()
  const measure = <Measure>parameter(ParameterColumn.Measure)
  fillStates(measure, columnAt(out, 0))
  return Status.Ok
}
