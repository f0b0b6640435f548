// Geometry of charts over price: zoom and pan, handles of a rail, exact vertices, shade of a cone.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeHandles } from '../../web/charts/geometry/handles'
import { bandPath, edgePath, shadeOf } from '../../web/charts/geometry/shade'
import { withPoints } from '../../web/charts/geometry/vertices'
import { panned, shifted, zoomed } from '../../web/charts/geometry/zoom'

const reach = { lowest: 10, highest: 1000, narrowest: 2 }

describe('what of the price axis is shown', () => {
  it('keeps the price under the pointer in its place', () => {
    expect(zoomed([100, 200], 125, 0.5, reach)).toEqual([112.5, 162.5])
    expect(zoomed([100, 200], 100, 0.5, reach)).toEqual([100, 150])
    expect(panned([100, 200], 0.25, reach)).toEqual([125, 225])
  })

  it('moves to a value only as far as it must', () => {
    expect(shifted([100, 200], 150, reach)).toEqual([100, 200])
    expect(shifted([100, 200], 250, reach)).toEqual([152, 252])
    expect(shifted([100, 200], 60, reach).map(Math.round)).toEqual([58, 158])
  })

  it('is never empty, never wider nor elsewhere than it can be, whatever is turned', () => {
    const price = fc.double({ min: 10, max: 1000, noNaN: true })
    fc.assert(
      fc.property(
        price,
        fc.double({ min: 2, max: 900, noNaN: true }),
        price,
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        fc.double({ min: -5, max: 5, noNaN: true }),
        (from, width, at, factor, part) => {
          for (const [low, high] of [
            zoomed([from, from + width], at, factor, reach),
            panned([from, from + width], part, reach),
          ]) {
            expect(low).toBeGreaterThanOrEqual(10)
            expect(high).toBeLessThanOrEqual(1000 + 1e-9)
            expect(high - low).toBeGreaterThanOrEqual(2 - 1e-9)
          }
        },
      ),
    )
  })
})

describe('handles of a rail', () => {
  const box = { left: 50, right: 750, foldWidth: 70 }
  const at = (...xs: readonly number[]) => xs.map((x) => ({ x, width: 80 }))

  it('stand at their own place where there is room', () => {
    const stacks = placeHandles(at(200, 300, 400), box)
    expect(stacks.map(({ centres }) => centres)).toEqual([[200], [300], [400]])
  })

  it('stand beside one another where two would touch', () => {
    const [pair, alone] = placeHandles(at(200, 220, 400), box)
    expect(pair).toEqual({ members: [0, 1], centres: [168, 252], isFolded: false })
    expect(alone?.members).toEqual([2])
  })

  it('stand three in a row while each is over its own place, and fold where they cannot', () => {
    const [row] = placeHandles(at(200, 252, 312), box)
    expect(row?.isFolded).toBe(false)
    expect(row?.centres.map((x) => Math.round(x))).toEqual([171, 255, 339])
    const [fold] = placeHandles(at(200, 210, 220), box)
    expect(fold).toEqual({ members: [0, 1, 2], centres: [210], isFolded: true })
    expect(placeHandles(at(200, 220, 295), box)).toHaveLength(1)
    expect(placeHandles(at(51, 52, 53), box)).toHaveLength(1)
  })

  it('stay inside, never overlap and lose none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 50, max: 750, noNaN: true }), { maxLength: 30 }),
        (xs) => {
          const handles = at(...xs.sort((a, b) => a - b))
          const stacks = placeHandles(handles, box)
          expect(stacks.flatMap(({ members }) => members)).toEqual(handles.map((_, i) => i))
          const edges = stacks.flatMap(({ centres, isFolded }) =>
            centres.map((centre) => [centre - (isFolded ? 35 : 40), centre + (isFolded ? 35 : 40)]),
          )
          edges.forEach(([left = NaN, right = NaN], i) => {
            expect(left).toBeGreaterThanOrEqual(50 - 1e-9)
            expect(right).toBeLessThanOrEqual(750 + 1e-9)
            expect(left).toBeGreaterThanOrEqual((edges[i - 1]?.[1] ?? -Infinity) - 1e-9)
          })
        },
      ),
    )
  })
})

describe('exact vertices', () => {
  const columns = { xs: Float64Array.of(1, 2, 4), ys: Float64Array.of(10, 20, 40) }

  it('are put in by their place, and take the place of a point that is there', () => {
    const points = [
      { x: 3, y: 0 },
      { x: 1.5, y: -1 },
      { x: 2, y: 21 },
    ]
    const { xs, ys } = withPoints(columns, points)
    expect([...xs]).toEqual([1, 1.5, 2, 3, 4])
    expect([...ys]).toEqual([10, -1, 21, 0, 40])
  })

  it('leave out what lies outside or is no number, and change nothing without points', () => {
    const none = withPoints(columns, [
      { x: 5, y: 1 },
      { x: 0, y: 1 },
      { x: 3, y: NaN },
    ])
    expect([[...none.xs], [...none.ys]]).toEqual([
      [1, 2, 4],
      [10, 20, 40],
    ])
  })
})

describe('the shade of a cone', () => {
  /** Opaque, redder from step to step. */
  const table = Uint32Array.from({ length: 256 }, (_, at) => 0xff000000 + at)

  it('runs from one end of the table to the other, and is clear where there is no number', () => {
    const pixels = shadeOf(Float64Array.of(-5, 0, 5, 1e9, NaN), 5, table)
    const reds = [0, 1, 2, 3, 4].map((at) => pixels[at * 4])
    expect(reds).toEqual([0, 128, 255, 255, 0])
    expect([pixels[3], pixels[19]]).toEqual([255, 0])
  })

  it('has bands and lines that break where a price is not known', () => {
    const low = [
      { x: 5, y: 0 },
      { x: 4, y: 10 },
    ]
    const high = [
      { x: 5, y: 0 },
      { x: 6, y: 10 },
    ]
    expect(bandPath(low, high)).toBe('M5,0L6,10L4,10L5,0Z')
    expect(edgePath([...low, { x: NaN, y: 20 }])).toBe('M5,0L4,10')
    expect(bandPath([{ x: NaN, y: 0 }], [{ x: 1, y: 0 }])).toBe('')
  })
})
