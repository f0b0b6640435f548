// Computes: the P&L of one state taken apart by driver: first and second order, and what is left.
// Formula:  with the greeks of the market as it is and dS, dsigma, t, db, dr the state's moves:
//           delta*dS + gamma*dS^2/2 + vega*dsigma + volga*dsigma^2/2 + vanna*dS*dsigma + theta*t +
//           rhoDiscount*dr - rhoYield*db + funding at today's spot and the shocked rate; the remainder
//           closes the sum to the full revaluation. dsigma is the change of the leg's volatility by
//           shift, floor and smile rule.
// Domain:   states 0 (the market as it is) and 1 (the scenario).
// Accuracy: the total is the full revaluation; drivers and remainder add up to it; what is left of a single
//           move is its third order (test/analyses/explain.test.ts).
// Source:   Taylor's expansion; docs/methods/valuation.md.
import { BookColumn, DriverColumn, LegColumn, StateColumn, Status } from '../abi'
import { figuresOf, prepare } from '../instruments/book'
import { addDrivers, addTo, clear, close, keep, Move } from '../instruments/drivers'
import { isCounted, cell, open, spotOf, stateCount, states, underlyingOf } from '../market/inputs'
import { spotIn } from '../market/spots'
import { columnsOf, get, newTable, rowsOf, set } from '../table'

export function explain(
  legs: usize,
  underlyings: usize,
  slices: usize,
  states: usize,
  axes: usize,
  parameters: usize,
  out: usize,
): i32 {
  if (!open(legs, underlyings, slices, states, axes, parameters)) return Status.WrongShape
  if (stateCount() != 2 || columnsOf(out) != DriverColumn.COUNT) return Status.WrongShape
  prepare()
  clear(out)
  const now = newTable(1, BookColumn.COUNT)
  const move = newTable(1, Move.COUNT)
  for (let leg = 0; leg < rowsOf(legs); leg++) {
    if (isCounted(leg)) explainLeg(leg, now, move, out)
  }
  close(out, 0)
  return Status.Ok
}

function explainLeg(leg: i32, now: usize, move: usize, out: usize): void {
  const row = underlyingOf(leg) * stateCount() + 1
  const S = spotOf(leg)
  const S1 = spotIn(underlyingOf(leg), 1, 1.0)
  keep(figuresOf(leg, 0, S), now)
  const moved = figuresOf(leg, 1, S1)
  const shocked = get(moved, BookColumn.ShockedVolatility, 0)
  addTo(out, DriverColumn.Total, 0, get(moved, BookColumn.Pnl, 0))
  const there = figuresOf(leg, 1, S)
  set(move, Move.Spot, 0, S1 - S)
  set(move, Move.Volatility, 0, isNaN(shocked) ? 0.0 : shocked - cell(leg, LegColumn.Volatility))
  set(move, Move.Years, 0, get(states, StateColumn.YearsPassed, row))
  set(move, Move.Rate, 0, get(states, StateColumn.RateShift, row))
  set(move, Move.Basis, 0, get(states, StateColumn.BasisShift, row))
  set(move, Move.Funding, 0, get(there, BookColumn.Funding, 0))
  addTo(out, DriverColumn.SoFar, 0, get(now, BookColumn.Pnl, 0))
  addDrivers(now, move, DriverColumn.Rates, out, 0)
}
