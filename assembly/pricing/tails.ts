// Computes: what prices, greeks and implied volatilities share: the out-of-the-money price of European
//           options, their two normal tails and their density, block by block.
// Formula:  h = |x|/sd, z1,2 = (h ∓ sd/2)/sqrt2, E = min(F,K)*exp(-z1^2); the price is
//           E/2*(erfcx(z1) - erfcx(z2)), the tails are E/2*erfcx(z1) and E/2*erfcx(z2), and
//           F*phi(d1) = K*phi(d2) = E/sqrt(2*pi). Below z1 = -1/2 the complement's tail stands for the first.
// Domain:   F, K > 0, sd >= 0; at most RUN_BLOCK options a call.
// Accuracy: 8*eps*(1 + d^2) relative (test/kernels/price.test.ts).
// Source:   P. Jäckel, Let's Be Rational, Wilmott 2015(75), §6; docs/methods/black.md.
//
// One option's arithmetic is a single chain of dependent operations, so the processor waits unless
// several options are under way at once. Each step therefore runs over the whole block before the
// next one begins, and hands its results on in the block's scratch table, which the first-level cache
// holds.
import { erfcxPairs, OFFSET } from '../lanes/erfcxDifference'
import { expOfSum } from '../lanes/exp'
import { constant, half, nmadd, one, select } from '../lanes/select'

/** Options a block: small enough for the first-level cache, a multiple of the lanes. */
export const BLOCK: i32 = 64
/** Cells of runs a block: they take less memory each, and several short runs go together. */
export const RUN_BLOCK: i32 = 128

/** Columns of the scratch table, inside the core only. */
export enum Tail {
  /** Given by `beginTail`. */
  F,
  K,
  Deviation,
  /** h, and between the steps h - sd/2 and 1/((a1 + c)(a2 + c)). */
  Distance,
  Nearest,
  Both,
  /** What erfcxPairs takes and gives. */
  First,
  Second,
  Slope,
  /** E/(sqrt2*min(F,K)), which price, tails and density share. */
  Damping,
  COUNT,
}

/** Scratch for the pairs of a block, a record of Tail after the other. */
const SCRATCH: usize = memory.data(10240, 16)
const RECORD: usize = 160

/** The constants named below, in a table for the sake of `constant`. */
const TABLE: usize = memory.data<f64>(
  [-0.7071067811865476, -0.5, 0.7071067811865476, 0.5641895835477563, OFFSET, 1e8, 1e-300],
  16,
)
/** Below this a1, the complement's tail stands for the first: z1 = -1/2. */
const WIDE: i32 = 0
const MINUS_HALF: i32 = 1
const ROOT_HALF: i32 = 2
const INVERSE_ROOT_PI: i32 = 3
const C: i32 = 4
/** |ln(F/K)|/sd beyond which exp(-z^2) is 0 anyway. */
const FARTHEST: i32 = 5
const LEAST: i32 = 6
/** Keeps the upper 26 bits of a significand, so that the square is exact. */
const UPPER_BITS: i64 = ~0x7ffffff

/** The record of the pair whose cells stand `at` bytes into a column. */
@inline
export function tailOf(at: usize): usize {
  return SCRATCH + (at >> 4) * RECORD
}

@inline
export function tailAt(column: Tail, tail: usize): v128 {
  return v128.load(tail + ((<usize>column) << 4))
}

@inline
export function setTail(column: Tail, tail: usize, value: v128): void {
  v128.store(tail + ((<usize>column) << 4), value)
}

/** One lane of a record, whose address counts it in. */
@inline
export function setLane(column: Tail, lane: usize, value: f64): void {
  store<f64>(lane + ((<usize>column) << 4), value)
}

/** exp(-a^2/2), with the square taken exactly. */
@inline
function gaussian(a: v128): v128 {
  const upper = v128.and(a, i64x2.splat(UPPER_BITS))
  const lower = f64x2.mul(f64x2.sub(a, upper), constant(TABLE, MINUS_HALF))
  const high = f64x2.mul(upper, f64x2.mul(upper, constant(TABLE, MINUS_HALF)))
  return expOfSum(high, f64x2.mul(f64x2.add(a, upper), lower))
}

