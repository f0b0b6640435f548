// Computes: the forward and the discount of each expiry of an underlying from put-call parity, and from
//           them its USD rate and its yield.
// Formula:  y = C - P against the strike is a line. Quotes in USD: y = D*(F - K). Quotes in coins:
//           y = D*(F - K)/S. Weighted least squares, weight 1/(spread^2 + e^2), e = S/20,000, then twelve
//           rounds with weights cut by 1/(1 + (residual/(3*scale))^2)^2, scale the weighted mean
//           absolute residual, e at least: slope and intercept give F = -intercept/slope, and D.
//           r = -ln(D)/T, q = r - ln(F/S)/T.
// Domain:   two strikes or more with both a call and a put; T, S > 0.
// Accuracy: exact lines: F to 1e-10 relative, D to 1e-10; the standard errors of both stand beside them
//           (test/analyses/forwards.test.ts).
// Source:   H. Stoll, J. Finance 24 (1969) 801; S. Geman and D. McClure, Bull. ISI 52 (1987) 5.
import { ForwardExpiryColumn, ForwardReason, ParityColumn, Status, SyntheticColumn } from '../abi'
import { logOfRatio } from '../lanes/scalar'
import { columnAt, columnsOf, get, newTable, rowsOf, set } from '../table'

const LEAST_PAIRS: i32 = 2
const ROUNDS: i32 = 12
/** Spread below which quotes count as equally good, as part of the spot. */
const FINEST: f64 = 5e-5

let pairs: usize = 0
let cuts: usize = 0

// The line in hand, y = mean + slope*(K - centre), and the sums that it came from.
let weight: f64 = 0.0
let centre: f64 = 0.0
let mean: f64 = 0.0
let spread: f64 = 0.0
let slope: f64 = 0.0

function weightOf(row: i32, finest: f64): f64 {
  const wide = get(pairs, ParityColumn.Spread, row)
  return load<f64>(cuts + ((<usize>row) << 3)) / (wide * wide + finest * finest)
}

function residualAt(row: i32): f64 {
  const K = get(pairs, ParityColumn.Strike, row)
  return get(pairs, ParityColumn.Difference, row) - mean - slope * (K - centre)
}

/** Weighted least squares over the rows first to last - 1. */
function drawLine(first: i32, last: i32, finest: f64): void {
  weight = 0.0
  let strikes = 0.0
  let values = 0.0
  for (let row = first; row < last; row++) {
    const w = weightOf(row, finest)
    weight += w
    strikes += w * get(pairs, ParityColumn.Strike, row)
    values += w * get(pairs, ParityColumn.Difference, row)
  }
  centre = strikes / weight
  mean = values / weight
  spread = 0.0
  let product = 0.0
  for (let row = first; row < last; row++) {
    const w = weightOf(row, finest)
    const d = get(pairs, ParityColumn.Strike, row) - centre
    spread += w * d * d
    product += w * d * (get(pairs, ParityColumn.Difference, row) - mean)
  }
  slope = product / spread
}

/** Cuts the weights of what is far off the line. */
function cutWeights(first: i32, last: i32, finest: f64): void {
  let sum = 0.0
  for (let row = first; row < last; row++) sum += weightOf(row, finest) * abs(residualAt(row))
  const scale = max(sum / weight, finest)
  for (let row = first; row < last; row++) {
    const off = residualAt(row) / (3.0 * scale)
    const cut = 1.0 / (1.0 + off * off)
    store<f64>(cuts + ((<usize>row) << 3), cut * cut)
  }
}

/** Variance of a residual of weight 1. */
function unitVariance(first: i32, last: i32, finest: f64): f64 {
  let sum = 0.0
  for (let row = first; row < last; row++) {
    const residual = residualAt(row)
    sum += weightOf(row, finest) * residual * residual
  }
  return sum / <f64>max(last - first - 2, 1)
}

function answer(expiries: usize, expiry: i32, unit: f64, out: usize): ForwardReason {
  const S = get(expiries, ForwardExpiryColumn.Spot, expiry)
  const years = get(expiries, ForwardExpiryColumn.Years, expiry)
  const isCoin = get(expiries, ForwardExpiryColumn.IsCoin, expiry) != 0
  if (!(slope < 0.0)) return ForwardReason.NoForward
  const F = centre - mean / slope
  if (!(F > 0.0)) return ForwardReason.NoForward
  const perDollar = isCoin ? S : 1.0
  const D = -slope * perDollar
  const rate = logOfRatio(1.0, D) / years
  const away = (F - centre) * (F - centre)
  const errorOfF = sqrt(unit * (1.0 / weight + away / spread)) / -slope
  set(out, SyntheticColumn.Forward, expiry, F)
  set(out, SyntheticColumn.ForwardError, expiry, errorOfF)
  set(out, SyntheticColumn.Discount, expiry, D)
  set(out, SyntheticColumn.DiscountError, expiry, sqrt(unit / spread) * perDollar)
  set(out, SyntheticColumn.Rate, expiry, rate)
  set(out, SyntheticColumn.Yield, expiry, rate - logOfRatio(F, S) / years)
  return ForwardReason.None
}

function solveExpiry(
  expiries: usize,
  expiry: i32,
  first: i32,
  last: i32,
  out: usize,
): ForwardReason {
  set(out, SyntheticColumn.Pairs, expiry, <f64>(last - first))
  if (last - first < LEAST_PAIRS) return ForwardReason.TooFewPairs
  const isCoin = get(expiries, ForwardExpiryColumn.IsCoin, expiry) != 0
  const finest = FINEST * (isCoin ? 1.0 : get(expiries, ForwardExpiryColumn.Spot, expiry))
  for (let row = first; row < last; row++) store<f64>(cuts + ((<usize>row) << 3), 1.0)
  drawLine(first, last, finest)
  for (let round = 0; round < ROUNDS; round++) {
    cutWeights(first, last, finest)
    drawLine(first, last, finest)
  }
  return answer(expiries, expiry, unitVariance(first, last, finest), out)
}

export function forwards(expiries: usize, given: usize, out: usize): i32 {
  const count = rowsOf(expiries)
  if (columnsOf(expiries) != ForwardExpiryColumn.COUNT) return Status.WrongShape
  if (columnsOf(given) != ParityColumn.COUNT) return Status.WrongShape
  if (columnsOf(out) != SyntheticColumn.COUNT || rowsOf(out) != count) return Status.WrongShape
  pairs = given
  cuts = columnAt(newTable(rowsOf(given), 1), 0)
  let first = 0
  for (let expiry = 0; expiry < count; expiry++) {
    let last = first
    while (last < rowsOf(given) && get(given, ParityColumn.Expiry, last) == expiry) last++
    const reason = solveExpiry(expiries, expiry, first, last, out)
    set(out, SyntheticColumn.Reason, expiry, <f64>reason)
    first = last
  }
  return Status.Ok
}
