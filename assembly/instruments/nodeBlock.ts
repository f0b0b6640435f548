// Computes: every figure of a leg at a block of nodes, added to the book's.
// Formula:  as instruments/index.ts and book.ts, options by pricing/greeks. What rounding leaves between its
//           price and that of the run path (`gap`) is taken out, so that the P&L of a market that did not
//           move is exactly 0.
// Domain:   at most BLOCK nodes; opened for one leg at a time.
// Accuracy: test/analyses/surface.test.ts.
// Source:   docs/methods/valuation.md, "Surfaces".
import { BookColumn, GreekColumn, LegColumn, OptionColumn, ParameterColumn, Reading } from '../abi'
import { cell, parameter, spotOf, underlyingOf } from '../market/inputs'
import { Seen } from '../market/state'
import { greeksOfOptions } from '../pricing/greeks'
import { BLOCK } from '../pricing/tails'
import { columnAt, get, newTable, set } from '../table'
import { tenorWeight } from './sums'
import { Base, base, reads } from './book'
import { addCells } from './cells'
import { isInverse } from './index'
import { adjustToSmile } from './smileGreeks'

const COLUMN_BYTES: usize = (<usize>BLOCK) << 3

/** One row: the figures of one node. */
export let figures: usize = 0
/** Nodes of the block in hand. */
export let filled: i32 = 0

let scene: usize = 0
let options: usize = 0
let block: usize = 0
/** Of each node: carry, slope and curvature of the smile. */
let shapes: usize = 0
let isPriced: bool = false
let isMoving: bool = false
let hasSettled: bool = false
let gap: f64 = 0.0

enum Shape {
  Carry,
  Slope,
  Curvature,
  COUNT,
}

export function prepareBlock(): void {
  figures = newTable(1, BookColumn.COUNT)
  scene = newTable(1, Seen.COUNT)
  options = columnAt(newTable(BLOCK, OptionColumn.COUNT), 0)
  block = columnAt(newTable(BLOCK, BookColumn.COUNT), 0)
  shapes = columnAt(newTable(BLOCK, Shape.COUNT), 0)
}

/** Begins a leg: whether its nodes are options to be priced, and whether each has a volatility of its own. */
export function openBlock(leg: i32, pricesOptions: bool, moves: bool, roundingGap: f64): void {
  filled = 0
  isPriced = pricesOptions
  isMoving = moves
  hasSettled = false
  gap = roundingGap
  memory.fill(block, 0, COLUMN_BYTES * BookColumn.COUNT)
  spread(options, OptionColumn.Strike, 0, BLOCK, cell(leg, LegColumn.Strike))
  spread(options, OptionColumn.Right, 0, BLOCK, cell(leg, LegColumn.Right))
}

function columnOf(table: usize, column: i32): usize {
  return table + <usize>column * COLUMN_BYTES
}

/** `count` cells of a column, from row `from` on, all the same. */
function spread(table: usize, column: i32, from: i32, count: i32, value: f64): void {
  const start = columnOf(table, column) + ((<usize>from) << 3)
  const end = start + ((<usize>count) << 3)
  for (let at = start; at < end; at += 8) store<f64>(at, value)
}

/** Puts options at `count` spots into the block that share all else, as `seen` has it. */
export function placeRun(spots: usize, count: i32, seen: usize): void {
  const from = filled
  const offset = (<usize>from) << 3
  memory.copy(columnOf(options, OptionColumn.Underlying) + offset, spots, (<usize>count) << 3)
  spread(options, OptionColumn.Years, from, count, get(seen, Seen.YearsLeft, 0))
  spread(options, OptionColumn.Volatility, from, count, get(seen, Seen.Volatility, 0))
  spread(options, OptionColumn.Rate, from, count, get(seen, Seen.Rate, 0))
  spread(options, OptionColumn.Yield, from, count, get(seen, Seen.Yield, 0))
  spread(shapes, Shape.Carry, from, count, get(seen, Seen.Carry, 0))
  spread(block, BookColumn.Floored, from, count, get(seen, Seen.IsFloored, 0))
  spread(block, BookColumn.Settled, from, count, get(seen, Seen.IsSettled, 0))
  if (get(seen, Seen.IsSettled, 0) != 0) hasSettled = true
  if (isMoving) {
    spread(shapes, Shape.Slope, from, count, get(seen, Seen.SmileSlope, 0))
    spread(shapes, Shape.Curvature, from, count, get(seen, Seen.SmileCurvature, 0))
  }
  filled += count
}

/** Puts the node that `figures` holds into the block. */
export function placeFigures(S: f64): void {
  const at = filled++
  spread(options, OptionColumn.Underlying, at, 1, S)
  for (let column = 0; column < BookColumn.COUNT; column++) {
    spread(block, column, at, 1, get(figures, column, 0))
  }
}

