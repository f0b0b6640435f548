// Computes: what a leg's P&L counts from, a leg's figures in one state, and the book's P&L there.
// Formula:  P&L = worth - cash - held*S1/S0, where (cash, held) is, from now, (V0*S0, 0) in the reading
//           value and (0, V0*S0) for coin-settled legs in the reading coin profit; from entry, the same
//           with the entry price in place of V0, charges added. V0 and entry in coins for coin-settled.
//           S1/S0 is exactly 1 where nothing moved, and the P&L exactly 0.
// Domain:   prepared by `prepare` at the start of a run.
// Accuracy: sums in leg order, so the same bits for the same book.
// Source:   docs/methods/valuation.md, "Two readings of a coin-settled leg".
import { BookColumn, GreekColumn, LegColumn, ParameterColumn, PnlBase, Reading } from '../abi'
import { isCounted, legs, cell, parameter, spotOf, underlyingOf } from '../market/inputs'
import { prepareSmiles } from '../market/smiles'
import { prepareSpots, spotIn } from '../market/spots'
import { basisRates, seeAt, seeNow, Seen } from '../market/state'
import { columnAt, get, newTable, rowsOf, set } from '../table'
import { entryCost, fill, fillDeltas, greeks, isInverse, isOption } from './index'
import { logsOfOption, prepareOption } from './option'
import { adjustToSmile } from './smileGreeks'
import { addableFigures } from './sums'

// Scratch of the run in hand, made anew by `prepare`.
export let rates: usize = 0
export let seen: usize = 0
export let figures: usize = 0
export let base: usize = 0
let single: usize = 0

/** One spot and what belongs to it, padded to two lanes. */
enum Single {
  Spot,
  Log,
  Cell,
  COUNT,
}

export enum Base {
  Cash,
  /** USD now of the coins that a coin-settled leg counts from. */
  Held,
  COUNT,
}

/** Computes what the whole run shares: basis rates, spots, and what each leg's P&L counts from. */
export function prepare(): void {
  prepareOption()
  rates = basisRates()
  prepareSmiles(rates)
  prepareSpots()
  seen = newTable(1, Seen.COUNT)
  figures = newTable(1, BookColumn.COUNT)
  single = newTable(2, Single.COUNT)
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
  const spot = columnAt(single, Single.Spot)
  v128.store(spot, f64x2.splat(S))
  const place = columnAt(single, Single.Cell)
  const logs = columnAt(single, Single.Log)
  if (isOption(leg)) logsOfOption(leg, spot, 1, logs)
  fill(leg, seen, rates, spot, logs, 1, place)
  return load<f64>(place)
}

/** Delta of a leg at one spot, without a reading, in the state that `seen` holds. */
function deltaAt(leg: i32, S: f64): f64 {
  if (!isOption(leg)) return get(figures, GreekColumn.Delta, 0)
  const spot = columnAt(single, Single.Spot)
  const place = columnAt(single, Single.Cell)
  fillDeltas(leg, seen, rates, spot, columnAt(single, Single.Log), 1, place, figures)
  return load<f64>(place)
}

/** P&L of a leg that is worth `worth` at a spot. */
export function pnlOf(leg: i32, worth: f64, S: f64): f64 {
  return worth - get(base, Base.Cash, leg) - get(base, Base.Held, leg) * (S / spotOf(leg))
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
