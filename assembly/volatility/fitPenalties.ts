// Computes: the penalties that keep a smile in the fit free of arbitrage.
// Formula:  at the nodes of a grid, P*max(margin - g, 0)^2 with Durrleman's g; and, over (1 + |z|)^2,
//           P*max(floor + margin - W, 0)^2, floor the W of the expiry before, and p*max(W - ceiling, 0)^2,
//           ceiling the least W that later expiries have when fitted by themselves, p small.
// Domain:   nodes every quarter deviation out to 12, then doubling out to 480.
// Accuracy: derivatives by forward differences; what the fit answers is verified apart (volatility/fit,
//           test/kernels/smileFit.test.ts).
// Source:   docs/methods/smile.md; J. Gatheral and A. Jacquier (2014), section 5.
import { columnAt, newTable } from '../table'
import { accumulate, deviation, shape, shapeAt, slopes, Term } from './fitShape'
import { durrlemanOf, totalVariance } from './svi'

const NEAR_NODES: i32 = 97
const FAR_NODES: i32 = 12
const NODES: i32 = NEAR_NODES + FAR_NODES
/** Step of the differences that give a penalty's derivatives. */
const TINY: f64 = 1e-7
/** Weight of staying below later expiries' own fits. */
const PREFERENCE: f64 = 0.02

let nodes: usize = 0
let floors: usize = 0
let ceilings: usize = 0
let hasFloor: bool = false
let hasCeiling: bool = false
let penalty: f64 = 100.0
let butterflyMargin: f64 = 0.0
let calendarMargin: f64 = 0.0

export function preparePenalties(): void {
  nodes = columnAt(newTable(NODES, 1), 0)
  floors = columnAt(newTable(NODES, 1), 0)
  ceilings = columnAt(newTable(NODES, 1), 0)
  for (let i = 0; i < NEAR_NODES; i++) store<f64>(nodes + ((<usize>i) << 3), <f64>(i - 48) * 0.25)
  let z = 15.0
  for (let i = NEAR_NODES; i < NODES; i += 2) {
    store<f64>(nodes + ((<usize>i) << 3), z)
    store<f64>(nodes + ((<usize>i) << 3) + 8, -z)
    z *= 2.0
  }
}

/** Starts an expiry's penalties; `before` is the smile of the expiry before it, or 0. */
export function beginPenalties(before: usize): void {
  hasFloor = before != 0
  hasCeiling = false
  if (!hasFloor) return
  const s = deviation
  for (let at: usize = 0; at < (<usize>NODES) << 3; at += 8) {
    store<f64>(floors + at, totalVariance(before, load<f64>(nodes + at) * s) / (s * s))
  }
}

/** Takes a later expiry's smile as what the fit had better stay below. */
export function addCeiling(later: usize): void {
  const s = deviation
  for (let at: usize = 0; at < (<usize>NODES) << 3; at += 8) {
    const W = totalVariance(later, load<f64>(nodes + at) * s) / (s * s)
    store<f64>(ceilings + at, hasCeiling ? min(load<f64>(ceilings + at), W) : W)
  }
  hasCeiling = true
}

export function setPenalties(weight: f64, butterfly: f64, calendar: f64): void {
  penalty = weight
  butterflyMargin = butterfly
  calendarMargin = calendar
}

/** What a penalty is for. */
enum Against {
  Butterfly,
  Calendar,
  /** Crossing a later expiry's own fit: a preference, not a demand. */
  Ceiling,
}

/** A penalty at a node, not squared: 0 where the smile keeps its margin. */
function penaltyAt(x: usize, at: usize, against: Against): f64 {
  const z = load<f64>(nodes + at)
  shapeAt(x, z)
  const W = load<f64>(shape)
  if (against == Against.Calendar)
    return max(load<f64>(floors + at) + calendarMargin - W, 0.0) / (1.0 + abs(z))
  if (against == Against.Ceiling) return max(W - load<f64>(ceilings + at), 0.0) / (1.0 + abs(z))
  const s = deviation
  const g = durrlemanOf(z * s, W * s * s, load<f64>(shape, 8) * s, load<f64>(shape, 16))
  return max(butterflyMargin - g, 0.0)
}

function addPenalty(x: usize, at: usize, against: Against, hessian: usize, gradient: usize): f64 {
  const value = penaltyAt(x, at, against)
  const weight = against == Against.Ceiling ? PREFERENCE : penalty
  if (value == 0.0 || hessian == 0) return weight * value * value
  for (let i = 0; i < Term.COUNT; i++) {
    const cell = x + ((<usize>i) << 3)
    const kept = load<f64>(cell)
    store<f64>(cell, kept + TINY)
    store<f64>(slopes + ((<usize>i) << 3), (penaltyAt(x, at, against) - value) / TINY)
    store<f64>(cell, kept)
  }
  accumulate(value, weight, hessian, gradient)
  return weight * value * value
}

/** The sum of all penalties at x; adds J'J and J'r where `hessian` is not 0. */
export function addPenalties(x: usize, hessian: usize, gradient: usize): f64 {
  let sum = 0.0
  for (let at: usize = 0; at < (<usize>NODES) << 3; at += 8) {
    sum += addPenalty(x, at, Against.Butterfly, hessian, gradient)
    if (hasFloor) sum += addPenalty(x, at, Against.Calendar, hessian, gradient)
    if (hasCeiling) sum += addPenalty(x, at, Against.Ceiling, hessian, gradient)
  }
  return sum
}
