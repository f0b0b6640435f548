import { beforeAll, describe, expect, it } from 'vitest'
import { goldenFile } from '../support/golden'
import { loadMathematics, type Mathematics } from '../support/mathematics'

let mathematics: Mathematics
beforeAll(async () => {
  mathematics = await loadMathematics()
}, 60_000)

const DIMENSIONS = 16
const EVERY = Array.from({ length: DIMENSIONS }, (_, dimension) => dimension)
/** Coordinates are middles of a lattice, so that none is 0. */
const HALF = 2 ** -53

interface Reference {
  readonly first: readonly (readonly number[])[]
  readonly far: readonly { readonly index: number; readonly point: readonly number[] }[]
}

describe('points', () => {
  it('are those of an independent program, the first and the far ones', () => {
    const { first, far } = goldenFile<Reference>('sobol')
    for (const dimension of EVERY) {
      const got = Array.from(mathematics.points(dimension, 0, first.length), (x) => x - HALF)
      expect(got).toEqual(first.map((point) => point[dimension]))
      for (const { index, point } of far) {
        const [x = NaN] = mathematics.points(dimension, index, 1)
        expect(x - HALF).toBe(point[dimension])
      }
    }
  })

  it('depend on the index alone, not on where a range begins', () => {
    for (const dimension of EVERY) {
      const all = mathematics.points(dimension, 0, 300, 11)
      for (const from of [1, 7, 64, 255])
        expect(mathematics.points(dimension, from, 45, 11)).toEqual(all.subarray(from, from + 45))
    }
  })
})

describe('equidistribution', () => {
  it.each([
    ['plain', -1],
    ['shifted', 5],
  ])('%s: every aligned block of 2^k points has one in each of 2^k intervals', (_, seed) => {
    for (const dimension of EVERY) {
      for (const size of [2, 16, 256, 4096]) {
        const block = mathematics.points(dimension, 3 * size, size, seed)
        const met = new Set(Array.from(block, (x) => Math.floor(x * size)))
        expect(met.size).toBe(size)
      }
    }
  })

  it('has one point in every elementary box of the first two dimensions', () => {
    const size = 1024
    const [x, y] = [mathematics.points(0, size, size, 9), mathematics.points(1, size, size, 9)]
    for (let columns = 1; columns <= size; columns *= 2) {
      const rows = size / columns
      const met = new Set(
        Array.from(
          x,
          (at, row) => Math.floor(at * columns) * rows + Math.floor((y[row] ?? NaN) * rows),
        ),
      )
      expect(met.size).toBe(size)
    }
  })
})

/** Squared L2 star discrepancy (T. T. Warnock, 1972). */
function discrepancy(columns: readonly Float64Array[]): number {
  const count = columns[0]?.length ?? 0
  const product = (f: (x: Float64Array) => number) => columns.reduce((sum, x) => sum * f(x), 1)
  const at = (x: Float64Array, row: number) => x[row] ?? NaN
  let single = 0
  let pairs = 0
  for (let i = 0; i < count; i++) {
    single += product((x) => (1 - at(x, i) ** 2) / 2)
    for (let j = 0; j < count; j++) pairs += product((x) => 1 - Math.max(at(x, i), at(x, j)))
  }
  return 3 ** -columns.length - (2 / count) * single + pairs / count ** 2
}

describe('discrepancy', () => {
  it.each([
    [2, 3],
    [5, 2],
    [8, 1],
  ])('in %i dimensions is at least %i times below that of random points', (dimensions, times) => {
    const count = 1024
    const among = EVERY.slice(0, dimensions)
    const sobol = discrepancy(among.map((dimension) => mathematics.points(dimension, 0, count)))
    const random = discrepancy(among.map((step) => mathematics.uniforms(1, 0, 0, step, count)))
    console.info(
      `L2 star discrepancy, ${dimensions} dimensions, ${count} points: Sobol ${Math.sqrt(sobol).toExponential(2)}, random ${Math.sqrt(random).toExponential(2)}`,
    )
    expect(Math.sqrt(sobol)).toBeLessThan(Math.sqrt(random) / times)
  })
})
