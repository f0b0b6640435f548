import { scaleLinear } from 'd3'
import { describe, expect, it } from 'vitest'
import { nextCell } from '../../web/charts/geometry/cells'
import { nearestIndex, placeAmong } from '../../web/charts/geometry/nearest'
import { areaPath, linePath, pixelIn } from '../../web/charts/geometry/path'
import { minorTicks, niceDomain, niceTicks } from '../../web/charts/geometry/ticks'

const box = { left: 0, right: 100, top: 0, bottom: 100 }
const x = scaleLinear([0, 10], [0, 100])
const y = scaleLinear([-1, 1], [100, 0])

describe('paths', () => {
  it('draws a line through typed columns', () => {
    const xs = Float64Array.of(0, 5, 10)
    expect(linePath(xs, Float64Array.of(-1, 0, 1), x, y, box)).toBe('M0,100L50,50L100,0')
  })
  it('breaks where a value is not a number', () => {
    const xs = Float64Array.of(0, 2, 4, 6, 8)
    const path = linePath(xs, Float64Array.of(0, 0, NaN, 0, 0), x, y, box)
    expect(path).toBe('M0,50L20,50M60,50L80,50')
  })
  it('holds pixels near the box, whatever the value', () => {
    expect(pixelIn(box, y, 1e300)).toBe(-4000)
    expect(pixelIn(box, y, -1e300)).toBe(4100)
    expect(linePath([0, 10], [0, 1e308], x, y, box)).toBe('M0,50L100,-4000')
  })
  it('is empty without points', () => {
    expect(linePath([], [], x, y, box)).toBe('')
  })
  it('closes an area at its base', () => {
    const path = areaPath({ xs: [0, 10], ys: [1, -1], base: 0 }, x, y, box)
    expect(path).toBe('M0,0L100,100L100,50L0,50Z')
  })
})

describe('ticks', () => {
  it('is round and never more than asked', () => {
    expect(niceTicks(70_000, 125_000, 7).values).toEqual([
      70_000, 80_000, 90_000, 100_000, 110_000, 120_000,
    ])
    for (let high = 1; high < 1e7; high *= 1.37)
      expect(niceTicks(-high / 3, high, 7).values.length).toBeLessThanOrEqual(7)
  })
  it('knows a domain without width', () => {
    expect(niceTicks(5, 5).values).toEqual([5])
    expect(niceTicks(NaN, NaN).values).toEqual([])
  })
  it('puts marks between the labels', () => {
    const ticks = niceTicks(70_000, 90_000, 3)
    expect(ticks.step).toBe(10_000)
    expect(minorTicks(ticks, 70_000, 90_000)).toEqual([70_000, 75_000, 80_000, 85_000, 90_000])
    expect(minorTicks(niceTicks(0, 10, 3), 0, 10)).toHaveLength(11)
  })
  it('ends a domain on its ticks and holds zero', () => {
    expect(niceDomain([Float64Array.of(-25_900, 53_000)])).toEqual([-40_000, 60_000])
    expect(niceDomain([Float64Array.of(3, 9, NaN)])).toEqual([0, 10])
    expect(niceDomain([Float64Array.of(0, 0)])).not.toEqual([0, 0])
    expect(niceDomain([Float64Array.of(NaN)], { withZero: false })).toEqual([-1, 1])
    const [low, high] = niceDomain([Float64Array.of(492_000, 570_800)], { withZero: false })
    expect([low, high]).toEqual([480_000, 580_000])
    const ticks = niceTicks(low, high).values
    expect([ticks[0], ticks.at(-1)]).toEqual([low, high])
  })
})

describe('places', () => {
  it('finds the nearest of rising values', () => {
    const values = Float64Array.of(10, 20, 40)
    expect(nearestIndex(values, -5)).toBe(0)
    expect(nearestIndex(values, 16)).toBe(1)
    expect(nearestIndex(values, 31)).toBe(2)
    expect(nearestIndex(values, 1e9)).toBe(2)
    expect(nearestIndex(values, NaN)).toBe(-1)
    expect(nearestIndex([], 1)).toBe(-1)
  })
  it('stands between uneven steps, rising or falling', () => {
    const spot = [-0.3, -0.2, -0.1, -0.05, 0, 0.1]
    expect(placeAmong(spot, -0.06)).toBeCloseTo(2.8, 12)
    expect(placeAmong(spot, 0)).toBeCloseTo(4, 12)
    expect(placeAmong([0.2, 0.1, 0, -0.1], -0.05)).toBeCloseTo(2.5, 12)
    expect(placeAmong(spot, -0.9)).toBe(-0.5)
    expect(placeAmong(spot, 2)).toBe(5.5)
    expect(placeAmong([0.2, 0.1], 0.9)).toBe(-0.5)
  })
  it('moves the focus of a matrix and holds it at the edges', () => {
    const size = { rows: 6, columns: 11 }
    expect(nextCell('ArrowUp', { row: 0, column: 3 }, size)).toEqual({ row: 0, column: 3 })
    expect(nextCell('ArrowRight', { row: 2, column: 3 }, size)).toEqual({ row: 2, column: 4 })
    expect(nextCell('End', { row: 2, column: 3 }, size)).toEqual({ row: 2, column: 10 })
    expect(nextCell('Enter', { row: 2, column: 3 }, size)).toBeNull()
  })
})
