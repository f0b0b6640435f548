// Columns and scales to path strings. Pixels far outside the box are pulled to its neighbourhood so
// that no renderer meets a coordinate it cannot hold; the clip path cuts at the box itself.
import { area, line } from 'd3'

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export type Scale = (value: number) => number

const MARGIN = 4000

/** The pixel of a value, at most `MARGIN` outside the box. */
export function pixelIn(box: Box, y: Scale, value: number): number {
  return Math.min(box.bottom + MARGIN, Math.max(box.top - MARGIN, y(value)))
}

interface Column {
  readonly length: number
  readonly [index: number]: number
}

const indices = (column: Column): number[] => Array.from({ length: column.length }, (_, i) => i)
const at = (column: Column, i: number): number => column[i] ?? NaN

/** A line through the points; it breaks where a value is not a number. */
export function linePath(xs: Column, ys: Column, x: Scale, y: Scale, box: Box): string {
  const make = line<number>(
    (i) => x(at(xs, i)),
    (i) => pixelIn(box, y, at(ys, i)),
  )
    .defined((i) => Number.isFinite(at(ys, i)))
    .digits(1)
  return make(indices(xs)) ?? ''
}

/** The area between the line and a base value. */
export function areaPath(
  { xs, ys, base }: { xs: Column; ys: Column; base: number },
  x: Scale,
  y: Scale,
  box: Box,
): string {
  const zero = pixelIn(box, y, base)
  const make = area<number>(
    (i) => x(at(xs, i)),
    zero,
    (i) => pixelIn(box, y, at(ys, i)),
  )
    .defined((i) => Number.isFinite(at(ys, i)))
    .digits(1)
  return make(indices(xs)) ?? ''
}
