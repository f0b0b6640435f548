// Computes: what a leg sees in one state: time left, forward, discount, volatility, funding.
// Formula:  basis rate b = ln(F/S)/T of a quoted forward, linear in time between two quoted ones;
//           F1 = S1*exp((b + shift)*T1), T1 = max(T - passed, 0); a shocked volatility is not taken
//           below its floor (what shocks it: market/volatilityShock; nor is one that was below it already raised). Where a leg follows its
//           smile (market/smiles), its volatility depends on the spot: `seeSpot`.
// Domain:   spots and forwards above 0.
// Accuracy: that of lanes/exp and lanes/logRatio.
// Source:   docs/methods/valuation.md; conventions of the book's greeks and of passing time.
import { LegColumn, PayoffStyle, SliceColumn, StateColumn, UnderlyingColumn } from '../abi'
import { exponential, logOfRatio } from '../lanes/scalar'
import { get, newTable, rowsOf, set } from '../table'
import { followsSmile, moveCurvature, movedVolatility, moveSlope } from './smiles'
import { shockAdded, shockFactor, shockNothing, shockVolatility } from './volatilityShock'
import { cell, slices, stateCount, states, underlyingOf, underlyings } from './inputs'

/** One row: what a leg sees. Inside the core only, so not part of the contract. */
export enum Seen {
  YearsPassed,
  YearsLeft,
  LnCarry,
  Carry,
  Discount,
  Volatility,
  /** sigma * sqrt(T) */
  Deviation,
  /** Rate and yield that make the option formula discount and carry as this leg does. */
  Rate,
  Yield,
  BasisRate,
  FundingRate,
  IsSettled,
  IsFloored,
  /** Derivatives of the volatility by ln(K/F), where it follows the smile. */
  SmileSlope,
  SmileCurvature,
  COUNT,
}

/** Row index that stands for the market unshocked. */
const NO_STATE: i32 = -1

/** Basis rate of a row of a table laid out as the slices. */
export function basisRateOf(table: usize, row: i32): f64 {
  const before = get(table, SliceColumn.ForwardBefore, row)
  if (isNaN(before)) return get(table, SliceColumn.BasisRate, row)
  const spot = get(underlyings, UnderlyingColumn.Spot, <i32>get(table, SliceColumn.Underlying, row))
  const low = logOfRatio(before, spot) / get(table, SliceColumn.YearsBefore, row)
  const after = get(table, SliceColumn.ForwardAfter, row)
  const high = logOfRatio(after, spot) / get(table, SliceColumn.YearsAfter, row)
  return low + get(table, SliceColumn.Weight, row) * (high - low)
}

/** Basis rate of every slice, one column. */
export function basisRates(): usize {
  const count = rowsOf(slices)
  const rates = newTable(count, 1)
  for (let slice = 0; slice < count; slice++) set(rates, 0, slice, basisRateOf(slices, slice))
  return rates
}

/** Writes what a leg sees in a listed state, `passed` years and `shift` volatility further on. */
export function see(
  leg: i32,
  state: i32,
  passed: f64,
  shift: f64,
  rates: usize,
  seen: usize,
): void {
  seeTime(leg, state, passed, rates, seen)
  seeShift(leg, state, shift, seen)
}

/** What a leg sees in a listed state at a spot: `see`, and the smile rule. */
export function seeAt(leg: i32, state: i32, S: f64, rates: usize, seen: usize): void {
  see(leg, state, 0.0, 0.0, rates, seen)
  if (followsSmile(leg)) seeSpot(leg, state, 0.0, S, seen)
}

/** All but the volatility: what every volatility of one state and time shares. */
export function seeTime(leg: i32, state: i32, passed: f64, rates: usize, seen: usize): void {
  const underlying = underlyingOf(leg)
  const row = underlying * stateCount() + state
  const years = get(states, StateColumn.YearsPassed, row) + passed
  const funding = get(underlyings, UnderlyingColumn.FundingRate, underlying)
  set(seen, Seen.YearsPassed, 0, years)
  set(seen, Seen.FundingRate, 0, funding + get(states, StateColumn.FundingShift, row))
  seeSlice(leg, row, years, rates, seen)
}

