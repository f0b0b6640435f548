// Computes: the volatility that a leg takes from fitted smiles, at rest and where the spot has moved, and
//           its derivatives by the spot.
// Formula:  with k0 = ln(K/F) at rest, k1 = ln(K/F1) in the state, and s(k) the smile of the leg's expiry:
//           sticky strike: the leg's own volatility. Sticky moneyness: own + s(k1) - s(k0). Sticky delta:
//           own + s(y) - s(k0), where y has the delta in today's smile that the leg has in the state:
//           d1(k1, f*s(y) + shift, T1) = d1(y, s(y), T), d1(k, v, T) = -k/(v*sqrt(T)) + v*sqrt(T)/2.
//           While no time passes and nothing is added to the volatility, y = k1 and both rules agree.
// Domain:   options with a smile whose volatility is not typed; all others keep theirs.
// Accuracy: y to a few ulp of its bracket; derivatives by differences of the revalued book
//           (test/analyses/smileRules.test.ts).
// Source:   E. Derman, Regimes of Volatility, Goldman Sachs (1999); docs/methods/smile.md.
import {
  InstrumentKind,
  LegColumn,
  ParameterColumn,
  SliceColumn,
  SmileRule,
  SviColumn,
  UnderlyingColumn,
  VolatilitySource,
} from '../abi'
import { logOfRatio } from '../lanes/scalar'
import { zero } from '../math/roots'
import { columnAt, get, newTable, rowsOf, set } from '../table'
import { curvature, lookAt, openSurface, slope, volatility } from '../volatility/surface'
import { setPart } from '../volatility/svi'
import { cell, legs, parameter, slices, underlyings } from './inputs'

const BYTES: i32 = 64
const LEAST: f64 = 1e-4

/** Both smiles of each slice, sixteen doubles a slice. */
let smiles: usize = 0
/** Smile volatility of each leg at rest; NaN where the leg follows none. */
let resting: usize = 0
/** ln(K/F) of each leg at rest in deviations of its expiry. */
let places: usize = 0

/** First and second derivative of the last `movedVolatility` by ln(K/F). */
export let moveSlope: f64 = 0.0
export let moveCurvature: f64 = 0.0

function hasSmile(slice: i32): bool {
  return slice >= 0 && !isNaN(get(slices, SliceColumn.SmileBeforeA, slice))
}

/** Reads the smiles and gives legs with the source smile their volatility. */
export function prepareSmiles(rates: usize): void {
  smiles = columnAt(newTable(16 * rowsOf(slices), 1), 0)
  for (let slice = 0; slice < rowsOf(slices); slice++) {
    for (let column = 0; column < SviColumn.COUNT; column++) {
      const at = smiles + <usize>(slice * 2 * BYTES)
      setPart(at, column, get(slices, SliceColumn.SmileBeforeA + column, slice))
      setPart(at + BYTES, column, get(slices, SliceColumn.SmileAfterA + column, slice))
    }
  }
  resting = newTable(rowsOf(legs), 1)
  places = newTable(rowsOf(legs), 1)
  for (let leg = 0; leg < rowsOf(legs); leg++) {
    rest(leg, rates)
    place(leg, rates)
  }
}

function rest(leg: i32, rates: usize): void {
  const slice = <i32>cell(leg, LegColumn.Slice)
  const isOption = <i32>cell(leg, LegColumn.Kind) == InstrumentKind.Option
  const source = <i32>cell(leg, LegColumn.VolatilitySource)
  if (!isOption || source == VolatilitySource.Typed || !hasSmile(slice)) return
  const years = get(slices, SliceColumn.Years, slice)
  if (!(years > 0.0)) return
  const spot = get(underlyings, UnderlyingColumn.Spot, <i32>cell(leg, LegColumn.Underlying))
  openLegSurface(slice)
  lookAt(logOfRatio(cell(leg, LegColumn.Strike), spot) - get(rates, 0, slice) * years)
  set(resting, 0, leg, volatility)
  if (source == VolatilitySource.Smile) set(legs, LegColumn.Volatility, leg, volatility)
}

