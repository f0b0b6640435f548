import { describe, expect, it } from 'vitest'
import { placeCrossings, placeMarks, placeTip, textWidth } from '../../web/charts/geometry/labels'
import { placeCurveNames, placeTitle } from '../../web/charts/geometry/names'

const box = { left: 52, right: 740, top: 6, bottom: 402 }
const crossing = (x: number, lossSide: 'left' | 'right', text = '79,312') => ({ x, lossSide, text })

describe('labels of break-evens', () => {
  it('stand outward from the area of loss', () => {
    const [first, second] = placeCrossings(
      [crossing(200, 'right'), crossing(500, 'left')],
      240,
      box,
    )
    expect(first).toEqual({ x: 194, y: 256, anchor: 'end' })
    expect(second).toEqual({ x: 506, y: 256, anchor: 'start' })
  })
  it('turn together where their gap cannot hold both', () => {
    const places = placeCrossings(
      [
        crossing(168, 'right'),
        crossing(277, 'left'),
        crossing(332, 'right'),
        crossing(518, 'left'),
      ],
      240,
      box,
    )
    expect(places.map(({ anchor }) => anchor)).toEqual(['end', 'end', 'start', 'start'])
    expect(new Set(places.map(({ y }) => y)).size).toBe(1)
  })
  it('alternate where they are nearer than 46 px', () => {
    const places = placeCrossings([crossing(300, 'left'), crossing(330, 'left')], 240, box)
    expect(places.map(({ y }) => y)).toEqual([256, 232])
  })
  it('turn inward at the edges and stay inside when zero is at the bottom', () => {
    const [left] = placeCrossings([crossing(60, 'right')], 240, box)
    expect(left?.anchor).toBe('start')
    const [low] = placeCrossings([crossing(300, 'right')], 400, box)
    expect(low?.y).toBeLessThan(400)
  })
})

describe('labels of vertical marks', () => {
  it('stand on their own sides', () => {
    const [scenario, spot] = placeMarks(
      [
        { x: 317, text: 'Scenario 91,180' },
        { x: 390, text: 'Spot 97,000' },
      ],
      box,
    )
    expect(scenario).toEqual({ x: 311, y: 15, anchor: 'end' })
    expect(spot).toEqual({ x: 396, y: 15, anchor: 'start' })
  })
  it('take the next row where they would cover one another', () => {
    const places = placeMarks(
      [
        { x: 60, text: 'Scenario 71,000' },
        { x: 70, text: 'Spot 72,000' },
      ],
      box,
    )
    expect(places.map(({ anchor }) => anchor)).toEqual(['start', 'start'])
    expect(places[0]?.y).not.toBe(places[1]?.y)
  })
})

describe('names of curves', () => {
  const xs = Float64Array.from({ length: 100 }, (_, i) => 52 + i * 6.9)
  const flat = (y: number): Float64Array => new Float64Array(100).fill(y)
  it('stand beside their curve and clear of the others', () => {
    const [upper, lower] = placeCurveNames(
      [
        { xs, ys: flat(100), text: 'Today' },
        { xs, ys: flat(300), text: 'T+10' },
      ],
      box,
    )
    expect(Math.abs((upper?.y ?? 0) - 100)).toBeLessThan(25)
    expect(Math.abs((lower?.y ?? 0) - 300)).toBeLessThan(25)
  })
  it('stay where they were while that is good', () => {
    const curves = [{ xs, ys: flat(100), text: 'Today' }]
    const [kept] = placeCurveNames(curves, box, [], [120])
    expect(kept?.choice).toBe(120)
  })
  it('are left out where there is no room', () => {
    const small = { left: 52, right: 80, top: 6, bottom: 40 }
    expect(placeCurveNames([{ xs, ys: flat(20), text: 'Today' }], small)).toEqual([null])
  })
  it('leave a corner to the title of the axis', () => {
    const high = { xs, ys: flat(12), text: '' }
    expect(placeTitle('Value', [], box)).toEqual({ x: 60, y: 15, anchor: 'start' })
    expect(placeTitle('Value', [high], box)?.y).toBe(394)
    expect(placeTitle('Value', [high, { xs, ys: flat(390), text: '' }], box)).toBeNull()
  })
  it('are as wide as their letters', () => {
    expect(textWidth('97,000')).toBeGreaterThan(30)
  })
})

describe('the tip of the crosshair', () => {
  const tip = { ys: [200], width: 200, height: 100, room: 754 }
  it('changes side beyond 60 % of the width', () => {
    expect(placeTip({ ...tip, at: 300 }, box).left).toBe(312)
    expect(placeTip({ ...tip, at: 600 }, box).left).toBe(388)
  })
  it('never covers the points it names', () => {
    const narrow = { left: 52, right: 376, top: 6, bottom: 320 }
    const covered = placeTip({ ...tip, at: 210, ys: [60], width: 228, room: 390 }, narrow)
    expect(covered.top).toBeGreaterThan(66)
    const clear = placeTip({ ...tip, at: 210, ys: [250], width: 228, room: 390 }, narrow)
    expect(clear.top).toBe(21)
  })
})
