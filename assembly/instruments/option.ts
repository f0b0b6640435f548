// Computes: worth and greeks of a European option, linear or coin-settled.
// Formula:  linear: q*e^(-rT)*Black(F, K, sigma*sqrt(T)). Coin-settled: q*S*V with V = Black/F coins, which is
//           the same formula discounted at the leg's own carry. At its expiry: the payoff at S.
// Domain:   S, K > 0; sigma, T >= 0.
// Accuracy: that of pricing/black.
// Source:   pricing/black; Deribit, Inverse Options (support article 25944688327069, read 2026-11-21).
import { BookColumn, GreekColumn, LegColumn, PayoffStyle } from '../abi'
import { cell } from '../market/inputs'
import { Seen } from '../market/state'
import { greeksOf, priceFromCarry } from '../pricing/black'
import { columnAt, get, set, strideOf } from '../table'

/** `spots` and `line` are padded: the lanes may read and write one past an odd count. */
export function fillOption(leg: i32, seen: usize, spots: usize, count: i32, line: usize): void {
  const quantity = f64x2.splat(cell(leg, LegColumn.Quantity))
  const K = f64x2.splat(cell(leg, LegColumn.Strike))
  const g = f64x2.splat(cell(leg, LegColumn.Right))
  const sd = f64x2.splat(get(seen, Seen.Deviation, 0))
  const carry = f64x2.splat(get(seen, Seen.Carry, 0))
  const lnCarry = f64x2.splat(get(seen, Seen.LnCarry, 0))
  const discount = f64x2.splat(get(seen, Seen.Discount, 0))
  for (let at: usize = 0; at < (<usize>count) << 3; at += 16) {
    const price = priceFromCarry(v128.load(spots + at), K, sd, g, carry, lnCarry, discount)
    v128.store(line + at, f64x2.mul(quantity, price))
  }
}

export function greeksOfOption(leg: i32, seen: usize, S: f64, out: usize): void {
  const quantity = cell(leg, LegColumn.Quantity)
  const isInverse = cell(leg, LegColumn.Style) == PayoffStyle.Inverse
  greeksOf(
    f64x2.splat(S),
    f64x2.splat(cell(leg, LegColumn.Strike)),
    f64x2.splat(get(seen, Seen.YearsLeft, 0)),
    f64x2.splat(get(seen, Seen.Volatility, 0)),
    f64x2.splat(get(seen, Seen.Rate, 0)),
    f64x2.splat(get(seen, Seen.Yield, 0)),
    f64x2.splat(cell(leg, LegColumn.Right)),
    columnAt(out, 0),
    (<usize>strideOf(out)) << 3,
  )
  for (let column = 0; column < GreekColumn.COUNT; column++) {
    set(out, column, 0, quantity * get(out, column, 0))
  }
  const delta = get(out, GreekColumn.Delta, 0)
  set(out, BookColumn.ForwardDelta, 0, isInverse ? delta : delta / get(seen, Seen.Carry, 0))
  set(out, BookColumn.ShockedVolatility, 0, get(seen, Seen.Volatility, 0))
  set(out, BookColumn.Floored, 0, get(seen, Seen.IsFloored, 0))
  if (!isInverse) return
  // The USD rate does not touch a coin-settled option; a yield acts through the basis alone.
  set(out, GreekColumn.RhoYield, 0, -get(out, GreekColumn.Rho, 0))
  set(out, GreekColumn.RhoDiscount, 0, 0.0)
  set(out, BookColumn.CoinValue, 0, get(out, GreekColumn.Value, 0) / S)
}
