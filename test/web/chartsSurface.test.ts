// The geometry of a surface's map: contours, colours, crosshair, cuts.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  contourLabels,
  contourLevels,
  contourPath,
  contoursOf,
  dashOf,
  widthOf,
} from '../../web/charts/geometry/contours'
import {
  histogramOf,
  niceAbove,
  niceBelow,
  paintShades,
  partOf,
  scaleOf,
  shadesOf,
  SHADES,
  type Field,
  type FieldScale,
} from '../../web/charts/geometry/field'
import { overlaps, rectOf, textWidth } from '../../web/charts/geometry/labels'
import { levelLines } from '../../web/charts/geometry/marching'
import { snapped, steppedPlace } from '../../web/charts/geometry/plane'
import { sliceArea, sliceLine } from '../../web/charts/geometry/slices'

function fieldOf(nx: number, ny: number, f: (x: number, y: number) => number): Field {
  const values = Float64Array.from({ length: nx * ny }, (_, at) => f(at % nx, Math.floor(at / nx)))
  return { nx, ny, values }
}

const isOn = (edge: number, last: number): boolean => edge === 0 || edge === last

describe('lines of a level', () => {
  it('are a circle where the field is a distance: closed, every point on it', () => {
    const field = fieldOf(41, 31, (x, y) => Math.hypot(x - 20, y - 15))
    const lines = levelLines(field, 9)
    expect(lines).toHaveLength(1)
    const [line = []] = lines
    expect(line[0]).toEqual(line[line.length - 1])
    expect(line.length).toBeGreaterThan(60)
    for (const [x, y] of line) expect(Math.abs(Math.hypot(x - 20, y - 15) - 9)).toBeLessThan(0.02)
  })

  it('end on the border where they leave the field, exactly where a plane has the level', () => {
    const [line = [], ...rest] = levelLines(
      fieldOf(11, 7, (x, y) => x + 2 * y),
      7.5,
    )
    expect(rest).toEqual([])
    for (const [x, y] of line) expect(x + 2 * y).toBeCloseTo(7.5, 12)
    for (const end of [line[0], line[line.length - 1]])
      expect(isOn(end?.[0] ?? -1, 10) || isOn(end?.[1] ?? -1, 6)).toBe(true)
  })

  it('pass every edge that a level crosses once, whatever the field', () => {
    const cells = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 30, maxLength: 30 })
    fc.assert(
      fc.property(cells, (values) => {
        const field = { nx: 6, ny: 5, values: Float64Array.from(values) }
        const lines = levelLines(field, 0.5)
        const keys = lines.flatMap((line) => {
          const isLoop = line.length > 2 && String(line[0]) === String(line[line.length - 1])
          return (isLoop ? line.slice(1) : line).map(String)
        })
        const at = (x: number, y: number): number => values[y * 6 + x] ?? NaN
        let crossed = 0
        for (let y = 0; y < 5; y++)
          for (let x = 0; x < 6; x++) {
            if (x < 5 && at(x, y) > 0.5 !== at(x + 1, y) > 0.5) crossed++
            if (y < 4 && at(x, y) > 0.5 !== at(x, y + 1) > 0.5) crossed++
          }
        expect(keys).toHaveLength(crossed)
        expect(new Set(keys).size).toBe(crossed)
      }),
    )
  })

  it('leave out cells with a corner without value', () => {
    const field = fieldOf(5, 5, (x, y) => (x === 4 && y === 4 ? NaN : x))
    const points = levelLines(field, 3.5).flat()
    expect(Math.max(...points.map(([, y]) => y))).toBe(3)
  })
})

describe('contours', () => {
  const diverging: FieldScale = { kind: 'diverging', low: -0.5, high: 0.5 }

  it('have zero and the round numbers inside the limit, in pairs', () => {
    expect(contourLevels(diverging, 7)).toEqual([-0.2, -0.1, -0.05, 0, 0.05, 0.1, 0.2])
    expect(contourLevels({ ...diverging, low: -2000, high: 2000 }, 3)).toEqual([-1000, 0, 1000])
    expect(contourLevels(diverging, 0)).toEqual([])
    const sequential = contourLevels({ kind: 'sequential', low: 0.41, high: 0.59 }, 7)
    expect(sequential.every((level) => level >= 0.41 && level <= 0.59)).toBe(true)
  })

  it('draw zero strong and what is below it dashed', () => {
    expect(dashOf(-0.1)).toBe('4 3')
    expect(dashOf(0)).toBeUndefined()
    expect(dashOf(0.1)).toBeUndefined()
    expect(widthOf(0)).toBe(2.2)
    expect(widthOf(-0.1)).toBe(1)
  })

  const field = fieldOf(65, 45, (x, y) => Math.sin(x / 9) * Math.cos(y / 11) * 0.5)
  const box = { left: 50, right: 550, top: 4, bottom: 400 }
  const x = (column: number): number => 50 + (column * 500) / 64
  const y = (row: number): number => 400 - (row * 396) / 44

  it('are labelled on their own line, inside the plot, no label on another', () => {
    const found = contoursOf(field, contourLevels(diverging, 7)).map((contour) => ({
      ...contour,
      text: String(contour.level),
    }))
    const labels = contourLabels(found, x, y, box)
    expect(labels.length).toBeGreaterThan(5)
    expect(labels[0]?.level).toBe(0)
    const rects = labels.map((label) => rectOf(label, textWidth(label.text, 12)))
    rects.forEach((rect, i) => {
      expect(rect.left >= box.left && rect.right <= box.right).toBe(true)
      expect(rects.some((other, j) => j < i && overlaps(rect, other))).toBe(false)
    })
    for (const { level, x: left, y: base } of labels) {
      const lines = found.find((contour) => contour.level === level)?.lines ?? []
      const gaps = lines.flat().map(([c, r]) => Math.hypot(x(c) - left, y(r) - (base - 4)))
      expect(Math.min(...gaps)).toBeLessThan(1e-9)
    }
  })

  it('become one path, a move for every line', () => {
    expect(
      contourPath(
        [
          [
            [0, 0],
            [1, 2],
          ],
          [
            [3, 1],
            [4, 1],
          ],
        ],
        (c) => 10 * c,
        (r) => 5 - r,
      ),
    ).toBe('M0 5L10 3M30 4L40 4')
  })
})

