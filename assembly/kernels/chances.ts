// Computes: distributions of the picked underlying's price at dates with their quantiles; density, chances
//           to end beyond and to touch prices, to end and to stay between two; the chance that the book
//           ends in profit.
// Formula:  volatility/distribution by the smiles around each date, else lognormal; volatility/touching with
//           the drift ln(F/S)/T. Profit: the sum of P(b) - P(a) over the stretches of the spot axis where
//           the P&L is above 0, cut at its zeros by Brent's method; below the first and above the last
//           point it keeps their sign. P&L within its rounding is 0.
// Domain:   dates after now, of the underlying on the spot axis; a rising axis that holds every strike, as
//           kernels/payoff. The first listed state is the book at the first date.
// Accuracy: volatility/distribution and volatility/touching; zeros to 4 ulp (math/roots); the chance of
//           profit 1e-12 of that between the break-evens (test/analyses/chances.test.ts).
// Source:   docs/methods/chances.md.
import {
  AxisColumn,
  ChanceColumn,
  ChanceDateColumn,
  ChancePointColumn,
  ChanceRangeColumn,
  DistributionColumn,
  Measure,
  ParameterColumn,
  ProfitColumn,
  SliceColumn,
  Status,
  StayColumn,
  UnderlyingColumn,
} from '../abi'
import { pnlAt, prepare, roundingAt } from '../instruments/book'
import { fillState } from '../instruments/measure'
import { exponential, logOfRatio } from '../lanes/scalar'
import { axes, open, parameter, underlyings } from '../market/inputs'
import { hasSmile, openDistribution, prepareDates } from '../market/dates'
import { basisRateOf } from '../market/state'
import { zero } from '../math/roots'
import { columnAt, columnsOf, get, newTable, rowsOf, set } from '../table'
import {
  chanceAbove,
  chanceBelow,
  densityOver,
  quantileOf,
  volatilityOver,
} from '../volatility/distribution'
import { openTouching, stayOf, touchOf } from '../volatility/touching'

const LEVELS: StaticArray<f64> = [0.025, 0.16, 0.5, 0.84, 0.975]

// The date in hand.
let dates: usize = 0
let flats: usize = 0
let spot: f64 = 0.0
let forward: f64 = 0.0
let drift: f64 = 0.0
let years: f64 = 0.0

export function chances(
  legs: usize,
  underlyings: usize,
  slices: usize,
  states: usize,
  axes: usize,
  parameters: usize,
  dateSlices: usize,
  volatilities: usize,
  points: usize,
  ranges: usize,
  distributions: usize,
  out: usize,
  stays: usize,
  book: usize,
): i32 {
  if (!open(legs, underlyings, slices, states, axes, parameters)) return Status.WrongShape
  if (columnsOf(dateSlices) != SliceColumn.COUNT || rowsOf(dateSlices) == 0)
    return Status.WrongShape
  if (columnsOf(volatilities) != ChanceDateColumn.COUNT) return Status.WrongShape
  if (columnsOf(points) != ChancePointColumn.COUNT) return Status.WrongShape
  if (columnsOf(ranges) != ChanceRangeColumn.COUNT) return Status.WrongShape
  if (columnsOf(stays) != StayColumn.COUNT || rowsOf(stays) != rowsOf(ranges))
    return Status.WrongShape
  if (columnsOf(distributions) != DistributionColumn.COUNT) return Status.WrongShape
  if (columnsOf(out) != ChanceColumn.COUNT || rowsOf(out) != rowsOf(points))
    return Status.WrongShape
  if (rowsOf(distributions) != rowsOf(dateSlices) || rowsOf(volatilities) != rowsOf(dateSlices))
    return Status.WrongShape
  if (columnsOf(book) != ProfitColumn.COUNT || rowsOf(book) != 1) return Status.WrongShape
  dates = dateSlices
  flats = volatilities
  prepare()
  prepareDates()
  for (let row = 0; row < rowsOf(dates); row++) describe(row, distributions)
  for (let row = 0; row < rowsOf(points); row++) weigh(row, points, out)
  for (let row = 0; row < rowsOf(ranges); row++) weighRange(row, ranges, stays)
  openDate(0)
  set(book, ProfitColumn.Chance, 0, profitChance())
  return Status.Ok
}

