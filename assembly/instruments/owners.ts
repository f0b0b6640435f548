// Computes: sums over legs: of the book and of every account, a column each.
// Formula:  a P&L is the worth less cash less held*S1/S0, as in instruments/book.ts.
// Domain:   opened for one question; columns stand `columnBytes` apart, 0 for the book alone.
// Accuracy: sums in leg order, so the same bits for the same book.
// Source:   docs/methods/valuation.md; docs/decisions/0011-states-under-axes.md.
import { LegColumn } from '../abi'
import { cell, spotOf } from '../market/inputs'
import { get } from '../table'
import { Base, base } from './book'
import { addCells } from './cells'

// The question in hand: where the book's sums stand, those of the worth beside a P&L (0 for none), how far
// apart the owners' columns are, and whether the sums are of P&L.
let sums: usize = 0
let worths: usize = 0
let columnBytes: usize = 0
let isPnl: bool = false

export function openOwners(sumsAt: usize, worthsAt: usize, apart: usize, sumsPnl: bool): void {
  sums = sumsAt
  worths = worthsAt
  columnBytes = apart
  isPnl = sumsPnl
}

/** Adds the leg's cells at `line`, `rows` times `count` spots, to the sums of its owners from byte `offset` on. */
export function addLine(
  leg: i32,
  line: usize,
  spots: usize,
  count: i32,
  rows: i32,
  offset: usize,
): void {
  addWorths(leg, line, rows * count, offset, 0)
  const bytes = (<usize>count) << 3
  for (let row = 0; row < rows; row++) takeHeld(leg, spots, count, line + <usize>row * bytes)
  addToOwners(leg, line, sums + offset, rows * count, cashOf(leg), 0)
}

/** Adds the leg's cells at `line` to the sums of its owners, each where `places` says (0: in order). */
export function addRuns(leg: i32, line: usize, spots: usize, count: i32, places: usize): void {
  addWorths(leg, line, count, 0, places)
  takeHeld(leg, spots, count, line)
  addToOwners(leg, line, sums, count, cashOf(leg), places)
}

function addWorths(leg: i32, line: usize, count: i32, offset: usize, places: usize): void {
  if (worths != 0) addToOwners(leg, line, worths + offset, count, 0.0, places)
}

/** What a P&L counts from, in cash. */
function cashOf(leg: i32): f64 {
  return isPnl ? get(base, Base.Cash, leg) : 0.0
}

/** What a P&L counts from, in coins. */
function takeHeld(leg: i32, spots: usize, count: i32, cells: usize): void {
  const held = get(base, Base.Held, leg)
  if (!isPnl || held == 0.0) return
  const S = spotOf(leg)
  for (let at: usize = 0; at < (<usize>count) << 3; at += 8) {
    store<f64>(cells + at, load<f64>(cells + at) - held * (load<f64>(spots + at) / S))
  }
}

/** Adds cells less `less` to the book's column, and to the account's where accounts are asked. */
function addToOwners(
  leg: i32,
  line: usize,
  out: usize,
  count: i32,
  less: f64,
  places: usize,
): void {
  addToColumn(line, out, count, less, places)
  const account = <i32>cell(leg, LegColumn.Account)
  if (columnBytes == 0 || account < 0) return
  addToColumn(line, out + columnBytes * <usize>(1 + account), count, less, places)
}

function addToColumn(line: usize, out: usize, count: i32, less: f64, places: usize): void {
  if (places == 0) {
    addCells(line, count, less, out)
    return
  }
  for (let at: usize = 0; at < (<usize>count) << 3; at += 8) {
    const to = out + <usize>load<u64>(places + at)
    store<f64>(to, load<f64>(to) + (load<f64>(line + at) - less))
  }
}
