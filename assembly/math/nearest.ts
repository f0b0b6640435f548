// Computes: the point nearest to the origin at which a function of a few variables exceeds 1.
// Formula:  1. Sweep: along many directions, steps outward until the function exceeds 1, then bisection. 2. From
//           the nearest crossing, and from the nearest one that lies elsewhere: the direction of the gradient
//           (the fixed point of Hasofer, Lind, Rackwitz and Fiessler: at the nearest point of a smooth
//           boundary the gradient points along the radius) while it comes nearer, else a pattern search over
//           directions, whose step shrinks by 4 to 1e-7.
// Domain:   1 to 4 variables; the function at the origin at most 1. A region thinner along every swept direction
//           than a step (twice that beyond 20 steps), or farther than `farthest`, is not seen.
// Accuracy: radius 1e-12 relative beside closed forms (test/analyses/reverseStress.test.ts); the point breaches.
// Source:   A. M. Hasofer and N. C. Lind, J. Eng. Mech. 100 (1974) 111; R. Rackwitz and B. Fiessler, Computers
//           and Structures 9 (1978) 489; docs/methods/reverseStress.md.
import { fillPoints, writeDirections, BITS } from './sobol'

const MOST: i32 = 4
const BISECTIONS: i32 = 48
/** A new direction counts where it comes nearer by more than this. */
const NEARER: f64 = 1e-13
const GRADIENT_STEP: f64 = 1e-5
const FIRST_TURN: f64 = 0.2
const LAST_TURN: f64 = 1e-7
const ROUNDS: i32 = 200
/** Cosine under which a second start is another place. */
const ELSEWHERE: f64 = 0.8
/** Steps after which they are twice as long. */
const FINE_STEPS: i32 = 20
/** How much farther than the nearest crossing a second start may be. */
const WORTH_TRYING: f64 = 1.5

let size: i32 = 0
let inPlane: i32 = 0
let count: i32 = 0
let value: (x: usize) => f64 = nothing

/** Unit direction and length of the nearest point found. */
export let nearestAt: usize = 0
export let nearestLength: f64 = Infinity
export let evaluations: i32 = 0

// Scratch, given by `prepareNearest`.
let point: usize = 0
let turn: usize = 0
let start: usize = 0
let gradient: usize = 0
let numbers: usize = 0
let lengths: usize = 0
let directions: usize = 0

/** Doubles of scratch for so many directions. */
export function cellsOfNearest(directionCount: i32): i32 {
  return 5 * MOST + BITS + (MOST + 1) * (directionCount + 4)
}

function nothing(x: usize): f64 {
  return 0.0
}

function at(vector: usize, i: i32): f64 {
  return load<f64>(vector + ((<usize>i) << 3))
}

function put(vector: usize, i: i32, x: f64): void {
  store<f64>(vector + ((<usize>i) << 3), x)
}

function dot(a: usize, b: usize): f64 {
  let sum = 0.0
  for (let i = 0; i < size; i++) sum += at(a, i) * at(b, i)
  return sum
}

/** Scales a vector to length 1; false when it has none. */
function normalise(vector: usize): bool {
  const length = sqrt(dot(vector, vector))
  if (!(length > 1e-300) || !isFinite(length)) return false
  for (let i = 0; i < size; i++) put(vector, i, at(vector, i) / length)
  return true
}

/** The function at `length` along a unit direction. */
function along(direction: usize, length: f64): f64 {
  for (let i = 0; i < size; i++) put(point, i, length * at(direction, i))
  evaluations++
  return value(point)
}

/** Takes a function of `variables` variables, and scratch for `directionCount` directions. */
export function openNearest(
  f: (x: usize) => f64,
  variables: i32,
  directionCount: i32,
  planeCount: i32,
  scratch: usize,
): void {
  value = f
  size = variables
  count = directionCount
  inPlane = planeCount
  evaluations = 0
  nearestLength = Infinity
  point = scratch
  turn = point + (MOST << 3)
  start = turn + (MOST << 3)
  gradient = start + (MOST << 3)
  nearestAt = gradient + (MOST << 3)
  numbers = nearestAt + (MOST << 3)
  lengths = numbers + (BITS << 3)
  directions = lengths + ((<usize>(count + 4)) << 3)
  for (let i = 0; i < size; i++) writeDimension(i)
}

function columnOf(dimension: i32): usize {
  return directions + ((<usize>(dimension * (count + 4))) << 3)
}

/** Sobol points of a dimension for the directions out of the plane. */
function writeDimension(dimension: i32): void {
  writeDirections(dimension, numbers)
  fillPoints(columnOf(dimension), count, 1, numbers, 0)
}

