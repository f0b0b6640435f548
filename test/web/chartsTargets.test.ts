import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stepOff, TARGET } from '../../web/charts/geometry/targets'
import { placeBeside } from '../../web/panels/placeBeside'

describe('targets on a line', () => {
  it('stay on it where they have room', () => {
    expect(stepOff([10, 40, 100])).toEqual([0, 0, 0])
  })

  it('step off where two would lie over each other, to either side', () => {
    expect(stepOff([10, 20, 100])).toEqual([-12, 12, 0])
  })

  it('never overlap, up to four in one place', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { maxLength: 4 }), (xs) => {
        const ys = stepOff(xs)
        xs.forEach((x, i) =>
          xs.slice(0, i).forEach((other, j) => {
            const isApart =
              Math.abs(other - x) >= TARGET || Math.abs((ys[j] ?? 0) - (ys[i] ?? 0)) >= TARGET
            expect(isApart, JSON.stringify({ xs, ys })).toBe(true)
          }),
        )
      }),
    )
  })
})

describe('a popover', () => {
  const room = { width: 400, height: 800 }
  it('stands under its anchor, above it where there is no room, inside the window always', () => {
    const size = { width: 200, height: 300 }
    expect(placeBeside({ left: 50, top: 100, bottom: 124 }, size, room)).toEqual({
      left: 50,
      top: 130,
    })
    expect(placeBeside({ left: 350, top: 700, bottom: 724 }, size, room)).toEqual({
      left: 192,
      top: 394,
    })
    const large = placeBeside({ left: 0, top: 400, bottom: 424 }, { width: 384, height: 780 }, room)
    expect(large).toEqual({ left: 8, top: 12 })
  })
})
