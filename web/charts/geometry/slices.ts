// A cut through a surface along one axis: its line, and the areas above and below zero, across or upright.
import type { Scale } from './path'

export interface Slice {
  /** Places along the axis, rising, and the values there. */
  readonly places: ArrayLike<number>
  readonly values: ArrayLike<number>
}

export interface SliceScales {
  readonly place: Scale
  readonly value: Scale
  /** Values stand across and places upright: beside a map, not under it. */
  readonly isUpright: boolean
}

type Pair = readonly [number, number]

function pairs({ places, values }: Slice, low: number, high: number): Pair[] {
  const found: Pair[] = []
  for (let at = 0; at < places.length; at += 1) {
    const value = values[at] ?? NaN
    if (Number.isFinite(value))
      found.push([places[at] ?? NaN, Math.min(high, Math.max(low, value))])
  }
  return found
}

const text = (point: Pair, { place, value, isUpright }: SliceScales): string => {
  const [p, v] = [place(point[0]).toFixed(1), value(point[1]).toFixed(1)]
  return isUpright ? `${v} ${p}` : `${p} ${v}`
}

/** The line; values beyond the ends lie on them. */
export function sliceLine(slice: Slice, scales: SliceScales, ends: Pair): string {
  return pairs(slice, ends[0], ends[1])
    .map((point, at) => `${at === 0 ? 'M' : 'L'}${text(point, scales)}`)
    .join('')
}

/** The area between the line and zero on one side of zero. */
export function sliceArea(slice: Slice, scales: SliceScales, ends: Pair): string {
  const points = pairs(slice, ends[0], ends[1])
  const [first, last] = [points[0], points[points.length - 1]]
  if (first === undefined || last === undefined) return ''
  const zero = Math.min(Math.max(0, ends[0]), ends[1])
  const line = points.map((point) => `L${text(point, scales)}`).join('')
  return `M${text([first[0], zero], scales)}${line}L${text([last[0], zero], scales)}Z`
}
