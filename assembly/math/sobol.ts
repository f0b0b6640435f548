// Computes: Sobol points in up to 16 dimensions; any index is a function of the index alone.
// Formula:  x(i) = XOR of the direction numbers v(j) over the bits j of the Gray code i ^ (i >> 1);
//           v(j) = a(1) v(j-1) ^ ... ^ a(s-1) v(j-s+1) ^ v(j-s) ^ v(j-s)/2^s from the primitive polynomial of
//           the dimension. Neighbouring points differ by one v. A digital shift XORs all points with one
//           number. u = (k + 1/2)/2^52 of the 52 bits.
// Domain:   0 <= dimension < 16; 0 <= index < 2^52.
// Accuracy: exact; every block of 2^k points has one point in each of 2^k equal intervals of every dimension
//           (test/kernels/sobol.test.ts).
// Source:   S. Joe & F. Y. Kuo, Constructing Sobol sequences with better two-dimensional projections, SIAM
//           J. Sci. Comput. 30 (2008), table new-joe-kuo-6; Gray code order: I. A. Antonov & V. M. Saleev, USSR
//           Comput. Math. Math. Phys. 19 (1979).

export const DIMENSIONS: i32 = 16
/** Bits of a point, and length of a column of direction numbers. */
export const BITS: i32 = 52
const WIDEST: i32 = 6
const ONE: i64 = 0x3ff0000000000000
/** Half a step of the 52-bit lattice, less the one that ONE adds. */
const TO_MIDDLE: f64 = 1.1102230246251565e-16 - 1.0

/** Primitive polynomials by their bits, the highest first; dimension 0 needs none. */
// prettier-ignore
const POLYNOMIALS: StaticArray<i32> = [
  1, 3, 7, 11, 13, 19, 25, 37, 41, 47, 55, 59, 61, 67, 91, 97,
]

/** First m of every dimension, as many as its polynomial's degree. */
// prettier-ignore
const FIRST: StaticArray<i32> = [
  1, 1, 1, 1, 1, 1,
  1, 0, 0, 0, 0, 0,
  1, 3, 0, 0, 0, 0,
  1, 3, 1, 0, 0, 0,
  1, 1, 1, 0, 0, 0,
  1, 1, 3, 3, 0, 0,
  1, 3, 5, 13, 0, 0,
  1, 1, 5, 5, 17, 0,
  1, 1, 5, 5, 5, 0,
  1, 1, 7, 11, 19, 0,
  1, 1, 5, 1, 1, 0,
  1, 1, 1, 3, 11, 0,
  1, 3, 5, 5, 31, 0,
  1, 3, 3, 9, 7, 49,
  1, 1, 1, 15, 21, 21,
  1, 3, 1, 13, 27, 49,
]

function direction(directions: usize, j: i32): u64 {
  return load<u64>(directions + ((<usize>j) << 3))
}

/** Writes the direction numbers of a dimension: BITS whole numbers of 8 bytes. */
export function writeDirections(dimension: i32, directions: usize): void {
  const polynomial = POLYNOMIALS[dimension]
  const degree = 31 - clz(polynomial)
  for (let j = 0; j < BITS; j++) {
    let v: u64 = 0
    if (degree == 0) v = 1
    else if (j < degree) v = <u64>FIRST[dimension * WIDEST + j]
    if (degree == 0 || j < degree) v <<= <u64>(BITS - 1 - j)
    else {
      const last = direction(directions, j - degree)
      v = last ^ (last >> (<u64>degree))
      for (let k = 1; k < degree; k++) {
        if ((polynomial >> (degree - k)) & 1) v ^= direction(directions, j - k)
      }
    }
    store<u64>(directions + ((<usize>j) << 3), v)
  }
}

/** Bits of one point. */
export function pointBits(index: u64, directions: usize): u64 {
  let gray = index ^ (index >> 1)
  let bits: u64 = 0
  for (let j = 0; gray != 0; j++, gray >>= 1) {
    if (gray & 1) bits ^= direction(directions, j)
  }
  return bits
}

function uniform(bits: u64): f64 {
  return reinterpret<f64>(bits | (<u64>ONE)) + TO_MIDDLE
}

/** Coordinates of points from, from + 1, ... in the dimension of the direction numbers. */
export function fillPoints(out: usize, count: i32, from: u64, directions: usize, shift: u64): void {
  let bits = pointBits(from, directions) ^ shift
  for (let i = 0; i < count; i++) {
    store<f64>(out + ((<usize>i) << 3), uniform(bits))
    bits ^= direction(directions, <i32>ctz(from + <u64>i + 1))
  }
}
