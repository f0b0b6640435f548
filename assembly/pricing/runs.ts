// Computes: prices and deltas of a European option over runs of spots that share everything else but the
//           total deviation.
// Formula:  pricing/black, with F = S*c and ln(F/K) = ln(S/K) + ln c.
// Domain:   S, K > 0; sd >= 0. Any count; arrays are padded to an even one.
// Accuracy: that of pricing/black. A cell has the same bits alone and in any run
//           (test/kernels/stateLists.test.ts).
// Source:   docs/methods/black.md, "In blocks".
import { logRatio } from '../lanes/logRatio'
import { one, splat } from '../lanes/select'
import { firstTail, undiscounted } from './black'
import { BLOCK, dampingOf, placeTail, RUN_BLOCK, runTails, Tail, tailAt, tailOf } from './tails'

// What every spot of a run shares, but for the deviation.
let runK: v128 = f64x2.splat(0.0)
let runRight: v128 = f64x2.splat(0.0)
let runCarry: v128 = f64x2.splat(0.0)
let runLnCarry: v128 = f64x2.splat(0.0)
let runSize: v128 = f64x2.splat(0.0)

/** Sets what the runs that follow share: strike, right, carry F/S, its logarithm, discounted quantity. */
export function openRun(K: f64, g: f64, carry: f64, lnCarry: f64, size: f64): void {
  runK = splat(K)
  runRight = splat(g)
  runCarry = splat(carry)
  runLnCarry = splat(lnCarry)
  runSize = splat(size)
}

/** ln(S/K) of every spot, which all times and volatilities of a leg share. */
export function logMoneyness(spots: usize, count: i32, K: f64, line: usize): void {
  const strike = splat(K)
  for (let at: usize = 0; at < (<usize>count) << 3; at += 16) {
    v128.store(line + at, logRatio(v128.load(spots + at), strike))
  }
}

/** Places a run `cells` bytes into the block, with the deviation that stands at `deviation`. */
export function placeSpots(
  spots: usize,
  logs: usize,
  count: i32,
  deviation: usize,
  cells: usize,
): void {
  const K = runK
  const carry = runCarry
  const lnCarry = runLnCarry
  const sd = v128.load64_splat(deviation)
  for (let at: usize = 0; at < (<usize>count) << 3; at += 16) {
    // ln(S/K) + ln(F/S) keeps the digits that rounding F would cost near the money.
    const x = f64x2.add(v128.load(logs + at), lnCarry)
    placeTail(tailOf(cells + at), f64x2.mul(v128.load(spots + at), carry), K, x, sd)
  }
}

/** Discounted quantity times price of a run that stands `cells` bytes into the block. */
function readPrices(count: i32, cells: usize, line: usize): void {
  const g = runRight
  const size = runSize
  for (let at: usize = 0; at < (<usize>count) << 3; at += 16) {
    const tail = tailOf(cells + at)
    v128.store(line + at, f64x2.mul(size, undiscounted(tail, g, dampingOf(tail))))
  }
}

/**
 * quantity * price at every spot, for `rows` runs that differ in the deviation alone, line after line;
 * the deviations stand at `deviations`, one after the other. Arrays are padded to an even count.
 */
export function pricesOfRuns(
  spots: usize,
  logs: usize,
  count: i32,
  deviations: usize,
  rows: i32,
  lines: usize,
): void {
  const length = min(count, RUN_BLOCK)
  const bytes = (<usize>((length + 1) & ~1)) << 3
  const together = RUN_BLOCK / ((length + 1) & ~1)
  for (let row = 0; row < rows; row += together) {
    const end = min(rows, row + together)
    for (let from = 0; from < count; from += RUN_BLOCK) {
      const some = min(RUN_BLOCK, count - from)
      const offset = (<usize>from) << 3
      let cells: usize = 0
      for (let run = row; run < end; run++, cells += bytes) {
        const deviation = deviations + ((<usize>run) << 3)
        placeSpots(spots + offset, logs + offset, some, deviation, cells)
      }
      runTails(<i32>(cells >> 3))
      cells = 0
      for (let run = row; run < end; run++, cells += bytes) {
        readPrices(some, cells, lines + offset + ((<usize>(run * count)) << 3))
      }
    }
  }
}

/** size * delta at every spot, carry kept; padded as `pricesOfRuns`. */
export function deltasOfRun(
  spots: usize,
  logs: usize,
  count: i32,
  deviation: usize,
  line: usize,
): void {
  const g = runRight
  const size = f64x2.mul(f64x2.mul(runSize, g), runCarry)
  for (let from = 0; from < count; from += BLOCK) {
    const length = min(BLOCK, count - from)
    const offset = (<usize>from) << 3
    placeSpots(spots + offset, logs + offset, length, deviation, 0)
    runTails(length)
    for (let at: usize = 0; at < (<usize>length) << 3; at += 16) {
      const tail = tailOf(at)
      const perF = f64x2.div(one(), tailAt(Tail.F, tail))
      v128.store(line + offset + at, f64x2.mul(size, firstTail(tail, g, dampingOf(tail), perF)))
    }
  }
}