/** The volatility, `shift` further on; after `seeTime`. */
export function seeShift(leg: i32, state: i32, shift: f64, seen: usize): void {
  const row = underlyingOf(leg) * stateCount() + state
  shockVolatility(leg, row, get(seen, Seen.YearsLeft, 0), shift)
  const own = cell(leg, LegColumn.Volatility)
  seeVolatility(own, get(states, StateColumn.VolatilityFloor, row), seen)
}

/** The volatility again, where it depends on the spot; after `seeTime`, in place of `seeShift`. */
export function seeSpot(leg: i32, state: i32, shift: f64, S: f64, seen: usize): void {
  const row = underlyingOf(leg) * stateCount() + state
  const left = get(seen, Seen.YearsLeft, 0)
  shockVolatility(leg, row, left, shift)
  const k = logOfRatio(cell(leg, LegColumn.Strike), S) - get(seen, Seen.LnCarry, 0)
  const own = movedVolatility(leg, k, left, shockFactor, shockAdded)
  seeVolatility(own, get(states, StateColumn.VolatilityFloor, row), seen)
  const isHeld = get(seen, Seen.IsFloored, 0) != 0 || get(seen, Seen.IsSettled, 0) != 0
  set(seen, Seen.SmileSlope, 0, isHeld ? 0.0 : shockFactor * moveSlope)
  set(seen, Seen.SmileCurvature, 0, isHeld ? 0.0 : shockFactor * moveCurvature)
}

function seeSlice(leg: i32, row: i32, years: f64, rates: usize, seen: usize): void {
  const slice = <i32>cell(leg, LegColumn.Slice)
  const expires = slice >= 0
  const left = expires ? max(get(slices, SliceColumn.Years, slice) - years, 0.0) : 0.0
  const isShocked = row != NO_STATE
  const basisShift = isShocked ? get(states, StateColumn.BasisShift, row) : 0.0
  const rateShift = isShocked ? get(states, StateColumn.RateShift, row) : 0.0
  const basis = expires ? get(rates, 0, slice) + basisShift : 0.0
  const usdRate = get(underlyings, UnderlyingColumn.UsdRate, underlyingOf(leg)) + rateShift
  // A coin-settled option is worth S*B/F: it discounts at its own carry, and yields nothing.
  const isInverse = cell(leg, LegColumn.Style) == PayoffStyle.Inverse
  const rate = isInverse ? basis : usdRate
  set(seen, Seen.YearsLeft, 0, left)
  set(seen, Seen.BasisRate, 0, basis)
  set(seen, Seen.LnCarry, 0, basis * left)
  set(seen, Seen.Carry, 0, exponential(basis * left))
  set(seen, Seen.Discount, 0, exponential(-rate * left))
  set(seen, Seen.Rate, 0, rate)
  set(seen, Seen.Yield, 0, isInverse ? 0.0 : usdRate - basis)
  set(seen, Seen.IsSettled, 0, expires && left == 0 ? 1.0 : 0.0)
}

/** Takes the volatility `own` through the shock in hand. */
function seeVolatility(own: f64, floor: f64, seen: usize): void {
  const lowest = min(floor, own)
  const isMoved = shockAdded != 0 || shockFactor != 1.0
  const moved = own * shockFactor + shockAdded
  const isFloored = isMoved && moved < lowest
  const volatility = !isMoved ? own : isFloored ? lowest : moved
  set(seen, Seen.Volatility, 0, volatility)
  set(seen, Seen.Deviation, 0, volatility * sqrt(get(seen, Seen.YearsLeft, 0)))
  set(seen, Seen.IsFloored, 0, isFloored ? 1.0 : 0.0)
  set(seen, Seen.SmileSlope, 0, 0.0)
  set(seen, Seen.SmileCurvature, 0, 0.0)
}

/** What a leg sees in the market as it is. */
export function seeNow(leg: i32, rates: usize, seen: usize): void {
  const underlying = underlyingOf(leg)
  set(seen, Seen.YearsPassed, 0, 0.0)
  set(seen, Seen.FundingRate, 0, get(underlyings, UnderlyingColumn.FundingRate, underlying))
  seeSlice(leg, NO_STATE, 0.0, rates, seen)
  shockNothing()
  seeVolatility(cell(leg, LegColumn.Volatility), 0.0, seen)
}
