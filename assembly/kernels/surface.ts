// Computes: every figure of the whole book at every node of the axes of time, volatility and spot, over one
//           listed state.
// Formula:  instruments/nodes.ts. Output row = (time*volatilities + volatility)*spots + spot. Figures in
//           coins are those of the axis' own underlying; UsdDelta and UsdGamma add over all. Floored
//           and Settled count legs.
// Domain:   each axis has at least one point.
// Accuracy: 64*eps of the sum of |leg values| beside the kernels greeks and scenarios
//           (test/analyses/surface.test.ts).
// Source:   docs/methods/valuation.md.
import { BookColumn, ParameterColumn, Status } from '../abi'
import { prepare } from '../instruments/book'
import { addNodes, prepareNodes } from '../instruments/nodes'
import { isCounted, open, parameter, stateCount } from '../market/inputs'
import { columnAt, columnsOf, rowsOf } from '../table'

export function surface(
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
  if (stateCount() != 1 || columnsOf(out) != BookColumn.COUNT) return Status.WrongShape
  if (rowsOf(out) != rows) return Status.WrongShape
  prepare()
  prepareNodes()
  for (let column = 0; column < BookColumn.COUNT; column++) {
    memory.fill(columnAt(out, column), 0, (<usize>rows) << 3)
  }
  for (let leg = 0; leg < rowsOf(legs); leg++) {
    if (isCounted(leg)) addNodes(leg, out)
  }
  return Status.Ok
}
