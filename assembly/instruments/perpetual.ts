// Computes: worth and greeks of a perpetual swap, funding accrued since now included.
// Formula:  linear: q*(S - E) - q*S*phi*t. Inverse, N USD of notional: S*N*(1/E - 1/S) - N*phi*t;
//           in coins N*(1/E - 1/S) - N*phi*t/S. phi is the simple yearly funding rate, longs pay.
//           Without an entry price the leg counts as entered at the market's spot.
// Domain:   S, E > 0.
// Accuracy: 1e-12 relative (test/analyses/inverse.test.ts).
// Source:   Deribit, Inverse Perpetual and funding (support articles 31424939178397, 25944756883229,
//           read 2026-11-21): an inverse contract pays rate*N/price coins, which is rate*N dollars.
import { BookColumn, GreekColumn, LegColumn, PayoffStyle } from '../abi'
import { cell, spotOf } from '../market/inputs'
import { Seen } from '../market/state'
import { get, set } from '../table'

export function entryOfPerpetual(leg: i32): f64 {
  const entry = cell(leg, LegColumn.EntryPrice)
  return isNaN(entry) ? spotOf(leg) : entry
}

/** Funding paid over the time passed, as a fraction of notional. */
function fundingPaid(seen: usize): f64 {
  return get(seen, Seen.FundingRate, 0) * get(seen, Seen.YearsPassed, 0)
}

/** Worth is linear in the spot for both styles: slope*S + level. */
function slopeOf(leg: i32, seen: usize): f64 {
  const quantity = cell(leg, LegColumn.Quantity)
  const isInverse = cell(leg, LegColumn.Style) == PayoffStyle.Inverse
  return isInverse ? quantity / entryOfPerpetual(leg) : quantity * (1.0 - fundingPaid(seen))
}

function levelOf(leg: i32, seen: usize): f64 {
  const quantity = cell(leg, LegColumn.Quantity)
  const isInverse = cell(leg, LegColumn.Style) == PayoffStyle.Inverse
  return isInverse ? -quantity * (1.0 + fundingPaid(seen)) : -quantity * entryOfPerpetual(leg)
}

export function fillPerpetual(leg: i32, seen: usize, spots: usize, count: i32, line: usize): void {
  const slope = slopeOf(leg, seen)
  const level = levelOf(leg, seen)
  for (let at: usize = 0; at < (<usize>count) << 3; at += 8) {
    store<f64>(line + at, slope * load<f64>(spots + at) + level)
  }
}

export function greeksOfPerpetual(leg: i32, seen: usize, S: f64, out: usize): void {
  const quantity = cell(leg, LegColumn.Quantity)
  const isInverse = cell(leg, LegColumn.Style) == PayoffStyle.Inverse
  const slope = slopeOf(leg, seen)
  const worth = slope * S + levelOf(leg, seen)
  set(out, GreekColumn.Value, 0, worth)
  set(out, GreekColumn.Delta, 0, slope)
  set(out, BookColumn.ForwardDelta, 0, slope)
  set(
    out,
    BookColumn.Funding,
    0,
    -get(seen, Seen.FundingRate, 0) * (isInverse ? quantity : quantity * S),
  )
  if (isInverse) set(out, BookColumn.CoinValue, 0, worth / S)
}
