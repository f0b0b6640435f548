// Computes: every figure of GreekColumn for European options from spot, of ForwardGreekColumn for those on
//           forwards, and sums of GreekColumn over options whose tails have run, on two lanes.
// Formula:  with n1 = D*F*phi(d1) and b = r - q: delta = e^(-qT)*g*N(g*d1), gamma = n1/(S^2*sd), vega = n1*sqrt(T),
//           theta = r*P - b*S*delta - vega*sigma/(2T), and on to third order as the lines below; time
//           derivatives are by calendar time, -d/dT at fixed S, sigma, r, q. On a forward S = F, b = 0, q = r, and
//           r = -ln(D)/T.
// Domain:   as pricing/black. At sd = 0 every figure takes its limit, and 0 where it has no bound.
// Accuracy: 4*eps*cond*scale (test/kernels/price.test.ts, test/kernels/priceOnForwards.test.ts).
// Source:   E. G. Haug, The Complete Guide to Option Pricing Formulas (2007), ch. 2.
import { ForwardGreekColumn, ForwardOptionColumn, GreekColumn, OptionColumn } from '../abi'
import { logRatio } from '../lanes/logRatio'
import { madd, nmadd, select, splat } from '../lanes/select'
import {
  discountAt,
  firstTail,
  pairAt,
  placeForwards,
  placeOptions,
  secondTail,
  undiscounted,
} from './black'
import { dampingOf, densityOf, Tail, tailAt, tailOf } from './tails'
import { keep, Kept, KEPT_BYTES, Term, termAt } from './terms'

/** Below this a deviation, volatility or time is none at all: squares of 1/sd would leave the doubles. */
const NO_DEVIATION: f64 = 1e-60

/** 1/x, and 0 where x is too small to divide by: the limit taken for derivatives. */
@inline
export function inverseOrZero(x: v128): v128 {
  return v128.andnot(f64x2.div(splat(1.0), x), f64x2.lt(x, splat(NO_DEVIATION)))
}

/** Where the inputs of a pair come from, and what becomes of its figures. */
enum Way {
  /** A row of a ForwardOptionColumn table; its figures are written. */
  Forward,
  /** A row of an OptionColumn table; its figures are written. */
  Option,
  /** A record of Term beside a tail; its figures are added to what is there. */
  Sum,
}

@inline
function put(way: Way, out: usize, columnBytes: usize, column: i32, value: v128): void {
  const place = out + <usize>column * columnBytes
  v128.store(place, way == Way.Sum ? f64x2.add(v128.load(place), value) : value)
}

/**
 * At most BLOCK rows of an OptionColumn table (first cell at `base`) to GreekColumn columns at `out`.
 */
export function greeksOfOptions(
  base: usize,
  baseBytes: usize,
  count: i32,
  out: usize,
  columnBytes: usize,
): void {
  placeOptions(base, baseBytes, count)
  for (let at: usize = 0; at < (<usize>count) << 3; at += 16) {
    greeksOfPair(Way.Option, base, baseBytes, at, out + at, columnBytes)
  }
}

/**
 * At most BLOCK rows of a ForwardOptionColumn table (first cell at `base`) to ForwardGreekColumn columns
 * at `out`.
 */
export function greeksOnForwards(
  base: usize,
  baseBytes: usize,
  count: i32,
  out: usize,
  columnBytes: usize,
): void {
  placeForwards(base, baseBytes, count)
  for (let at: usize = 0; at < (<usize>count) << 3; at += 16) {
    greeksOfPair(Way.Forward, base, baseBytes, at, out + at, columnBytes)
  }
}

/**
 * Adds the greeks of at most RUN_BLOCK options, whose tails have run, to GreekColumn columns at `out`. The
 * records of terms stand `step` bytes apart: none where all share one. `kept` takes a record of Kept a pair.
 */
export function addGreeks(
  terms: usize,
  step: usize,
  count: i32,
  out: usize,
  columnBytes: usize,
  kept: usize,
): void {
  for (let at: usize = 0; at < (<usize>count) << 3; at += 16) {
    greeksOfPair(Way.Sum, terms, kept, at, out + at, columnBytes)
    terms += step
    kept += KEPT_BYTES
  }
}

