// Computes: sums over the legs of a book: P&L or worth over a run of spots, and the figures that P&L
//           counts from.
// Formula:  P&L = worth - cash - held*S1/S0, where (cash, held) is, from now, (V0*S0, 0) in the reading
//           value and (0, V0*S0) for coin-settled legs in the reading coin profit; from entry, the same
//           with the entry price in place of V0, charges added. V0 and entry in coins for coin-settled.
//           S1/S0 is exactly 1 where nothing moved, and the P&L exactly 0.
// Domain:   prepared by `prepare` at the start of a run.
// Accuracy: sums in leg order, so the same bits for the same book.
// Source:   docs/methods/valuation.md, "Two readings of a coin-settled leg".
import {
  AxisColumn,
  BookColumn,
  GreekColumn,
  LegColumn,
  Measure,
  ParameterColumn,
  PnlBase,
  Reading,
} from '../abi'
import {
  axes,
  isCounted,
  legs,
  cell,
  parameter,
  spotOf,
  underlyingOf,
  underlyings,
} from '../market/inputs'
import { followsSmile, prepareSmiles } from '../market/smiles'
import {
  basisRates,
  seeAt,
  seeNow,
  Seen,
  seeShift,
  seeSpot,
  seeTime,
  spotIn,
  spotsOf,
} from '../market/state'
import { columnAt, get, newTable, rowsOf, set } from '../table'
import { addCells } from './cells'
import { entryCost, fill, fillDeltas, greeks, isInverse, isOption } from './index'
import { logsOfOption, prepareOption } from './option'
import { adjustToSmile } from './smileGreeks'
import { addableFigures } from './sums'

// Scratch of the run in hand, made anew by `prepare`.
export let rates: usize = 0
let seen: usize = 0
let figures: usize = 0
export let base: usize = 0
let spotTable: usize = 0
let line: usize = 0
let single: usize = 0
let logs: usize = 0

export enum Base {
  Cash,
  /** USD now of the coins that a coin-settled leg counts from. */
  Held,
  COUNT,
}

/** Computes what the whole run shares: basis rates, spots, and what each leg's P&L counts from. */
export function prepare(): void {
  const longest = max(parameter(ParameterColumn.SpotCount), 2)
  prepareOption()
  rates = basisRates()
  prepareSmiles(rates)
  seen = newTable(1, Seen.COUNT)
  figures = newTable(1, BookColumn.COUNT)
  line = newTable(longest + 1, 1)
  single = newTable(2, 1)
  logs = newTable(longest + 1, 1)
  const count = rowsOf(underlyings)
  spotTable = newTable(count, 1)
  for (let underlying = 0; underlying < count; underlying++) {
    set(spotTable, 0, underlying, <f64>spotsOf(underlying))
  }
  base = newTable(rowsOf(legs), Base.COUNT)
  for (let leg = 0; leg < rowsOf(legs); leg++) setBase(leg)
}

export function reads(reading: Reading): bool {
  return parameter(ParameterColumn.Reading) == reading
}

function setBase(leg: i32): void {
  const S = spotOf(leg)
  const fromEntry =
    parameter(ParameterColumn.Base) == PnlBase.Entry && !isNaN(cell(leg, LegColumn.EntryPrice))
  const isCoin = isInverse(leg)
  // An entry cost is in coins for coin-settled legs.
  const start = fromEntry ? (isCoin ? entryCost(leg) * S : entryCost(leg)) : worthNow(leg, S)
  const keepsCoins = isCoin && reads(Reading.CoinProfit)
  const charges = fromEntry ? cell(leg, LegColumn.Charges) : 0.0
  set(base, Base.Cash, leg, charges + (keepsCoins ? 0.0 : start))
  set(base, Base.Held, leg, keepsCoins ? start : 0.0)
}

export function worthNow(leg: i32, S: f64): f64 {
  seeNow(leg, rates, seen)
  return worthAt(leg, S)
}

/** Worth of a leg at one spot, in the state that `seen` holds. */
function worthAt(leg: i32, S: f64): f64 {
  const spot = columnAt(single, 0)
  store<f64>(spot, S)
  store<f64>(spot + 8, S)
  const place = columnAt(line, 0)
  openLeg(leg, spot, 1)
  fill(leg, seen, rates, spot, columnAt(logs, 0), 1, place)
  return load<f64>(place)
}

