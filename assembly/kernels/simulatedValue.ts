// Computes: the book's P&L on a range of simulated prices of the axis' underlying, and the range's mean and
//           sum of squared deviations.
// Formula:  market/paths draws the factors S(T)/S onto the spot axis; kernels/scenarios values the book there.
// Domain:   one listed state, one time, one volatility; as many spots as rows.
// Accuracy: that of the valuation; sums in row order (test/analyses/simulatedValue.test.ts).
// Source:   docs/methods/simulation.md.
import { AxisColumn, DrawColumn, MomentColumn, Status } from '../abi'
import { terminalsOf } from '../market/paths'
import { meanOf, squaresAround } from '../math/statistics'
import { columnAt, columnsOf, rowsOf, set } from '../table'
import { scenarios } from './scenarios'

export function simulatedValue(
  legs: usize,
  underlyings: usize,
  slices: usize,
  states: usize,
  axes: usize,
  parameters: usize,
  draws: usize,
  out: usize,
  moments: usize,
): i32 {
  const count = rowsOf(out)
  if (columnsOf(draws) != DrawColumn.COUNT || rowsOf(draws) != 1) return Status.WrongShape
  if (columnsOf(moments) != MomentColumn.COUNT || rowsOf(moments) != 1) return Status.WrongShape
  if (columnsOf(axes) != AxisColumn.COUNT || rowsOf(axes) != count) return Status.WrongShape
  terminalsOf(draws, columnAt(axes, AxisColumn.SpotFactor), count)
  const status = scenarios(legs, underlyings, slices, states, axes, parameters, out)
  if (status != Status.Ok) return status
  const mean = meanOf(columnAt(out, 0), count)
  set(moments, MomentColumn.Count, 0, <f64>count)
  set(moments, MomentColumn.Mean, 0, mean)
  set(moments, MomentColumn.Squares, 0, squaresAround(mean, columnAt(out, 0), count))
  return Status.Ok
}
