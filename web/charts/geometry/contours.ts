// Lines of equal value over a field: which levels, their lines in node coordinates, and where on its line
// a level's label stands.
import { contours } from 'd3'
import { niceBelow, type Field, type FieldScale } from './field'
import { overlaps, rectOf, textWidth, type Placed, type Rect } from './labels'
import type { Box, Scale } from './path'
import { niceTicks } from './ticks'

export type Point = readonly [x: number, y: number]

export interface Contour {
  readonly level: number
  /** In nodes: 0 is the first column or row, nx - 1 the last. */
  readonly lines: readonly (readonly Point[])[]
}

/**
 * Levels of a field: zero and the round numbers inside its limit on a diverging ramp, even round
 * numbers on a sequential one. `count` is odd.
 */
export function contourLevels({ kind, low, high }: FieldScale, count: number): readonly number[] {
  if (count < 1) return []
  if (kind === 'sequential') return niceTicks(low, high, count).values
  const above: number[] = []
  let next = isRound(high) ? niceBelow(high) : high / 2
  for (let at = 0; at < (count - 1) / 2; at += 1) {
    above.unshift(next)
    next = isRound(next) ? niceBelow(next) : next / 2
  }
  return [...above.map((level) => -level).reverse(), 0, ...above]
}

const isRound = (value: number): boolean => /^[125]e/.test(value.toExponential())

/** Dashes of a level's line: below zero dashed, so that the sign is seen without its colour. */
export const dashOf = (level: number): string | undefined => (level < 0 ? '4 3' : undefined)

/** Pixels of a level's line: zero is the one that matters. */
export const widthOf = (level: number): number => (level === 0 ? 2.2 : 1)

/** A ring as the lines inside the nodes: what runs along the border of the field is no line of it. */
function inside(ring: readonly Point[], { nx, ny }: Field): Point[][] {
  const isIn = ([x, y]: Point): boolean => x >= 0 && y >= 0 && x <= nx - 1 && y <= ny - 1
  const lines: Point[][] = []
  let line: Point[] = []
  for (const point of ring) {
    if (isIn(point)) line.push(point)
    else if (line.length > 0) {
      lines.push(line)
      line = []
    }
  }
  if (line.length > 0) lines.push(line)
  const [first, last] = [lines[0], lines[lines.length - 1]]
  // A ring that begins inside is cut at its beginning: join both ends again.
  const isCut = lines.length > 1 && first !== undefined && last !== undefined
  if (isCut && isIn(ring[0] ?? [-1, -1]) && isIn(ring[ring.length - 1] ?? [-1, -1])) {
    lines[0] = [...last, ...first.slice(1)]
    lines.pop()
  }
  return lines.filter(({ length }) => length > 1)
}

export function contoursOf(field: Field, levels: readonly number[]): readonly Contour[] {
  const { nx, ny, values } = field
  if (nx < 2 || ny < 2) return []
  const trace = contours().size([nx, ny]).smooth(true)
  const cells = values as unknown as number[]
  return levels.map((level) => {
    const { coordinates } = trace.contour(cells, level)
    const rings = coordinates.flat() as unknown as readonly (readonly Point[])[]
    // d3 counts from the corner of a cell, a node is its middle.
    const moved = rings.map((ring) => ring.map(([x, y]): Point => [x - 0.5, y - 0.5]))
    return { level, lines: moved.flatMap((ring) => inside(ring, field)) }
  })
}

/** The lines as one path; scales take nodes to pixels. */
export function contourPath(lines: Contour['lines'], x: Scale, y: Scale): string {
  let path = ''
  for (const line of lines)
    line.forEach(([column, row], at) => {
      path += `${at === 0 ? 'M' : 'L'}${x(column).toFixed(1)} ${y(row).toFixed(1)}`
    })
  return path
}

/** Lines shorter than this many points carry no label. */
const SHORTEST = 14
const EDGE = 6

const isWithin = (rect: Rect, box: Box): boolean =>
  rect.left >= box.left + EDGE &&
  rect.right <= box.right - EDGE &&
  rect.top >= box.top + EDGE &&
  rect.bottom <= box.bottom - EDGE

/** Levels in the order in which they get their place: zero, then from the strongest in. */
const byWeight = (a: Contour, b: Contour): number =>
  Number(b.level === 0) - Number(a.level === 0) || Math.abs(b.level) - Math.abs(a.level)

/**
 * Where the labels of contours stand: in the middle of a line, on it, inside the plot, none on another.
 * `avoid` are places taken already. Up to two a level.
 */
export function contourLabels(
  found: readonly (Contour & { readonly text: string })[],
  x: Scale,
  y: Scale,
  box: Box,
  avoid: readonly Rect[] = [],
): readonly (Placed & { readonly level: number; readonly text: string })[] {
  const taken = [...avoid]
  const placed: (Placed & { level: number; text: string })[] = []
  for (const { level, lines, text } of [...found].sort(byWeight)) {
    const width = textWidth(text, 12)
    const longest = [...lines].sort((a, b) => b.length - a.length).slice(0, 2)
    for (const line of longest) {
      if (line.length < SHORTEST) continue
      const free = candidates(line.length).flatMap((at): Placed[] => {
        const [column, row] = line[at] ?? [NaN, NaN]
        const place: Placed = { x: x(column), y: y(row) + 4, anchor: 'middle' }
        const rect = rectOf(place, width)
        return isWithin(rect, box) && !taken.some((other) => overlaps(other, rect)) ? [place] : []
      })
      const [first] = free
      if (first === undefined) continue
      taken.push(rectOf(first, width + 8))
      placed.push({ ...first, level, text })
    }
  }
  return placed
}

/** Points of a line from its middle outward. */
function candidates(length: number): number[] {
  const middle = length >> 1
  const step = Math.max(1, Math.floor(length / 40))
  const found = [middle]
  for (let away = step; away < middle - 2; away += step) found.push(middle - away, middle + away)
  return found
}
