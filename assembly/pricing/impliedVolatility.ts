// Computes: the total deviations s = sigma*sqrt(T) that give normalised out-of-the-money prices, on two
//           lanes, block by block, without a branch and with a fixed number of steps.
// Formula:  c(s) = price/min(F,K), x = |ln(F/K)|, h = x/s, t = s/2. First guess: with y = c*e^(-x/2)/x the
//           Bachelier price per moneyness, h is a rational function of ln(1 + 1/y); since
//           db/ds = e^(-s^2/8) times Bachelier's, y is raised by e^(theta*s^2/8), theta = (1 + h^2)/(3 + h^2),
//           and h taken again. Above c = 0.6: s = a + sqrt(a^2 + 2x), a the quantile of 1 - (1-c)/2.
//           Then two Householder steps of fourth order on 1/ln(c) below 0.6 and ln(1-c) above, with
//           c''/c' = (h^2 - t^2)/s and c'''/c' = (c''/c')^2 - (3h^2 + t^2)/s^2.
// Domain:   0 < c < 1, 0 <= x; (c, 1-c) both given, each to full relative accuracy.
// Accuracy: the guess is within 11 %, one step leaves 1e-4, the second what doubles allow:
//           9*eps*(1 + |c/(s*c')|) (test/kernels/impliedVolatility.test.ts).
// Source:   objectives and Householder step: P. Jäckel, Let's Be Rational, Wilmott 2015(75); the guess is
//           ours: docs/methods/impliedVolatility.md.
import { exp } from '../lanes/exp'
import { inverseNormal } from '../lanes/inverseNormal'
import { logRatio } from '../lanes/logRatio'
import { madd, nmadd, select, splat } from '../lanes/select'
import { columnAt, newTable } from '../table'
import {
  BLOCK,
  dampingOf,
  densityOf,
  isWideAt,
  outOfTheMoney,
  placeTail,
  runTails,
  Tail,
  tailAt,
  tailOf,
} from './tails'

/** Normalised price above which the complement is the better measure. */
const HIGH: f64 = 0.6
/** A moneyness this small against the price is none: ln(1 + u) = u - u^2/2 serves instead. */
const LEVEL: f64 = 1e-5

/** x/h for a Bachelier price b, h = x/s: the rational function fitted to 3e-3 over all prices. */
@inline
function bachelierDeviation(x: v128, b: v128): v128 {
  const u = f64x2.div(x, b)
  const L = logRatio(f64x2.add(b, x), b)
  // x/L tends to b as the moneyness vanishes.
  const ratio = select(f64x2.lt(u, splat(LEVEL)), madd(x, splat(0.5), b), f64x2.div(x, L))
  const r = f64x2.sqrt(select(f64x2.lt(u, splat(LEVEL)), u, L))
  const top = madd(madd(splat(0.0363157947), r, splat(0.0688206813)), r, splat(0.1546313434))
  const bottom = madd(madd(splat(0.0527077714), r, splat(0.0494350297)), r, splat(0.3996922354))
  return f64x2.div(f64x2.mul(ratio, madd(top, r, splat(1.0))), bottom)
}

@inline
function guess(x: v128, c: v128, rest: v128): v128 {
  const b = f64x2.mul(c, exp(f64x2.mul(x, splat(-0.5))))
  const first = f64x2.pmin(splat(3.0), bachelierDeviation(x, b))
  const h = f64x2.div(x, first)
  const hh = f64x2.mul(h, h)
  const theta = f64x2.div(f64x2.add(splat(1.0), hh), f64x2.add(splat(3.0), hh))
  const raise = f64x2.mul(f64x2.mul(theta, f64x2.mul(first, first)), splat(0.125))
  const low = bachelierDeviation(x, f64x2.mul(b, exp(raise)))
  const a = f64x2.neg(inverseNormal(f64x2.mul(rest, splat(0.5))))
  const high = f64x2.add(a, f64x2.sqrt(madd(x, splat(2.0), f64x2.mul(a, a))))
  return select(f64x2.gt(c, splat(HIGH)), high, low)
}

/** Columns of the scratch table, inside the core only. */
export enum Target {
  /** Given: |ln(F/K)|, the price over min(F,K), and one less it. */
  X,
  Price,
  Rest,
  /** ln of the price, or of one less it where the price is high. */
  Log,
  /** Answered. */
  Deviation,
  COUNT,
}

const STEPS: i32 = 2

let targets: usize = 0
let columnBytes: usize = 0

