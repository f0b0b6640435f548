// Computes: worth and greeks of a European option, linear or coin-settled.
// Formula:  linear: q*e^(-rT)*Black(F, K, sigma*sqrt(T)). Coin-settled: q*S*V with V = Black/F coins, which is
//           the same formula discounted at the leg's own carry. At its expiry: the payoff at S.
// Domain:   S, K > 0; sigma, T >= 0.
// Accuracy: that of pricing/black; coin-settled options 1e-12 relative (test/analyses/inverse.test.ts).
// Source:   pricing/black; Deribit, Inverse Options (support article 25944688327069, read 2026-11-21).
import {
  BookColumn,
  GreekColumn,
  LegColumn,
  OptionColumn,
  ParameterColumn,
  PayoffStyle,
} from '../abi'
import { cell, parameter } from '../market/inputs'
import { Seen } from '../market/state'
import { deltasOfRun, logMoneyness, openRun, pricesOfRuns } from '../pricing/runs'
import { greeksOfOptions } from '../pricing/greeks'
import { columnAt, get, newTable, rowsOf, set, strideOf } from '../table'

/** ln(S/K) over a run of spots, for the two functions below. */
export function logsOfOption(leg: i32, spots: usize, count: i32, logs: usize): void {
  logMoneyness(spots, count, cell(leg, LegColumn.Strike), logs)
}

/** What is paid at a delivery price, in USD at that price. */
export function payoffOfOption(leg: i32, S: f64): f64 {
  const gap = cell(leg, LegColumn.Right) * (S - cell(leg, LegColumn.Strike))
  return cell(leg, LegColumn.Quantity) * max(gap, 0.0)
}

function openOptionRun(leg: i32, seen: usize): void {
  openRun(
    cell(leg, LegColumn.Strike),
    cell(leg, LegColumn.Right),
    get(seen, Seen.Carry, 0),
    get(seen, Seen.LnCarry, 0),
    cell(leg, LegColumn.Quantity) * get(seen, Seen.Discount, 0),
  )
}

/**
 * Worth over a run of spots, whose ln(S/K) stand at `logs`. Arrays are padded: the lanes may read and
 * write one past an odd count.
 */
export function fillOption(
  leg: i32,
  seen: usize,
  spots: usize,
  logs: usize,
  count: i32,
  line: usize,
): void {
  openOptionRun(leg, seen)
  pricesOfRuns(spots, logs, count, columnAt(seen, Seen.Deviation), 1, line)
}

/**
 * Worth over a run of spots at each of the total deviations in the one column of a table, line after
 * line; in all else as `seen` has it. Padded as `fillOption`.
 */
export function fillOptionRows(
  leg: i32,
  seen: usize,
  spots: usize,
  logs: usize,
  deviations: usize,
  lines: usize,
): void {
  openOptionRun(leg, seen)
  const count = parameter(ParameterColumn.SpotCount)
  pricesOfRuns(spots, logs, count, columnAt(deviations, 0), rowsOf(deviations), lines)
}

/** Delta over a run of spots; padded as `fillOption`. */
export function deltasOfOption(
  leg: i32,
  seen: usize,
  spots: usize,
  logs: usize,
  count: i32,
  line: usize,
): void {
  openOptionRun(leg, seen)
  deltasOfRun(spots, logs, count, columnAt(seen, Seen.Deviation), line)
}

/** The one-row option table of `greeksOfOption`; both lanes hold the same option. */
let single: usize = 0

export function prepareOption(): void {
  single = newTable(2, OptionColumn.COUNT)
}

function setBoth(column: OptionColumn, value: f64): void {
  v128.store(columnAt(single, column), f64x2.splat(value))
}

export function greeksOfOption(leg: i32, seen: usize, S: f64, out: usize): void {
  const quantity = cell(leg, LegColumn.Quantity)
  const isInverse = cell(leg, LegColumn.Style) == PayoffStyle.Inverse
  setBoth(OptionColumn.Underlying, S)
  setBoth(OptionColumn.Strike, cell(leg, LegColumn.Strike))
  setBoth(OptionColumn.Years, get(seen, Seen.YearsLeft, 0))
  setBoth(OptionColumn.Volatility, get(seen, Seen.Volatility, 0))
  setBoth(OptionColumn.Rate, get(seen, Seen.Rate, 0))
  setBoth(OptionColumn.Yield, get(seen, Seen.Yield, 0))
  setBoth(OptionColumn.Right, cell(leg, LegColumn.Right))
  greeksOfOptions(
    columnAt(single, 0),
    (<usize>strideOf(single)) << 3,
    1,
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
