// Computes: a measure of the whole book over the listed states and the axes, and of every account: P&L,
//           worth or a greek.
// Formula:  leg by leg. Under axes of several times or volatilities: state, time, volatility, spots; what an
//           inner axis does not change is computed outside it. A mere list of states is valued run by run
//           (market/runs) and each cell added where its state stands. P&L as in instruments/book.ts.
// Domain:   prepared by `prepare` of instruments/book.ts.
// Accuracy: sums in leg order: a state alone, among others or on an axis, the same bits
//           (test/kernels/stateLists.test.ts).
// Source:   docs/methods/valuation.md; docs/decisions/0011-states-under-axes.md.
import { AxisColumn, GreekColumn, Measure, ParameterColumn, Reading } from '../abi'
import { axes, isCounted, legs, parameter, stateCount, underlyingOf } from '../market/inputs'
import {
  cellCount,
  gatheredPlaces,
  gatheredSpots,
  gatherStates,
  Run,
  runCount,
  runsOf,
} from '../market/runs'
import { followsSmile } from '../market/smiles'
import { spotsAt } from '../market/spots'
import { Seen, seeShift, seeSpot, seeTime } from '../market/state'
import { columnAt, columnsOf, get, newTable, rowsOf, set, strideOf } from '../table'
import { figures, rates, reads, seen } from './book'
import { fill, fillDeltas, greeks, isCash, isInverse, isOption } from './index'
import { fillOptionRows, logsOfOption } from './option'
import { addLine, addRuns, openOwners } from './owners'

/** The question in hand. */
let measure: Measure = Measure.Pnl

// Scratch over the longest run, padded for the lanes.
let line: usize = 0
let coins: usize = 0
let logs: usize = 0
/** Total deviations of a leg at one time, one per volatility. */
let deviations: usize = 0

function isList(): bool {
  return (
    parameter(ParameterColumn.TimeCount) == 1 && parameter(ParameterColumn.VolatilityCount) == 1
  )
}

function ask(about: Measure, at: usize): void {
  const volatilities = parameter(ParameterColumn.VolatilityCount)
  const longest = isList() ? cellCount() : parameter(ParameterColumn.SpotCount)
  measure = about
  openOwners(at, 0, 0, about == Measure.Pnl)
  line = columnAt(newTable(volatilities * longest + 1, 1), 0)
  coins = columnAt(newTable(longest + 1, 1), 0)
  logs = columnAt(newTable(longest + 1, 1), 0)
  deviations = newTable(volatilities, 1)
}

/** Bytes of one listed state under the axes. */
function stateBytes(): usize {
  const times = parameter(ParameterColumn.TimeCount)
  const volatilities = parameter(ParameterColumn.VolatilityCount)
  return (<usize>(times * volatilities * parameter(ParameterColumn.SpotCount))) << 3
}

/** A measure of the book in one listed state; `out` runs over time, volatility, spot. */
export function fillState(state: i32, about: Measure, out: usize): void {
  ask(about, out)
  memory.fill(out, 0, stateBytes())
  for (let leg = 0; leg < rowsOf(legs); leg++) {
    if (counts(leg)) fillAxes(leg, state, 0)
  }
}

/** A measure of the book in every listed state; `out` runs over state, time, volatility, spot. */
export function fillStates(about: Measure, out: usize): void {
  ask(about, out)
  memory.fill(out, 0, stateBytes() * <usize>stateCount())
  fillLegs()
}

/** P&L and worth in every listed state: tables of one column for the book, then one per account. */
export function fillAccounts(pnl: usize, worth: usize): void {
  ask(Measure.Pnl, columnAt(pnl, 0))
  openOwners(columnAt(pnl, 0), columnAt(worth, 0), (<usize>strideOf(pnl)) << 3, true)
  const bytes = stateBytes() * <usize>stateCount()
  for (let column = 0; column < columnsOf(pnl); column++) {
    memory.fill(columnAt(pnl, column), 0, bytes)
    memory.fill(columnAt(worth, column), 0, bytes)
  }
  fillLegs()
}

/** Delta and gamma count the legs of the axis' own underlying only: coins of different kinds do not add. */
function counts(leg: i32): bool {
  if (!isCounted(leg)) return false
  const isInCoins = measure == Measure.Delta || measure == Measure.Gamma
  return !isInCoins || underlyingOf(leg) == parameter(ParameterColumn.AxisUnderlying)
}

function fillLegs(): void {
  const gathers = isList()
  if (gathers) gatherStates()
  for (let leg = 0; leg < rowsOf(legs); leg++) {
    if (!counts(leg)) continue
    if (gathers) fillRuns(leg)
    else {
      for (let state = 0; state < stateCount(); state++)
        fillAxes(leg, state, stateBytes() * <usize>state)
    }
  }
}

/** What all times and volatilities of a leg share over its spots. */
function openLeg(leg: i32, spots: usize, count: i32): void {
  if (isOption(leg)) logsOfOption(leg, spots, count, logs)
}

