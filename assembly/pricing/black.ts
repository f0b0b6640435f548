// Computes: the price of a European option and its derivatives to third order, on two lanes.
// Formula:  P = e^(-rT) * [g*F*N(g*d1) - g*K*N(g*d2)], F = S*e^((r-q)T), d1,2 = ln(F/K)/sd ± sd/2,
//           sd = sigma*sqrt(T), g = +1 call, -1 put. With h = |ln(F/K)|/sd, z1,2 = (h ∓ sd/2)/sqrt2 and
//           E = min(F,K)*exp(-z1^2), the out-of-the-money price before discounting is
//           E/2*(erfcx(z1) - erfcx(z2)); the other side follows by parity. F*phi(d1) = K*phi(d2)
//           = E/sqrt(2*pi): one exponential serves every figure.
// Domain:   S, K > 0; T, sigma >= 0. At sd = 0 every figure takes its limit: the discounted
//           intrinsic value, a delta of one half at the kink, 0 where the derivative has no bound.
// Accuracy: price 8*eps*(1 + d^2) relative in every regime, greeks 4*eps*cond*scale
//           (test/kernels/price.test.ts).
// Source:   F. Black, J. Financial Economics 3 (1976); greeks: E. G. Haug, The Complete Guide to
//           Option Pricing Formulas (2007), ch. 2; E*erfcx form: P. Jäckel, Let's Be Rational (2013), §6.
import { GreekColumn } from '../abi'
import { gAtSecond, gDividedDifference, gPair } from '../lanes/erfcxDifference'
import { exp, expOfSum } from '../lanes/exp'
import { logRatio } from '../lanes/logRatio'
import { madd, nmadd, select, splat } from '../lanes/select'

const ROOT_HALF: f64 = 0.7071067811865476
const INVERSE_ROOT_TWO_PI: f64 = 0.3989422804014327
/** Below this a deviation, volatility or time is none at all: squares of 1/sd would leave the doubles. */
const NO_DEVIATION: f64 = 1e-60
/** |ln(F/K)|/sd beyond which exp(-z^2) is 0 anyway. */
const FARTHEST: f64 = 1e8
/** Keeps the upper 26 bits of a significand, so that the square is exact. */
const UPPER_BITS: i64 = ~0x7ffffff

// What `tails` leaves behind: Wasm functions return one value.
let otm: v128 = f64x2.splat(0.0) // out-of-the-money price, undiscounted
let near: v128 = f64x2.splat(0.0) // min(F,K) times the tail of |z1|
let far: v128 = f64x2.splat(0.0) // max(F,K) times the tail of z2
let density: v128 = f64x2.splat(0.0) // F*phi(d1)
let distance: v128 = f64x2.splat(0.0) // h
let isWide: v128 = f64x2.splat(0.0) // mask: z1 < -1/2, so that `near` is the complement's tail

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

/** Everything that price and greeks share; x = ln(F/K). */
@inline
function tails(F: v128, K: v128, x: v128, sd: v128): void {
  const smaller = f64x2.pmin(F, K)
  const spread = f64x2.abs(x)
  const h = f64x2.pmin(splat(FARTHEST), f64x2.div(spread, f64x2.pmax(splat(1e-300), sd)))
  const half = f64x2.mul(sd, splat(0.5))
  const z1 = f64x2.mul(f64x2.sub(h, half), splat(ROOT_HALF))
  const z2 = f64x2.mul(f64x2.add(h, half), splat(ROOT_HALF))
  isWide = f64x2.lt(z1, splat(-0.5))
  const z = select(isWide, f64x2.neg(z1), z1)
  const u1 = f64x2.add(z, splat(4.0))
  const u2 = f64x2.add(z2, splat(4.0))
  const both = f64x2.div(splat(1.0), f64x2.mul(u1, u2))
  const r1 = f64x2.mul(both, u2)
  const r2 = f64x2.mul(both, u1)
  gPair(nmadd(r1, splat(7.0), splat(1.0)), nmadd(r2, splat(7.0), splat(1.0)))
  const g2 = gAtSecond()
  const sevenDd = f64x2.mul(splat(7.0), gDividedDifference())
  const g1 = nmadd(f64x2.mul(f64x2.sub(z2, z), both), sevenDd, g2)
  const E = f64x2.mul(smaller, gaussian(z1))
  const halfE = f64x2.mul(E, splat(0.5))
  near = f64x2.mul(halfE, f64x2.mul(r1, g1))
  far = f64x2.mul(halfE, f64x2.mul(r2, g2))
  const narrow = f64x2.mul(
    f64x2.mul(f64x2.mul(halfE, splat(ROOT_HALF)), f64x2.mul(sd, both)),
    nmadd(r1, sevenDd, g2),
  )
  otm = select(isWide, f64x2.sub(smaller, f64x2.add(near, far)), narrow)
  density = f64x2.mul(E, splat(INVERSE_ROOT_TWO_PI))
  distance = h
}

