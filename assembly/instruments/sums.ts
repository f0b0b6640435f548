// Computes: figures of a leg in units in which legs of all expiries and underlyings add.
// Formula:  vega*sqrt(30 days/time left), which moves short expiries more than long ones; delta*S and
//           gamma*S^2 in USD per 100 % of spot.
// Domain:   after all other figures of the leg; a leg without time left has no vega.
// Accuracy: a few roundings (test/analyses/buckets.test.ts).
// Source:   definition; docs/methods/valuation.md, "Greeks by bucket".
import { BookColumn, GreekColumn } from '../abi'
import { Seen } from '../market/state'
import { get, set } from '../table'

const THIRTY_DAYS: f64 = 30.0 / 365.0

/** sqrt(30 days/T), and 0 where no time is left. */
export function tenorWeight(T: v128): v128 {
  const weight = f64x2.sqrt(f64x2.div(f64x2.splat(THIRTY_DAYS), T))
  return v128.and(weight, f64x2.gt(T, f64x2.splat(0.0)))
}

export function addableFigures(seen: usize, S: f64, figures: usize): void {
  const left = f64x2.splat(get(seen, Seen.YearsLeft, 0))
  const weight = f64x2.extract_lane(tenorWeight(left), 0)
  set(figures, BookColumn.TenorVega, 0, get(figures, GreekColumn.Vega, 0) * weight)
  set(figures, BookColumn.UsdDelta, 0, get(figures, GreekColumn.Delta, 0) * S)
  set(figures, BookColumn.UsdGamma, 0, get(figures, GreekColumn.Gamma, 0) * S * S)
}

/** Coins of different kinds do not add. */
export function isInCoins(column: i32): bool {
  switch (column) {
    case GreekColumn.Delta:
    case GreekColumn.Gamma:
    case GreekColumn.Vanna:
    case GreekColumn.Charm:
    case GreekColumn.Speed:
    case GreekColumn.Zomma:
    case GreekColumn.Color:
    case BookColumn.ForwardDelta:
    case BookColumn.CoinValue:
    case BookColumn.SmileDelta:
    case BookColumn.SmileGamma:
      return true
    default:
      return false
  }
}
