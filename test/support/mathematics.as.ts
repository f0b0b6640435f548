// Random numbers, Sobol points and statistics by themselves, so that tests can measure them alone.
// AssemblyScript: tests compile it.
import { fillUniforms, openStream, philox, shiftBits, wordOf } from '../../assembly/math/random'
import { BITS, fillPoints, writeDirections } from '../../assembly/math/sobol'
import { meanOf, squaresAround } from '../../assembly/math/statistics'

/** Room for `count` doubles; what was there before is gone. */
export function room(count: i32): usize {
  heap.reset()
  return heap.alloc((<usize>count) << 3)
}

/** A word of a block, read from one of the four lanes. */
export function word(k0: u32, k1: u32, c0: i32, c1: i32, c2: i32, c3: i32, index: i32): u32 {
  openStream(((<u64>k1) << 32) | (<u64>k0), 0)
  philox(i32x4(0, c0, 1, 2), i32x4(0, c1, 3, 4), i32x4(0, c2, 5, 6), i32x4(0, c3, 7, 8))
  return <u32>i32x4.extract_lane(wordOf(index), 1)
}

export function uniforms(seed: f64, stream: u32, from: f64, step: u32, count: i32): usize {
  const out = room(count + 4)
  openStream(<u64>seed, stream)
  fillUniforms(out, count, <u64>from, step)
  return out
}

/** Coordinates of Sobol points; a negative seed does not shift them. */
export function points(dimension: i32, from: f64, count: i32, seed: f64): usize {
  const out = room(count + BITS)
  const directions = out + ((<usize>count) << 3)
  writeDirections(dimension, directions)
  openStream(<u64>seed, 0)
  fillPoints(out, count, <u64>from, directions, seed < 0.0 ? 0 : shiftBits(dimension))
  return out
}

export function mean(column: usize, count: i32): f64 {
  return meanOf(column, count)
}

export function squares(center: f64, column: usize, count: i32): f64 {
  return squaresAround(center, column, count)
}
