// Computes: what a state does to the volatility of a leg: a factor, and what is added.
// Formula:  sigma1 = sigma*(1 + w*(factor - 1)) + w*shift + skew*z + curvature*z^2, with the weight of the tenor
//           w = (30/max(days, floor))^p, days those left in the state, p one power under 30 days and
//           another from there on; z = ln(K/F)/(atm*sqrt(T)) of the market as it is, within +-3.
// Domain:   days and floor not both 0; the twist is by strike and does not depend on the spot of the state.
// Accuracy: that of lanes/exp and lanes/logRatio (test/analyses/volatilityShocks.test.ts). Neutral values change no bit.
// Source:   weights as margin rules of options venues have them; docs/methods/valuation.md, "Volatility shocks".
import { LegColumn, StateColumn, InstrumentKind } from '../abi'
import { exponential, logOfRatio } from '../lanes/scalar'
import { get } from '../table'
import { cell, states } from './inputs'
import { deviationsOf } from './smiles'

/** The shock in hand. */
export let shockFactor: f64 = 1.0
export let shockAdded: f64 = 0.0

const DAYS_PER_YEAR: f64 = 365.0
const UNWEIGHTED_DAYS: f64 = 30.0
/** Deviations beyond which the twist stays what it is there. */
const FARTHEST: f64 = 3.0

/** The market as it is. */
export function shockNothing(): void {
  shockFactor = 1.0
  shockAdded = 0.0
}

/** Takes the shock of a row of the states table, `shift` further on, for a leg with `left` years to go. */
export function shockVolatility(leg: i32, row: i32, left: f64, shift: f64): void {
  const move = get(states, StateColumn.VolatilityShift, row) + shift
  const factor = get(states, StateColumn.VolatilityFactor, row)
  const weight = tenorWeight(row, left)
  shockFactor = factor == 1.0 ? 1.0 : 1.0 + weight * (factor - 1.0)
  shockAdded = weight * move + twist(leg, row)
}

function tenorWeight(row: i32, left: f64): f64 {
  const days = max(left * DAYS_PER_YEAR, get(states, StateColumn.TenorFloorDays, row))
  const column = days < UNWEIGHTED_DAYS ? StateColumn.TenorPower : StateColumn.LongTenorPower
  const power = get(states, column, row)
  return power == 0.0 ? 1.0 : exponential(power * logOfRatio(UNWEIGHTED_DAYS, days))
}

function twist(leg: i32, row: i32): f64 {
  const skew = get(states, StateColumn.SkewShift, row)
  const curvature = get(states, StateColumn.CurvatureShift, row)
  if (skew == 0.0 && curvature == 0.0) return 0.0
  if (<i32>cell(leg, LegColumn.Kind) != InstrumentKind.Option) return 0.0
  const z = min(max(deviationsOf(leg), -FARTHEST), FARTHEST)
  return skew * z + curvature * z * z
}
