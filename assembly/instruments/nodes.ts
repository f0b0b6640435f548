// Computes: every figure of a leg at the nodes of a product of axes, added to the book's: which nodes.
// Formula:  instruments/nodeBlock.ts, block by block. Nodes of a block may differ in spot, volatility and
//           time alike.
// Domain:   prepared by `prepare` and `prepareNodes` at the start of a run; the first listed state.
// Accuracy: test/analyses/surface.test.ts.
// Source:   docs/methods/valuation.md, "Surfaces".
import { AxisColumn, GreekColumn, ParameterColumn } from '../abi'
import { axes, parameter, spotOf, underlyingOf } from '../market/inputs'
import { followsSmile } from '../market/smiles'
import { spotsAt } from '../market/spots'
import { seeNow, Seen, seeShift, seeSpot, seeTime } from '../market/state'
import { BLOCK } from '../pricing/tails'
import { get, newTable } from '../table'
import { rates, worthNow } from './book'
import {
  addBlock,
  figures,
  filled,
  openBlock,
  placeFigures,
  placeRun,
  prepareBlock,
} from './nodeBlock'
import { greeks, isCash, isOption } from './index'

let seen: usize = 0
/** Nodes of the leg in hand so far. */
let reached: i32 = 0

export function prepareNodes(): void {
  seen = newTable(1, Seen.COUNT)
  prepareBlock()
}

/** What rounding leaves at rest between the price of the greeks and that of the run path. */
function gapOf(leg: i32): f64 {
  const S = spotOf(leg)
  seeNow(leg, rates, seen)
  greeks(leg, seen, rates, S, figures)
  return get(figures, GreekColumn.Value, 0) - worthNow(leg, S)
}

/** Adds a counted leg's figures over the axes to the columns of `out`. */
export function addNodes(leg: i32, out: usize): void {
  const spots = spotsAt(underlyingOf(leg), 0)
  const isInBlocks = isOption(leg) && !isCash(leg)
  const isMoving = followsSmile(leg)
  openBlock(leg, isInBlocks, isMoving, isInBlocks ? gapOf(leg) : 0.0)
  reached = 0
  for (let time = 0; time < parameter(ParameterColumn.TimeCount); time++) {
    seeTime(leg, 0, get(axes, AxisColumn.YearsPassed, time), rates, seen)
    for (let row = 0; row < parameter(ParameterColumn.VolatilityCount); row++) {
      const shift = get(axes, AxisColumn.VolatilityShift, row)
      if (!isMoving) seeShift(leg, 0, shift, seen)
      if (!isInBlocks) addEach(leg, spots, out)
      else if (isMoving) addMoving(leg, shift, spots, out)
      else addRun(leg, spots, out)
    }
  }
  if (filled > 0) addBlock(leg, reached, out)
}

function spotCount(): i32 {
  return parameter(ParameterColumn.SpotCount)
}

/** Options that share all but the spot. */
function addRun(leg: i32, spots: usize, out: usize): void {
  let from = 0
  while (from < spotCount()) {
    const count = min(BLOCK - filled, spotCount() - from)
    placeRun(spots + ((<usize>from) << 3), count, seen)
    from += count
    addFull(leg, count, out)
  }
}

/** Options whose volatility differs from spot to spot. */
function addMoving(leg: i32, shift: f64, spots: usize, out: usize): void {
  for (let spot = 0; spot < spotCount(); spot++) {
    const at = spots + ((<usize>spot) << 3)
    seeSpot(leg, 0, shift, load<f64>(at), seen)
    placeRun(at, 1, seen)
    addFull(leg, 1, out)
  }
}

/** Everything that is no option, and options that are cash already. */
function addEach(leg: i32, spots: usize, out: usize): void {
  for (let spot = 0; spot < spotCount(); spot++) {
    const S = load<f64>(spots + ((<usize>spot) << 3))
    greeks(leg, seen, rates, S, figures)
    placeFigures(S)
    addFull(leg, 1, out)
  }
}

function addFull(leg: i32, count: i32, out: usize): void {
  reached += count
  if (filled == BLOCK) addBlock(leg, reached, out)
}
