import { beforeAll, describe, expect, it } from 'vitest'
import { loadMathematics, type Mathematics } from '../support/mathematics'

let mathematics: Mathematics
beforeAll(async () => {
  mathematics = await loadMathematics()
}, 60_000)

const COUNT = 65_536
const hex = (words: readonly number[]) =>
  words.map((word) => word.toString(16).padStart(8, '0')).join(' ')

/** Deviations, in standard errors, of a mean of `count` terms from what it should be. */
const errors = (got: number, want: number, variance: number, count: number) =>
  Math.abs(got - want) / Math.sqrt(variance / count)

describe('Philox4x32-10', () => {
  const ones = 0xffffffff
  // Salmon et al. 2011: the known answers that the authors publish with Random123 (kat_vectors).
  it.each([
    [[0, 0], [0, 0, 0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [[ones, ones], [ones, ones, ones, ones], '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    [
      [0xa4093822, 0x299f31d0],
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      'd16cfe09 94fdcceb 5001e420 24126ea1',
    ],
  ] as const)('gives the published words for key %j', (key, counter, words) => {
    expect(hex(mathematics.block(key, counter))).toBe(words)
  })
})

describe('uniforms', () => {
  it('are the first two words of their block, and strictly inside 0 and 1', () => {
    const [seed, stream, step] = [2 ** 40 + 77, 5, 9]
    const from = 2 ** 32 - 3
    const drawn = mathematics.uniforms(seed, stream, from, step, 8)
    drawn.forEach((u, row) => {
      const path = from + row
      const key = [seed % 2 ** 32, Math.floor(seed / 2 ** 32)] as const
      const counter = [path % 2 ** 32, Math.floor(path / 2 ** 32), step, stream]
      const [low = 0, high = 0] = mathematics.block(key, counter)
      const bits = (BigInt(high) << 20n) | BigInt(low >>> 12)
      expect(u).toBe((Number(bits) + 0.5) * 2 ** -52)
    })
    const many = mathematics.uniforms(1, 0, 0, 0, COUNT)
    expect(many.every((u) => u > 0 && u < 1)).toBe(true)
  })

  it('depend on seed, stream, path and step alone, not on where a range begins', () => {
    const all = mathematics.uniforms(7, 1, 0, 3, 64)
    for (const from of [1, 2, 3, 5, 32, 63]) {
      const count = Math.min(9, 64 - from)
      expect(mathematics.uniforms(7, 1, from, 3, count)).toEqual(all.subarray(from, from + count))
    }
    expect(mathematics.uniforms(8, 1, 0, 3, 4)).not.toEqual(all.subarray(0, 4))
    expect(mathematics.uniforms(7, 2, 0, 3, 4)).not.toEqual(all.subarray(0, 4))
    expect(mathematics.uniforms(7, 1, 0, 4, 4)).not.toEqual(all.subarray(0, 4))
  })

  it('have the moments of independent uniforms', () => {
    const u = mathematics.uniforms(2026, 0, 0, 0, COUNT)
    const later = mathematics.uniforms(2026, 0, 0, 1, COUNT)
    const mean = (f: (x: number, row: number) => number) =>
      u.reduce((sum, x, row) => sum + f(x - 0.5, row), 0) / COUNT
    expect(
      errors(
        mean((x) => x),
        0,
        1 / 12,
        COUNT,
      ),
    ).toBeLessThan(4)
    expect(
      errors(
        mean((x) => x * x),
        1 / 12,
        1 / 180,
        COUNT,
      ),
    ).toBeLessThan(4)
    expect(
      errors(
        mean((x, row) => x * ((later[row] ?? NaN) - 0.5)),
        0,
        1 / 144,
        COUNT,
      ),
    ).toBeLessThan(4)
    expect(
      errors(
        mean((x, row) => x * ((u[row + 1] ?? 0.5) - 0.5)),
        0,
        1 / 144,
        COUNT,
      ),
    ).toBeLessThan(4)
  })

  it('fill 256 cells evenly (chi squared within 4 deviations)', () => {
    const cells = new Float64Array(256)
    for (const u of mathematics.uniforms(3, 0, 0, 0, COUNT)) cells[Math.floor(u * 256)]! += 1
    const expected = COUNT / 256
    const chi = cells.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)
    expect(Math.abs(chi - 255) / Math.sqrt(510)).toBeLessThan(4)
  })
})

describe('statistics', () => {
  it('keeps the squares of numbers far from zero', () => {
    const far = 2 ** 40
    expect(mathematics.moments([far + 1, far + 2, far + 3, far + 6])).toEqual({
      mean: far + 3,
      squares: 14,
    })
    const tenths = mathematics.moments(
      Array.from({ length: 1000 }, (_, at) => 1e9 + (at % 2 ? 0.25 : -0.25)),
    )
    expect(tenths).toEqual({ mean: 1e9, squares: 62.5 })
  })
})
