// The spots of every underlying in the listed states, the spot axis laid over each.
// Formula: S1 = S*spotFactor*(1 + response*(factor - 1)), docs/methods/valuation.md, "States".
import { AxisColumn, ParameterColumn, StateColumn, UnderlyingColumn } from '../abi'
import { columnAt, get, newTable, rowsOf, set } from '../table'
import { axes, parameter, stateCount, states, underlyings } from './inputs'

const LOWEST_FACTOR: f64 = 1e-6

/** Addresses of the spots, one per underlying; made anew by `prepareSpots`. */
let places: usize = 0

export function prepareSpots(): void {
  const count = rowsOf(underlyings)
  places = newTable(count, 1)
  for (let underlying = 0; underlying < count; underlying++) {
    set(places, 0, underlying, <f64>spotsOf(underlying))
  }
}

/** Address of the spots of an underlying in a listed state; those of the next state follow. */
export function spotsAt(underlying: i32, state: i32): usize {
  const offset = (<usize>(state * parameter(ParameterColumn.SpotCount))) << 3
  return <usize>get(places, 0, underlying) + offset
}

/** Spot of an underlying in a listed state, with the spot axis at `factor`. */
export function spotIn(underlying: i32, state: i32, factor: f64): f64 {
  const row = underlying * stateCount() + state
  const response = get(states, StateColumn.SpotResponse, row)
  const moved = response == 1.0 ? factor : 1.0 + response * (factor - 1.0)
  // A beta above one can carry a far axis point below nothing: the price stops just above it.
  return (
    get(underlyings, UnderlyingColumn.Spot, underlying) *
    get(states, StateColumn.SpotFactor, row) *
    max(moved, LOWEST_FACTOR)
  )
}

/** Spots of an underlying over all listed states and the spot axis: [state][axis], one column. */
function spotsOf(underlying: i32): usize {
  const count = parameter(ParameterColumn.SpotCount)
  const column = newSpots(stateCount() * count)
  for (let state = 0; state < stateCount(); state++) {
    for (let at = 0; at < count; at++) {
      const S = spotIn(underlying, state, get(axes, AxisColumn.SpotFactor, at))
      store<f64>(column + ((<usize>(state * count + at)) << 3), S)
    }
  }
  return column
}

/** A column for spots. Lanes read one past an odd end: a price stands there, not a NaN. */
export function newSpots(count: i32): usize {
  const table = newTable(count, 1)
  for (let at = count; at < ((count + 7) & ~7); at++) set(table, 0, at, 1.0)
  return columnAt(table, 0)
}