/** How much sooner a column from Vanna to Ultima comes on forwards. */
const SOONER: i32 = GreekColumn.Vanna - ForwardGreekColumn.Vanna

/**
 * Both tables begin with underlying, strike, time and volatility, and with value to theta. Of options that
 * are added `base` is the record of their terms, and `baseBytes` the address of what is kept.
 */
@inline
function greeksOfPair(
  way: Way,
  base: usize,
  baseBytes: usize,
  at: usize,
  to: usize,
  columnBytes: usize,
): void {
  const isForward = way == Way.Forward
  const isSum = way == Way.Sum
  const tail = tailOf(at)
  const F = tailAt(Tail.F, tail)
  const S = isSum
    ? f64x2.mul(F, termAt(base, Term.PerCarry))
    : pairAt(base, baseBytes, OptionColumn.Underlying, at)
  const K = isSum ? tailAt(Tail.K, tail) : pairAt(base, baseBytes, OptionColumn.Strike, at)
  const T = isSum ? termAt(base, Term.Years) : pairAt(base, baseBytes, OptionColumn.Years, at)
  const sigma = isSum
    ? termAt(base, Term.Volatility)
    : pairAt(base, baseBytes, OptionColumn.Volatility, at)
  const rightColumn = isForward ? <i32>ForwardOptionColumn.Right : <i32>OptionColumn.Right
  const g = isSum ? termAt(base, Term.Right) : pairAt(base, baseBytes, rightColumn, at)
  const discount = isSum
    ? termAt(base, Term.Size)
    : isForward
      ? pairAt(base, baseBytes, ForwardOptionColumn.Discount, at)
      : discountAt(base, baseBytes, at)
  const damping = dampingOf(tail)
  const payoff = undiscounted(tail, g, damping)
  const sd = tailAt(Tail.Deviation, tail)
  const one = splat(1.0)
  const perF = f64x2.div(one, F)
  const perS = isForward
    ? perF
    : isSum
      ? f64x2.mul(perF, termAt(base, Term.Carry))
      : f64x2.div(one, S)
  const perSd = isSum ? termAt(base, Term.PerDeviation) : inverseOrZero(sd)
  const rootT = isSum ? termAt(base, Term.RootYears) : f64x2.sqrt(T)
  const perSigma = f64x2.mul(rootT, perSd)
  const perT = isSum ? termAt(base, Term.PerYears) : inverseOrZero(T)
  const perTwoT = f64x2.mul(perT, splat(0.5))
  const r = isForward
    ? f64x2.mul(logRatio(one, discount), perT)
    : isSum
      ? termAt(base, Term.Rate)
      : pairAt(base, baseBytes, OptionColumn.Rate, at)
  const q = isForward
    ? r
    : isSum
      ? termAt(base, Term.Yield)
      : pairAt(base, baseBytes, OptionColumn.Yield, at)
  const b = isSum ? termAt(base, Term.Basis) : f64x2.sub(r, q)
  const nFirst = firstTail(tail, g, damping, perF)
  const half = f64x2.mul(sd, splat(0.5))
  const distance = tailAt(Tail.Distance, tail)
  const signed = select(f64x2.le(F, K), f64x2.neg(distance), distance)
  const d1 = f64x2.add(signed, half)
  const d2 = f64x2.sub(signed, half)
  const dd = f64x2.mul(d1, d2)
  const n1 = f64x2.mul(discount, densityOf(tail, damping))
  const n1PerSd = f64x2.mul(n1, perSd)

  const value = f64x2.mul(discount, payoff)
  const carried = isForward
    ? discount
    : f64x2.mul(discount, isSum ? termAt(base, Term.Carry) : f64x2.mul(F, perS))
  const delta = f64x2.mul(carried, f64x2.mul(g, nFirst))
  const gamma = f64x2.mul(n1PerSd, f64x2.mul(perS, perS))
  const vega = f64x2.mul(n1, rootT)
  const decay = f64x2.mul(f64x2.mul(vega, sigma), perTwoT)
  const n1PerS = f64x2.mul(n1, perS)
  const interest = f64x2.mul(r, value)
  const earned = isForward ? interest : nmadd(f64x2.mul(b, S), delta, interest)
  const roll = isForward ? q : madd(f64x2.mul(b, d1), perSd, q)
  const fade = f64x2.neg(f64x2.mul(d2, perTwoT))
  const turn = isForward ? fade : madd(b, perSd, fade)

  put(way, to, columnBytes, GreekColumn.Value, value)
  put(way, to, columnBytes, GreekColumn.Delta, delta)
  put(way, to, columnBytes, GreekColumn.Gamma, gamma)
  put(way, to, columnBytes, GreekColumn.Vega, vega)
  put(way, to, columnBytes, GreekColumn.Theta, f64x2.sub(earned, decay))
  const rhoDiscount = f64x2.neg(f64x2.mul(T, value))
  if (isForward) put(way, to, columnBytes, ForwardGreekColumn.Rho, rhoDiscount)
  else {
    const perK = isSum ? termAt(base, Term.PerStrike) : f64x2.div(one, K)
    const nSecond = secondTail(tail, g, damping, perK)
    const dualDelta = f64x2.neg(f64x2.mul(discount, f64x2.mul(g, nSecond)))
    const rho = f64x2.neg(f64x2.mul(f64x2.mul(T, K), dualDelta))
    const rhoYield = f64x2.neg(f64x2.mul(f64x2.mul(T, S), delta))
    put(way, to, columnBytes, GreekColumn.Rho, rho)
    if (isSum) {
      const isCoin = termAt(base, Term.Coins)
      // A yield acts through the carry alone, and with it.
      const byYield = select(isCoin, f64x2.neg(rho), rhoYield)
      put(way, to, columnBytes, GreekColumn.RhoYield, byYield)
      put(way, to, columnBytes, GreekColumn.RhoDiscount, v128.andnot(rhoDiscount, isCoin))
    } else {
      put(way, to, columnBytes, GreekColumn.RhoYield, rhoYield)
      put(way, to, columnBytes, GreekColumn.RhoDiscount, rhoDiscount)
    }
    put(way, to, columnBytes, GreekColumn.DualDelta, dualDelta)
    put(way, to, columnBytes, GreekColumn.DualGamma, f64x2.mul(n1PerSd, f64x2.mul(perK, perK)))
  }

  if (isForward) to -= <usize>SOONER * columnBytes
  const vanna = f64x2.neg(f64x2.mul(f64x2.mul(n1PerS, d2), perSigma))
  const volga = f64x2.mul(f64x2.mul(vega, dd), perSigma)
  put(way, to, columnBytes, GreekColumn.Vanna, vanna)
  put(way, to, columnBytes, GreekColumn.Volga, volga)
  if (isSum) {
    keep(baseBytes, Kept.Value, value)
    keep(baseBytes, Kept.Delta, delta)
    keep(baseBytes, Kept.Gamma, gamma)
    keep(baseBytes, Kept.Vega, vega)
    keep(baseBytes, Kept.Vanna, vanna)
    keep(baseBytes, Kept.Volga, volga)
  }
  put(way, to, columnBytes, GreekColumn.Charm, nmadd(n1PerS, turn, f64x2.mul(q, delta)))
  put(
    way,
    to,
    columnBytes,
    GreekColumn.Veta,
    f64x2.mul(vega, nmadd(f64x2.add(one, dd), perTwoT, roll)),
  )
  put(
    way,
    to,
    columnBytes,
    GreekColumn.Speed,
    f64x2.neg(f64x2.mul(f64x2.mul(gamma, perS), madd(d1, perSd, one))),
  )
  put(
    way,
    to,
    columnBytes,
    GreekColumn.Zomma,
    f64x2.mul(f64x2.mul(gamma, f64x2.sub(dd, one)), perSigma),
  )
  put(
    way,
    to,
    columnBytes,
    GreekColumn.Color,
    f64x2.mul(gamma, madd(f64x2.sub(one, dd), perTwoT, roll)),
  )
  const bracket = madd(dd, f64x2.sub(one, dd), f64x2.add(f64x2.mul(d1, d1), f64x2.mul(d2, d2)))
  put(
    way,
    to,
    columnBytes,
    GreekColumn.Ultima,
    f64x2.neg(f64x2.mul(f64x2.mul(f64x2.mul(vega, perSigma), perSigma), bracket)),
  )
}