/** Where a leg stands on the smile of its expiry, whose volatility at the forward is its own without one. */
function place(leg: i32, rates: usize): void {
  set(places, 0, leg, 0.0)
  const slice = <i32>cell(leg, LegColumn.Slice)
  if (<i32>cell(leg, LegColumn.Kind) != InstrumentKind.Option) return
  const years = get(slices, SliceColumn.Years, slice)
  if (!(years > 0.0)) return
  const spot = get(underlyings, UnderlyingColumn.Spot, <i32>cell(leg, LegColumn.Underlying))
  const k = logOfRatio(cell(leg, LegColumn.Strike), spot) - get(rates, 0, slice) * years
  let atm = cell(leg, LegColumn.Volatility)
  if (hasSmile(slice)) {
    openLegSurface(slice)
    lookAt(0.0)
    atm = volatility
  }
  if (atm > 0.0) set(places, 0, leg, k / (atm * sqrt(years)))
}

/** ln(K/F)/(atm*sqrt(T)) of a leg in the market as it is; 0 for what has no strike. */
export function deviationsOf(leg: i32): f64 {
  return get(places, 0, leg)
}

function openLegSurface(slice: i32): void {
  const at = smiles + <usize>(slice * 2 * BYTES)
  openSurface(
    get(slices, SliceColumn.Years, slice),
    at,
    get(slices, SliceColumn.SmileYearsBefore, slice),
    at + BYTES,
    get(slices, SliceColumn.SmileYearsAfter, slice),
  )
}

/** Whether a leg's volatility changes with the spot. */
export function followsSmile(leg: i32): bool {
  return (
    parameter(ParameterColumn.SmileRule) != SmileRule.StickyStrike && !isNaN(get(resting, 0, leg))
  )
}

/**
 * Volatility of a leg that follows its smile, before the state's own shock, at k1 = ln(K/F1) with
 * `left` years to go; the state takes it to `factor` of itself and adds `shift`.
 */
export function movedVolatility(leg: i32, k1: f64, left: f64, factor: f64, shift: f64): f64 {
  const slice = <i32>cell(leg, LegColumn.Slice)
  openLegSurface(slice)
  const isDelta = parameter(ParameterColumn.SmileRule) == SmileRule.StickyDelta
  if (isDelta && left > 0.0) {
    scale = factor
    added = shift
    lookAtDelta(k1, left, get(slices, SliceColumn.Years, slice))
  } else {
    lookAt(k1)
    moveSlope = slope
    moveCurvature = curvature
  }
  return max(cell(leg, LegColumn.Volatility) + (volatility - get(resting, 0, leg)), LEAST)
}

// The equation in hand of sticky delta.
let target: f64 = 0.0
let scale: f64 = 1.0
let added: f64 = 0.0
let rootLeft: f64 = 0.0
let rootYears: f64 = 0.0

/** d1 of y in today's smile less d1 of the leg in the state, with the smile's volatility at y. */
function deltaGap(y: f64): f64 {
  lookAt(y)
  const v = max(volatility * scale + added, LEAST)
  return (
    y / (volatility * rootYears) -
    0.5 * volatility * rootYears -
    target / (v * rootLeft) +
    0.5 * v * rootLeft
  )
}

function lookAtDelta(k1: f64, left: f64, years: f64): void {
  target = k1
  rootLeft = sqrt(left)
  rootYears = sqrt(years)
  let y = k1
  const start = deltaGap(k1)
  if (left != years || added != 0.0 || scale != 1.0) {
    let reach = 0.1 * volatility * rootYears + LEAST
    const sign = start > 0.0 ? -1.0 : 1.0
    let end = deltaGap(k1 + sign * reach)
    for (let tries = 0; tries < 40 && end > 0.0 == start > 0.0; tries++) {
      reach *= 2.0
      end = deltaGap(k1 + sign * reach)
    }
    y = zero(deltaGap, k1, k1 + sign * reach, start, end)
  }
  lookAt(y)
  implicit(y)
}

/** Derivatives of s(y) by k1, y being given by the equation. */
function implicit(y: f64): void {
  const s = volatility
  const v = max(s * scale + added, LEAST)
  const inState = target / (v * v * rootLeft) + 0.5 * rootLeft
  const inSmile = y / (s * s * rootYears) + 0.5 * rootYears
  const byY = slope * (scale * inState - inSmile) + 1.0 / (s * rootYears)
  const first = 1.0 / (v * rootLeft) / byY
  const mixed = (scale * slope) / (v * v * rootLeft)
  const twice =
    curvature * (scale * inState - inSmile) -
    (2.0 * scale * slope * scale * slope * target) / (v * v * v * rootLeft) +
    (2.0 * slope * slope * y) / (s * s * s * rootYears) -
    (2.0 * slope) / (s * s * rootYears)
  const second = -(2.0 * mixed * first + twice * first * first) / byY
  moveSlope = slope * first
  moveCurvature = curvature * first * first + slope * second
}
