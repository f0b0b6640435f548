// Computes: worth of a leg in USD by another way than `fill`: options by quadrature of their payoff over
//           the lognormal density, coin-settled legs counted in coins first.
// Formula:  with s = sigma*sqrt(T), F = S*e^(bT), y = (ln(K/F) + s^2/2)/s: an option is worth
//           D*integral over z beyond y of |F*e^(s*z - s^2/2) - K|*phi(z), the bracket as K*(e^(s*(z - y)) - 1)
//           where s is small. D = e^(-rT); a coin-settled option pays coins, D = 1/F.
// Domain:   S, K > 0; sigma, T >= 0.
// Accuracy: within its own bound, `bound`: what the quadrature misses, and rounding, which grows with y^2
//           (test/analyses/check.test.ts).
// Source:   F. Black, J. Financial Economics 3 (1976), eq. 16, as an expectation; docs/methods/check.md.
import { InstrumentKind, LegColumn } from '../abi'
import { exponential, logOfRatio } from '../lanes/scalar'
import { cell } from '../market/inputs'
import { Seen } from '../market/state'
import { integral, missed } from '../math/quadrature'
import { get } from '../table'
import { entryOfFuture } from './future'
import { entryOfPerpetual } from './perpetual'
import { isCash, isInverse } from './index'

const EPSILON: f64 = 2.220446049250313e-16
const INVERSE_ROOT_TWO_PI: f64 = 0.3989422804014327
/** Beyond so many deviations nothing is left of a density. */
const FARTHEST: f64 = 13.0
const PANEL: f64 = 0.5
/** Above it the two parts of the payoff are integrated as they are: nothing cancels, nothing overflows. */
const WIDE: f64 = 4.0

/** What the last worth may be wrong by, USD. */
export let bound: f64 = 0.0
/** Forward of the last leg that has one. */
export let forward: f64 = NaN

// The option in hand.
let s: f64 = 0.0
let y: f64 = 0.0
let F: f64 = 0.0
let K: f64 = 0.0
let sign: f64 = 1.0

/** Worth of a leg at a spot, in the state that `seen` holds. */
export function worthByQuadrature(leg: i32, seen: usize, rates: usize, S: f64): f64 {
  bound = 0.0
  forward = NaN
  const isCoin = isInverse(leg)
  const worth = isCash(leg) ? paidOf(leg, rates) : amountOf(leg, seen, rates, S)
  // Coins for a coin-settled leg, until here.
  const usd = isCoin ? worth * S : worth
  bound = (isCoin ? bound * S : bound) + 8.0 * EPSILON * grossOf(leg, S)
  return usd
}

/** USD that a leg is about. */
function grossOf(leg: i32, S: f64): f64 {
  const quantity = abs(cell(leg, LegColumn.Quantity))
  const kind = <i32>cell(leg, LegColumn.Kind)
  if (kind == InstrumentKind.Option) return 0.0
  return isInverse(leg) ? quantity : quantity * S
}

/** Paid at a delivery price that is past: USD, or coins. */
function paidOf(leg: i32, rates: usize): f64 {
  const price = cell(leg, LegColumn.SettlementPrice)
  const quantity = cell(leg, LegColumn.Quantity)
  if (<i32>cell(leg, LegColumn.Kind) == InstrumentKind.Option) {
    const paid = max(cell(leg, LegColumn.Right) * (price - cell(leg, LegColumn.Strike)), 0.0)
    return quantity * (isInverse(leg) ? paid / price : paid)
  }
  const entry = entryOfFuture(leg, rates)
  return isInverse(leg) ? quantity * (1.0 / entry - 1.0 / price) : quantity * (price - entry)
}

function amountOf(leg: i32, seen: usize, rates: usize, S: f64): f64 {
  const quantity = cell(leg, LegColumn.Quantity)
  const paid = get(seen, Seen.FundingRate, 0) * get(seen, Seen.YearsPassed, 0)
  const kind = <i32>cell(leg, LegColumn.Kind)
  if (kind == InstrumentKind.Spot) return quantity * S
  if (kind == InstrumentKind.Perpetual) {
    const entry = entryOfPerpetual(leg)
    return isInverse(leg)
      ? quantity * (1.0 / entry - 1.0 / S - paid / S)
      : quantity * (S - entry - S * paid)
  }
  forward = S * exponential(get(seen, Seen.BasisRate, 0) * get(seen, Seen.YearsLeft, 0))
  if (kind == InstrumentKind.Option) return quantity * priceOf(leg, seen)
  const entry = entryOfFuture(leg, rates)
  return isInverse(leg) ? quantity * (1.0 / entry - 1.0 / forward) : quantity * (forward - entry)
}

/** Price of one option, in USD or in coins. */
function priceOf(leg: i32, seen: usize): f64 {
  const years = get(seen, Seen.YearsLeft, 0)
  const discount = isInverse(leg) ? 1.0 / forward : exponential(-get(seen, Seen.Rate, 0) * years)
  K = cell(leg, LegColumn.Strike)
  F = forward
  sign = cell(leg, LegColumn.Right)
  s = get(seen, Seen.Volatility, 0) * sqrt(years)
  if (!(s > 0.0)) return discount * max(sign * (F - K), 0.0)
  y = logOfRatio(K, F) / s + 0.5 * s
  const low = sign > 0.0 ? max(y, -FARTHEST) : min(y, 0.0) - FARTHEST
  const high = sign > 0.0 ? max(y, s) + FARTHEST : min(y, s + FARTHEST)
  const panels = <i32>ceil((high - low) / PANEL)
  const sum = integral(s < WIDE ? narrow : wide, low, high, max(panels, 1))
  const scale = discount * (s < WIDE ? K : 1.0)
  const rounding = 32.0 * EPSILON * (1.0 + y * y) * sum + (s < WIDE ? 0.0 : EPSILON * (F + K))
  bound = abs(cell(leg, LegColumn.Quantity)) * scale * (missed + rounding)
  return scale * sum
}

function density(z: f64): f64 {
  return INVERSE_ROOT_TWO_PI * exponential(-0.5 * z * z)
}

/** Payoff over K times density. */
function narrow(z: f64): f64 {
  return sign * growthLessOne(s * (z - y)) * density(z)
}

/** Payoff times density: the density of the forward's part is moved by s. */
function wide(z: f64): f64 {
  return sign * (F * density(z - s) - K * density(z))
}

/** e^x - 1, by its series where the difference would cancel. */
function growthLessOne(x: f64): f64 {
  if (abs(x) > 0.3) return exponential(x) - 1.0
  let sum = 0.0
  for (let n = 14; n > 0; n--) sum = (x / <f64>n) * (1.0 + sum)
  return sum
}
