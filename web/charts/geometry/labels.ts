// Where labels stand so that they cover neither one another nor the curves they name.
import type { Box } from './path'

export interface Placed {
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'end' | 'middle'
}

export interface Rect {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Width of a text in the 11 px tabular figures of the charts, a little too wide. */
export const textWidth = (text: string, size = 11): number => text.length * size * 0.6

export const overlaps = (a: Rect, b: Rect): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

export function rectOf({ x, y, anchor }: Placed, width: number): Rect {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - 10, bottom: y + 3 }
}

export interface Crossing {
  readonly x: number
  /** On which side of it the area of loss lies. */
  readonly lossSide: 'left' | 'right'
  readonly text: string
}

/** Labels nearer than this to the one before change their side of the zero line. */
const NEAR = 46

/**
 * Labels of zero crossings (by rising x) beside their rings: outward from the area of loss; where
 * two would meet in one gap that cannot hold both, both turn; where they still touch they alternate
 * below and above the zero line.
 */
export function placeCrossings(crossings: readonly Crossing[], zero: number, box: Box): Placed[] {
  const sides = crossings.map(({ lossSide }) => (lossSide === 'right' ? 'end' : 'start'))
  crossings.forEach((one, i) => {
    const next = crossings[i + 1]
    if (next === undefined || sides[i] !== 'start' || sides[i + 1] !== 'end') return
    if (next.x - one.x < textWidth(one.text) + textWidth(next.text) + 16) {
      sides[i] = 'end'
      sides[i + 1] = 'start'
    }
  })
  const below = zero + 16 <= box.bottom - 2 ? zero + 16 : zero - 8
  const above = zero - 8 >= box.top + 10 ? zero - 8 : zero + 16
  const taken: Rect[] = []
  return crossings.map(({ x, text }, i) => {
    const width = textWidth(text)
    const wanted = sides[i] ?? 'start'
    const anchor =
      wanted === 'end' && x - 6 - width < box.left
        ? 'start'
        : wanted === 'start' && x + 6 + width > box.right
          ? 'end'
          : wanted
    const at = (y: number): Placed => ({ x: anchor === 'end' ? x - 6 : x + 6, y, anchor })
    const previous = crossings[i - 1]
    const isNear = previous !== undefined && x - previous.x < NEAR
    const choices = isNear && i % 2 === 1 ? [at(above), at(below)] : [at(below), at(above)]
    const free = choices.find(
      (choice) => !taken.some((rect) => overlaps(rect, rectOf(choice, width))),
    )
    const chosen = free ?? choices[0] ?? at(below)
    taken.push(rectOf(chosen, width))
    return chosen
  })
}

/** Labels of vertical marks at the top of the plot: each on its own side, turned at the edges. */
export function placeMarks(
  marks: readonly { readonly x: number; readonly text: string }[],
  box: Box,
): Placed[] {
  const taken: Rect[] = []
  const leftmost = Math.min(...marks.map(({ x }) => x))
  return marks.map(({ x, text }) => {
    const width = textWidth(text) + 4
    const fits = (anchor: 'start' | 'end'): boolean =>
      anchor === 'end' ? x - 6 - width >= box.left : x + 6 + width <= box.right
    const outward = marks.length > 1 && x === leftmost ? 'end' : 'start'
    const anchor = fits(outward) ? outward : outward === 'end' ? 'start' : 'end'
    for (let row = 0; ; row += 1) {
      const placed: Placed = {
        x: anchor === 'end' ? x - 6 : x + 6,
        y: box.top + 9 + row * 14,
        anchor,
      }
      const rect = rectOf(placed, width)
      if (row < 3 && taken.some((other) => overlaps(other, rect))) continue
      taken.push(rect)
      return placed
    }
  })
}

/**
 * Where the crosshair's tip stands: right of the line, left of it beyond 60 % of the width or where
 * the right has no room; where neither has, above or below the points that it names.
 */
export function placeTip(
  tip: {
    readonly at: number
    readonly ys: readonly number[]
    readonly width: number
    readonly height: number
    readonly room: number
  },
  box: Box,
): { left: number; top: number } {
  const { at, ys, width, height, room } = tip
  const [right, left] = [at + 12, at - 12 - width]
  const fitsRight = right + width <= room - 4
  const wanted =
    at < box.left + 0.6 * (box.right - box.left) && (fitsRight || left < 4) ? right : left
  const held = Math.max(4, Math.min(room - width - 4, wanted))
  const top = box.top + 15
  const isOver = held < at + 6 && held + width > at - 6
  const isHit = isOver && ys.some((y) => y > top - 6 && y < top + height + 6)
  return { left: held, top: isHit ? Math.max(top, box.bottom - height - 8) : top }
}
