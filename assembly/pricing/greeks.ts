// Computes: every figure of GreekColumn for European options from spot, and of ForwardGreekColumn for those
//           on forwards, on two lanes.
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

/** Below this a deviation, volatility or time is none at all: squares of 1/sd would leave the doubles. */
const NO_DEVIATION: f64 = 1e-60

/** 1/x, and 0 where x is too small to divide by: the limit taken for derivatives. */
@inline
function inverseOrZero(x: v128): v128 {
  return v128.andnot(f64x2.div(splat(1.0), x), f64x2.lt(x, splat(NO_DEVIATION)))
}

@inline
function put(out: usize, columnBytes: usize, column: i32, value: v128): void {
  v128.store(out + <usize>column * columnBytes, value)
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
    greeksOfPair(false, base, baseBytes, at, out + at, columnBytes)
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
    greeksOfPair(true, base, baseBytes, at, out + at, columnBytes)
  }
}

/** How much sooner a column from Vanna to Ultima comes on forwards. */
const SOONER: i32 = GreekColumn.Vanna - ForwardGreekColumn.Vanna

/** Both tables begin with underlying, strike, time and volatility, and with value to theta. */
@inline
function greeksOfPair(
  isForward: bool,
  base: usize,
  baseBytes: usize,
  at: usize,
  to: usize,
  columnBytes: usize,
): void {
  const S = pairAt(base, baseBytes, OptionColumn.Underlying, at)
  const K = pairAt(base, baseBytes, OptionColumn.Strike, at)
  const T = pairAt(base, baseBytes, OptionColumn.Years, at)
  const sigma = pairAt(base, baseBytes, OptionColumn.Volatility, at)
  const rightColumn = isForward ? <i32>ForwardOptionColumn.Right : <i32>OptionColumn.Right
  const g = pairAt(base, baseBytes, rightColumn, at)
  const discount = isForward
    ? pairAt(base, baseBytes, ForwardOptionColumn.Discount, at)
    : discountAt(base, baseBytes, at)
  const tail = tailOf(at)
  const damping = dampingOf(tail)
  const payoff = undiscounted(tail, g, damping)
  const F = tailAt(Tail.F, tail)
  const sd = tailAt(Tail.Deviation, tail)
  const one = splat(1.0)
  const perF = f64x2.div(one, F)
  const perS = isForward ? perF : f64x2.div(one, S)
  const perSd = inverseOrZero(sd)
  const rootT = f64x2.sqrt(T)
  const perSigma = f64x2.mul(rootT, perSd)
  const perT = inverseOrZero(T)
  const perTwoT = f64x2.mul(perT, splat(0.5))
  const r = isForward
    ? f64x2.mul(logRatio(one, discount), perT)
    : pairAt(base, baseBytes, OptionColumn.Rate, at)
  const q = isForward ? r : pairAt(base, baseBytes, OptionColumn.Yield, at)
  const b = f64x2.sub(r, q)
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
  const carried = isForward ? discount : f64x2.mul(discount, f64x2.mul(F, perS))
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

  put(to, columnBytes, GreekColumn.Value, value)
  put(to, columnBytes, GreekColumn.Delta, delta)
  put(to, columnBytes, GreekColumn.Gamma, gamma)
  put(to, columnBytes, GreekColumn.Vega, vega)
  put(to, columnBytes, GreekColumn.Theta, f64x2.sub(earned, decay))
  const rhoDiscount = f64x2.neg(f64x2.mul(T, value))
  if (isForward) put(to, columnBytes, ForwardGreekColumn.Rho, rhoDiscount)
  else {
    const perK = f64x2.div(one, K)
    const nSecond = secondTail(tail, g, damping, perK)
    const dualDelta = f64x2.neg(f64x2.mul(discount, f64x2.mul(g, nSecond)))
    put(to, columnBytes, GreekColumn.Rho, f64x2.neg(f64x2.mul(f64x2.mul(T, K), dualDelta)))
    put(to, columnBytes, GreekColumn.RhoYield, f64x2.neg(f64x2.mul(f64x2.mul(T, S), delta)))
    put(to, columnBytes, GreekColumn.RhoDiscount, rhoDiscount)
    put(to, columnBytes, GreekColumn.DualDelta, dualDelta)
    put(to, columnBytes, GreekColumn.DualGamma, f64x2.mul(n1PerSd, f64x2.mul(perK, perK)))
  }

  if (isForward) to -= <usize>SOONER * columnBytes
  put(to, columnBytes, GreekColumn.Vanna, f64x2.neg(f64x2.mul(f64x2.mul(n1PerS, d2), perSigma)))
  put(to, columnBytes, GreekColumn.Volga, f64x2.mul(f64x2.mul(vega, dd), perSigma))
  put(to, columnBytes, GreekColumn.Charm, nmadd(n1PerS, turn, f64x2.mul(q, delta)))
  put(to, columnBytes, GreekColumn.Veta, f64x2.mul(vega, nmadd(f64x2.add(one, dd), perTwoT, roll)))
  put(
    to,
    columnBytes,
    GreekColumn.Speed,
    f64x2.neg(f64x2.mul(f64x2.mul(gamma, perS), madd(d1, perSd, one))),
  )
  put(to, columnBytes, GreekColumn.Zomma, f64x2.mul(f64x2.mul(gamma, f64x2.sub(dd, one)), perSigma))
  put(to, columnBytes, GreekColumn.Color, f64x2.mul(gamma, madd(f64x2.sub(one, dd), perTwoT, roll)))
  const bracket = madd(dd, f64x2.sub(one, dd), f64x2.add(f64x2.mul(d1, d1), f64x2.mul(d2, d2)))
  put(
    to,
    columnBytes,
    GreekColumn.Ultima,
    f64x2.neg(f64x2.mul(f64x2.mul(f64x2.mul(vega, perSigma), perSigma), bracket)),
  )
}
