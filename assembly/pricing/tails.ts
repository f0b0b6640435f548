// Computes: what prices, greeks and implied volatilities share: the out-of-the-money price of European
//           options, their two normal tails and their density, block by block.
// Formula:  h = |x|/sd, z1,2 = (h ∓ sd/2)/sqrt2, E = min(F,K)*exp(-z1^2); the price is
//           E/2*(erfcx(z1) - erfcx(z2)), the tails are E/2*erfcx(z1) and E/2*erfcx(z2), and
//           F*phi(d1) = K*phi(d2) = E/sqrt(2*pi). Below z1 = -1/2 the complement's tail stands for the first.
// Domain:   F, K > 0, sd >= 0; at most BLOCK options a call.
// Accuracy: 8*eps*(1 + d^2) relative (test/kernels/price.test.ts).
// Source:   P. Jäckel, Let's Be Rational, Wilmott 2015(75), §6; docs/methods/black.md.
//
// One option's arithmetic is a single chain of dependent operations, so the processor waits unless
// several options are under way at once. Each step therefore runs over the whole block before the
// next one begins, and hands its results on in the block's scratch table, which the first-level cache
// holds.
import { erfcxPair } from '../lanes/erfcxDifference'
import { expOfSum } from '../lanes/exp'
import { madd, nmadd, select, splat } from '../lanes/select'
import { columnAt, newTable } from '../table'

/** Options a block: small enough for the first-level cache, a multiple of the lanes. */
export const BLOCK: i32 = 64

/** Columns of the scratch table, inside the core only. */
export enum Tail {
  /** Given by `beginTail`. */
  F,
  K,
  Deviation,
  /** Between the steps: z1, h, 1/((z1 + 4)(z2 + 4)), and what erfcxPair takes and gives. */
  Z1,
  Distance,
  Both,
  First,
  Second,
  /** Left by `finishTail`: tails by min(F,K) and max(F,K), F*phi(d1), mask of z1 < -1/2. */
  Near,
  Far,
  Density,
  IsWide,
  COUNT,
}

const ROOT_HALF: f64 = 0.7071067811865476
const INVERSE_ROOT_TWO_PI: f64 = 0.3989422804014327
/** |ln(F/K)|/sd beyond which exp(-z^2) is 0 anyway. */
const FARTHEST: f64 = 1e8
/** Below this z1, the complement's tail stands for the first. */
const WIDE: f64 = -0.5
/** Keeps the upper 26 bits of a significand, so that the square is exact. */
const UPPER_BITS: i64 = ~0x7ffffff

// The scratch of the run in hand.
let block: usize = 0
let columnBytes: usize = 0

/** Takes scratch for the run in hand; once per kernel call. */
export function prepareTails(): void {
  block = columnAt(newTable(BLOCK, Tail.COUNT), 0)
  columnBytes = (<usize>BLOCK) << 3
}

@inline
export function tailAt(column: Tail, at: usize): v128 {
  return v128.load(block + <usize>column * columnBytes + at)
}

@inline
export function setTail(column: Tail, at: usize, value: v128): void {
  v128.store(block + <usize>column * columnBytes + at, value)
}

/** exp(-z^2), with the square taken exactly. */
@inline
function gaussian(z: v128): v128 {
  const upper = v128.and(z, i64x2.splat(UPPER_BITS))
  const lower = f64x2.sub(z, upper)
  return expOfSum(
    f64x2.neg(f64x2.mul(upper, upper)),
    f64x2.neg(f64x2.mul(f64x2.add(z, upper), lower)),
  )
}

/** First step for a pair: x = ln(F/K) or its absolute value. */
@inline
export function beginTail(at: usize, F: v128, K: v128, x: v128, sd: v128): void {
  const h = f64x2.pmin(splat(FARTHEST), f64x2.div(f64x2.abs(x), f64x2.pmax(splat(1e-300), sd)))
  const half = f64x2.mul(sd, splat(0.5))
  const z1 = f64x2.mul(f64x2.sub(h, half), splat(ROOT_HALF))
  const z2 = f64x2.mul(f64x2.add(h, half), splat(ROOT_HALF))
  const z = select(f64x2.lt(z1, splat(WIDE)), f64x2.neg(z1), z1)
  const u1 = f64x2.add(z, splat(4.0))
  const u2 = f64x2.add(z2, splat(4.0))
  const both = f64x2.div(splat(1.0), f64x2.mul(u1, u2))
  setTail(Tail.F, at, F)
  setTail(Tail.K, at, K)
  setTail(Tail.Deviation, at, sd)
  setTail(Tail.Z1, at, z1)
  setTail(Tail.Distance, at, h)
  setTail(Tail.Both, at, both)
  setTail(Tail.First, at, f64x2.mul(both, u2))
  setTail(Tail.Second, at, f64x2.mul(both, u1))
}

/** Second step, for the `count` options that have begun. */
export function runTails(count: i32): void {
  const first = block + <usize>Tail.First * columnBytes
  const second = block + <usize>Tail.Second * columnBytes
  for (let at: usize = 0; at < (<usize>count) << 3; at += 16) erfcxPair(first + at, second + at)
}

/**
 * Last step for a pair: answers the undiscounted out-of-the-money price; with `keepsAll` leaves the
 * tails, the density and the mask in the block.
 */
@inline
export function finishTail(at: usize, keepsAll: bool): v128 {
  const z1 = tailAt(Tail.Z1, at)
  const both = tailAt(Tail.Both, at)
  const sd = tailAt(Tail.Deviation, at)
  const isWide = f64x2.lt(z1, splat(WIDE))
  const z2 = f64x2.mul(madd(sd, splat(0.5), tailAt(Tail.Distance, at)), splat(ROOT_HALF))
  const z = select(isWide, f64x2.neg(z1), z1)
  const r1 = f64x2.mul(both, f64x2.add(z2, splat(4.0)))
  const r2 = f64x2.mul(both, f64x2.add(z, splat(4.0)))
  const g2 = tailAt(Tail.Second, at)
  const sevenDd = f64x2.mul(splat(7.0), tailAt(Tail.First, at))
  const g1 = nmadd(f64x2.mul(f64x2.sub(z2, z), both), sevenDd, g2)
  const smaller = f64x2.pmin(tailAt(Tail.F, at), tailAt(Tail.K, at))
  const E = f64x2.mul(smaller, gaussian(z1))
  const halfE = f64x2.mul(E, splat(0.5))
  const near = f64x2.mul(halfE, f64x2.mul(r1, g1))
  const far = f64x2.mul(halfE, f64x2.mul(r2, g2))
  const width = f64x2.mul(f64x2.mul(halfE, splat(ROOT_HALF)), f64x2.mul(sd, both))
  const narrow = f64x2.mul(width, nmadd(r1, sevenDd, g2))
  if (keepsAll) {
    setTail(Tail.Near, at, near)
    setTail(Tail.Far, at, far)
    setTail(Tail.Density, at, f64x2.mul(E, splat(INVERSE_ROOT_TWO_PI)))
    setTail(Tail.IsWide, at, isWide)
  }
  return select(isWide, f64x2.sub(smaller, f64x2.add(near, far)), narrow)
}
