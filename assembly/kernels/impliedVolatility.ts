// Computes: the volatility that gives a price, one option a row, and why there is none.
// Formula:  the out-of-the-money price p/D - max(g*(F-K), 0) over min(F,K), and its distance from the upper
//           bound, each taken from the price directly; then pricing/impliedVolatility.
// Domain:   F, K, D, T > 0, anything else is out of range. Prices at or outside their bounds answer NaN and
//           a reason; so does one whose volatility no double holds.
// Accuracy: golden implied-vol rows within their tolerance (test/kernels/impliedVolatility.test.ts).
// Source:   pricing/impliedVolatility.
import { ImpliedColumn, QuoteColumn, QuoteReason, Status } from '../abi'
import { logRatio } from '../lanes/logRatio'
import { select, splat } from '../lanes/select'
import { pairAt } from '../pricing/black'
import {
  impliedDeviations,
  prepareTargets,
  setTarget,
  Target,
  targetAt,
} from '../pricing/impliedVolatility'
import { BLOCK } from '../pricing/tails'
import { columnAt, columnsOf, rowsOf, strideOf } from '../table'

export function impliedVolatility(quotes: usize, out: usize): i32 {
  const count = rowsOf(quotes)
  if (columnsOf(quotes) != QuoteColumn.COUNT) return Status.WrongShape
  if (columnsOf(out) != ImpliedColumn.COUNT || rowsOf(out) != count) return Status.WrongShape
  prepareTargets()
  const columnBytes = (<usize>strideOf(quotes)) << 3
  for (let from = 0; from < count; from += BLOCK) {
    const length = min(BLOCK, count - from)
    const offset = (<usize>from) << 3
    const base = columnAt(quotes, 0) + offset
    const end = (<usize>length) << 3
    for (let at: usize = 0; at < end; at += 16) target(base, columnBytes, at, out, offset)
    impliedDeviations(length)
    for (let at: usize = 0; at < end; at += 16) answer(base, columnBytes, at, out, offset)
  }
  return Status.Ok
}

/** Normalises a pair of prices and notes why one has no volatility. */
function target(base: usize, columnBytes: usize, at: usize, out: usize, offset: usize): void {
  const zero = splat(0.0)
  const F = pairAt(base, columnBytes, QuoteColumn.Forward, at)
  const K = pairAt(base, columnBytes, QuoteColumn.Strike, at)
  const g = pairAt(base, columnBytes, QuoteColumn.Right, at)
  const discount = pairAt(base, columnBytes, QuoteColumn.Discount, at)
  const price = f64x2.div(pairAt(base, columnBytes, QuoteColumn.Price, at), discount)
  // F - K to twice the precision: a price next to its intrinsic value is decided by what rounding loses.
  const gap = f64x2.sub(F, K)
  const moved = f64x2.sub(gap, F)
  const lost = f64x2.sub(f64x2.sub(F, f64x2.sub(gap, moved)), f64x2.add(K, moved))
  const isIn = f64x2.gt(f64x2.mul(g, gap), zero)
  const above = f64x2.sub(price, select(isIn, f64x2.mul(g, gap), zero))
  const left = f64x2.sub(above, select(isIn, f64x2.mul(g, lost), zero))
  const smaller = f64x2.pmin(F, K)
  const c = f64x2.div(left, smaller)
  const rest = f64x2.div(f64x2.sub(select(f64x2.gt(g, zero), F, K), price), smaller)
  setTarget(Target.X, at, f64x2.abs(logRatio(F, K)))
  setTarget(Target.Price, at, c)
  setTarget(Target.Rest, at, rest)
  let reason = select(f64x2.le(c, zero), splat(<f64>QuoteReason.AtIntrinsic), zero)
  reason = select(f64x2.lt(c, zero), splat(<f64>QuoteReason.BelowIntrinsic), reason)
  reason = select(f64x2.le(rest, zero), splat(<f64>QuoteReason.AtUpperBound), reason)
  reason = select(f64x2.lt(rest, zero), splat(<f64>QuoteReason.AboveBound), reason)
  v128.store(columnAt(out, ImpliedColumn.Reason) + offset + at, reason)
}

/** The volatility, or NaN and a reason where what came out is none. */
function answer(base: usize, columnBytes: usize, at: usize, out: usize, offset: usize): void {
  const zero = splat(0.0)
  const place = columnAt(out, ImpliedColumn.Reason) + offset + at
  const F = pairAt(base, columnBytes, QuoteColumn.Forward, at)
  const K = pairAt(base, columnBytes, QuoteColumn.Strike, at)
  const discount = pairAt(base, columnBytes, QuoteColumn.Discount, at)
  const T = pairAt(base, columnBytes, QuoteColumn.Years, at)
  const volatility = f64x2.div(targetAt(Target.Deviation, at), f64x2.sqrt(T))
  const least = f64x2.min(f64x2.min(F, K), f64x2.min(discount, T))
  // A comparison with NaN is false: what is no number is not in range.
  const isIn = v128.and(f64x2.gt(least, zero), f64x2.lt(volatility, splat(Infinity)))
  const noted = v128.load(place)
  // A price above its intrinsic value by less than a normal double tells no volatility either.
  const isNone = v128.and(f64x2.eq(volatility, zero), f64x2.eq(noted, zero))
  const found = select(isNone, splat(<f64>QuoteReason.AtIntrinsic), noted)
  const isBound = f64x2.ne(noted, zero)
  const reason = select(
    v128.and(f64x2.gt(least, zero), v128.or(isIn, isBound)),
    found,
    splat(<f64>QuoteReason.OutOfRange),
  )
  v128.store(place, reason)
  v128.store(
    columnAt(out, ImpliedColumn.Volatility) + offset + at,
    select(f64x2.eq(reason, zero), volatility, splat(NaN)),
  )
}
