// Computes: the P&L of one state taken apart by driver: first and second order, and what is left.
// Formula:  with the greeks of the market as it is and dS, dsigma, t, db, dr the state's moves:
//           delta*dS + gamma*dS^2/2 + vega*dsigma + volga*dsigma^2/2 + vanna*dS*dsigma + theta*t +
//           rhoDiscount*dr - rhoYield*db + funding at today's spot and the shocked rate; the remainder
//           closes the sum to the full revaluation. dsigma is the change of the leg's volatility by
//           shift, floor and smile rule.
// Domain:   states 0 (the market as it is) and 1 (the scenario).
// Accuracy: the total is the scenarios kernel's, to the last bit of its sum.
// Source:   Taylor's expansion; docs/methods/valuation.md.
import { BookColumn, DriverColumn, GreekColumn, LegColumn, StateColumn, Status } from '../abi'
import { figuresOf, prepare } from '../instruments/book'
import { isCounted, cell, open, spotOf, stateCount, states, underlyingOf } from '../market/inputs'
import { spotIn } from '../market/state'
import { columnsOf, get, newTable, rowsOf, set } from '../table'

function addTo(out: usize, driver: DriverColumn, amount: f64): void {
  set(out, driver, 0, get(out, driver, 0) + amount)
}

/** Copies a leg's figures, since the next question overwrites them. */
function kept(figures: usize): usize {
  const copy = newTable(1, BookColumn.COUNT)
  for (let column = 0; column < BookColumn.COUNT; column++)
    set(copy, column, 0, get(figures, column, 0))
  return copy
}

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
  for (let driver = 0; driver < DriverColumn.COUNT; driver++) set(out, driver, 0, 0.0)
  for (let leg = 0; leg < rowsOf(legs); leg++) {
    if (isCounted(leg)) explainLeg(leg, out)
  }
  let named = 0.0
  for (let driver: i32 = DriverColumn.SoFar; driver < DriverColumn.Remainder; driver++) {
    named += get(out, driver, 0)
  }
  set(out, DriverColumn.Remainder, 0, get(out, DriverColumn.Total, 0) - named)
  return Status.Ok
}

function explainLeg(leg: i32, out: usize): void {
  const row = underlyingOf(leg) * stateCount() + 1
  const S = spotOf(leg)
  const S1 = spotIn(underlyingOf(leg), 1, 1.0)
  const dS = S1 - S
  const now = kept(figuresOf(leg, 0, S))
  const moved = figuresOf(leg, 1, S1)
  const shocked = get(moved, BookColumn.ShockedVolatility, 0)
  addTo(out, DriverColumn.Total, get(moved, BookColumn.Pnl, 0))
  const there = figuresOf(leg, 1, S)
  const dSigma = isNaN(shocked) ? 0.0 : shocked - cell(leg, LegColumn.Volatility)
  const years = get(states, StateColumn.YearsPassed, row)
  addTo(out, DriverColumn.SoFar, get(now, BookColumn.Pnl, 0))
  addTo(out, DriverColumn.Delta, get(now, GreekColumn.Delta, 0) * dS)
  addTo(out, DriverColumn.Gamma, 0.5 * get(now, GreekColumn.Gamma, 0) * dS * dS)
  addTo(out, DriverColumn.Vega, get(now, GreekColumn.Vega, 0) * dSigma)
  addTo(out, DriverColumn.Volga, 0.5 * get(now, GreekColumn.Volga, 0) * dSigma * dSigma)
  addTo(out, DriverColumn.Vanna, get(now, GreekColumn.Vanna, 0) * dS * dSigma)
  addTo(out, DriverColumn.Theta, get(now, GreekColumn.Theta, 0) * years)
  addTo(out, DriverColumn.Funding, get(there, BookColumn.Funding, 0) * years)
  addTo(
    out,
    DriverColumn.Rates,
    get(now, GreekColumn.RhoDiscount, 0) * get(states, StateColumn.RateShift, row) -
      get(now, GreekColumn.RhoYield, 0) * get(states, StateColumn.BasisShift, row),
  )
}