/** Delta of a leg at one spot, without a reading, in the state that `seen` holds. */
function deltaAt(leg: i32, S: f64): f64 {
  if (!isOption(leg)) return get(figures, GreekColumn.Delta, 0)
  const spot = columnAt(single, 0)
  const place = columnAt(line, 0)
  fillDeltas(leg, seen, rates, spot, columnAt(logs, 0), 1, place, figures)
  return load<f64>(place)
}

/** P&L of a leg that is worth `worth` at a spot. */
export function pnlOf(leg: i32, worth: f64, S: f64): f64 {
  return worth - get(base, Base.Cash, leg) - get(base, Base.Held, leg) * (S / spotOf(leg))
}

/** Address of the spots of an underlying in a listed state. */
export function spotsAt(underlying: i32, state: i32): usize {
  const offset = (<usize>(state * parameter(ParameterColumn.SpotCount))) << 3
  return <usize>get(spotTable, 0, underlying) + offset
}

/** Figures of a leg at one spot in a listed state: BookColumn in a one-row table, P&L included. */
export function figuresOf(leg: i32, state: i32, S: f64): usize {
  seeAt(leg, state, S, rates, seen)
  greeks(leg, seen, rates, S, figures)
  // One path values a leg, here as in a run of states: the same bits, and no P&L at rest.
  const worth = worthAt(leg, S)
  set(figures, GreekColumn.Value, 0, worth)
  if (isInverse(leg)) set(figures, BookColumn.CoinValue, 0, worth / S)
  set(figures, GreekColumn.Delta, 0, deltaAt(leg, S))
  set(figures, BookColumn.Pnl, 0, pnlOf(leg, worth, S))
  adjustToSmile(seen, S, figures)
  readDelta()
  addableFigures(seen, S, figures)
  return figures
}

/** In the reading coin profit, a delta is what is left of it beside the coins already held. */
function readDelta(): void {
  if (!reads(Reading.CoinProfit)) return
  const coins = get(figures, BookColumn.CoinValue, 0)
  set(figures, GreekColumn.Delta, 0, get(figures, GreekColumn.Delta, 0) - coins)
  set(figures, BookColumn.SmileDelta, 0, get(figures, BookColumn.SmileDelta, 0) - coins)
}

/** What all times and volatilities of a leg share over a run of spots. */
function openLeg(leg: i32, spots: usize, count: i32): void {
  if (isOption(leg)) logsOfOption(leg, spots, count, columnAt(logs, 0))
}

/**
 * A measure of the whole book over the axes, for the listed states from `state` to `end`; `out` runs over
 * state, time, volatility, spot. What an inner axis does not change is computed outside it.
 */
export function fillBook(state: i32, end: i32, measure: Measure, out: usize): void {
  const times = parameter(ParameterColumn.TimeCount)
  const volatilities = parameter(ParameterColumn.VolatilityCount)
  const spotBytes = (<usize>parameter(ParameterColumn.SpotCount)) << 3
  const stateBytes = spotBytes * <usize>(times * volatilities)
  memory.fill(out, 0, stateBytes * <usize>(end - state))
  for (let leg = 0; leg < rowsOf(legs); leg++) {
    if (!isCounted(leg)) continue
    for (let at = state; at < end; at++)
      fillLeg(leg, at, measure, out + stateBytes * <usize>(at - state))
  }
}

function fillLeg(leg: i32, state: i32, measure: Measure, out: usize): void {
  const count = parameter(ParameterColumn.SpotCount)
  const spots = spotsAt(underlyingOf(leg), state)
  openLeg(leg, spots, count)
  for (let time = 0; time < parameter(ParameterColumn.TimeCount); time++) {
    seeTime(leg, state, get(axes, AxisColumn.YearsPassed, time), rates, seen)
    for (let row = 0; row < parameter(ParameterColumn.VolatilityCount); row++) {
      const shift = get(axes, AxisColumn.VolatilityShift, row)
      if (followsSmile(leg)) addMoving(leg, state, shift, spots, measure, out)
      else {
        seeShift(leg, state, shift, seen)
        addRun(leg, spots, count, measure, out)
      }
      out += (<usize>count) << 3
    }
  }
}

