// The core's random numbers and statistics, compiled for tests.
import { compileAssembly } from './assemblyScript'

interface Exports {
  readonly memory: WebAssembly.Memory
  room(count: number): number
  word(...words: number[]): number
  uniforms(seed: number, stream: number, from: number, step: number, count: number): number
  points(dimension: number, from: number, count: number, seed: number): number
  mean(column: number, count: number): number
  squares(center: number, column: number, count: number): number
}

export interface Mathematics {
  /** A block of Philox4x32-10: four words of 32 bits. */
  block(key: readonly [number, number], counter: readonly number[]): number[]
  uniforms(seed: number, stream: number, from: number, step: number, count: number): Float64Array
  points(dimension: number, from: number, count: number, seed?: number): Float64Array
  moments(values: readonly number[]): { readonly mean: number; readonly squares: number }
}

export async function loadMathematics(): Promise<Mathematics> {
  const exports = await compileAssembly<Exports>('mathematics.as.ts')
  const copied = (address: number, count: number) =>
    new Float64Array(exports.memory.buffer, address, count).slice()
  return {
    block: (key, counter) =>
      [0, 1, 2, 3].map((index) => exports.word(...key, ...counter, index) >>> 0),
    uniforms: (seed, stream, from, step, count) =>
      copied(exports.uniforms(seed, stream, from, step, count), count),
    points: (dimension, from, count, seed = -1) =>
      copied(exports.points(dimension, from, count, seed), count),
    moments(values) {
      const column = exports.room(values.length)
      new Float64Array(exports.memory.buffer, column, values.length).set(values)
      const mean = exports.mean(column, values.length)
      return { mean, squares: exports.squares(mean, column, values.length) }
    },
  }
}