/** Takes scratch for the run in hand; once per kernel call. */
export function prepareTargets(): void {
  targets = columnAt(newTable(BLOCK, Target.COUNT), 0)
  columnBytes = (<usize>BLOCK) << 3
}

@inline
export function targetAt(column: Target, at: usize): v128 {
  return v128.load(targets + <usize>column * columnBytes + at)
}

@inline
export function setTarget(column: Target, at: usize, value: v128): void {
  v128.store(targets + <usize>column * columnBytes + at, value)
}

@inline
function begin(at: usize): void {
  const x = targetAt(Target.X, at)
  const c = targetAt(Target.Price, at)
  const rest = targetAt(Target.Rest, at)
  const measured = select(f64x2.gt(c, splat(HIGH)), rest, c)
  setTarget(Target.Log, at, logRatio(measured, splat(1.0)))
  placeTail(tailOf(at), splat(1.0), splat(1.0), x, guess(x, c, rest))
}

/** One Householder step from the deviation that stands in the block; answers the better one. */
@inline
function improved(at: usize): v128 {
  const one = splat(1.0)
  const tail = tailOf(at)
  const s = tailAt(Tail.Deviation, tail)
  const damping = dampingOf(tail)
  const v = outOfTheMoney(tail, damping)
  const slope = densityOf(tail, damping)
  const isHigh = f64x2.gt(targetAt(Target.Price, at), splat(HIGH))
  const complement = select(
    isWideAt(tail),
    f64x2.mul(damping, f64x2.add(tailAt(Tail.First, tail), tailAt(Tail.Second, tail))),
    f64x2.sub(one, v),
  )
  const measured = select(isHigh, complement, v)
  const ln = logRatio(measured, one)
  const u = f64x2.div(select(isHigh, f64x2.neg(slope), slope), measured)
  const nu = step(s, targetAt(Target.X, at), ln, targetAt(Target.Log, at), u, isHigh)
  const next = f64x2.add(s, nu)
  const most = f64x2.mul(s, splat(5.0))
  return f64x2.pmin(most, f64x2.pmax(f64x2.mul(s, splat(0.2)), next))
}

/** The step's length: third-order Householder on ln where the price is high, on 1/ln elsewhere. */
@inline
function step(s: v128, x: v128, ln: v128, lnTarget: v128, u: v128, isHigh: v128): v128 {
  const perS = f64x2.div(splat(1.0), s)
  const h = f64x2.mul(x, perS)
  const hh = f64x2.mul(h, h)
  const t = f64x2.mul(s, splat(0.5))
  const tt = f64x2.mul(t, t)
  const second = f64x2.mul(f64x2.sub(hh, tt), perS)
  const bend = f64x2.mul(madd(hh, splat(3.0), tt), f64x2.mul(perS, perS))
  const third = f64x2.sub(f64x2.mul(second, second), bend)
  // Derivatives of ln over the first one; then of 1/ln.
  const w2 = f64x2.sub(second, u)
  const w3 = madd(f64x2.mul(splat(2.0), u), u, nmadd(f64x2.mul(splat(3.0), second), u, third))
  const perLn = f64x2.div(u, ln)
  const nuHigh = f64x2.div(f64x2.sub(lnTarget, ln), u)
  const nu = select(isHigh, nuHigh, f64x2.mul(nuHigh, f64x2.div(ln, lnTarget)))
  const sixPerLn = f64x2.mul(splat(6.0), perLn)
  const h2 = select(isHigh, w2, nmadd(splat(2.0), perLn, w2))
  const h3 = select(isHigh, w3, madd(sixPerLn, perLn, nmadd(sixPerLn, w2, w3)))
  const up = madd(f64x2.mul(splat(0.5), h2), nu, splat(1.0))
  const down = madd(nu, madd(f64x2.mul(h3, nu), splat(0.16666666666666666), h2), splat(1.0))
  return f64x2.mul(nu, f64x2.div(up, down))
}

/** Solves for the `count` targets of the block; the answers stand in Target.Deviation. */
export function impliedDeviations(count: i32): void {
  const end = (<usize>count) << 3
  const one = splat(1.0)
  for (let at: usize = 0; at < end; at += 16) begin(at)
  for (let turn = 1; turn < STEPS; turn++) {
    runTails(count)
    for (let at: usize = 0; at < end; at += 16) {
      placeTail(tailOf(at), one, one, targetAt(Target.X, at), improved(at))
    }
  }
  runTails(count)
  for (let at: usize = 0; at < end; at += 16) setTarget(Target.Deviation, at, improved(at))
}
