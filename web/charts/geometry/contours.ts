// Lines of equal value over a field: which levels, their lines in node coordinates, and where on its line
// a level's label stands.
import { niceBelow, type Field, type FieldScale } from './field'
import { overlaps, rectOf, textWidth, type Placed, type Rect } from './labels'
import { levelLines, type Point } from './marching'
import type { Box, Scale } from './path'
import { niceTicks } from './ticks'

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

export const contoursOf = (field: Field, levels: readonly number[]): readonly Contour[] =>
  levels.map((level) => ({ level, lines: levelLines(field, level) }))

/** A tenth of a pixel; printing a rounded number is faster than `toFixed`. */
const tenths = (pixel: number): number => Math.round(pixel * 10) / 10

/** The lines as one path; scales take nodes to pixels. */
export function contourPath(lines: Contour['lines'], x: Scale, y: Scale): string {
  let path = ''
  for (const line of lines) {
    let letter = 'M'
    for (const [column, row] of line) {
      path += `${letter}${tenths(x(column))} ${tenths(y(row))}`
      letter = 'L'
    }
  }
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
