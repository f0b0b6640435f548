// Computes: the listed states of every underlying gathered into runs: states that differ in the spot alone
//           stand beside each other, so that a leg values them together.
// Formula:  a state joins the run of the first state with the same time, volatility, rates and funding, or
//           begins one; runs stand in the order of their first states.
// Domain:   axes of one time and one volatility; `prepareSpots` first.
// Accuracy: nothing is computed; the order changes no bit of any state (test/kernels/stateLists.test.ts).
// Source:   docs/decisions/0011-states-under-axes.md.
import { ParameterColumn, StateColumn } from '../abi'
import { columnAt, get, newTable, rowsOf, set } from '../table'
import { parameter, stateCount, states, underlyings } from './inputs'
import { newSpots, spotsAt } from './spots'

/** One row per run of an underlying. */
export enum Run {
  /** Its first state, which stands for all in everything but the spot. */
  State,
  /** Cells, the spot axis included. */
  Count,
  /** Cell after its last, counted from the first of all runs. */
  End,
  /** 1 where time, rates or funding differ from the run before. */
  IsNewTime,
  COUNT,
}

/** One row per underlying. */
enum Gathered {
  Spots,
  Places,
  Runs,
  RunCount,
  COUNT,
}

/** A state looks for its run among the latest ones: a long list of different states stays cheap. */
const LOOK_BACK: i32 = 64

let gathered: usize = 0

/** Cells of all listed states on the spot axis. */
export function cellCount(): i32 {
  return stateCount() * parameter(ParameterColumn.SpotCount)
}

/** Gathers the states of every underlying; once per kernel call. */
export function gatherStates(): void {
  gathered = newTable(rowsOf(underlyings), Gathered.COUNT)
  for (let underlying = 0; underlying < rowsOf(underlyings); underlying++) gather(underlying)
}

/** Address of the spots of an underlying, run by run. */
export function gatheredSpots(underlying: i32): usize {
  return <usize>get(gathered, Gathered.Spots, underlying)
}

/**
 * Address of one integer of eight bytes per gathered cell: how many bytes after the first cell of a
 * column the cell's own state stands. 0 where the cells stand in the order of the states.
 */
export function gatheredPlaces(underlying: i32): usize {
  return <usize>get(gathered, Gathered.Places, underlying)
}

/** The runs of an underlying: a table of `Run`. */
export function runsOf(underlying: i32): usize {
  return <usize>get(gathered, Gathered.Runs, underlying)
}

export function runCount(underlying: i32): i32 {
  return <i32>get(gathered, Gathered.RunCount, underlying)
}

function gather(underlying: i32): void {
  const runs = newTable(stateCount(), Run.COUNT)
  const runOf = newTable(stateCount(), 1)
  const spots = parameter(ParameterColumn.SpotCount)
  const first = underlying * stateCount()
  let count = 0
  let isInOrder = true
  for (let state = 0; state < stateCount(); state++) {
    let run = findRun(first, state, runs, count)
    if (run == count) beginRun(first, state, runs, count++)
    set(runs, Run.Count, run, get(runs, Run.Count, run) + <f64>spots)
    set(runOf, 0, state, <f64>run)
    isInOrder = isInOrder && run == count - 1
  }
  set(gathered, Gathered.Runs, underlying, <f64>runs)
  set(gathered, Gathered.RunCount, underlying, <f64>count)
  set(gathered, Gathered.Spots, underlying, <f64>spotsAt(underlying, 0))
  set(gathered, Gathered.Places, underlying, 0.0)
  let end = 0.0
  for (let run = 0; run < count; run++) {
    end += get(runs, Run.Count, run)
    set(runs, Run.End, run, end)
  }
  if (!isInOrder) reorder(underlying, runs, runOf)
}

/** The run that a state belongs to; `count`, a new one, where it is like none. */
function findRun(first: i32, state: i32, runs: usize, count: i32): i32 {
  const oldest = max(count - LOOK_BACK, 0)
  for (let run = count - 1; run >= oldest; run--) {
    const other = <i32>get(runs, Run.State, run)
    if (isAlike(first + state, first + other)) return run
  }
  return count
}

function beginRun(first: i32, state: i32, runs: usize, run: i32): void {
  set(runs, Run.State, run, <f64>state)
  set(runs, Run.Count, run, 0.0)
  const isSame = run > 0 && hasSameTime(first + state, first + <i32>get(runs, Run.State, run - 1))
  set(runs, Run.IsNewTime, run, isSame ? 0.0 : 1.0)
}

function agree(column: StateColumn, row: i32, other: i32): bool {
  return get(states, column, row) == get(states, column, other)
}

/** Whether all but spot and volatility is the same in two rows of the states table. */
function hasSameTime(row: i32, other: i32): bool {
  return (
    agree(StateColumn.YearsPassed, row, other) &&
    agree(StateColumn.BasisShift, row, other) &&
    agree(StateColumn.RateShift, row, other) &&
    agree(StateColumn.FundingShift, row, other)
  )
}

function isAlike(row: i32, other: i32): bool {
  for (let column = 0; column < StateColumn.COUNT; column++) {
    const isSpot = column == StateColumn.SpotFactor || column == StateColumn.SpotResponse
    if (!isSpot && !agree(column, row, other)) return false
  }
  return true
}

/** Writes the spots run by run, and where each cell belongs. */
function reorder(underlying: i32, runs: usize, runOf: usize): void {
  const spots = parameter(ParameterColumn.SpotCount)
  const sorted = newSpots(cellCount())
  const places = columnAt(newTable(cellCount(), 1), 0)
  const next = newTable(stateCount(), 1)
  for (let state = 0; state < stateCount(); state++) {
    const run = <i32>get(runOf, 0, state)
    const isFirst = <i32>get(runs, Run.State, run) == state
    const begin = get(runs, Run.End, run) - get(runs, Run.Count, run)
    const cell = isFirst ? begin : get(next, 0, run)
    set(next, 0, run, cell + <f64>spots)
    const to = (<usize>cell) << 3
    const from = (<usize>(state * spots)) << 3
    for (let at: usize = 0; at < (<usize>spots) << 3; at += 8) {
      store<f64>(sorted + to + at, load<f64>(spotsAt(underlying, 0) + from + at))
      store<u64>(places + to + at, <u64>(from + at))
    }
  }
  set(gathered, Gathered.Spots, underlying, <f64>sorted)
  set(gathered, Gathered.Places, underlying, <f64>places)
}
