// Computes: worth and greeks of a dated future.
// Formula:  F = S*c, c = exp(b*T). Linear: q*(F - E). Inverse, N USD of notional:
//           S*N*(1/E - 1/F) = N*(S/E - 1/c). Without an entry price the leg counts as entered at the
//           market's forward, or at its delivery price if that is past. At its expiry F = S.
// Domain:   S, E > 0.
// Accuracy: 1e-12 relative (test/analyses/inverse.test.ts).
// Source:   Deribit, inverse futures (support article 25944688327069, read 2026-11-21); definition.
import { BookColumn, GreekColumn, LegColumn, PayoffStyle, SliceColumn } from '../abi'
import { exponential } from '../lanes/scalar'
import { cell, slices, spotOf } from '../market/inputs'
import { Seen } from '../market/state'
import { get, set } from '../table'

/** Entry price; where none is known, the delivery price if it is past, else the market's forward. */
export function entryOfFuture(leg: i32, rates: usize): f64 {
  const entry = cell(leg, LegColumn.EntryPrice)
  if (!isNaN(entry)) return entry
  const delivery = cell(leg, LegColumn.SettlementPrice)
  if (!isNaN(delivery)) return delivery
  const slice = <i32>cell(leg, LegColumn.Slice)
  return spotOf(leg) * exponential(get(rates, 0, slice) * get(slices, SliceColumn.Years, slice))
}

export function fillFuture(
  leg: i32,
  seen: usize,
  rates: usize,
  spots: usize,
  count: i32,
  line: usize,
): void {
  const quantity = cell(leg, LegColumn.Quantity)
  const carry = get(seen, Seen.Carry, 0)
  const entry = entryOfFuture(leg, rates)
  const isInverse = cell(leg, LegColumn.Style) == PayoffStyle.Inverse
  for (let at: usize = 0; at < (<usize>count) << 3; at += 8) {
    const S = load<f64>(spots + at)
    store<f64>(
      line + at,
      isInverse ? quantity * (S / entry - 1.0 / carry) : quantity * (S * carry - entry),
    )
  }
}

export function greeksOfFuture(leg: i32, seen: usize, rates: usize, S: f64, out: usize): void {
  const quantity = cell(leg, LegColumn.Quantity)
  const carry = get(seen, Seen.Carry, 0)
  const basis = get(seen, Seen.BasisRate, 0)
  const left = get(seen, Seen.YearsLeft, 0)
  const entry = entryOfFuture(leg, rates)
  if (cell(leg, LegColumn.Style) == PayoffStyle.Inverse) {
    const worth = quantity * (S / entry - 1.0 / carry)
    set(out, GreekColumn.Value, 0, worth)
    set(out, GreekColumn.Delta, 0, quantity / entry)
    set(out, GreekColumn.Theta, 0, (-quantity * basis) / carry)
    set(out, GreekColumn.Rho, 0, (quantity * left) / carry)
    set(out, GreekColumn.RhoYield, 0, (-quantity * left) / carry)
    set(out, BookColumn.ForwardDelta, 0, quantity / entry)
    set(out, BookColumn.CoinValue, 0, worth / S)
    return
  }
  const F = S * carry
  set(out, GreekColumn.Value, 0, quantity * (F - entry))
  set(out, GreekColumn.Delta, 0, quantity * carry)
  set(out, GreekColumn.Theta, 0, -quantity * basis * F)
  set(out, GreekColumn.Rho, 0, quantity * left * F)
  set(out, GreekColumn.RhoYield, 0, -quantity * left * F)
  set(out, GreekColumn.Charm, 0, -quantity * basis * carry)
  set(out, BookColumn.ForwardDelta, 0, quantity)
}
