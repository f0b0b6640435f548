// Computes: a smile per expiry of one underlying from its quotes, without butterfly or calendar
//           arbitrage, with the errors of the fit and why an expiry has none.
// Formula:  volatility/fit: first each expiry by itself; then by rising time, each above the one before
//           and, as far as it costs little, below what later ones would be by themselves. A quote weighs
//           v^2/(1 + u/5): v its vega relative to that at the forward, exp(-d^2/2) with d = k/(sigma*sqrt(T));
//           u its spread in volatility over 5 % of the volatility at the forward (3 where a side is
//           missing, 100 at most).
// Domain:   expiries by rising time, quotes by expiry and then strike; T, F, K, volatility > 0.
// Accuracy: as volatility/fit (test/kernels/smileFit.test.ts); the same bits on both builds.
// Source:   docs/methods/smile.md.
import {
  FittedColumn,
  SmileColumn,
  SmileExpiryColumn,
  SmileQuoteColumn,
  SmileReason,
  Status,
  SviColumn,
} from '../abi'
import { exponential, logOfRatio } from '../lanes/scalar'
import { columnAt, columnsOf, get, newTable, rowsOf, set } from '../table'
import { fit, leastDurrleman, leastGap, prepareFit } from '../volatility/fit'
import { addCeiling } from '../volatility/fitPenalties'
import { addQuote, beginTerms, prepareTerms, weights } from '../volatility/fitTerms'
import { part, totalVariance } from '../volatility/svi'

const LEAST_QUOTES: i32 = 5
/** Density at d = 0 of the normal distribution. */
const PEAK: f64 = 0.3989422804014327
/** A usual spread, as part of the volatility at the forward. */
const USUAL_SPREAD: f64 = 0.05
const WIDE: f64 = 3.0
const LEAST_WEIGHT: f64 = 1e-3

let quotes: usize = 0
let fitted: usize = 0
let out: usize = 0
/** Smiles of all expiries, eight doubles each. */
let smiles: usize = 0
let rootYears: f64 = 0.0

/** Volatility at the forward: linear between the quotes around it, else the nearest one's. */
function atmOf(first: i32, last: i32): f64 {
  for (let row = first; row < last; row++) {
    const k = get(fitted, FittedColumn.LogMoneyness, row)
    const volatility = get(quotes, SmileQuoteColumn.Volatility, row)
    if (k < 0.0) continue
    if (row == first || k == 0.0) return volatility
    const before = get(fitted, FittedColumn.LogMoneyness, row - 1)
    const low = get(quotes, SmileQuoteColumn.Volatility, row - 1)
    return k == before ? volatility : low + (-before / (k - before)) * (volatility - low)
  }
  return get(quotes, SmileQuoteColumn.Volatility, last - 1)
}

function weightOf(row: i32, atm: f64): f64 {
  const d =
    get(fitted, FittedColumn.LogMoneyness, row) /
    (get(quotes, SmileQuoteColumn.Volatility, row) * rootYears)
  const bell = exponential(-0.5 * d * d)
  const spread = get(quotes, SmileQuoteColumn.Spread, row) / (PEAK * bell * rootYears)
  const width = isNaN(spread) ? WIDE : min(spread / (USUAL_SPREAD * atm), 100.0)
  return max((bell * bell) / (1.0 + 0.2 * width), LEAST_WEIGHT)
}

/** Errors of the fit and of each quote. */
function report(expiry: i32, first: i32, last: i32, smile: usize, s: f64): void {
  let sum = 0.0
  let worst = 0.0
  let inside = 0
  let outliers = 0
  let reach = 0.0
  for (let row = first; row < last; row++) {
    const k = get(fitted, FittedColumn.LogMoneyness, row)
    const weight = load<f64>(weights + ((<usize>(row - first)) << 3))
    const volatility = sqrt(totalVariance(smile, k)) / rootYears
    const residual = volatility - get(quotes, SmileQuoteColumn.Volatility, row)
    set(fitted, FittedColumn.Volatility, row, volatility)
    set(fitted, FittedColumn.Residual, row, residual)
    set(fitted, FittedColumn.Weight, row, max(weight, 0.0))
    set(fitted, FittedColumn.IsOutlier, row, weight < 0.0 ? 1.0 : 0.0)
    if (weight < 0.0) outliers++
    else reach = max(reach, abs(k))
    if (abs(k) > 2.0 * s) continue
    inside++
    sum += residual * residual
    worst = max(worst, abs(residual))
  }
  set(out, SmileColumn.RootMeanSquare, expiry, sqrt(sum / <f64>inside))
  set(out, SmileColumn.WorstResidual, expiry, worst)
  set(out, SmileColumn.UsedCount, expiry, <f64>(last - first - outliers))
  set(out, SmileColumn.OutlierCount, expiry, <f64>outliers)
  set(out, SmileColumn.Reach, expiry, reach)
}