/** Gives a pair its inputs: x = ln(F/K) or its absolute value. */
@inline
export function placeTail(tail: usize, F: v128, K: v128, x: v128, sd: v128): void {
  setTail(Tail.F, tail, F)
  setTail(Tail.K, tail, K)
  setTail(Tail.Deviation, tail, sd)
  setTail(Tail.Distance, tail, x)
}

/** First step for a pair that has its inputs. */
@inline
function beginTail(tail: usize): void {
  const sd = tailAt(Tail.Deviation, tail)
  const x = tailAt(Tail.Distance, tail)
  const quotient = f64x2.div(f64x2.abs(x), f64x2.pmax(constant(TABLE, LEAST), sd))
  const h = f64x2.pmin(constant(TABLE, FARTHEST), quotient)
  setTail(Tail.Distance, tail, h)
  const halfDeviation = f64x2.mul(sd, half())
  const a1 = f64x2.sub(h, halfDeviation)
  setTail(Tail.Nearest, tail, a1)
  const a = select(f64x2.lt(a1, constant(TABLE, WIDE)), f64x2.neg(a1), a1)
  const u1 = f64x2.add(a, constant(TABLE, C))
  const u2 = f64x2.add(f64x2.add(h, halfDeviation), constant(TABLE, C))
  const both = f64x2.div(one(), f64x2.mul(u1, u2))
  setTail(Tail.Both, tail, both)
  setTail(Tail.First, tail, f64x2.mul(both, u2))
  setTail(Tail.Second, tail, f64x2.mul(both, u1))
}

/** sqrt(1/2)*exp(-a1^2/2), after the first step. */
@inline
function dampingAt(tail: usize): v128 {
  return f64x2.mul(gaussian(tailAt(Tail.Nearest, tail)), constant(TABLE, ROOT_HALF))
}

/** Second step, for the `count` options that have begun; two pairs a turn, so it may run over by one. */
export function runTails(count: i32): void {
  const end = tailOf((<usize>(count + 1)) << 3)
  for (let tail = SCRATCH; tail < end; tail += RECORD) beginTail(tail)
  for (let tail = SCRATCH; tail < end; tail += 2 * RECORD) {
    const next = tail + RECORD
    const damping = dampingAt(tail)
    setTail(Tail.Damping, next, dampingAt(next))
    setTail(Tail.Damping, tail, damping)
    const first = tail + ((<usize>Tail.First) << 4)
    erfcxPairs(first, first + RECORD)
  }
}

/** Mask of z1 < -1/2, where the complement's tail stands for the first. */
@inline
export function isWideAt(tail: usize): v128 {
  return f64x2.lt(tailAt(Tail.Nearest, tail), constant(TABLE, WIDE))
}

/** The damping, after the second step. */
@inline
export function dampingOf(tail: usize): v128 {
  return tailAt(Tail.Damping, tail)
}

/** The undiscounted out-of-the-money price of a pair with this damping. */
@inline
export function outOfTheMoney(tail: usize, damping: v128): v128 {
  const smaller = f64x2.pmin(tailAt(Tail.F, tail), tailAt(Tail.K, tail))
  const E = f64x2.mul(smaller, damping)
  const slope = f64x2.mul(tailAt(Tail.Both, tail), tailAt(Tail.Slope, tail))
  const narrow = f64x2.mul(E, f64x2.mul(tailAt(Tail.Deviation, tail), slope))
  const both = f64x2.add(tailAt(Tail.First, tail), tailAt(Tail.Second, tail))
  return select(isWideAt(tail), nmadd(E, both, smaller), narrow)
}

/** F*phi(d1) = K*phi(d2) of a pair with this damping. */
@inline
export function densityOf(tail: usize, damping: v128): v128 {
  const smaller = f64x2.pmin(tailAt(Tail.F, tail), tailAt(Tail.K, tail))
  return f64x2.mul(f64x2.mul(smaller, damping), constant(TABLE, INVERSE_ROOT_PI))
}
