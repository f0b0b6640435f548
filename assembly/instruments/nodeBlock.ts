// Computes: every figure of the book at a block of nodes, leg by leg.
// Formula:  as instruments/index.ts and book.ts; options by pricing/greeks, on the tails of the path of runs
//           (pricing/runs), so that the P&L of a market that did not move is exactly 0. What options of one row
//           share is computed once.
// Domain:   at most LARGEST nodes; opened for one leg at a time.
// Accuracy: test/analyses/surface.test.ts.
// Source:   docs/methods/valuation.md, "Surfaces".
import { BookColumn, GreekColumn, LegColumn, ParameterColumn, Reading } from '../abi'
import { cell, parameter, spotOf, underlyingOf } from '../market/inputs'
import { Seen } from '../market/state'
import { addGreeks } from '../pricing/greeks'
import { openRun, placeSpots } from '../pricing/runs'
import { runTails, tailOf, setLane, Tail } from '../pricing/tails'
import { Kept, KEPT_BYTES, keptAt } from '../pricing/terms'
import { columnAt, get, newTable, rowsOf, set } from '../table'
import { isInCoins } from './sums'
import { Base, base, figures, rates, reads, seen } from './book'
import { addCells } from './cells'
import { fill, greeks, isInverse } from './index'
import { RECORD, Scale, scaleAt, setTerm, setTerms } from './nodeTerms'
import { adjustToSmile } from './smileGreeks'

/** Nodes of a block: its sums are in the first-level cache. */
export const LARGEST: i32 = 72
const COLUMN_BYTES: usize = (<usize>LARGEST) << 3

// Scratch of the run in hand.
let own: usize = 0
let foreign: usize = 0
let terms: usize = 0
let kept: usize = 0
let places: usize = 0
let parts: usize = 0
let line: usize = 0
let scene: usize = 0
let scratch: usize = 0

// The block in hand.
let count: i32 = 0
let hasForeign: bool = false

// The leg in hand.
let leg: i32 = 0
let sums: usize = 0
let isCoin: bool = false
let isProfit: bool = false
let held: f64 = 0.0
let cash: f64 = 0.0
let restingSpot: f64 = 0.0
let isMoving: bool = false
let hasMarks: bool = false
/** Address of the spots of the nodes placed; bytes between their records of terms. */
let spots: usize = 0
let step: usize = 0

export function prepareBlock(): void {
  own = columnAt(newTable(LARGEST, 2 * BookColumn.COUNT), 0)
  foreign = columnOf(own, BookColumn.COUNT)
  terms = columnAt(newTable(LARGEST, Scale.END + Kept.COUNT), 0)
  kept = columnOf(terms, Scale.END)
  places = columnAt(newTable(LARGEST, 3), 0)
  parts = columnOf(places, 1)
  line = columnOf(places, 2)
  scene = newTable(1, Seen.COUNT)
  scratch = newTable(1, BookColumn.COUNT)
}

function columnOf(table: usize, column: i32): usize {
  return table + <usize>column * COLUMN_BYTES
}

export function openBlock(nodes: i32): void {
  count = nodes
  hasForeign = false
  memory.fill(own, 0, COLUMN_BYTES * BookColumn.COUNT)
}

export function openLeg(next: i32, moves: bool): void {
  leg = next
  isMoving = moves
  isCoin = isInverse(leg)
  isProfit = isCoin && reads(Reading.CoinProfit)
  held = get(base, Base.Held, leg)
  cash = get(base, Base.Cash, leg)
  restingSpot = spotOf(leg)
  hasMarks = false
  sums = own
  if (underlyingOf(leg) == parameter(ParameterColumn.AxisUnderlying)) return
  // Coins of different kinds do not add: those of the others are left behind in sums of their own.
  if (!hasForeign) memory.fill(foreign, 0, COLUMN_BYTES * BookColumn.COUNT)
  hasForeign = true
  sums = foreign
}

/** One record for all nodes of the block. */
function shareTerms(): void {
  hasMarks = setTerms(leg, terms)
  for (let at = terms; at < terms + RECORD; at += 16) v128.store(at, v128.load64_splat(at))
  step = 0
}

