// Computes: every figure of a leg at the nodes of a product of axes, added to the book's.
// Formula:  as instruments/index.ts and book.ts; options by pricing/greeks in blocks of nodes, which may differ
//           in spot, volatility and time alike. What rounding leaves between its price and that of the run
//           path is taken out at rest, so that the P&L of a market that did not move is exactly 0.
// Domain:   prepared by `prepare` and `prepareNodes` at the start of a run; the first listed state.
// Accuracy: test/analyses/surface.test.ts.
// Source:   docs/methods/valuation.md.
import {
  AxisColumn,
  BookColumn,
  GreekColumn,
  LegColumn,
  OptionColumn,
  ParameterColumn,
  Reading,
  SurfaceColumn,
} from '../abi'
import { axes, cell, parameter, spotOf, underlyingOf } from '../market/inputs'
import { followsSmile } from '../market/smiles'
import { seeNow, Seen, seeShift, seeSpot, seeTime } from '../market/state'
import { greeksOfOptions } from '../pricing/greeks'
import { BLOCK } from '../pricing/tails'
import { columnAt, get, newTable, set, strideOf } from '../table'
import { Base, base, rates, reads, spotsAt, worthNow } from './book'
import { addCells } from './cells'
import { greeks, isCash, isInverse, isOption } from './index'
import { adjustToSmile } from './smileGreeks'

// Scratch of the run in hand: a block of nodes as options, and their figures.
let seen: usize = 0
let figures: usize = 0
let options: usize = 0
let block: usize = 0
/** Seen.* of each node that the option table has no place for, with Seen's own columns. */
let shapes: usize = 0
let filled: i32 = 0
let isMoving: bool = false
let isBlockOption: bool = false
let gap: f64 = 0.0

export function prepareNodes(): void {
  seen = newTable(1, Seen.COUNT)
  figures = newTable(1, BookColumn.COUNT)
  options = newTable(BLOCK, OptionColumn.COUNT)
  block = newTable(BLOCK, SurfaceColumn.COUNT)
  shapes = newTable(BLOCK, Seen.COUNT)
}

function openLeg(leg: i32): void {
  filled = 0
  isMoving = followsSmile(leg)
  isBlockOption = isOption(leg) && !isCash(leg)
  for (let at = 0; at < BLOCK; at++) {
    set(options, OptionColumn.Strike, at, cell(leg, LegColumn.Strike))
    set(options, OptionColumn.Right, at, cell(leg, LegColumn.Right))
    for (let column = 0; column < SurfaceColumn.COUNT; column++) set(block, column, at, 0.0)
  }
  gap = 0.0
  if (!isBlockOption) return
  const S = spotOf(leg)
  seeNow(leg, rates, seen)
  greeks(leg, seen, rates, S, figures)
  gap = get(figures, GreekColumn.Value, 0) - worthNow(leg, S)
}

/** Adds a counted leg's figures over the axes to the columns of `out`. */
export function addNodes(leg: i32, out: usize): void {
  const spotCount = parameter(ParameterColumn.SpotCount)
  const spots = spotsAt(underlyingOf(leg), 0)
  openLeg(leg)
  let node = 0
  for (let time = 0; time < parameter(ParameterColumn.TimeCount); time++) {
    seeTime(leg, 0, get(axes, AxisColumn.YearsPassed, time), rates, seen)
    for (let row = 0; row < parameter(ParameterColumn.VolatilityCount); row++) {
      const shift = get(axes, AxisColumn.VolatilityShift, row)
      if (!isMoving) seeShift(leg, 0, shift, seen)
      for (let spot = 0; spot < spotCount; spot++) {
        const S = load<f64>(spots + ((<usize>spot) << 3))
        if (isMoving) seeSpot(leg, 0, shift, S, seen)
        if (isBlockOption) placeOption(S)
        else placeFigures(leg, S)
        node++
        if (filled == BLOCK) flush(leg, node, out)
      }
    }
  }
  if (filled > 0) flush(leg, node, out)
}

function placeOption(S: f64): void {
  const at = filled++
  set(options, OptionColumn.Underlying, at, S)
  set(options, OptionColumn.Years, at, get(seen, Seen.YearsLeft, 0))
  set(options, OptionColumn.Volatility, at, get(seen, Seen.Volatility, 0))
  set(options, OptionColumn.Rate, at, get(seen, Seen.Rate, 0))
  set(options, OptionColumn.Yield, at, get(seen, Seen.Yield, 0))
  set(shapes, Seen.Carry, at, get(seen, Seen.Carry, 0))
  set(block, BookColumn.Floored, at, get(seen, Seen.IsFloored, 0))
  set(block, BookColumn.Settled, at, get(seen, Seen.IsSettled, 0))
  if (!isMoving) return
  set(shapes, Seen.SmileSlope, at, get(seen, Seen.SmileSlope, 0))
  set(shapes, Seen.SmileCurvature, at, get(seen, Seen.SmileCurvature, 0))
}

