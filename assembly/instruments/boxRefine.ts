// Computes: the worst (or best) P&L near a point of a box of shocks, and where.
// Formula:  a pattern search: the point and its neighbours one step away along every side and every diagonal,
//           clamped to the box; the best neighbour becomes the point, and where none is better the steps
//           shrink by 3, until they are 1e-9 of the first. Funding is at an end of its side (boxGrid).
//           Every neighbourhood is one product of axes in a few listed states, as any grid.
// Domain:   after `prepare`; the tables of axes, states and parameters are used up.
// Accuracy: never worse than the starting point; a local optimum to 1e-9 of the first step where the P&L is
//           smooth or has a kink along a side.
// Source:   R. Hooke and T. A. Jeeves, J. ACM 8 (1961) 212; V. Torczon, SIAM J. Optim. 7 (1997) 1.
import { AxisColumn, BoxColumn, BoxRow, Measure, ParameterColumn, StateColumn } from '../abi'
import { axes, parameters, stateCount, states, underlyings } from '../market/inputs'
import { prepareSpots } from '../market/spots'
import { columnAt, get, newTable, rowsOf, set } from '../table'
import { fundingCount } from './boxGrid'
import { fillState } from './measure'

const SHRINK: f64 = 1.0 / 3.0
const SMALLEST: f64 = 1e-9
const MOST_ROUNDS: i32 = 400

/** The point in hand, one row in the order of BoxRow. */
export let place: usize = 0
export let refinedPnl: f64 = 0.0
export let statesRefined: i32 = 0

let box: usize = 0
let steps: usize = 0
let cells: usize = 0
let sign: f64 = 1.0

// The best neighbour of the round.
let bestPnl: f64 = 0.0
let bestState: i32 = 0
let bestIndex: i32 = 0

export function openRefining(table: usize): void {
  box = table
  place = newTable(1, BoxRow.COUNT)
  steps = newTable(1, BoxRow.COUNT)
  cells = columnAt(newTable(27, 1), 0)
}

/** Neighbours along a side: the point first, so that it is kept among equals. */
function widthOf(side: i32): i32 {
  return get(steps, side, 0) > 0.0 ? 3 : 1
}

/** The point, one step down, one step up. */
function neighbour(side: i32, which: i32): f64 {
  const x = get(place, side, 0)
  if (which == 0) return x
  const step = get(steps, side, 0)
  const low = get(box, BoxColumn.Low, side)
  const high = get(box, BoxColumn.High, side)
  return which == 1 ? max(x - step, low) : min(x + step, high)
}

function writeAxis(side: i32, column: AxisColumn, count: ParameterColumn): void {
  const width = widthOf(side)
  for (let which = 0; which < width; which++) set(axes, column, which, neighbour(side, which))
  set(parameters, count, 0, <f64>width)
}

/** Writes the funding and rates of a listed state. */
function writeState(state: i32, funding: f64, rate: f64): void {
  for (let underlying = 0; underlying < rowsOf(underlyings); underlying++) {
    const row = underlying * stateCount() + state
    set(states, StateColumn.FundingShift, row, funding)
    set(states, StateColumn.RateShift, row, rate)
    set(states, StateColumn.BasisShift, row, rate)
  }
}

function fundingAt(which: i32): f64 {
  return get(box, which == 0 ? BoxColumn.Low : BoxColumn.High, BoxRow.Funding)
}

/** Values the neighbourhood and finds the best of it; the point itself stands first. */
function look(): void {
  writeAxis(BoxRow.Spot, AxisColumn.SpotFactor, ParameterColumn.SpotCount)
  writeAxis(BoxRow.Volatility, AxisColumn.VolatilityShift, ParameterColumn.VolatilityCount)
  writeAxis(BoxRow.Years, AxisColumn.YearsPassed, ParameterColumn.TimeCount)
  const fundings = fundingCount(box)
  const rates = widthOf(BoxRow.Rates)
  const count = widthOf(BoxRow.Spot) * widthOf(BoxRow.Volatility) * widthOf(BoxRow.Years)
  for (let state = 0; state < rates * fundings; state++) {
    writeState(state, fundingAt(state % fundings), neighbour(BoxRow.Rates, state / fundings))
  }
  prepareSpots()
  bestPnl = Infinity
  for (let state = 0; state < rates * fundings; state++) {
    fillState(state, Measure.Pnl, cells)
    for (let index = 0; index < count; index++) {
      const pnl = sign * load<f64>(cells + ((<usize>index) << 3))
      if (!(pnl < bestPnl)) continue
      bestPnl = pnl
      bestState = state
      bestIndex = index
    }
  }
  statesRefined += rates * fundings * count
}

function moveToBest(): void {
  const spots = widthOf(BoxRow.Spot)
  const volatilities = widthOf(BoxRow.Volatility)
  const fundings = fundingCount(box)
  const spot = neighbour(BoxRow.Spot, bestIndex % spots)
  const volatility = neighbour(BoxRow.Volatility, (bestIndex / spots) % volatilities)
  const years = neighbour(BoxRow.Years, bestIndex / (spots * volatilities))
  const rate = neighbour(BoxRow.Rates, bestState / fundings)
  set(place, BoxRow.Spot, 0, spot)
  set(place, BoxRow.Volatility, 0, volatility)
  set(place, BoxRow.Years, 0, years)
  set(place, BoxRow.Rates, 0, rate)
  set(place, BoxRow.Funding, 0, fundingAt(bestState % fundings))
}

function shrink(): bool {
  let isOpen = false
  for (let side = 0; side < BoxRow.COUNT; side++) {
    const step = get(steps, side, 0) * SHRINK
    set(steps, side, 0, step)
    if (step > get(box, BoxColumn.Step, side) * SMALLEST) isOpen = true
  }
  return isOpen
}

/** Searches from a row of `points`: sign 1 for the worst, -1 for the best. Answers in `place`, `refinedPnl`. */
export function refine(points: usize, row: i32, direction: f64): void {
  sign = direction
  statesRefined = 0
  for (let side = 0; side < BoxRow.COUNT; side++) {
    set(place, side, 0, get(points, side, row))
    set(steps, side, 0, get(box, BoxColumn.Step, side))
  }
  let pnl = Infinity
  for (let round = 0; round < MOST_ROUNDS; round++) {
    look()
    const isBetter = bestPnl < pnl
    if (isBetter) moveToBest()
    // In the first round the point itself may be the best: then it is kept.
    const isStill = !isBetter || (round == 0 && bestIndex == 0 && bestState < fundingCount(box))
    if (isBetter) pnl = bestPnl
    if (isStill && !shrink()) break
  }
  refinedPnl = sign * pnl
}
