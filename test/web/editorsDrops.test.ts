// Where dragged rows land, as geometry.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dropOfGroup, dropOfLeg, type RowBox } from '../../web/editors/drops'

/** Two groups, A with two legs and B with one; 28 px for a group, 30 for a leg. */
const rows: readonly RowBox[] = [
  { group: 'a', leg: null, top: 0, bottom: 28 },
  { group: 'a', leg: 'a1', top: 28, bottom: 58 },
  { group: 'a', leg: 'a2', top: 58, bottom: 88 },
  { group: 'b', leg: null, top: 88, bottom: 116 },
  { group: 'b', leg: 'b1', top: 116, bottom: 146 },
]

describe('a dragged leg', () => {
  it.each([
    [-50, 'a', 'a1', 28],
    [20, 'a', 'a1', 28],
    [30, 'a', 'a1', 28],
    [50, 'a', 'a2', 58],
    [80, 'a', null, 88],
    [95, 'a', null, 88],
    [110, 'b', 'b1', 116],
    [140, 'b', null, 146],
    [900, 'b', null, 146],
  ])('at %d lands in %s before %s, at the line %d', (y, group, before, line) => {
    expect(dropOfLeg(rows, y)).toEqual({ group, before, line })
  })
})

describe('a dragged group', () => {
  it.each([
    [-9, 'a'],
    [30, 'a'],
    [80, 'b'],
    [110, 'b'],
    [140, null],
  ])('at %d lands before %s', (y, before) => {
    expect(dropOfGroup(rows, y)?.before).toBe(before)
  })
})

it('always lands at an edge of a row, and nowhere in an empty table', () => {
  const edges = new Set(rows.flatMap(({ top, bottom }) => [top, bottom]))
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 500 }), (y) => {
      expect(edges.has(dropOfLeg(rows, y)?.line ?? NaN)).toBe(true)
      expect(edges.has(dropOfGroup(rows, y)?.line ?? NaN)).toBe(true)
    }),
  )
  expect(dropOfLeg([], 5)).toBeNull()
  expect(dropOfGroup([], 5)).toBeNull()
})