/** A record of its own for a node. */
function ownTerms(at: i32): void {
  const lane = terms + <usize>(at >> 1) * RECORD + ((<usize>(at & 1)) << 3)
  if (setTerms(leg, lane)) hasMarks = true
  step = RECORD
}

/** Options at all spots of the block, which share all else. */
export function placeRun(from: usize, logs: usize, width: i32): void {
  shareTerms()
  spots = from
  openRun(
    cell(leg, LegColumn.Strike),
    cell(leg, LegColumn.Right),
    get(seen, Seen.Carry, 0),
    get(seen, Seen.LnCarry, 0),
    get(seen, Seen.Discount, 0),
  )
  placeSpots(from, logs, width, columnAt(seen, Seen.Deviation), 0)
}

/** An option at one node of the block, which shares nothing. */
export function placeNode(at: i32, S: f64, log: f64): void {
  ownTerms(at)
  spots = places
  store<f64>(places + ((<usize>at) << 3), S)
  const tail = tailOf((<usize>at) << 3) + ((<usize>(at & 1)) << 3)
  setLane(Tail.F, tail, S * get(seen, Seen.Carry, 0))
  setLane(Tail.K, tail, cell(leg, LegColumn.Strike))
  setLane(Tail.Deviation, tail, get(seen, Seen.Deviation, 0))
  setLane(Tail.Distance, tail, log + get(seen, Seen.LnCarry, 0))
}

function add(column: i32, at: usize, value: v128): void {
  const place = columnOf(sums, column) + at
  v128.store(place, f64x2.add(v128.load(place), value))
}

/**
 * Adds the greeks of what is no option, or cash already, over `width` spots of one row, the first of them node
 * `first`: its worth comes by the path of runs, and all else is linear in the spot.
 */
export function placeLinear(from: usize, first: i32, width: i32): void {
  // The same two spots whatever the axes are, so that a node has the same bits in any block.
  greeks(leg, seen, rates, restingSpot, scratch)
  greeks(leg, seen, rates, 2.0 * restingSpot, figures)
  fill(leg, seen, rates, from, 0, width, line)
  spots = places
  if (width == count) shareTerms()
  for (let i = 0; i < width; i++) {
    const S = load<f64>(from + ((<usize>i) << 3))
    const at = (<usize>(first + i)) << 3
    const part = (S - restingSpot) / restingSpot
    store<f64>(places + at, S)
    store<f64>(parts + ((<usize>i) << 3), part)
    if (width != count) ownTerms(first + i)
    const lane = kept + (at >> 4) * KEPT_BYTES + (at & 8)
    setTerm(lane, Kept.Value, load<f64>(line + ((<usize>i) << 3)))
    setTerm(lane, Kept.Delta, get(scratch, GreekColumn.Delta, 0))
    setTerm(lane, Kept.Gamma, 0.0)
    setTerm(lane, Kept.Vega, 0.0)
    addCell(GreekColumn.Value, at, load<f64>(line + ((<usize>i) << 3)))
  }
  for (let column = GreekColumn.Delta; column < GreekColumn.COUNT; column++) {
    addLinear(column, first, width)
  }
  addLinear(BookColumn.Funding, first, width)
}

/** A figure that is linear in the spot, by its values at two spots. */
function addLinear(column: i32, first: i32, width: i32): void {
  const start = get(scratch, column, 0)
  const rise = get(figures, column, 0) - start
  if (start == 0.0 && rise == 0.0) return
  for (let i = 0; i < width; i++) {
    const part = load<f64>(parts + ((<usize>i) << 3))
    addCell(column, (<usize>(first + i)) << 3, start + rise * part)
  }
}

/** Adds the figures of the options placed. */
export function addPriced(): void {
  runTails(count)
  addGreeks(terms, step, count, sums, COLUMN_BYTES, kept)
  addPlaced()
}