/** Places of the quotes and the volatility at the forward; false when there are too few. */
function open(expiry: i32, expiries: usize, first: i32, last: i32): bool {
  const forward = get(expiries, SmileExpiryColumn.Forward, expiry)
  for (let row = first; row < last; row++) {
    const k = logOfRatio(get(quotes, SmileQuoteColumn.Strike, row), forward)
    set(fitted, FittedColumn.LogMoneyness, row, k)
  }
  set(out, SmileColumn.UsedCount, expiry, 0.0)
  set(out, SmileColumn.OutlierCount, expiry, 0.0)
  set(out, SmileColumn.Reason, expiry, <f64>SmileReason.TooFewQuotes)
  if (last - first < LEAST_QUOTES) return false
  set(out, SmileColumn.AtmVolatility, expiry, atmOf(first, last))
  return true
}

/** Fits one expiry from the rows first to last - 1, by itself or between its neighbours. */
function fitExpiry(expiry: i32, first: i32, last: i32, before: i32, isLast: bool): bool {
  const atm = get(out, SmileColumn.AtmVolatility, expiry)
  const s = atm * rootYears
  beginTerms(s, before < 0 ? 0 : smileAt(before))
  for (let row = first; row < last; row++) {
    const target = get(quotes, SmileQuoteColumn.Volatility, row) / atm
    addQuote(get(fitted, FittedColumn.LogMoneyness, row) / s, target, weightOf(row, atm))
  }
  if (isLast) {
    for (let later = expiry + 1; later < rowsOf(out); later++) {
      if (get(out, SmileColumn.Reason, later) == SmileReason.None) addCeiling(smileAt(later))
    }
  }
  const isFitted = fit(smileAt(expiry), before < 0 ? 0 : smileAt(before), s)
  const reason = isFitted ? SmileReason.None : SmileReason.NotFeasible
  set(out, SmileColumn.Reason, expiry, <f64>reason)
  if (!isLast) return isFitted
  set(out, SmileColumn.LeastDurrleman, expiry, leastDurrleman)
  set(out, SmileColumn.LeastCalendarGap, expiry, leastGap * s * s)
  report(expiry, first, last, smileAt(expiry), s)
  return isFitted
}

function smileAt(expiry: i32): usize {
  return smiles + ((<usize>(expiry * 8)) << 3)
}

/** First each expiry by itself, then all in order, each between the one before and those after. */
function fitAll(expiries: usize, isLast: bool): void {
  let first = 0
  let before = -1
  for (let expiry = 0; expiry < rowsOf(expiries); expiry++) {
    let last = first
    while (last < rowsOf(quotes) && get(quotes, SmileQuoteColumn.Expiry, last) == expiry) last++
    rootYears = sqrt(get(expiries, SmileExpiryColumn.Years, expiry))
    if (open(expiry, expiries, first, last)) {
      if (fitExpiry(expiry, first, last, isLast ? before : -1, isLast)) before = expiry
    }
    first = last
  }
}

export function smileFit(expiries: usize, given: usize, results: usize, quotesOut: usize): i32 {
  const count = rowsOf(expiries)
  if (columnsOf(expiries) != SmileExpiryColumn.COUNT) return Status.WrongShape
  if (columnsOf(given) != SmileQuoteColumn.COUNT) return Status.WrongShape
  if (columnsOf(results) != SmileColumn.COUNT || rowsOf(results) != count) return Status.WrongShape
  if (columnsOf(quotesOut) != FittedColumn.COUNT) return Status.WrongShape
  if (rowsOf(quotesOut) != rowsOf(given)) return Status.WrongShape
  quotes = given
  fitted = quotesOut
  out = results
  prepareTerms(rowsOf(given))
  prepareFit()
  smiles = columnAt(newTable(8 * count, 1), 0)
  fitAll(expiries, false)
  fitAll(expiries, true)
  for (let expiry = 0; expiry < count; expiry++) {
    if (get(out, SmileColumn.Reason, expiry) != SmileReason.None) continue
    for (let column = 0; column < SviColumn.COUNT; column++) {
      set(out, column, expiry, part(smileAt(expiry), column))
    }
  }
  return Status.Ok
}
