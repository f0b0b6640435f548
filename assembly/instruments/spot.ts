// Computes: worth and greeks of a spot holding.
// Formula:  V = q*S.
// Domain:   any size.
// Accuracy: one rounding.
// Source:   definition.
import { BookColumn, GreekColumn, LegColumn } from '../abi'
import { cell } from '../market/inputs'
import { set } from '../table'

export function fillSpot(leg: i32, spots: usize, count: i32, line: usize): void {
  const quantity = cell(leg, LegColumn.Quantity)
  for (let at: usize = 0; at < (<usize>count) << 3; at += 8) {
    store<f64>(line + at, quantity * load<f64>(spots + at))
  }
}

export function greeksOfSpot(leg: i32, S: f64, out: usize): void {
  const quantity = cell(leg, LegColumn.Quantity)
  set(out, GreekColumn.Value, 0, quantity * S)
  set(out, GreekColumn.Delta, 0, quantity)
  set(out, BookColumn.ForwardDelta, 0, quantity)
}
