// Computes: the P&L of a book from one market to a later one, taken apart by driver: of the whole book,
//           by kind of instrument, and by leg.
// Formula:  the terms of instruments/drivers.ts with the greeks of the earlier market; dS, each leg's
//           own dsigma, dr and db (the basis rate of its expiry) are what the later market shows less
//           the earlier; t is the time between. Funding accrues over t at the later market's rate,
//           named at the earlier spot; the total is the worth in the later market plus funding there
//           less the worth in the earlier one, in the reading asked for.
// Domain:   the same legs and underlyings in both, in the same order; state 1 is t later. Futures and
//           perpetuals without an entry price are entered at the earlier market.
// Accuracy: the total is a difference of two worths: a few ulp of the larger. A leg that expired
//           between the markets has no move of volatility or basis (test/analyses/explainMarkets.test.ts).
// Source:   Taylor's expansion; docs/methods/valuation.md, "P&L by driver".
import {
  BookColumn,
  DriverColumn,
  GreekColumn,
  InstrumentKind,
  LegColumn,
  SliceColumn,
  StateColumn,
  Status,
  UnderlyingColumn,
} from '../abi'
import { figuresOf, pnlOf, prepare } from '../instruments/book'
import { addDrivers, addTo, clear, close, keep, Move } from '../instruments/drivers'
import { entryPrice } from '../instruments/index'
import {
  cell,
  isCounted,
  open,
  slices,
  spotOf,
  stateCount,
  states,
  underlyingOf,
  underlyings,
} from '../market/inputs'
import { basisRates } from '../market/state'
import { columnsOf, get, newTable, rowsOf, set } from '../table'

/** What the later market says of a leg. */
enum Later {
  Spot,
  Worth,
  Volatility,
  BasisRate,
  UsdRate,
  /** USD of funding a year, at the earlier spot and at the later one. */
  FundingThen,
  FundingNow,
  COUNT,
}

const FIRST_LEG: i32 = 1 + InstrumentKind.COUNT

export function explainMarkets(
  legs: usize,
  underlyings: usize,
  slices: usize,
  states: usize,
  axes: usize,
  parameters: usize,
  laterLegs: usize,
  laterUnderlyings: usize,
  laterSlices: usize,
  out: usize,
): i32 {
  const count = rowsOf(legs)
  if (!open(legs, underlyings, slices, states, axes, parameters)) return Status.WrongShape
  if (stateCount() != 2 || columnsOf(out) != DriverColumn.COUNT) return Status.WrongShape
  if (rowsOf(laterLegs) != count || rowsOf(out) != FIRST_LEG + count) return Status.WrongShape
  const rates = basisRates()
  for (let leg = 0; leg < count; leg++)
    set(laterLegs, LegColumn.EntryPrice, leg, entryPrice(leg, rates))
  const later = newTable(count, Later.COUNT)
  if (!open(laterLegs, laterUnderlyings, laterSlices, states, axes, parameters))
    return Status.WrongShape
  lookAtAll(underlyings, later)
  open(legs, underlyings, slices, states, axes, parameters)
  explainAll(rates, later, out)
  return Status.Ok
}

/** Every leg in the later market, whose tables are open. */
function lookAtAll(earlier: usize, later: usize): void {
  prepare()
  const rates = basisRates()
  for (let leg = 0; leg < rowsOf(later); leg++)
    look(leg, get(earlier, UnderlyingColumn.Spot, underlyingOf(leg)), rates, later)
}

/** Every leg from the earlier market, whose tables are open, to the later one. */
function explainAll(rates: usize, later: usize, out: usize): void {
  prepare()
  clear(out)
  const now = newTable(1, BookColumn.COUNT)
  const move = newTable(1, Move.COUNT)
  for (let leg = 0; leg < rowsOf(later); leg++) {
    keep(figuresOf(leg, 0, spotOf(leg)), now)
    setMove(leg, now, rates, later, move)
    addLeg(leg, now, move, later, out)
  }
  for (let row = 0; row < rowsOf(out); row++) close(out, row)
}

/** A leg in the later market, whose tables are open; `S` is the earlier spot. */
function look(leg: i32, S: f64, rates: usize, later: usize): void {
  set(later, Later.FundingThen, leg, get(figuresOf(leg, 0, S), BookColumn.Funding, 0))
  const figures = figuresOf(leg, 0, spotOf(leg))
  const slice = <i32>cell(leg, LegColumn.Slice)
  const isAlive = slice >= 0 && get(slices, SliceColumn.Years, slice) > 0.0
  set(later, Later.Spot, leg, spotOf(leg))
  set(later, Later.Worth, leg, get(figures, GreekColumn.Value, 0))
  set(later, Later.Volatility, leg, get(figures, BookColumn.ShockedVolatility, 0))
  set(later, Later.FundingNow, leg, get(figures, BookColumn.Funding, 0))
  set(later, Later.BasisRate, leg, isAlive ? get(rates, 0, slice) : NaN)
  set(later, Later.UsdRate, leg, get(underlyings, UnderlyingColumn.UsdRate, underlyingOf(leg)))
}

/** What moved for a leg; the earlier market's tables are open. What has no figure did not move. */
function setMove(leg: i32, now: usize, rates: usize, later: usize, move: usize): void {
  const slice = <i32>cell(leg, LegColumn.Slice)
  const usdRate = get(underlyings, UnderlyingColumn.UsdRate, underlyingOf(leg))
  const volatility = get(later, Later.Volatility, leg) - get(now, BookColumn.ShockedVolatility, 0)
  const basis = slice < 0 ? 0.0 : get(later, Later.BasisRate, leg) - get(rates, 0, slice)
  const row = underlyingOf(leg) * stateCount() + 1
  set(move, Move.Spot, 0, get(later, Later.Spot, leg) - spotOf(leg))
  set(move, Move.Volatility, 0, isNaN(volatility) ? 0.0 : volatility)
  set(move, Move.Years, 0, get(states, StateColumn.YearsPassed, row))
  set(move, Move.Rate, 0, get(later, Later.UsdRate, leg) - usdRate)
  set(move, Move.Basis, 0, isNaN(basis) ? 0.0 : basis)
  set(move, Move.Funding, 0, get(later, Later.FundingThen, leg))
}

/** Adds a leg to its own row and, if it counts, to those of its kind and of the book. */
function addLeg(leg: i32, now: usize, move: usize, later: usize, out: usize): void {
  const funding = get(later, Later.FundingNow, leg) * get(move, Move.Years, 0)
  const pnl = pnlOf(leg, get(later, Later.Worth, leg) + funding, get(later, Later.Spot, leg))
  addRow(now, move, pnl, out, FIRST_LEG + leg)
  if (!isCounted(leg)) return
  addRow(now, move, pnl, out, 1 + <i32>cell(leg, LegColumn.Kind))
  addRow(now, move, pnl, out, 0)
}

function addRow(now: usize, move: usize, pnl: f64, out: usize, row: i32): void {
  addTo(out, DriverColumn.Total, row, pnl)
  addDrivers(now, move, DriverColumn.Basis, out, row)
}
