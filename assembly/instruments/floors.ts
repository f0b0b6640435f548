// Computes: how many legs' shocked volatilities meet their floor at every node of a listed state.
// Formula:  market/state: IsFloored of each counted option, summed. Nodes in the order of kernels/scenarios.
// Domain:   after `prepare`; cells of `out` are overwritten.
// Accuracy: counts are exact; as the flag Floored of the kernel greeks (test/analyses/scenarioFloors.test.ts).
// Source:   docs/methods/valuation.md, "Volatility shocks".
import { AxisColumn, ParameterColumn } from '../abi'
import { axes, isCounted, legs, parameter, underlyingOf } from '../market/inputs'
import { followsSmile } from '../market/smiles'
import { spotIn } from '../market/spots'
import { Seen, seeShift, seeSpot, seeTime } from '../market/state'
import { shockAdded, shockFactor } from '../market/volatilityShock'
import { get, newTable, rowsOf } from '../table'
import { rates } from './book'
import { isOption } from './index'

function add(at: usize, count: f64): void {
  store<f64>(at, load<f64>(at) + count)
}

/** One leg over the spots of one time and volatility; after `seeTime`. */
function addRow(leg: i32, state: i32, shift: f64, seen: usize, out: usize): void {
  const count = parameter(ParameterColumn.SpotCount)
  seeShift(leg, state, shift, seen)
  // What does not fall meets no floor.
  if (shockAdded >= 0.0 && shockFactor >= 1.0) return
  const moves = followsSmile(leg)
  for (let at = 0; at < count; at++) {
    if (moves) {
      const factor = get(axes, AxisColumn.SpotFactor, at)
      seeSpot(leg, state, shift, spotIn(underlyingOf(leg), state, factor), seen)
    }
    add(out + ((<usize>at) << 3), get(seen, Seen.IsFloored, 0))
  }
}

/** Counts of a listed state, one cell a node. */
export function countFloored(state: i32, out: usize): void {
  const times = parameter(ParameterColumn.TimeCount)
  const volatilities = parameter(ParameterColumn.VolatilityCount)
  const bytes = (<usize>parameter(ParameterColumn.SpotCount)) << 3
  memory.fill(out, 0, bytes * <usize>(times * volatilities))
  const seen = newTable(1, Seen.COUNT)
  for (let leg = 0; leg < rowsOf(legs); leg++) {
    if (!isCounted(leg) || !isOption(leg)) continue
    let place = out
    for (let time = 0; time < times; time++) {
      seeTime(leg, state, get(axes, AxisColumn.YearsPassed, time), rates, seen)
      for (let row = 0; row < volatilities; row++, place += bytes) {
        addRow(leg, state, get(axes, AxisColumn.VolatilityShift, row), seen, place)
      }
    }
  }
}
