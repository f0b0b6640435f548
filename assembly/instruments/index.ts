// The one valuation path: the switch on kind. `fill` values a leg over a run of spots that share
// time and volatility; `greeks` gives every figure at one spot. Instruments know nothing of the
// questions asked of them.
import { BookColumn, GreekColumn, InstrumentKind, LegColumn, PayoffStyle } from '../abi'
import { cell } from '../market/inputs'
import { Seen } from '../market/state'
import { columnAt, get, set } from '../table'
import { entryOfFuture, fillFuture, greeksOfFuture } from './future'
import { deltasOfOption, fillOption, greeksOfOption, payoffOfOption } from './option'
import { entryOfPerpetual, fillPerpetual, greeksOfPerpetual } from './perpetual'
import { fillSpot, greeksOfSpot } from './spot'

export function isInverse(leg: i32): bool {
  return cell(leg, LegColumn.Style) == PayoffStyle.Inverse
}

/** True for a leg that expired before the valuation time and has its delivery price: it is cash. */
export function isCash(leg: i32): bool {
  return !isNaN(cell(leg, LegColumn.SettlementPrice))
}

function fillKind(
  leg: i32,
  seen: usize,
  rates: usize,
  spots: usize,
  logs: usize,
  count: i32,
  line: usize,
): void {
  switch (<i32>cell(leg, LegColumn.Kind)) {
    case InstrumentKind.Spot:
      fillSpot(leg, spots, count, line)
      break
    case InstrumentKind.Perpetual:
      fillPerpetual(leg, seen, spots, count, line)
      break
    case InstrumentKind.Future:
      fillFuture(leg, seen, rates, spots, count, line)
      break
    default:
      fillOption(leg, seen, spots, logs, count, line)
  }
}

export function isOption(leg: i32): bool {
  return <i32>cell(leg, LegColumn.Kind) == InstrumentKind.Option
}

/** Entry cost per leg in its price unit; futures and perpetuals cost nothing to enter. */
export function entryCost(leg: i32): f64 {
  const kind = <i32>cell(leg, LegColumn.Kind)
  const isPaid = kind == InstrumentKind.Spot || kind == InstrumentKind.Option
  return isPaid ? cell(leg, LegColumn.Quantity) * cell(leg, LegColumn.EntryPrice) : 0.0
}

/** Price that a leg counts as entered at: its own, or the market's for futures and perpetuals. */
export function entryPrice(leg: i32, rates: usize): f64 {
  const kind = <i32>cell(leg, LegColumn.Kind)
  if (kind == InstrumentKind.Future) return entryOfFuture(leg, rates)
  return kind == InstrumentKind.Perpetual ? entryOfPerpetual(leg) : cell(leg, LegColumn.EntryPrice)
}

/** USD paid at settlement (coins paid, for a coin-settled leg); `scratch` holds two cells. */
function settlementOf(leg: i32, seen: usize, rates: usize, scratch: usize): f64 {
  const price = cell(leg, LegColumn.SettlementPrice)
  let paid: f64
  if (isOption(leg)) paid = payoffOfOption(leg, price)
  else {
    store<f64>(scratch, price)
    fillKind(leg, seen, rates, scratch, 0, 1, scratch)
    paid = load<f64>(scratch)
  }
  return isInverse(leg) ? paid / price : paid
}

/**
 * Worth in USD of a leg over `count` spots; `logs` holds an option's ln(S/K). Arrays are padded to an
 * even count.
 */
export function fill(
  leg: i32,
  seen: usize,
  rates: usize,
  spots: usize,
  logs: usize,
  count: i32,
  line: usize,
): void {
  if (!isCash(leg)) {
    fillKind(leg, seen, rates, spots, logs, count, line)
    return
  }
  const paid = settlementOf(leg, seen, rates, line)
  const isCoin = isInverse(leg)
  for (let at: usize = 0; at < (<usize>count) << 3; at += 8) {
    store<f64>(line + at, isCoin ? paid * load<f64>(spots + at) : paid)
  }
}

/**
 * Delta of a leg over `count` spots, without a reading. Options are on lanes; every other kind has one
 * delta for all spots. `spots` and `line` are padded to an even count.
 */
export function fillDeltas(
  leg: i32,
  seen: usize,
  rates: usize,
  spots: usize,
  logs: usize,
  count: i32,
  line: usize,
  scratch: usize,
): void {
  if (!isCash(leg) && isOption(leg)) {
    deltasOfOption(leg, seen, spots, logs, count, line)
    return
  }
  greeks(leg, seen, rates, load<f64>(spots), scratch)
  const delta = get(scratch, GreekColumn.Delta, 0)
  for (let at: usize = 0; at < (<usize>count) << 3; at += 8) store<f64>(line + at, delta)
}

/** Every figure of BookColumn but Pnl for a leg at one spot, into the one-row table `out`. */
export function greeks(leg: i32, seen: usize, rates: usize, S: f64, out: usize): void {
  for (let column = 0; column < BookColumn.COUNT; column++) set(out, column, 0, 0.0)
  set(out, BookColumn.ShockedVolatility, 0, NaN)
  if (isCash(leg)) {
    greeksOfCash(leg, seen, rates, S, out)
    return
  }
  switch (<i32>cell(leg, LegColumn.Kind)) {
    case InstrumentKind.Spot:
      greeksOfSpot(leg, S, out)
      break
    case InstrumentKind.Perpetual:
      greeksOfPerpetual(leg, seen, S, out)
      break
    case InstrumentKind.Future:
      greeksOfFuture(leg, seen, rates, S, out)
      break
    default:
      greeksOfOption(leg, seen, S, out)
  }
  if (get(seen, Seen.IsSettled, 0) != 0) settle(out)
}

function greeksOfCash(leg: i32, seen: usize, rates: usize, S: f64, out: usize): void {
  const paid = settlementOf(leg, seen, rates, columnAt(out, GreekColumn.Value))
  const isCoin = isInverse(leg)
  set(out, GreekColumn.Value, 0, isCoin ? paid * S : paid)
  set(out, BookColumn.Settled, 0, 1.0)
  if (!isCoin) return
  set(out, GreekColumn.Delta, 0, paid)
  set(out, BookColumn.ForwardDelta, 0, paid)
  set(out, BookColumn.CoinValue, 0, paid)
}

/** A leg that expired inside the horizon is cash: time no longer moves it. */
function settle(out: usize): void {
  set(out, BookColumn.Settled, 0, 1.0)
  set(out, GreekColumn.Theta, 0, 0.0)
  set(out, GreekColumn.Charm, 0, 0.0)
  set(out, GreekColumn.Veta, 0, 0.0)
  set(out, GreekColumn.Color, 0, 0.0)
}
