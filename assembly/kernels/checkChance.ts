// Computes: the chance of profit by simulation, and its standard error.
// Formula:  prices drawn from a lognormal distribution (market/paths) with the drift of the date; each counts
//           p(k)/q(k), the density of the date's own distribution over that it was drawn from: 1 where the
//           price is lognormal itself. By a smile half of the draws have the volatility at the forward and
//           half WIDER times that, q their mixture: no weight grows large, in the middle or in the wings.
//           Mean and deviation of weight*[P&L > 0]; P&L within its rounding is 0.
// Domain:   one listed state, one date, as many spots on the axis as draws.
// Accuracy: the standard error that it answers (test/analyses/checkChance.test.ts).
// Source:   P. Glasserman, Monte Carlo Methods in Financial Engineering (2003), sections 1.1 and 4.6;
//           docs/methods/check.md.
import {
  AxisColumn,
  DrawColumn,
  Measure,
  ParameterColumn,
  SimulatedColumn,
  SliceColumn,
  Status,
} from '../abi'
import { prepare, roundingAt } from '../instruments/book'
import { fillState } from '../instruments/measure'
import { logOfRatio } from '../lanes/scalar'
import { hasSmile, openDistribution, prepareDates } from '../market/dates'
import { axes, open, parameter } from '../market/inputs'
import { terminalsOf } from '../market/paths'
import { basisRateOf } from '../market/state'
import { normalDensity } from '../math/normal'
import { meanOf, squaresAround } from '../math/statistics'
import { columnAt, columnsOf, get, newTable, rowsOf, set } from '../table'
import { densityOver, volatilityOver } from '../volatility/distribution'

const WIDER: f64 = 2.5

export function checkChance(
  legs: usize,
  underlyings: usize,
  slices: usize,
  states: usize,
  axes: usize,
  parameters: usize,
  dateSlices: usize,
  volatilities: usize,
  draws: usize,
  out: usize,
): i32 {
  if (!open(legs, underlyings, slices, states, axes, parameters)) return Status.WrongShape
  const count = parameter(ParameterColumn.SpotCount)
  if (columnsOf(draws) != DrawColumn.COUNT || rowsOf(dateSlices) != 1) return Status.WrongShape
  if (columnsOf(out) != SimulatedColumn.COUNT || rowsOf(out) != 1) return Status.WrongShape
  prepareDates()
  openDistribution(dateSlices, volatilities, 0)
  years = get(dateSlices, SliceColumn.Years, 0)
  drift = basisRateOf(dateSlices, 0)
  isSmile = hasSmile(dateSlices, 0)
  drawPrices(draws, count)
  prepare()
  const cells = newTable(count, 1)
  fillState(0, Measure.Pnl, columnAt(cells, 0))
  // The book may look at other smiles: the date is taken again.
  openDistribution(dateSlices, volatilities, 0)
  for (let at = 0; at < count; at++) weigh(at, cells)
  const mean = meanOf(columnAt(cells, 0), count)
  const squares = squaresAround(mean, columnAt(cells, 0), count)
  set(out, SimulatedColumn.Mean, 0, mean)
  set(out, SimulatedColumn.StandardError, 0, sqrt(squares / (<f64>count - 1.0) / <f64>count))
  set(out, SimulatedColumn.Count, 0, <f64>count)
  return Status.Ok
}

// The date in hand.
let years: f64 = 0.0
let drift: f64 = 0.0
let isSmile: bool = false

/** Deviation of ln S that the first half of the draws has, and the other. */
let narrow: f64 = 0.0
let wide: f64 = 0.0

/** Draws onto the spot axis. */
function drawPrices(draws: usize, count: i32): void {
  const sigma = volatilityOver(0.0)
  const column = columnAt(axes, AxisColumn.SpotFactor)
  const first = isSmile ? (count / 2) & ~3 : count
  narrow = sigma * sqrt(years)
  wide = WIDER * narrow
  set(draws, DrawColumn.Spot, 0, 1.0)
  set(draws, DrawColumn.Drift, 0, drift)
  set(draws, DrawColumn.Volatility, 0, sigma)
  set(draws, DrawColumn.Years, 0, years)
  terminalsOf(draws, column, first)
  if (first == count) return
  set(draws, DrawColumn.From, 0, get(draws, DrawColumn.From, 0) + <f64>first)
  set(draws, DrawColumn.Volatility, 0, WIDER * sigma)
  terminalsOf(draws, column + ((<usize>first) << 3), count - first)
}

/** Density over k = ln(S/F) of a lognormal price. */
function lognormalAt(k: f64, deviation: f64): f64 {
  return normalDensity(k / deviation + 0.5 * deviation) / deviation
}

/** A path's P&L becomes its weight, or nothing where it is no profit. */
function weigh(at: i32, cells: usize): void {
  const factor = get(axes, AxisColumn.SpotFactor, at)
  const pnl = get(cells, 0, at)
  const isProfit = pnl > 0.0 && pnl > roundingAt(0, factor)
  if (!isProfit || !isSmile) {
    set(cells, 0, at, isProfit ? 1.0 : 0.0)
    return
  }
  const k = logOfRatio(factor, 1.0) - drift * years
  const drawn = 0.5 * (lognormalAt(k, narrow) + lognormalAt(k, wide))
  set(cells, 0, at, densityOver(k) / drawn)
}