/** Adds what is made of a leg's value and first greeks. */
export function addPlaced(): void {
  let record = terms
  let pair = kept
  for (let at: usize = 0; at < (<usize>count) << 3; at += 16) {
    addWorth(record, pair, at)
    if (isMoving) followSmile(record, pair, at)
    else {
      add(BookColumn.SmileDelta, at, keptAt(pair, Kept.Delta))
      add(BookColumn.SmileGamma, at, keptAt(pair, Kept.Gamma))
    }
    if (isProfit) readProfit(pair, at)
    if (hasMarks) {
      add(BookColumn.Floored, at, scaleAt(record, Scale.Floored))
      add(BookColumn.Settled, at, scaleAt(record, Scale.Settled))
    }
    record += step
    pair += KEPT_BYTES
  }
}

/** P&L, and what adds over expiries and underlyings: vega by tenor, delta and gamma in USD. */
function addWorth(record: usize, pair: usize, at: usize): void {
  const S = v128.load(spots + at)
  const value = keptAt(pair, Kept.Value)
  const delta = keptAt(pair, Kept.Delta)
  const gamma = f64x2.mul(keptAt(pair, Kept.Gamma), S)
  const coins = f64x2.mul(f64x2.splat(held), f64x2.div(S, f64x2.splat(restingSpot)))
  add(BookColumn.Pnl, at, f64x2.sub(f64x2.sub(value, coins), f64x2.splat(cash)))
  if (isCoin) add(BookColumn.CoinValue, at, f64x2.div(value, S))
  add(BookColumn.ForwardDelta, at, f64x2.mul(delta, scaleAt(record, Scale.PerForward)))
  add(BookColumn.TenorVega, at, f64x2.mul(keptAt(pair, Kept.Vega), scaleAt(record, Scale.Tenor)))
  add(BookColumn.UsdDelta, at, f64x2.mul(delta, S))
  add(BookColumn.UsdGamma, at, f64x2.mul(gamma, S))
}

/** Deltas in the reading coin profit: the coins that the leg is worth are held already. */
function readProfit(pair: usize, at: usize): void {
  const value = f64x2.neg(keptAt(pair, Kept.Value))
  const coins = f64x2.div(value, v128.load(spots + at))
  add(GreekColumn.Delta, at, coins)
  add(BookColumn.SmileDelta, at, coins)
  add(BookColumn.UsdDelta, at, value)
}

/** Delta and gamma with the volatility moving, node by node. */
function followSmile(record: usize, pair: usize, at: usize): void {
  for (let lane: usize = 0; lane < 16; lane += 8) {
    set(scene, Seen.SmileSlope, 0, laneOf(record + lane, Scale.Slope))
    set(scene, Seen.SmileCurvature, 0, laneOf(record + lane, Scale.Curvature))
    set(figures, GreekColumn.Delta, 0, laneOf(pair + lane, Kept.Delta))
    set(figures, GreekColumn.Gamma, 0, laneOf(pair + lane, Kept.Gamma))
    set(figures, GreekColumn.Vega, 0, laneOf(pair + lane, Kept.Vega))
    set(figures, GreekColumn.Vanna, 0, laneOf(pair + lane, Kept.Vanna))
    set(figures, GreekColumn.Volga, 0, laneOf(pair + lane, Kept.Volga))
    adjustToSmile(scene, load<f64>(spots + at + lane), figures)
    addCell(BookColumn.SmileDelta, at + lane, get(figures, BookColumn.SmileDelta, 0))
    addCell(BookColumn.SmileGamma, at + lane, get(figures, BookColumn.SmileGamma, 0))
  }
}

function laneOf(lane: usize, index: i32): f64 {
  return load<f64>(lane + ((<usize>index) << 4))
}

function addCell(column: i32, at: usize, value: f64): void {
  const place = columnOf(sums, column) + at
  store<f64>(place, load<f64>(place) + value)
}

/** Writes the block, whose first node is row `first` of `out`: the columns that `wanted` lists. */
export function closeBlock(first: i32, wanted: usize, out: usize): void {
  for (let at = 0; at < rowsOf(wanted); at++) {
    const column = <i32>get(wanted, 0, at)
    const offset = <usize>column * COLUMN_BYTES
    const to = columnAt(out, at) + ((<usize>first) << 3)
    memory.copy(to, own + offset, (<usize>count) << 3)
    if (hasForeign && !isInCoins(column)) addCells(foreign + offset, count, 0.0, to)
  }
}