/** Writes a direction by its number: around the square of the first two variables, then all over the cube. */
function direct(index: i32, out: usize): bool {
  for (let i = 0; i < size; i++) put(out, i, 0.0)
  if (size == 1) put(out, 0, index % 2 == 0 ? 1.0 : -1.0)
  else if (index < inPlane) {
    const round = (4.0 * <f64>index) / <f64>inPlane
    const edge = <i32>round
    const t = 2.0 * (round - <f64>edge) - 1.0
    put(out, 0, edge == 0 ? 1.0 : edge == 1 ? -t : edge == 2 ? -1.0 : t)
    put(out, 1, edge == 0 ? t : edge == 1 ? 1.0 : edge == 2 ? -t : -1.0)
  } else {
    for (let i = 0; i < size; i++) put(out, i, 2.0 * at(columnOf(i), index - inPlane) - 1.0)
  }
  return normalise(out)
}

/** Length between `low` (not above 1) and `high` (above 1) at which the function passes 1, on the far side. */
function bisect(direction: usize, low: f64, high: f64): f64 {
  for (let round = 0; round < BISECTIONS; round++) {
    const middle = 0.5 * (low + high)
    if (middle <= low || middle >= high) break
    if (along(direction, middle) > 1.0) high = middle
    else low = middle
  }
  return high
}

/** Length of the first crossing along a direction, in steps; infinite beyond `farthest`. */
function cross(direction: usize, step: f64, farthest: f64): f64 {
  let passed = 0.0
  for (let i = 0; passed < farthest; i++) {
    const reach = min(passed + (i < FINE_STEPS ? step : 2.0 * step), farthest)
    if (along(direction, reach) > 1.0) return bisect(direction, passed, reach)
    passed = reach
  }
  return Infinity
}

/** Sweeps the directions first, first + stride, ... and refines from the nearest crossings. */
export function sweep(first: i32, stride: i32, step: f64, farthest: f64): void {
  let least = Infinity
  let nearest = -1
  for (let index = first; index < count; index += stride) {
    const reach = min(farthest, least * WORTH_TRYING)
    const length = direct(index, turn) ? cross(turn, step, reach) : Infinity
    put(lengths, index, length)
    if (!(length < least)) continue
    least = length
    nearest = index
  }
  if (nearest < 0) return
  direct(nearest, start)
  refineFrom(start, least)
  let second = -1
  let reach = least * WORTH_TRYING
  direct(nearest, start)
  for (let index = first; index < count; index += stride) {
    if (!(at(lengths, index) < reach) || !direct(index, turn)) continue
    if (dot(turn, start) >= ELSEWHERE) continue
    reach = at(lengths, index)
    second = index
  }
  if (second < 0) return
  direct(second, start)
  refineFrom(start, reach)
}

let length: f64 = 0.0

/** Takes the direction in `turn` where it comes nearer than `start`. */
function improve(): bool {
  if (!normalise(turn)) return false
  const reach = length * (1.0 - NEARER)
  if (!(along(turn, reach) > 1.0)) return false
  let low = 0.9 * reach
  while (low > 1e-12 && along(turn, low) > 1.0) low *= 0.8
  length = bisect(turn, low, reach)
  memory.copy(start, turn, (<usize>size) << 3)
  return true
}

/** The direction of the gradient at the point in hand, into `turn`. */
function follow(): void {
  for (let i = 0; i < size; i++) {
    let slope = 0.0
    for (let side = -1; side <= 1; side += 2) {
      for (let j = 0; j < size; j++) put(point, j, length * at(start, j))
      put(point, i, at(point, i) + <f64>side * GRADIENT_STEP)
      evaluations++
      slope += <f64>side * value(point)
    }
    put(gradient, i, slope)
  }
  memory.copy(turn, gradient, (<usize>size) << 3)
}

/** Tries one step of `angle` to either side of every variable. */
function turnBy(angle: f64): bool {
  let isNearer = false
  for (let i = 0; i < size; i++) {
    for (let side = -1; side <= 1; side += 2) {
      memory.copy(turn, start, (<usize>size) << 3)
      put(turn, i, at(turn, i) + <f64>side * angle)
      if (improve()) isNearer = true
    }
  }
  return isNearer
}

/** Comes nearer from a crossing at `reached` along a direction, which is overwritten. */
function refineFrom(direction: usize, reached: f64): void {
  start = direction
  length = reached
  let angle = FIRST_TURN
  for (let round = 0; round < ROUNDS && angle > LAST_TURN; round++) {
    follow()
    if (improve()) continue
    if (size == 1 || !turnBy(angle)) angle *= 0.25
  }
  if (!(length < nearestLength)) return
  nearestLength = length
  memory.copy(nearestAt, start, (<usize>size) << 3)
}