function placeFigures(leg: i32, S: f64): void {
  const at = filled++
  greeks(leg, seen, rates, S, figures)
  set(options, OptionColumn.Underlying, at, S)
  for (let column = 0; column < BookColumn.COUNT; column++) {
    set(block, column, at, get(figures, column, 0))
  }
}

/** Adds the block in hand, whose last node is the one before `end`. */
function flush(leg: i32, end: i32, out: usize): void {
  if (isBlockOption) fillOptions(leg)
  readBlock(leg)
  const offset = (<usize>(end - filled)) << 3
  const isOwn = underlyingOf(leg) == parameter(ParameterColumn.AxisUnderlying)
  for (let column = 0; column < SurfaceColumn.COUNT; column++) {
    if (column == BookColumn.ShockedVolatility || (!isOwn && isInCoins(column))) continue
    const less = column == BookColumn.Pnl ? get(base, Base.Cash, leg) : 0.0
    addCells(columnAt(block, column), filled, less, columnAt(out, column) + offset)
  }
  filled = 0
}

/** Coins of different kinds do not add. */
function isInCoins(column: i32): bool {
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

/** Figures of the options of the block, signed and sized. */
function fillOptions(leg: i32): void {
  const bytes = (<usize>strideOf(block)) << 3
  greeksOfOptions(columnAt(options, 0), bytes, filled, columnAt(block, 0), bytes)
  const quantity = f64x2.splat(cell(leg, LegColumn.Quantity))
  const end = columnAt(block, GreekColumn.COUNT)
  for (let at = columnAt(block, 0); at < end; at += 16) {
    v128.store(at, f64x2.mul(v128.load(at), quantity))
  }
  const isCoin = isInverse(leg)
  for (let at = 0; at < filled; at++) {
    const delta = get(block, GreekColumn.Delta, at)
    const value = get(block, GreekColumn.Value, at) - gap
    set(block, GreekColumn.Value, at, value)
    set(block, BookColumn.ForwardDelta, at, isCoin ? delta : delta / get(shapes, Seen.Carry, at))
    if (get(block, BookColumn.Settled, at) != 0) settle(at)
    if (!isCoin) continue
    set(block, GreekColumn.RhoYield, at, -get(block, GreekColumn.Rho, at))
    set(block, GreekColumn.RhoDiscount, at, 0.0)
    set(block, BookColumn.CoinValue, at, value / get(options, OptionColumn.Underlying, at))
  }
}

/** A leg that expired inside the horizon is cash: time no longer moves it. */
function settle(at: i32): void {
  set(block, GreekColumn.Theta, at, 0.0)
  set(block, GreekColumn.Charm, at, 0.0)
  set(block, GreekColumn.Veta, at, 0.0)
  set(block, GreekColumn.Color, at, 0.0)
}

/** P&L but for the cash, deltas in the reading asked for, and the figures in USD. */
function readBlock(leg: i32): void {
  const held = get(base, Base.Held, leg)
  const isProfit = reads(Reading.CoinProfit)
  const S0 = spotOf(leg)
  for (let at = 0; at < filled; at++) {
    const S = get(options, OptionColumn.Underlying, at)
    const value = get(block, GreekColumn.Value, at)
    set(block, BookColumn.Pnl, at, held == 0.0 ? value : value - held * (S / S0))
    let delta = get(block, GreekColumn.Delta, at)
    const gamma = get(block, GreekColumn.Gamma, at)
    set(block, BookColumn.SmileDelta, at, delta)
    set(block, BookColumn.SmileGamma, at, gamma)
    if (isMoving) followSmile(at, S)
    if (isProfit) {
      const coins = get(block, BookColumn.CoinValue, at)
      delta -= coins
      set(block, GreekColumn.Delta, at, delta)
      set(block, BookColumn.SmileDelta, at, get(block, BookColumn.SmileDelta, at) - coins)
    }
    set(block, SurfaceColumn.UsdDelta, at, delta * S)
    set(block, SurfaceColumn.UsdGamma, at, gamma * S * S)
  }
}

function followSmile(at: i32, S: f64): void {
  for (let column = 0; column < GreekColumn.COUNT; column++) {
    set(figures, column, 0, get(block, column, at))
  }
  set(seen, Seen.SmileSlope, 0, get(shapes, Seen.SmileSlope, at))
  set(seen, Seen.SmileCurvature, 0, get(shapes, Seen.SmileCurvature, at))
  adjustToSmile(seen, S, figures)
  set(block, BookColumn.SmileDelta, at, get(figures, BookColumn.SmileDelta, 0))
  set(block, BookColumn.SmileGamma, at, get(figures, BookColumn.SmileGamma, 0))
}
