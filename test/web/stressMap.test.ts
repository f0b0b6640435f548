import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closedPath, ellipse, regionPath } from '../../web/charts/geometry/stressMap'

const plain = (value: number) => value

describe('ellipses', () => {
  it('are where the sum of squares of deviations is the radius squared', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 2, noNaN: true }),
        fc.double({ min: 0.01, max: 2, noNaN: true }),
        fc.double({ min: -0.95, max: 0.95, noNaN: true }),
        fc.integer({ min: 1, max: 5 }),
        (x, y, correlation, radius) => {
          for (const [a, b] of ellipse(radius, { x, y, correlation })) {
            const [u, v] = [a / x, b / y]
            const square = (u * u - 2 * correlation * u * v + v * v) / (1 - correlation ** 2)
            expect(Math.sqrt(square)).toBeCloseTo(radius, 9)
          }
        },
      ),
    )
  })

  it('close', () => {
    expect(closedPath([], plain, plain)).toBe('')
    expect(
      closedPath(
        [
          [0, 1],
          [2, 3],
        ],
        plain,
        plain,
      ),
    ).toBe('M0.0 1.0L2.0 3.0Z')
  })
})

describe('the region above a level', () => {
  const axis = Array.from({ length: 21 }, (_, i) => -10 + i)
  const numbers = (path: string) => path.match(/-?\d+\.\d/g)?.map(Number) ?? []

  it('ends where the values pass it, in the axes own units', () => {
    const values = axis.flatMap(() => axis.map((x) => x + 0.5))
    const path = regionPath({ x: axis, y: axis, values }, 1, plain, plain)
    expect(Math.min(...numbers(path).filter((_, i) => i % 2 === 0))).toBeCloseTo(0.5, 1)
  })

  it('has a hole where the values are below, and is empty where none is above', () => {
    const values = axis.flatMap((y) => axis.map((x) => Math.hypot(x, y) / 5))
    const path = regionPath({ x: axis, y: axis, values }, 1, plain, plain)
    expect(path.match(/M/g)).toHaveLength(2)
    const low = values.map((value) => value / 100)
    expect(regionPath({ x: axis, y: axis, values: low }, 1, plain, plain)).toBe('')
  })

  it('takes what is not a number as within', () => {
    const values = axis.flatMap(() => axis.map(() => NaN))
    expect(regionPath({ x: axis, y: axis, values }, 1, plain, plain)).toBe('')
  })
})
