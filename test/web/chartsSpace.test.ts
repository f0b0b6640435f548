// The geometry of a surface in space: its projection and its heights.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  HALF,
  heightOf,
  HIGHEST_ELEVATION,
  LOWEST_ELEVATION,
  pixelsPerLength,
  projected,
  seen,
  turned,
  VIEWS,
  type Space,
} from '../../web/charts/geometry/projection'

describe('the view in space', () => {
  const window = { width: 492, height: 350 }
  const CORNERS: Space[] = [-1, 1].flatMap((x) =>
    [-1, 1].flatMap((y) => [-1, 1].map((z): Space => [x, y, z])),
  )
  const anyView = fc.record({
    azimuth: fc.double({ min: -20, max: 20, noNaN: true }),
    elevation: fc.double({ min: LOWEST_ELEVATION, max: HIGHEST_ELEVATION, noNaN: true }),
  })

  it('turns without bending: lengths stay, whichever the view', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        for (const corner of CORNERS) {
          const length = Math.hypot(...corner.map((part, at) => part * (HALF[at] ?? 0)))
          expect(Math.hypot(...seen(view, corner))).toBeCloseTo(length, 12)
        }
      }),
    )
  })

  it('keeps the whole box inside the window and the middle in its middle', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(projected(view, window, [0, 0, 0])).toEqual([246, 175])
        for (const corner of CORNERS) {
          const [x, y] = projected(view, window, corner)
          expect(x > 0 && x < window.width && y > 0 && y < window.height).toBe(true)
        }
      }),
    )
  })

  it('is orthographic: equal steps are equal pixels, near or far', () => {
    const [near, far] = [-1, 1].map((y) => {
      const [a] = projected(VIEWS.iso, window, [-1, y, 0])
      const [b] = projected(VIEWS.iso, window, [1, y, 0])
      return b - a
    })
    expect(near).toBeCloseTo(far ?? NaN, 10)
    expect(pixelsPerLength(VIEWS.iso, window)).toBeGreaterThan(80)
  })

  it('shows x to the right, z up, and from the top y downwards as it comes nearer', () => {
    const middle = projected(VIEWS.side, window, [0, 0, 0])
    expect(projected(VIEWS.side, window, [1, 0, 0])[0]).toBeGreaterThan(middle[0])
    expect(projected(VIEWS.side, window, [0, 0, 1])[1]).toBeLessThan(middle[1])
    expect(projected(VIEWS.top, window, [0, 1, 0])[1]).toBeGreaterThan(middle[1])
  })

  it('turns freely about the vertical and stays between 10 and 80 degrees above', () => {
    expect(turned(VIEWS.iso, 4000, 0).azimuth).toBeCloseTo(-0.5 - 32, 12)
    expect(turned(VIEWS.iso, 0, 4000).elevation).toBe(HIGHEST_ELEVATION)
    expect(turned(VIEWS.iso, 0, -4000).elevation).toBe(LOWEST_ELEVATION)
  })

  it('lifts a value by its scale and holds what is beyond', () => {
    expect([-9, -2, 0, 1, 2, 9].map((value) => heightOf(value, -2, 2))).toEqual([
      -1, -1, 0, 0.5, 1, 1,
    ])
  })
})
