// Computes: every figure of the whole book at every node of the axes of time, volatility and spot, over one
//           listed state.
// Formula:  instruments/nodes.ts. Output row = (time*volatilities + volatility)*spots + spot. Figures in
//           coins are those of the axis' own underlying; UsdDelta and UsdGamma add over all. Floored
//           and Settled count legs. All figures are computed; those that `wanted` lists are written.
// Domain:   each axis has at least one point.
// Accuracy: 64*eps of the sum of |leg values| beside the kernels greeks and scenarios
//           (test/analyses/surface.test.ts).
// Source:   docs/methods/valuation.md.
import { ParameterColumn, Status, WantedColumn } from '../abi'
import { prepare } from '../instruments/book'
import { fillNodes } from '../instruments/nodes'
import { open, parameter, stateCount } from '../market/inputs'
import { columnsOf, rowsOf } from '../table'

export function surface(
  legs: usize,
  underlyings: usize,
  slices: usize,
  states: usize,
  axes: usize,
  parameters: usize,
  wanted: usize,
  out: usize,
): i32 {
  if (!open(legs, underlyings, slices, states, axes, parameters)) return Status.WrongShape
  const times = parameter(ParameterColumn.TimeCount)
  const volatilities = parameter(ParameterColumn.VolatilityCount)
  const rows = times * volatilities * parameter(ParameterColumn.SpotCount)
  if (stateCount() != 1 || rowsOf(out) != rows) return Status.WrongShape
  if (columnsOf(wanted) != WantedColumn.COUNT || columnsOf(out) != rowsOf(wanted)) {
    return Status.WrongShape
  }
  prepare()
  fillNodes(wanted, out)
  return Status.Ok
}