/** Adds the measure of a leg whose volatility differs from spot to spot; after `seeTime`. */
function addMoving(
  leg: i32,
  state: i32,
  shift: f64,
  spots: usize,
  measure: Measure,
  out: usize,
): void {
  const end = (<usize>parameter(ParameterColumn.SpotCount)) << 3
  const spot = columnAt(single, 0)
  for (let at: usize = 0; at < end; at += 8) {
    const S = load<f64>(spots + at)
    v128.store(spot, f64x2.splat(S))
    seeSpot(leg, state, shift, S, seen)
    openLeg(leg, spot, 1)
    addRun(leg, spot, 1, measure, out + at)
  }
}

/** Adds one leg's measure over a run of spots, in the state that `seen` holds. */
function addRun(leg: i32, spots: usize, count: i32, measure: Measure, out: usize): void {
  if (measure == Measure.Delta) addDelta(leg, spots, count, out)
  else if (measure == Measure.Vega) addVega(leg, spots, count, out)
  else addWorth(leg, spots, count, measure, out)
}

function addWorth(leg: i32, spots: usize, count: i32, measure: Measure, out: usize): void {
  const cells = columnAt(line, 0)
  fill(leg, seen, rates, spots, columnAt(logs, 0), count, cells)
  const isPnl = measure == Measure.Pnl
  const cash = isPnl ? get(base, Base.Cash, leg) : 0.0
  const held = isPnl ? get(base, Base.Held, leg) : 0.0
  if (held != 0.0) {
    const S = spotOf(leg)
    for (let at: usize = 0; at < (<usize>count) << 3; at += 8) {
      store<f64>(cells + at, load<f64>(cells + at) - held * (load<f64>(spots + at) / S))
    }
  }
  addCells(cells, count, cash, out)
}

/** Delta counts the legs of the axis' own underlying only: coins of different kinds do not add. */
function addDelta(leg: i32, spots: usize, count: i32, out: usize): void {
  if (underlyingOf(leg) != parameter(ParameterColumn.AxisUnderlying)) return
  const cells = columnAt(line, 0)
  fillDeltas(leg, seen, rates, spots, columnAt(logs, 0), count, cells, figures)
  addCells(cells, count, 0.0, out)
  if (!reads(Reading.CoinProfit) || !isInverse(leg)) return
  // The coins that the leg is worth are held already: their price is none of its profit.
  fill(leg, seen, rates, spots, columnAt(logs, 0), count, cells)
  for (let at: usize = 0; at < (<usize>count) << 3; at += 8) {
    store<f64>(cells + at, -load<f64>(cells + at) / load<f64>(spots + at))
  }
  addCells(cells, count, 0.0, out)
}

function addVega(leg: i32, spots: usize, count: i32, out: usize): void {
  for (let at: usize = 0; at < (<usize>count) << 3; at += 8) {
    greeks(leg, seen, rates, load<f64>(spots + at), figures)
    store<f64>(out + at, load<f64>(out + at) + get(figures, GreekColumn.Vega, 0))
  }
}

/** P&L of the book in a listed state, with the spot axis at `factor`. */
export function pnlAt(state: i32, factor: f64): f64 {
  let sum = 0.0
  for (let leg = 0; leg < rowsOf(legs); leg++) {
    if (!isCounted(leg)) continue
    const S = spotIn(underlyingOf(leg), state, factor)
    seeAt(leg, state, S, rates, seen)
    sum += pnlOf(leg, worthAt(leg, S), S)
  }
  return sum
}

const EPSILON: f64 = 2.220446049250313e-16

/** USD that a leg is about: the size of the numbers that its P&L is the difference of. */
function grossOf(leg: i32, S: f64): f64 {
  const quantity = abs(cell(leg, LegColumn.Quantity))
  const perCoin = isOption(leg) ? max(S, cell(leg, LegColumn.Strike)) : S
  const size = isInverse(leg) && !isOption(leg) ? quantity : quantity * perCoin
  return size + abs(get(base, Base.Cash, leg)) + abs(get(base, Base.Held, leg)) * (S / spotOf(leg))
}

/** What rounding may leave of a P&L that is none, with the spot axis at `factor`. */
export function roundingAt(state: i32, factor: f64): f64 {
  let sum = 0.0
  for (let leg = 0; leg < rowsOf(legs); leg++) {
    if (isCounted(leg)) sum += grossOf(leg, spotIn(underlyingOf(leg), state, factor))
  }
  return 16.0 * EPSILON * sum
}
