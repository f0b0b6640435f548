// Computes: every figure of the book at the nodes of a product of axes, block by block: which nodes of which
//           leg stand in a block.
// Formula:  instruments/nodeBlock.ts. A block is a part of a row of spots, or where rows are short some whole
//           rows. Options of one row share all but the spot, unless their volatility follows the smile.
// Domain:   prepared by `prepare` at the start of a run; the first listed state.
// Accuracy: test/analyses/surface.test.ts.
// Source:   docs/methods/valuation.md, "Surfaces".
import { AxisColumn, ParameterColumn } from '../abi'
import { axes, isCounted, legs, parameter, underlyingOf } from '../market/inputs'
import { followsSmile } from '../market/smiles'
import { spotsAt } from '../market/spots'
import { seeShift, seeSpot, seeTime } from '../market/state'
import { columnAt, newTable, get, rowsOf } from '../table'
import { rates, seen } from './book'
import {
  addPlaced,
  addPriced,
  closeBlock,
  LARGEST,
  openBlock,
  openLeg,
  placeLinear,
  placeNode,
  placeRun,
  prepareBlock,
} from './nodeBlock'
import { isCash, isOption } from './index'
import { logsOfOption } from './option'

/** A row of fewer spots goes into a block with others. */
const SHORT: i32 = 16

/** ln(S/K) of each leg at every spot, a column a leg. */
let logs: usize = 0

// The block in hand: rows of the axes of time and volatility, and spots within them.
let firstRow: i32 = 0
let endRow: i32 = 0
let firstSpot: i32 = 0
let width: i32 = 0

function spotCount(): i32 {
  return parameter(ParameterColumn.SpotCount)
}

function isPriced(leg: i32): bool {
  return isOption(leg) && !isCash(leg)
}

function takeLogs(): void {
  logs = newTable(spotCount(), rowsOf(legs))
  for (let leg = 0; leg < rowsOf(legs); leg++) {
    if (!isCounted(leg) || !isPriced(leg)) continue
    logsOfOption(leg, spotsAt(underlyingOf(leg), 0), spotCount(), columnAt(logs, leg))
  }
}

/** Writes the columns that `wanted` lists, of the book at every node, to those of `out`. */
export function fillNodes(wanted: usize, out: usize): void {
  prepareBlock()
  takeLogs()
  const spots = spotCount()
  const rows = parameter(ParameterColumn.TimeCount) * parameter(ParameterColumn.VolatilityCount)
  const parts = (spots + LARGEST - 1) / LARGEST
  const length = ((spots + parts - 1) / parts + 1) & ~1
  const together = spots < SHORT ? LARGEST / spots : 1
  for (firstRow = 0; firstRow < rows; firstRow = endRow) {
    endRow = min(rows, firstRow + together)
    for (firstSpot = 0; firstSpot < spots; firstSpot += length) {
      width = min(length, spots - firstSpot)
      openBlock((endRow - firstRow) * width)
      for (let leg = 0; leg < rowsOf(legs); leg++) {
        if (isCounted(leg)) addLeg(leg)
      }
      closeBlock(firstRow * spots + firstSpot, wanted, out)
    }
  }
}

function addLeg(leg: i32): void {
  const volatilities = parameter(ParameterColumn.VolatilityCount)
  const offset = (<usize>firstSpot) << 3
  const spots = spotsAt(underlyingOf(leg), 0) + offset
  const priced = isPriced(leg)
  const moves = followsSmile(leg)
  openLeg(leg, moves)
  for (let row = firstRow; row < endRow; row++) {
    const shift = get(axes, AxisColumn.VolatilityShift, row % volatilities)
    seeTime(leg, 0, get(axes, AxisColumn.YearsPassed, row / volatilities), rates, seen)
    if (!moves) seeShift(leg, 0, shift, seen)
    const first = (row - firstRow) * width
    if (!priced) placeLinear(spots, first, width)
    else if (endRow - firstRow == 1 && !moves) {
      placeRun(spots, columnAt(logs, leg) + offset, width)
    } else placeEach(leg, shift, spots, first)
  }
  if (priced) addPriced()
  else addPlaced()
}

/** Options one by one: of several rows, or each with a volatility of its own. */
function placeEach(leg: i32, shift: f64, spots: usize, first: i32): void {
  const moves = followsSmile(leg)
  for (let at = 0; at < width; at++) {
    const S = load<f64>(spots + ((<usize>at) << 3))
    if (moves) seeSpot(leg, 0, shift, S, seen)
    placeNode(first + at, S, get(logs, leg, firstSpot + at))
  }
}