@inline
function withIntrinsic(F: v128, K: v128, g: v128): v128 {
  return f64x2.add(otm, f64x2.pmax(splat(0.0), f64x2.mul(g, f64x2.sub(F, K))))
}

/** Discounted price where carry = F/S and its logarithm are known; what a run of spots shares is given. */
@inline
export function priceFromCarry(
  S: v128,
  K: v128,
  sd: v128,
  g: v128,
  carry: v128,
  lnCarry: v128,
  discount: v128,
): v128 {
  const F = f64x2.mul(S, carry)
  // ln(S/K) + ln(F/S) keeps the digits that rounding F would cost near the money.
  tails(F, K, f64x2.add(logRatio(S, K), lnCarry), sd)
  return f64x2.mul(discount, withIntrinsic(F, K, g))
}

/** 1/x, and 0 where x is too small to divide by: the limit taken for derivatives. */
@inline
function inverseOrZero(x: v128): v128 {
  return v128.andnot(f64x2.div(splat(1.0), x), f64x2.lt(x, splat(NO_DEVIATION)))
}

@inline
function put(out: usize, columnBytes: usize, column: i32, value: v128): void {
  v128.store(out + <usize>column * columnBytes, value)
}

/** Price alone, from spot: the entry for prices. */
@inline
export function priceOf(S: v128, K: v128, T: v128, sigma: v128, r: v128, q: v128, g: v128): v128 {
  const lnCarry = f64x2.mul(f64x2.sub(r, q), T)
  const discount = exp(f64x2.neg(f64x2.mul(r, T)))
  const sd = f64x2.mul(sigma, f64x2.sqrt(T))
  return priceFromCarry(S, K, sd, g, exp(lnCarry), lnCarry, discount)
}

/**
 * All figures of GreekColumn, stored as lane pairs: column c at out + c*columnBytes.
 * Derivatives by S, sigma, r (q held), q, K and calendar time (-d/dT at fixed S, sigma, r, q).
 */
export function greeksOf(
  S: v128,
  K: v128,
  T: v128,
  sigma: v128,
  r: v128,
  q: v128,
  g: v128,
  out: usize,
  columnBytes: usize,
): void {
  const b = f64x2.sub(r, q)
  const lnCarry = f64x2.mul(b, T)
  const carry = exp(lnCarry)
  const discount = exp(f64x2.neg(f64x2.mul(r, T)))
  const F = f64x2.mul(S, carry)
  const rootT = f64x2.sqrt(T)
  const sd = f64x2.mul(sigma, rootT)
  tails(F, K, f64x2.add(logRatio(S, K), lnCarry), sd)

  // N(g*d1) and N(g*d2), each from the tail that is small on its side: no 1 - (nearly 1).
  const one = splat(1.0)
  const isCallOut = f64x2.le(F, K)
  const isOut = v128.not(v128.xor(isCallOut, f64x2.gt(g, splat(0.0))))
  const nearTail = f64x2.div(near, f64x2.pmin(F, K))
  const nearRest = f64x2.sub(one, nearTail)
  const farTail = f64x2.div(far, f64x2.pmax(F, K))
  const nearSide = select(v128.xor(isWide, isOut), nearTail, nearRest)
  const farSide = select(isOut, farTail, f64x2.sub(one, farTail))
  const nFirst = select(isCallOut, nearSide, farSide)
  const nSecond = select(isCallOut, farSide, nearSide)
  storeGreeks(
    S,
    K,
    T,
    sigma,
    r,
    q,
    g,
    out,
    columnBytes,
    b,
    carry,
    discount,
    F,
    rootT,
    sd,
    nFirst,
    nSecond,
  )
}