/** Adds the block in hand, whose last node is the one before `end`, and empties it. */
export function addBlock(leg: i32, end: i32, out: usize): void {
  if (isPriced) priceBlock(leg)
  readBlock(leg)
  if (isMoving) followSmile()
  if (reads(Reading.CoinProfit)) readProfit()
  weigh()
  const offset = (<usize>(end - filled)) << 3
  const isOwn = underlyingOf(leg) == parameter(ParameterColumn.AxisUnderlying)
  for (let column = 0; column < BookColumn.COUNT; column++) {
    if (column == BookColumn.ShockedVolatility || (!isOwn && isInCoins(column))) continue
    if (isPriced && column == BookColumn.Funding) continue
    const less = column == BookColumn.Pnl ? get(base, Base.Cash, leg) : 0.0
    addCells(columnOf(block, column), filled, less, columnAt(out, column) + offset)
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

/** A pair of a column of the block. */
function pair(column: i32, at: usize): v128 {
  return v128.load(block + <usize>column * COLUMN_BYTES + at)
}

function put(column: i32, at: usize, value: v128): void {
  v128.store(block + <usize>column * COLUMN_BYTES + at, value)
}

function spotsOfPair(at: usize): v128 {
  return v128.load(options + <usize>OptionColumn.Underlying * COLUMN_BYTES + at)
}

function bytes(): usize {
  return (<usize>filled) << 3
}

/** Figures of the options of the block, signed and sized. */
function priceBlock(leg: i32): void {
  greeksOfOptions(options, COLUMN_BYTES, filled, block, COLUMN_BYTES)
  const quantity = f64x2.splat(cell(leg, LegColumn.Quantity))
  const end = columnOf(block, GreekColumn.COUNT)
  for (let at = block; at < end; at += 16) {
    v128.store(at, f64x2.mul(v128.load(at), quantity))
  }
  const less = f64x2.splat(gap)
  const isCoin = isInverse(leg)
  for (let at: usize = 0; at < bytes(); at += 16) {
    const delta = pair(GreekColumn.Delta, at)
    const value = f64x2.sub(pair(GreekColumn.Value, at), less)
    put(GreekColumn.Value, at, value)
    const carry = v128.load(shapes + <usize>Shape.Carry * COLUMN_BYTES + at)
    put(BookColumn.ForwardDelta, at, isCoin ? delta : f64x2.div(delta, carry))
    if (!isCoin) continue
    put(GreekColumn.RhoYield, at, f64x2.neg(pair(GreekColumn.Rho, at)))
    put(GreekColumn.RhoDiscount, at, f64x2.splat(0.0))
    put(BookColumn.CoinValue, at, f64x2.div(value, spotsOfPair(at)))
  }
  if (hasSettled) settle()
}

/** A leg that expired inside the horizon is cash: time no longer moves it. */
function settle(): void {
  for (let at: usize = 0; at < bytes(); at += 16) {
    const isSettled = f64x2.ne(pair(BookColumn.Settled, at), f64x2.splat(0.0))
    put(GreekColumn.Theta, at, v128.andnot(pair(GreekColumn.Theta, at), isSettled))
    put(GreekColumn.Charm, at, v128.andnot(pair(GreekColumn.Charm, at), isSettled))
    put(GreekColumn.Veta, at, v128.andnot(pair(GreekColumn.Veta, at), isSettled))
    put(GreekColumn.Color, at, v128.andnot(pair(GreekColumn.Color, at), isSettled))
  }
}

/** P&L but for the cash; smile delta and gamma where the volatility does not move. */
function readBlock(leg: i32): void {
  const held = f64x2.splat(get(base, Base.Held, leg))
  const S0 = f64x2.splat(spotOf(leg))
  for (let at: usize = 0; at < bytes(); at += 16) {
    const coins = f64x2.mul(held, f64x2.div(spotsOfPair(at), S0))
    put(BookColumn.Pnl, at, f64x2.sub(pair(GreekColumn.Value, at), coins))
    put(BookColumn.SmileDelta, at, pair(GreekColumn.Delta, at))
    put(BookColumn.SmileGamma, at, pair(GreekColumn.Gamma, at))
  }
}

/** Deltas in the reading coin profit: the coins that the leg is worth are held already. */
function readProfit(): void {
  for (let at: usize = 0; at < bytes(); at += 16) {
    const coins = pair(BookColumn.CoinValue, at)
    put(GreekColumn.Delta, at, f64x2.sub(pair(GreekColumn.Delta, at), coins))
    put(BookColumn.SmileDelta, at, f64x2.sub(pair(BookColumn.SmileDelta, at), coins))
  }
}

/** Delta and gamma in USD, which add over underlyings; vega by tenor, which adds over expiries. */
function weigh(): void {
  for (let at: usize = 0; at < bytes(); at += 16) {
    const S = spotsOfPair(at)
    const T = v128.load(options + <usize>OptionColumn.Years * COLUMN_BYTES + at)
    put(BookColumn.TenorVega, at, f64x2.mul(pair(GreekColumn.Vega, at), tenorWeight(T)))
    const gamma = f64x2.mul(pair(GreekColumn.Gamma, at), S)
    put(BookColumn.UsdDelta, at, f64x2.mul(pair(GreekColumn.Delta, at), S))
    put(BookColumn.UsdGamma, at, f64x2.mul(gamma, S))
  }
}

function followSmile(): void {
  for (let at: usize = 0; at < bytes(); at += 8) {
    for (let column = 0; column < GreekColumn.COUNT; column++) {
      set(figures, column, 0, load<f64>(columnOf(block, column) + at))
    }
    set(scene, Seen.SmileSlope, 0, load<f64>(columnOf(shapes, Shape.Slope) + at))
    set(scene, Seen.SmileCurvature, 0, load<f64>(columnOf(shapes, Shape.Curvature) + at))
    adjustToSmile(scene, load<f64>(columnOf(options, OptionColumn.Underlying) + at), figures)
    const delta = get(figures, BookColumn.SmileDelta, 0)
    store<f64>(columnOf(block, BookColumn.SmileDelta) + at, delta)
    const gamma = get(figures, BookColumn.SmileGamma, 0)
    store<f64>(columnOf(block, BookColumn.SmileGamma) + at, gamma)
  }
}