describe('colours of a field', () => {
  it('end on 1, 2 or 5 times a power of ten', () => {
    expect([0.34, 0.5, 1.2, 7300, 0].map(niceAbove)).toEqual([0.5, 0.5, 2, 10_000, 1])
    expect([1, 0.5, 0.2, 2000].map(niceBelow)).toEqual([0.5, 0.2, 0.1, 1000])
  })

  it('are symmetric about zero, held at the ends, and the clip is the user’s where there is one', () => {
    const values = fieldOf(32, 18, (x, y) => (x - 16) * y).values
    const scale = scaleOf(values, 'diverging')
    expect(scale.low).toBe(-scale.high)
    expect(partOf(scale, 0)).toBe(0.5)
    expect(partOf(scale, 1e9)).toBe(1)
    expect(partOf(scale, 3) + partOf(scale, -3)).toBeCloseTo(1, 12)
    expect(scaleOf(values, 'diverging', 7)).toEqual({ kind: 'diverging', low: -7, high: 7 })
    const empty = scaleOf(new Float64Array(0), 'sequential')
    expect(empty.high).toBeGreaterThan(empty.low)
  })

  it('count what is clipped, and every node once', () => {
    const values = Float64Array.from([-3, -1, 0, 0.5, 1, 2, NaN])
    const scale: FieldScale = { kind: 'diverging', low: -1, high: 1 }
    const { counts, clipped } = histogramOf(values, shadesOf(values, scale), scale, 9)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(6)
    expect(counts[0]).toBe(2)
    expect(clipped).toBeCloseTo(2 / 6, 12)
  })

  it('stand with the top row first, clear where there is no value', () => {
    const table = Uint32Array.from({ length: SHADES }, (_, at) => at + 1)
    const shades = Uint16Array.from([0, 1, 2, 65_535])
    expect([...paintShades(shades, { nx: 2, ny: 2 }, table)]).toEqual([3, 0, 1, 2])
  })
})

describe('the crosshair', () => {
  const axes = {
    x: { low: -0.31, high: 0.31, step: 0.001, stride: 0.005 },
    y: { low: 0, high: 43.5, step: 1, stride: 1 },
  }
  it('stands on whole steps inside the axes', () => {
    expect(snapped(-0.06190721, axes.x)).toBe(-0.062)
    expect(snapped(99, axes.y)).toBe(43)
    fc.assert(
      fc.property(fc.double({ min: -9, max: 9, noNaN: true }), (value) => {
        const at = snapped(value, axes.x)
        expect(at).toBeGreaterThanOrEqual(axes.x.low)
        expect(at).toBeLessThanOrEqual(axes.x.high)
        expect(snapped(at, axes.x)).toBe(at)
        expect(String(at).length).toBeLessThan(8)
      }),
    )
  })
  it('is moved by arrows, ten strides with Shift, to the ends by Home and End', () => {
    const place = { x: -0.06, y: 37 }
    expect(steppedPlace('ArrowRight', place, axes, false)).toEqual({ x: -0.055, y: 37 })
    expect(steppedPlace('ArrowLeft', place, axes, true)).toEqual({ x: -0.11, y: 37 })
    expect(steppedPlace('ArrowUp', place, axes, true)).toEqual({ x: -0.06, y: 43 })
    expect(steppedPlace('Home', place, axes, false)).toEqual({ x: -0.31, y: 37 })
    expect(steppedPlace('PageDown', place, axes, false)).toEqual({ x: -0.06, y: 0 })
    expect(steppedPlace('a', place, axes, false)).toBeNull()
  })
})

describe('cuts', () => {
  const slice = { places: [0, 1, 2], values: [-1, 1, 9] }
  const scales = { place: (at: number) => 10 * at, value: (v: number) => 50 - v, isUpright: false }
  it('hold at the ends what is beyond, across or upright', () => {
    expect(sliceLine(slice, scales, [-2, 2])).toBe('M0.0 51.0L10.0 49.0L20.0 48.0')
    expect(sliceLine(slice, { ...scales, isUpright: true }, [-2, 2])).toBe(
      'M51.0 0.0L49.0 10.0L48.0 20.0',
    )
  })
  it('fill to zero on one side of it', () => {
    expect(sliceArea(slice, scales, [0, 2])).toBe(
      'M0.0 50.0L0.0 50.0L10.0 49.0L20.0 48.0L20.0 50.0Z',
    )
    expect(sliceArea({ places: [], values: [] }, scales, [0, 2])).toBe('')
  })
})