@inline
function storeGreeks(
  S: v128,
  K: v128,
  T: v128,
  sigma: v128,
  r: v128,
  q: v128,
  g: v128,
  out: usize,
  columnBytes: usize,
  b: v128,
  carry: v128,
  discount: v128,
  F: v128,
  rootT: v128,
  sd: v128,
  nFirst: v128,
  nSecond: v128,
): void {
  const one = splat(1.0)
  const half = f64x2.mul(sd, splat(0.5))
  const signed = select(f64x2.le(F, K), f64x2.neg(distance), distance)
  const d1 = f64x2.add(signed, half)
  const d2 = f64x2.sub(signed, half)
  const dd = f64x2.mul(d1, d2)
  const perSd = inverseOrZero(sd)
  const perSigma = inverseOrZero(sigma)
  const perTwoT = f64x2.mul(inverseOrZero(T), splat(0.5))
  const n1 = f64x2.mul(discount, density)

  const value = f64x2.mul(discount, withIntrinsic(F, K, g))
  const delta = f64x2.mul(f64x2.mul(discount, carry), f64x2.mul(g, nFirst))
  const gamma = f64x2.div(f64x2.mul(n1, perSd), f64x2.mul(S, S))
  const vega = f64x2.mul(n1, rootT)
  const dualDelta = f64x2.neg(f64x2.mul(discount, f64x2.mul(g, nSecond)))
  const decay = f64x2.mul(f64x2.mul(vega, sigma), perTwoT)
  const carried = f64x2.mul(f64x2.mul(b, S), delta)
  const n1PerS = f64x2.div(n1, S)
  const roll = madd(f64x2.mul(b, d1), perSd, q)

  put(out, columnBytes, GreekColumn.Value, value)
  put(out, columnBytes, GreekColumn.Delta, delta)
  put(out, columnBytes, GreekColumn.Gamma, gamma)
  put(out, columnBytes, GreekColumn.Vega, vega)
  put(
    out,
    columnBytes,
    GreekColumn.Theta,
    f64x2.sub(f64x2.sub(f64x2.mul(r, value), carried), decay),
  )
  put(out, columnBytes, GreekColumn.Rho, f64x2.neg(f64x2.mul(f64x2.mul(T, K), dualDelta)))
  put(out, columnBytes, GreekColumn.RhoYield, f64x2.neg(f64x2.mul(f64x2.mul(T, S), delta)))
  put(out, columnBytes, GreekColumn.RhoDiscount, f64x2.neg(f64x2.mul(T, value)))
  put(out, columnBytes, GreekColumn.Vanna, f64x2.neg(f64x2.mul(f64x2.mul(n1PerS, d2), perSigma)))
  put(out, columnBytes, GreekColumn.Volga, f64x2.mul(f64x2.mul(vega, dd), perSigma))
  put(
    out,
    columnBytes,
    GreekColumn.Charm,
    nmadd(n1PerS, f64x2.sub(f64x2.mul(b, perSd), f64x2.mul(d2, perTwoT)), f64x2.mul(q, delta)),
  )
  put(out, columnBytes, GreekColumn.Veta, f64x2.mul(vega, nmadd(f64x2.add(one, dd), perTwoT, roll)))
  put(
    out,
    columnBytes,
    GreekColumn.Speed,
    f64x2.neg(f64x2.mul(f64x2.div(gamma, S), madd(d1, perSd, one))),
  )
  put(
    out,
    columnBytes,
    GreekColumn.Zomma,
    f64x2.mul(f64x2.mul(gamma, f64x2.sub(dd, one)), perSigma),
  )
  put(
    out,
    columnBytes,
    GreekColumn.Color,
    f64x2.mul(gamma, madd(f64x2.sub(one, dd), perTwoT, roll)),
  )
  const bracket = madd(dd, f64x2.sub(one, dd), f64x2.add(f64x2.mul(d1, d1), f64x2.mul(d2, d2)))
  put(
    out,
    columnBytes,
    GreekColumn.Ultima,
    f64x2.neg(f64x2.mul(f64x2.mul(f64x2.mul(vega, perSigma), perSigma), bracket)),
  )
  put(out, columnBytes, GreekColumn.DualDelta, dualDelta)
  put(out, columnBytes, GreekColumn.DualGamma, f64x2.div(f64x2.mul(n1, perSd), f64x2.mul(K, K)))
}
