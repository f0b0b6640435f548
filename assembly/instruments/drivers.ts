// Computes: the terms of a P&L by driver, from a leg's greeks and what moved; the one place that has them.
// Formula:  delta*dS + gamma*dS^2/2 + vega*dsigma + volga*dsigma^2/2 + vanna*dS*dsigma + theta*t +
//           rhoDiscount*dr - rhoYield*db + funding; the remainder closes the sum to the total.
// Domain:   moves of any size; what they leave is in the remainder.
// Accuracy: a few roundings of the largest term (test/analyses/explain.test.ts).
// Source:   Taylor's expansion; docs/methods/valuation.md, "P&L by driver".
import { BookColumn, DriverColumn, GreekColumn } from '../abi'
import { get, rowsOf, set } from '../table'

/** One row: what moved between two markets, for one leg. Inside the core only. */
export enum Move {
  Spot,
  Volatility,
  Years,
  Rate,
  Basis,
  /** USD of funding received per year. */
  Funding,
  COUNT,
}

export function clear(out: usize): void {
  for (let row = 0; row < rowsOf(out); row++) {
    for (let driver = 0; driver < DriverColumn.COUNT; driver++) set(out, driver, row, 0.0)
  }
}

/** Copies a leg's figures, since the next question overwrites them. */
export function keep(figures: usize, copy: usize): void {
  for (let column = 0; column < BookColumn.COUNT; column++)
    set(copy, column, 0, get(figures, column, 0))
}

export function addTo(out: usize, driver: DriverColumn, row: i32, amount: f64): void {
  set(out, driver, row, get(out, driver, row) + amount)
}

/** Adds the named terms of a leg to a row; those of the basis rate under `basisDriver`. */
export function addDrivers(
  now: usize,
  move: usize,
  basisDriver: DriverColumn,
  out: usize,
  row: i32,
): void {
  const dS = get(move, Move.Spot, 0)
  const dSigma = get(move, Move.Volatility, 0)
  const years = get(move, Move.Years, 0)
  const discount = get(now, GreekColumn.RhoDiscount, 0) * get(move, Move.Rate, 0)
  const basis = get(now, GreekColumn.RhoYield, 0) * get(move, Move.Basis, 0)
  addTo(out, DriverColumn.Delta, row, get(now, GreekColumn.Delta, 0) * dS)
  addTo(out, DriverColumn.Gamma, row, 0.5 * get(now, GreekColumn.Gamma, 0) * dS * dS)
  addTo(out, DriverColumn.Vega, row, get(now, GreekColumn.Vega, 0) * dSigma)
  addTo(out, DriverColumn.Volga, row, 0.5 * get(now, GreekColumn.Volga, 0) * dSigma * dSigma)
  addTo(out, DriverColumn.Vanna, row, get(now, GreekColumn.Vanna, 0) * dS * dSigma)
  addTo(out, DriverColumn.Theta, row, get(now, GreekColumn.Theta, 0) * years)
  addTo(out, DriverColumn.Funding, row, get(move, Move.Funding, 0) * years)
  if (basisDriver == DriverColumn.Rates) addTo(out, DriverColumn.Rates, row, discount - basis)
  else {
    addTo(out, DriverColumn.Rates, row, discount)
    addTo(out, basisDriver, row, -basis)
  }
}

/** The remainder of a row: its total less all named terms. */
export function close(out: usize, row: i32): void {
  let named = 0.0
  for (let driver: i32 = DriverColumn.SoFar; driver < DriverColumn.Remainder; driver++) {
    named += get(out, driver, row)
  }
  set(out, DriverColumn.Remainder, row, get(out, DriverColumn.Total, row) - named)
}