/** Takes the distribution of a date. */
function openDate(row: i32): void {
  spot = get(underlyings, UnderlyingColumn.Spot, <i32>get(dates, SliceColumn.Underlying, row))
  years = get(dates, SliceColumn.Years, row)
  drift = basisRateOf(dates, row)
  forward = spot * exponential(drift * years)
  openTouching(spot, forward, drift, years)
  openDistribution(dates, flats, row)
}

function describe(row: i32, distributions: usize): void {
  openDate(row)
  set(distributions, DistributionColumn.Forward, row, forward)
  set(distributions, DistributionColumn.Drift, row, drift)
  set(distributions, DistributionColumn.Volatility, row, volatilityOver(0.0))
  set(distributions, DistributionColumn.IsSmile, row, hasSmile(dates, row) ? 1.0 : 0.0)
  for (let at = 0; at < LEVELS.length; at++) {
    const price = forward * exponential(quantileOf(LEVELS[at]))
    set(distributions, DistributionColumn.Lowest + at, row, price)
  }
}

function weigh(row: i32, points: usize, out: usize): void {
  openDate(<i32>get(points, ChancePointColumn.Date, row))
  const price = get(points, ChancePointColumn.Price, row)
  const k = logOfRatio(price, forward)
  set(out, ChanceColumn.Density, row, densityOver(k) / price)
  set(out, ChanceColumn.Below, row, chanceBelow(k))
  set(out, ChanceColumn.Above, row, chanceAbove(k))
  set(out, ChanceColumn.Touch, row, touchOf(price))
  set(out, ChanceColumn.Volatility, row, volatilityOver(k))
}

function weighRange(row: i32, ranges: usize, stays: usize): void {
  openDate(<i32>get(ranges, ChanceRangeColumn.Date, row))
  const low = get(ranges, ChanceRangeColumn.Low, row)
  const high = get(ranges, ChanceRangeColumn.High, row)
  const between = chanceBelow(logOfRatio(high, forward)) - chanceBelow(logOfRatio(low, forward))
  set(stays, StayColumn.Between, row, between)
  set(stays, StayColumn.Stay, row, stayOf(low, high))
}

function pnl(factor: f64): f64 {
  return pnlAt(0, factor)
}

function belowFactor(factor: f64): f64 {
  return chanceBelow(logOfRatio(factor * spot, forward))
}

/** Chance of a P&L above 0 in the first state. */
function profitChance(): f64 {
  const count = parameter(ParameterColumn.SpotCount)
  const cells = newTable(count, 1)
  fillState(0, Measure.Pnl, columnAt(cells, 0))
  let sum = 0.0
  let from = 0.0
  let last = 0.0
  for (let at = 0; at < count; at++) {
    const x = get(axes, AxisColumn.SpotFactor, at)
    const value = get(cells, 0, at)
    const y = abs(value) <= roundingAt(0, x) ? 0.0 : value
    const cut = edge(at, x, last, y)
    const rest = belowFactor(x)
    const reached = cut == x ? rest : belowFactor(cut)
    // A stretch counts where either end is above 0; one that crosses is cut at its zero.
    if (at == 0 ? y > 0.0 : last > 0.0 || (last == 0.0 && y > 0.0)) sum += reached - from
    if (last < 0.0 && y > 0.0) sum += rest - reached
    from = rest
    last = y
  }
  return last > 0.0 ? sum + (1.0 - from) : sum
}

/** The zero between a point and the one before it, or the point itself. */
function edge(at: i32, x: f64, last: f64, y: f64): f64 {
  const crosses = at > 0 && ((last < 0.0 && y > 0.0) || (last > 0.0 && y < 0.0))
  if (!crosses) return x
  return zero(pnl, get(axes, AxisColumn.SpotFactor, at - 1), x, last, y)
}
