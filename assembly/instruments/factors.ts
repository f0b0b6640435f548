// Computes: from deviations to shocks: spot, volatility, funding and rates of a point.
// Formula:  spot move d0*z0, volatility dv*(rho*z0 + sqrt(1 - rho^2)*z1), funding df*z2, rates dr*z3; shocks
//           whose deviation is 0 stay out, so a point has as many variables as there are deviations.
//           d0 = volatility*sqrt(T), the volatility at the money of the date unless it is given.
// Domain:   a spot factor of at least 0.01 and shocks that a scenario may have; elsewhere a point is not valued.
// Accuracy: a few roundings.
// Source:   docs/methods/reverseStress.md.
import { DeviationColumn, LimitColumn } from '../abi'
import { stateCount } from '../market/inputs'
import { prepareDates, volatilityOfDate } from '../market/dates'
import { columnsOf, get, rowsOf } from '../table'
import { prepare } from './book'
import { goTo, prepareLimits } from './limits'

export enum Factor {
  Spot,
  Volatility,
  Funding,
  Rates,
  COUNT,
}

const LOWEST_SPOT: f64 = 0.01
const HIGHEST_SPOT: f64 = 11.0
const LARGEST_VOLATILITY: f64 = 5.0
const LARGEST_FUNDING: f64 = 10.0
const LARGEST_RATE: f64 = 1.0

let deviations: usize = 0
export let spotDeviation: f64 = NaN
let rho: f64 = 0.0
let rest: f64 = 1.0

// The shocks of the point in hand.
export let spotMove: f64 = 0.0
export let volatilityMove: f64 = 0.0
export let fundingMove: f64 = 0.0
export let ratesMove: f64 = 0.0

/** Takes limits and deviations in hand for a book that is open already; false where a shape is wrong. */
export function openFactors(limits: usize, table: usize, dates: usize, flats: usize): bool {
  if (stateCount() != 1 || columnsOf(limits) != LimitColumn.COUNT) return false
  if (columnsOf(table) != DeviationColumn.COUNT || rowsOf(dates) != 1) return false
  prepare()
  prepareLimits(limits)
  prepareFactors(table, dates, flats)
  return true
}

function prepareFactors(table: usize, dates: usize, flats: usize): void {
  deviations = table
  let volatility = get(table, DeviationColumn.SpotVolatility, 0)
  if (isNaN(volatility)) {
    prepareDates()
    volatility = volatilityOfDate(dates, flats, 0)
  }
  spotDeviation = volatility * sqrt(get(table, DeviationColumn.Years, 0))
  rho = get(table, DeviationColumn.Correlation, 0)
  rest = sqrt(1.0 - rho * rho)
}

function deviationOf(factor: Factor): f64 {
  if (factor == Factor.Spot) return spotDeviation
  return get(deviations, DeviationColumn.Volatility + factor - Factor.Volatility, 0)
}

/** Variables of a point. */
export function factorCount(): i32 {
  let count = 0
  for (let factor = 0; factor < Factor.COUNT; factor++) if (deviationOf(factor) > 0.0) count++
  return count
}

/** The variable of a factor at a point, 0 where it stays out. */
function variableOf(z: usize, factor: Factor): f64 {
  if (!(deviationOf(factor) > 0.0)) return 0.0
  let place: usize = 0
  for (let before = 0; before < factor; before++) if (deviationOf(before) > 0.0) place += 8
  return load<f64>(z + place)
}

function isIn(x: f64, largest: f64): bool {
  return abs(x) <= largest
}

/** Goes to a point given in deviations; false where a scenario may not go. */
export function goToPoint(z: usize): bool {
  const z0 = variableOf(z, Factor.Spot)
  spotMove = spotDeviation > 0.0 ? spotDeviation * z0 : 0.0
  const own =
    spotDeviation > 0.0
      ? rho * z0 + rest * variableOf(z, Factor.Volatility)
      : variableOf(z, Factor.Volatility)
  volatilityMove = deviationOf(Factor.Volatility) * own
  fundingMove = deviationOf(Factor.Funding) * variableOf(z, Factor.Funding)
  ratesMove = deviationOf(Factor.Rates) * variableOf(z, Factor.Rates)
  const factor = 1.0 + spotMove
  if (factor < LOWEST_SPOT || factor > HIGHEST_SPOT) return false
  if (!isIn(volatilityMove, LARGEST_VOLATILITY) || !isIn(fundingMove, LARGEST_FUNDING)) return false
  if (!isIn(ratesMove, LARGEST_RATE)) return false
  goTo(factor, volatilityMove, fundingMove, ratesMove)
  return true
}