/** Adds a leg in all listed states, run by run. */
function fillRuns(leg: i32): void {
  const underlying = underlyingOf(leg)
  const spots = gatheredSpots(underlying)
  const runs = runsOf(underlying)
  const passed = get(axes, AxisColumn.YearsPassed, 0)
  const shift = get(axes, AxisColumn.VolatilityShift, 0)
  const count = cellCount()
  openLeg(leg, spots, count)
  let from: usize = 0
  for (let run = 0; run < runCount(underlying); run++) {
    const state = <i32>get(runs, Run.State, run)
    if (get(runs, Run.IsNewTime, run) != 0) seeTime(leg, state, passed, rates, seen)
    fillRun(leg, state, shift, spots, from, <i32>get(runs, Run.Count, run))
    from = (<usize>get(runs, Run.End, run)) << 3
  }
  addRuns(leg, line, spots, count, gatheredPlaces(underlying))
}

/** Adds a leg in one listed state under the axes, whose first cell is `offset` bytes on. */
function fillAxes(leg: i32, state: i32, offset: usize): void {
  const count = parameter(ParameterColumn.SpotCount)
  const volatilities = parameter(ParameterColumn.VolatilityCount)
  const spots = spotsAt(underlyingOf(leg), state)
  const bytes = (<usize>count) << 3
  const isTogether = goesTogether(leg)
  openLeg(leg, spots, count)
  for (let time = 0; time < parameter(ParameterColumn.TimeCount); time++) {
    seeTime(leg, state, get(axes, AxisColumn.YearsPassed, time), rates, seen)
    if (isTogether) {
      fillRows(leg, state, spots)
      addLine(leg, line, spots, count, volatilities, offset)
      offset += <usize>volatilities * bytes
      continue
    }
    for (let row = 0; row < volatilities; row++, offset += bytes) {
      fillRun(leg, state, get(axes, AxisColumn.VolatilityShift, row), spots, 0, count)
      addLine(leg, line, spots, count, 1, offset)
    }
  }
}

/** Whether the volatilities of one time differ in nothing else: they are then valued together. */
function goesTogether(leg: i32): bool {
  const isWorth = measure == Measure.Pnl || measure == Measure.Value
  return isWorth && isOption(leg) && !isCash(leg) && !followsSmile(leg)
}

/** Fills the cells of all volatilities; after `seeTime`. */
function fillRows(leg: i32, state: i32, spots: usize): void {
  for (let row = 0; row < rowsOf(deviations); row++) {
    seeShift(leg, state, get(axes, AxisColumn.VolatilityShift, row), seen)
    set(deviations, 0, row, get(seen, Seen.Deviation, 0))
  }
  fillOptionRows(leg, seen, spots, logs, deviations, line)
}

/** Fills `count` cells from byte `from` on; after `seeTime`. */
function fillRun(leg: i32, state: i32, shift: f64, spots: usize, from: usize, count: i32): void {
  if (!followsSmile(leg)) {
    seeShift(leg, state, shift, seen)
    fillCells(leg, spots + from, from, count)
    return
  }
  // Here the volatility differs from spot to spot.
  for (let at = from; at < from + ((<usize>count) << 3); at += 8) {
    seeSpot(leg, state, shift, load<f64>(spots + at), seen)
    fillCells(leg, spots + at, at, 1)
  }
}

/** Cells of the measure in the state that `seen` holds; those of a P&L are worths for now. */
function fillCells(leg: i32, spots: usize, from: usize, count: i32): void {
  const cells = line + from
  if (measure == Measure.Delta) fillDelta(leg, spots, from, count)
  else if (measure > Measure.Delta) fillGreek(greekOf(), leg, spots, cells, count)
  else fill(leg, seen, rates, spots, logs + from, count, cells)
}

function fillDelta(leg: i32, spots: usize, from: usize, count: i32): void {
  const cells = line + from
  fillDeltas(leg, seen, rates, spots, logs + from, count, cells, figures)
  if (!reads(Reading.CoinProfit) || !isInverse(leg)) return
  // The coins that the leg is worth are held already: their price is none of its profit.
  fill(leg, seen, rates, spots, logs + from, count, coins)
  for (let at: usize = 0; at < (<usize>count) << 3; at += 8) {
    const held = load<f64>(coins + at) / load<f64>(spots + at)
    store<f64>(cells + at, load<f64>(cells + at) - held)
  }
}

/** The column of a measure beyond delta. */
function greekOf(): GreekColumn {
  if (measure == Measure.Gamma) return GreekColumn.Gamma
  if (measure == Measure.Theta) return GreekColumn.Theta
  return measure == Measure.Rho ? GreekColumn.Rho : GreekColumn.Vega
}

function fillGreek(column: GreekColumn, leg: i32, spots: usize, cells: usize, count: i32): void {
  for (let at: usize = 0; at < (<usize>count) << 3; at += 8) {
    greeks(leg, seen, rates, load<f64>(spots + at), figures)
    store<f64>(cells + at, get(figures, column, 0))
  }
}
