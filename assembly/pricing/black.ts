// Computes: prices and tails of European options on two lanes: on forwards, and from spot with rate and
//           yield; over runs of spots in pricing/runs.
// Formula:  P = D*[g*F*N(g*d1) - g*K*N(g*d2)], F = S*c, c = e^((r-q)T), D = e^(-rT), g = +1 call, -1 put:
//           the discounted out-of-the-money price of pricing/tails, and the intrinsic value by parity.
//           Delta = D*c*g*N(g*d1).
// Domain:   S, K > 0; T, sigma >= 0. At sd = 0 the discounted intrinsic value, and half a delta at the kink.
// Accuracy: price 4*eps*cond relative, delta 4*eps*cond (test/kernels/price.test.ts).
// Source:   F. Black, J. Financial Economics 3 (1976); docs/methods/black.md.
import { ForwardOptionColumn, OptionColumn } from '../abi'
import { exp } from '../lanes/exp'
import { logRatio } from '../lanes/logRatio'
import { one, select, splat } from '../lanes/select'
import {
  dampingOf,
  isWideAt,
  outOfTheMoney,
  placeTail,
  runTails,
  Tail,
  tailAt,
  tailOf,
} from './tails'

/** One cell pair of a table whose first column is at `base`. */
@inline
export function pairAt(base: usize, columnBytes: usize, column: i32, at: usize): v128 {
  return v128.load(base + <usize>column * columnBytes + at)
}

/** Undiscounted price of a pair, after its last step: with the intrinsic value. */
@inline
export function undiscounted(tail: usize, g: v128, damping: v128): v128 {
  const gap = f64x2.sub(tailAt(Tail.F, tail), tailAt(Tail.K, tail))
  const out = outOfTheMoney(tail, damping)
  return f64x2.add(out, f64x2.pmax(splat(0.0), f64x2.mul(g, gap)))
}

/** Mask of lanes in which F <= K: the forward is the smaller, and a call out of the money. */
@inline
function isCallOutAt(tail: usize): v128 {
  return f64x2.le(tailAt(Tail.F, tail), tailAt(Tail.K, tail))
}

/** Mask of lanes in which the option is out of the money. */
@inline
function isOutOf(isCallOut: v128, g: v128): v128 {
  return v128.xor(isCallOut, f64x2.lt(g, splat(0.0)))
}

/** The tail on the side of min(F,K). */
@inline
function nearOf(tail: usize, damping: v128): v128 {
  return f64x2.mul(damping, tailAt(Tail.First, tail))
}

/** The tail on the side of max(F,K), of which `per` is the reciprocal. */
@inline
function farOf(tail: usize, damping: v128, per: v128): v128 {
  const smaller = f64x2.pmin(tailAt(Tail.F, tail), tailAt(Tail.K, tail))
  return f64x2.mul(f64x2.mul(damping, f64x2.mul(smaller, per)), tailAt(Tail.Second, tail))
}

/** The tail, or its complement: whichever is small is the one that was computed. */
@inline
function sideOf(isTail: v128, tail: v128): v128 {
  return select(isTail, tail, f64x2.sub(one(), tail))
}

/** N(g*d1), after the last step; perF = 1/F. Never as 1 - (nearly 1). */
@inline
export function firstTail(tail: usize, g: v128, damping: v128, perF: v128): v128 {
  const isCallOut = isCallOutAt(tail)
  const side = select(isCallOut, nearOf(tail, damping), farOf(tail, damping, perF))
  const isTurned = v128.and(isCallOut, isWideAt(tail))
  return sideOf(v128.xor(isOutOf(isCallOut, g), isTurned), side)
}

/** N(g*d2), after the last step; perK = 1/K. */
@inline
export function secondTail(tail: usize, g: v128, damping: v128, perK: v128): v128 {
  const isCallOut = isCallOutAt(tail)
  const side = select(isCallOut, farOf(tail, damping, perK), nearOf(tail, damping))
  const isTurned = v128.andnot(isWideAt(tail), isCallOut)
  return sideOf(v128.xor(isOutOf(isCallOut, g), isTurned), side)
}

