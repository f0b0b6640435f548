// Shapes of the map of limits: ellipses of equal distance, and the region where a limit is breached.
import { contours } from 'd3'
import type { Scale } from './path'

export interface Spread {
  /** Deviations of the two axes, and their correlation. */
  readonly x: number
  readonly y: number
  readonly correlation: number
}

const CORNERS = 72

/** Points at `radius` deviations from rest, as values of the two axes. */
export function ellipse(radius: number, { x, y, correlation }: Spread): [number, number][] {
  const rest = Math.sqrt(1 - correlation * correlation)
  return Array.from({ length: CORNERS }, (_, i) => {
    const angle = (2 * Math.PI * i) / CORNERS
    const [u, w] = [radius * Math.cos(angle), radius * Math.sin(angle)]
    return [x * u, y * (correlation * u + rest * w)]
  })
}

export function closedPath(
  points: readonly (readonly [number, number])[],
  x: Scale,
  y: Scale,
): string {
  const corners = points.map(([a, b]) => `${x(a).toFixed(1)} ${y(b).toFixed(1)}`)
  return corners.length === 0 ? '' : `M${corners.join('L')}Z`
}

export interface Grid {
  /** Rising and evenly parted. */
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
  /** Row by row, the first y first; what is not a number counts as 0. */
  readonly values: ArrayLike<number>
}

/** The region where the values exceed a level, in pixels: outer rings and holes, for the even-odd rule. */
export function regionPath({ x, y, values }: Grid, level: number, toX: Scale, toY: Scale): string {
  const [columns, rows] = [x.length, y.length]
  const cells = Array.from(values, (value) => (Number.isNaN(value) ? 0 : value))
  const [shape] = contours().size([columns, rows]).thresholds([level])(cells)
  // A contour counts in cells, whose middles stand at half numbers.
  const along = (axis: ArrayLike<number>, cell: number): number => {
    const [first = 0, last = 0] = [axis[0], axis[axis.length - 1]]
    return first + ((last - first) * (cell - 0.5)) / (axis.length - 1)
  }
  return (shape?.coordinates ?? [])
    .flat()
    .map((ring) =>
      closedPath(
        ring.map(([a = 0, b = 0]) => [along(x, a), along(y, b)] as const),
        toX,
        toY,
      ),
    )
    .join('')
}
