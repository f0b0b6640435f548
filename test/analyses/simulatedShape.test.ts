import { describe, expect, it } from 'vitest'
import { histogramOf, quantileError, quantileOf } from '../../src/analyses/simulatedShape'

const uniform = (count: number) => Float64Array.from({ length: count }, (_, i) => (i + 0.5) / count)

describe('the error of a quantile', () => {
  it('of independent uniforms is the textbook one: the root of p(1 - p)/n over a density of 1', () => {
    const sorted = uniform(100_000)
    for (const level of [0.05, 0.5, 0.99]) {
      const error = quantileError(sorted, [sorted], level)
      expect(error).toBeCloseTo(Math.sqrt((level * (1 - level)) / 100_000), 5)
    }
  })

  it('of replications is the spread of their own quantiles over the root of their number', () => {
    const shifted = [-1, 0, 1].map((shift) => uniform(1000).map((x) => x + shift))
    expect(quantileError(uniform(3000), shifted, 0.5)).toBeCloseTo(1 / Math.sqrt(3), 12)
  })
})

describe('the histogram', () => {
  it('holds every value, the far ones in its end bars', () => {
    const sorted = Float64Array.from([-1e9, ...uniform(10_000), 1e9]).sort()
    const { edges, shares } = histogramOf(sorted)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    expect(edges[0]).toBeGreaterThan(-1)
    expect([...edges]).toEqual([...edges].sort((a, b) => a - b))
  })

  it('shows a book that cannot move as one bar', () => {
    const { edges, shares } = histogramOf(new Float64Array(500))
    expect(shares.filter((share) => share > 0)).toHaveLength(1)
    expect(edges.every(Number.isFinite)).toBe(true)
  })
})

it('quantiles are among the values', () => {
  expect(quantileOf(Float64Array.from([1, 2, 3, 4]), 0.5)).toBe(2)
  expect(quantileOf(Float64Array.from([1, 2, 3, 4]), 0)).toBe(1)
  expect(quantileOf(Float64Array.from([1, 2, 3, 4]), 1)).toBe(4)
})