/** Places at most BLOCK rows of a ForwardOptionColumn table and answers their tails. */
export function placeForwards(base: usize, columnBytes: usize, count: i32): void {
  for (let at: usize = 0; at < (<usize>count) << 3; at += 16) {
    const F = pairAt(base, columnBytes, ForwardOptionColumn.Forward, at)
    const K = pairAt(base, columnBytes, ForwardOptionColumn.Strike, at)
    const T = pairAt(base, columnBytes, ForwardOptionColumn.Years, at)
    const sigma = pairAt(base, columnBytes, ForwardOptionColumn.Volatility, at)
    placeTail(tailOf(at), F, K, logRatio(F, K), f64x2.mul(sigma, f64x2.sqrt(T)))
  }
  runTails(count)
}

/** Prices of at most BLOCK rows of a ForwardOptionColumn table, whose first cell is at `base`. */
export function pricesOnForwards(base: usize, columnBytes: usize, count: i32, out: usize): void {
  placeForwards(base, columnBytes, count)
  for (let at: usize = 0; at < (<usize>count) << 3; at += 16) {
    const tail = tailOf(at)
    const g = pairAt(base, columnBytes, ForwardOptionColumn.Right, at)
    const discount = pairAt(base, columnBytes, ForwardOptionColumn.Discount, at)
    const price = undiscounted(tail, g, dampingOf(tail))
    v128.store(out + at, f64x2.mul(discount, price))
  }
}

/** e^x; options on forwards carry nothing, and pay nothing for it. */
@inline
function carryOf(lnCarry: v128): v128 {
  return v128.any_true(f64x2.ne(lnCarry, splat(0.0))) ? exp(lnCarry) : one()
}

/** Places at most BLOCK rows of an OptionColumn table and answers their tails. */
export function placeOptions(base: usize, columnBytes: usize, count: i32): void {
  for (let at: usize = 0; at < (<usize>count) << 3; at += 16) {
    const S = pairAt(base, columnBytes, OptionColumn.Underlying, at)
    const K = pairAt(base, columnBytes, OptionColumn.Strike, at)
    const T = pairAt(base, columnBytes, OptionColumn.Years, at)
    const sigma = pairAt(base, columnBytes, OptionColumn.Volatility, at)
    const r = pairAt(base, columnBytes, OptionColumn.Rate, at)
    const q = pairAt(base, columnBytes, OptionColumn.Yield, at)
    const lnCarry = f64x2.mul(f64x2.sub(r, q), T)
    const x = f64x2.add(logRatio(S, K), lnCarry)
    placeTail(tailOf(at), f64x2.mul(S, carryOf(lnCarry)), K, x, f64x2.mul(sigma, f64x2.sqrt(T)))
  }
  runTails(count)
}

/** Discount factor of a row of an OptionColumn table. */
@inline
export function discountAt(base: usize, columnBytes: usize, at: usize): v128 {
  const r = pairAt(base, columnBytes, OptionColumn.Rate, at)
  return exp(f64x2.neg(f64x2.mul(r, pairAt(base, columnBytes, OptionColumn.Years, at))))
}

/** Prices of at most BLOCK rows of an OptionColumn table, whose first cell is at `base`. */
export function pricesOfOptions(base: usize, columnBytes: usize, count: i32, out: usize): void {
  placeOptions(base, columnBytes, count)
  for (let at: usize = 0; at < (<usize>count) << 3; at += 16) {
    const g = pairAt(base, columnBytes, OptionColumn.Right, at)
    const tail = tailOf(at)
    const price = undiscounted(tail, g, dampingOf(tail))
    v128.store(out + at, f64x2.mul(discountAt(base, columnBytes, at), price))
  }
}
