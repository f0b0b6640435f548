// Computes: the worst and the best P&L of the book inside a box of shocks: spot, volatility, time, funding, rates.
// Formula:  the grid of the axes in every listed state (instruments/boxGrid), then the grid again, ever finer,
//           around its worst node and around its best (instruments/boxRefine).
// Domain:   states listed as rate*fundings + funding; one or two fundings; one or three rates, of which the
//           refinement makes its own. Axes inside the box. P&L in the document's reading.
// Accuracy: never worse than the grid it is given (test/analyses/worstCase.test.ts); the place within 1e-9 of the
//           box where the P&L has one optimum between neighbouring nodes.
// Source:   docs/methods/worstCase.md.
import {
  AxisColumn,
  BoxColumn,
  BoxRow,
  ParameterColumn,
  StateColumn,
  Status,
  WorstColumn,
} from '../abi'
import { prepare } from '../instruments/book'
import { fundingCount, nodeIndex, nodePnl, nodeState, scanGrid } from '../instruments/boxGrid'
import { openRefining, place, refine, refinedPnl, statesRefined } from '../instruments/boxRefine'
import { axes, open, parameter, stateCount, states } from '../market/inputs'
import { columnsOf, get, newTable, rowsOf, set } from '../table'

/** Worst first. */
const SIGNS: StaticArray<f64> = [1.0, -1.0]

function nodeCount(): i32 {
  const times = parameter(ParameterColumn.TimeCount)
  const volatilities = parameter(ParameterColumn.VolatilityCount)
  return times * volatilities * parameter(ParameterColumn.SpotCount)
}

/** Writes the point of a grid node to row `to`, in the order of BoxRow. */
function writePoint(to: i32, points: usize): void {
  const spots = parameter(ParameterColumn.SpotCount)
  const volatilities = parameter(ParameterColumn.VolatilityCount)
  const at = nodeIndex(to)
  const row = (at / spots) % volatilities
  const time = at / (spots * volatilities)
  const state = nodeState(to)
  set(points, BoxRow.Spot, to, get(axes, AxisColumn.SpotFactor, at % spots))
  set(points, BoxRow.Volatility, to, get(axes, AxisColumn.VolatilityShift, row))
  set(points, BoxRow.Years, to, get(axes, AxisColumn.YearsPassed, time))
  set(points, BoxRow.Funding, to, get(states, StateColumn.FundingShift, state))
  set(points, BoxRow.Rates, to, get(states, StateColumn.RateShift, state))
}

export function worstCase(
  legs: usize,
  underlyings: usize,
  slices: usize,
  states: usize,
  axes: usize,
  parameters: usize,
  box: usize,
  out: usize,
): i32 {
  if (!open(legs, underlyings, slices, states, axes, parameters)) return Status.WrongShape
  if (columnsOf(box) != BoxColumn.COUNT || rowsOf(box) != BoxRow.COUNT) return Status.WrongShape
  if (columnsOf(out) != WorstColumn.COUNT || rowsOf(out) != 2) return Status.WrongShape
  if (stateCount() % fundingCount(box) != 0) return Status.WrongShape
  prepare()
  const nodes = <f64>(nodeCount() * stateCount())
  scanGrid(box)
  const points = newTable(2, BoxRow.COUNT)
  writePoint(0, points)
  writePoint(1, points)
  openRefining(box)
  for (let row = 0; row < 2; row++) {
    refine(points, row, SIGNS[row])
    for (let side = 0; side < BoxRow.COUNT; side++) {
      set(out, WorstColumn.Spot + side, row, get(place, side, 0))
    }
    set(out, WorstColumn.Pnl, row, refinedPnl)
    set(out, WorstColumn.GridPnl, row, nodePnl(row))
    set(out, WorstColumn.Nodes, row, nodes)
    set(out, WorstColumn.Refined, row, <f64>statesRefined)
  }
  return Status.Ok
}
