// Computes: how far the book uses its limits at a point of shocks: spot, volatility, funding, rates, all at once.
// Formula:  figures of instruments/book, summed by underlying; use = |sum of figure*scale|/bound over the
//           limit's underlying or over all; of a loss, -P&L/(share*worth now). The picked underlying moves by
//           the spot shock, the others as the document says; volatility, funding and rates of all move.
// Domain:   after `prepare` of instruments/book, one listed state, whose row is overwritten.
// Accuracy: that of the figures (test/analyses/reverseStress.test.ts).
// Source:   docs/methods/reverseStress.md.
import { BookColumn, LimitColumn, StateColumn } from '../abi'
import { isCounted, legs, spotOf, states, underlyingOf, underlyings } from '../market/inputs'
import { spotIn } from '../market/spots'
import { columnAt, get, newTable, rowsOf, set } from '../table'
import { figuresOf, pnlAt, worthNow } from './book'

let limits: usize = 0
/** One row per underlying: sums of BookColumn at the point in hand. */
let sums: usize = 0
/** P&L at the point in hand. */
export let pnl: f64 = 0.0
/** Worth of the book at rest. */
export let worthAtRest: f64 = 0.0
let factor: f64 = 1.0

export function prepareLimits(table: usize): void {
  limits = table
  sums = newTable(rowsOf(underlyings), BookColumn.COUNT)
  worthAtRest = 0.0
  for (let leg = 0; leg < rowsOf(legs); leg++) {
    if (isCounted(leg)) worthAtRest += worthNow(leg, spotOf(leg))
  }
}

export function isLoss(limit: i32): bool {
  return get(limits, LimitColumn.Figure, limit) == BookColumn.Pnl
}

/** Goes to a point: the factor of the spot, and what is added to volatility, funding and rates. */
export function goTo(spotFactor: f64, volatility: f64, funding: f64, rate: f64): void {
  factor = spotFactor
  for (let row = 0; row < rowsOf(underlyings); row++) {
    set(states, StateColumn.VolatilityShift, row, volatility)
    set(states, StateColumn.FundingShift, row, funding)
    set(states, StateColumn.RateShift, row, rate)
    set(states, StateColumn.BasisShift, row, rate)
  }
}

/** Sums the figures of an underlying, or of all (-1), at the point in hand. */
export function sumFigures(underlying: i32): void {
  const bytes = columnAt(sums, 1) - columnAt(sums, 0)
  memory.fill(columnAt(sums, 0), 0, bytes * <usize>BookColumn.COUNT)
  pnl = 0.0
  for (let leg = 0; leg < rowsOf(legs); leg++) {
    const own = underlyingOf(leg)
    if (!isCounted(leg) || (underlying >= 0 && own != underlying)) continue
    const figures = figuresOf(leg, 0, spotIn(own, 0, factor))
    for (let column = 0; column < BookColumn.COUNT; column++) {
      set(sums, column, own, get(sums, column, own) + get(figures, column, 0))
    }
    pnl += get(figures, BookColumn.Pnl, 0)
  }
}

/** A limit's figure in its own unit, from the sums in hand; the P&L for a loss. */
export function figureOf(limit: i32): f64 {
  if (isLoss(limit)) return pnl
  const column = <i32>get(limits, LimitColumn.Figure, limit)
  const only = <i32>get(limits, LimitColumn.Underlying, limit)
  const isPerSpot = get(limits, LimitColumn.IsPerSpot, limit) != 0
  let sum = 0.0
  for (let row = 0; row < rowsOf(underlyings); row++) {
    if (only >= 0 && row != only) continue
    const own = get(sums, column, row)
    sum += isPerSpot ? own / spotIn(row, 0, factor) : own
  }
  return sum * get(limits, LimitColumn.Scale, limit)
}

/** Use of a limit, from the sums in hand: above 1 it is breached. */
export function useOf(limit: i32): f64 {
  const figure = figureOf(limit)
  const bound = get(limits, LimitColumn.Bound, limit)
  if (isLoss(limit)) return worthAtRest > 0.0 ? -figure / (bound * worthAtRest) : 0.0
  return abs(figure) / bound
}

/** Use of a limit at the point in hand; sums what it needs. */
export function measuredUse(limit: i32): f64 {
  if (isLoss(limit)) pnl = pnlAt(0, factor)
  else sumFigures(<i32>get(limits, LimitColumn.Underlying, limit))
  return useOf(limit)
}
