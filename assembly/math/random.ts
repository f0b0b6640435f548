// Computes: uniform random numbers as a function of (seed, stream, path, step), four paths at a time.
// Formula:  Philox4x32-10: ten rounds of two 32 x 32 -> 64 bit products, exclusive-or and a key that grows
//           by a constant. Counter = (path low, path high, step, stream), key = the seed's two words. The
//           first two words of a block, 52 of their 64 bits, give u = (k + 1/2)/2^52.
// Domain:   seed and path whole numbers from 0 to 2^53; step and stream below 2^32 - 1.
// Accuracy: exact: u is a double strictly inside (0, 1), and 1 - u is one too; the block has the published
//           known answers (test/kernels/random.test.ts).
// Source:   J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, Parallel random numbers: as easy as 1, 2, 3,
//           SC11 (2011), section 3.3 and table 2.

const MULTIPLIER_0: i32 = 0xd2511f53
const MULTIPLIER_1: i32 = 0xcd9e8d57
const WEYL_0: i32 = 0x9e3779b9
const WEYL_1: i32 = 0xbb67ae85
const ROUNDS: i32 = 10
/** Exponent of the doubles from 1 to 2. */
const ONE: i64 = 0x3ff0000000000000
/** Half a step of the 52-bit lattice, less the one that ONE adds. */
const TO_MIDDLE: f64 = 1.1102230246251565e-16 - 1.0
/** Step that no path has: its numbers shift Sobol points. */
const SHIFT_STEP: u32 = 0xffffffff

// Results of `philox`: Wasm functions return one value, and a block is four words.
let word0: v128 = i32x4.splat(0)
let word1: v128 = i32x4.splat(0)
let word2: v128 = i32x4.splat(0)
let word3: v128 = i32x4.splat(0)

let key0: i32 = 0
let key1: i32 = 0
let stream: i32 = 0

/** Chooses the sequence that the functions below draw from. */
export function openStream(seed: u64, index: u32): void {
  key0 = <i32>seed
  key1 = <i32>(seed >> 32)
  stream = <i32>index
}

/** A word of the last block, for four counters. */
export function wordOf(index: i32): v128 {
  if (index == 0) return word0
  if (index == 1) return word1
  return index == 2 ? word2 : word3
}

/** Four blocks at once: lane i of the words is the block of lane i of the counters. */
export function philox(c0: v128, c1: v128, c2: v128, c3: v128): void {
  const m0 = i32x4.splat(MULTIPLIER_0)
  const m1 = i32x4.splat(MULTIPLIER_1)
  let k0 = i32x4.splat(key0)
  let k1 = i32x4.splat(key1)
  for (let round = 0; round < ROUNDS; round++) {
    const low0 = i64x2.extmul_low_i32x4_u(c0, m0)
    const high0 = i64x2.extmul_high_i32x4_u(c0, m0)
    const low1 = i64x2.extmul_low_i32x4_u(c2, m1)
    const high1 = i64x2.extmul_high_i32x4_u(c2, m1)
    c0 = v128.xor(v128.xor(v128.shuffle<i32>(low1, high1, 1, 3, 5, 7), c1), k0)
    c1 = v128.shuffle<i32>(low1, high1, 0, 2, 4, 6)
    c2 = v128.xor(v128.xor(v128.shuffle<i32>(low0, high0, 1, 3, 5, 7), c3), k1)
    c3 = v128.shuffle<i32>(low0, high0, 0, 2, 4, 6)
    k0 = i32x4.add(k0, i32x4.splat(WEYL_0))
    k1 = i32x4.add(k1, i32x4.splat(WEYL_1))
  }
  word0 = c0
  word1 = c1
  word2 = c2
  word3 = c3
}

function blocksAt(path: u64, step: u32): void {
  const first = i64x2.splat(<i64>path)
  const near = i64x2.add(first, i64x2(0, 1))
  const far = i64x2.add(first, i64x2(2, 3))
  philox(
    v128.shuffle<i32>(near, far, 0, 2, 4, 6),
    v128.shuffle<i32>(near, far, 1, 3, 5, 7),
    i32x4.splat(<i32>step),
    i32x4.splat(stream),
  )
}

function uniform(bits: v128): v128 {
  const mantissa = v128.or(i64x2.shr_u(bits, 12), i64x2.splat(ONE))
  return f64x2.add(mantissa, f64x2.splat(TO_MIDDLE))
}

/** Uniforms of paths from, from + 1, ... at one step; `out` has room for a count rounded up to 4. */
export function fillUniforms(out: usize, count: i32, from: u64, step: u32): void {
  const end = out + ((<usize>count) << 3)
  for (let at = out, path = from; at < end; at += 32, path += 4) {
    blocksAt(path, step)
    v128.store(at, uniform(v128.shuffle<i32>(word0, word1, 0, 4, 1, 5)))
    v128.store(at, uniform(v128.shuffle<i32>(word0, word1, 2, 6, 3, 7)), 16)
  }
}

/** 52 random bits for a dimension: the digital shift of Sobol points. */
export function shiftBits(dimension: i32): u64 {
  blocksAt(<u64>dimension, SHIFT_STEP)
  const low = <u64>(<u32>i32x4.extract_lane(word0, 0))
  const high = <u64>(<u32>i32x4.extract_lane(word1, 0))
  return ((high << 32) | low) >> 12
}
