// Where the names of curves stand: beside their own curve, clear of the others, and where they stood
// before as long as that is nearly as good, so that they do not jump while something is dragged.
import { bisectLeft } from 'd3'
import { overlaps, rectOf, textWidth, type Placed, type Rect } from './labels'
import type { Box } from './path'

/** Pixels of a curve by rising x, and the name to write at it. */
export interface CurvePixels {
  readonly xs: Float64Array
  readonly ys: Float64Array
  readonly text: string
}

export interface Name extends Placed {
  /** Which of the places along the curve it is: to be kept the next time. */
  readonly choice: number
}

const CLEAR = 22
const OWN = 14
const LOYALTY = 8
const STEPS = 40
/** A name whose place is at least as good as this stays there: no other is looked for. */
const GOOD = 12
/** Pixels from the edge of the plot beyond which more room is no better. */
const EDGE = 60

/** Vertical room between a rectangle and a curve above or below it; 0 where they touch. */
function room({ xs, ys }: CurvePixels, rect: Rect): number {
  let least = Infinity
  for (let i = bisectLeft(xs, rect.left - 4); i < xs.length; i += 1) {
    if ((xs[i] ?? Infinity) > rect.right + 4) break
    const y = ys[i] ?? NaN
    least = Math.min(least, y < rect.top ? rect.top - y : y > rect.bottom ? y - rect.bottom : 0)
  }
  return least
}

const ANCHORS = [
  ['start', 5],
  ['end', -5],
  ['middle', 0],
] as const
const LIFTS = [-9, 19]
const PER_STEP = LIFTS.length * ANCHORS.length
const CHOICES = (STEPS - 1) * PER_STEP

/** One of the places along a curve: by steps across, above or below, to a side of the point or over it. */
function placeAlong({ xs, ys }: CurvePixels, choice: number): Name {
  const step = 1 + Math.floor(choice / PER_STEP)
  const i = Math.round((xs.length - 1) * (step / STEPS))
  const lift = LIFTS[Math.floor((choice % PER_STEP) / ANCHORS.length)] ?? 0
  const [anchor, shift] = ANCHORS[choice % ANCHORS.length] ?? ANCHORS[0]
  return { x: (xs[i] ?? NaN) + shift, y: (ys[i] ?? NaN) + lift, anchor, choice }
}

const isInside = (rect: Rect, box: Box): boolean =>
  rect.left >= box.left + 4 &&
  rect.right <= box.right - 4 &&
  rect.top >= box.top + 18 &&
  rect.bottom <= box.bottom - 4

/** Where a short text about the whole plot stands: the first corner that no curve crosses. */
export function placeTitle(
  text: string,
  curves: readonly CurvePixels[],
  box: Box,
  avoid: readonly Rect[] = [],
): Placed | null {
  const width = textWidth(text)
  const corners: readonly Placed[] = [
    { x: box.left + 8, y: box.top + 9, anchor: 'start' },
    { x: box.left + 8, y: box.bottom - 8, anchor: 'start' },
    { x: box.right - 8, y: box.top + 9, anchor: 'end' },
    { x: box.right - 8, y: box.bottom - 8, anchor: 'end' },
  ]
  const isFree = (place: Placed): boolean => {
    const rect = rectOf(place, width)
    return (
      !avoid.some((other) => overlaps(other, rect)) &&
      curves.every((curve) => room(curve, rect) > 3)
    )
  }
  return corners.find(isFree) ?? null
}

/** Each curve's name close to it and far from the others; null where there is no room. */
export function placeCurveNames(
  curves: readonly CurvePixels[],
  box: Box,
  avoid: readonly Rect[] = [],
  kept: readonly (number | undefined)[] = [],
): (Name | null)[] {
  const taken = [...avoid]
  return curves.map((curve, at) => {
    const others = curves.filter((other) => other !== curve)
    const width = textWidth(curve.text)
    const scoreOf = (placed: Name): number => {
      const rect = rectOf(placed, width)
      if (!isInside(rect, box) || taken.some((other) => overlaps(other, rect))) return -Infinity
      const own = room(curve, rect)
      if (own < 3) return -Infinity
      const clear = Math.min(CLEAR, ...others.map((other) => room(other, rect)))
      // Among equals one that is not at the very edge.
      const inside = Math.min(EDGE, rect.left - box.left, box.right - rect.right)
      return clear - Math.max(0, own - OWN) / 2 + inside / 20
    }
    const before = kept[at]
    const old = before === undefined ? null : placeAlong(curve, before)
    const oldScore = old === null ? -Infinity : scoreOf(old)
    let best = oldScore > 4 ? old : null
    let highest = best === null ? 4 : oldScore + LOYALTY
    if (oldScore < GOOD)
      for (let choice = 0; choice < CHOICES; choice += 1) {
        const placed = placeAlong(curve, choice)
        const score = scoreOf(placed)
        if (score > highest) {
          highest = score
          best = placed
        }
      }
    if (best !== null) taken.push(rectOf(best, width))
    return best
  })
}
