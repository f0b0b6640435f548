// A place under inspection on a plane of two axes: from pixels and by keys, on whole steps.

export interface PlaneAxis {
  readonly low: number
  readonly high: number
  /** What places are rounded to. */
  readonly step: number
  /** What a key moves by. */
  readonly stride: number
}

export interface Place {
  readonly x: number
  readonly y: number
}

/** The nearest whole step inside the axis. */
export function snapped(value: number, { low, high, step }: PlaneAxis): number {
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  const count = Math.max(first, Math.min(last, Math.round(value / step)))
  // By division: 3 steps of 0.1 are 0.3, not 0.30000000000000004.
  const perUnit = Math.round(1 / step)
  return Math.abs(perUnit * step - 1) < 1e-9 ? count / perUnit : count * step
}

/** Where a part of an axis, 0 to 1, lies. */
export const along = ({ low, high }: PlaneAxis, part: number): number => low + (high - low) * part

export const partAlong = ({ low, high }: PlaneAxis, value: number): number =>
  (value - low) / (high - low)

const SHIFT = 10

const moves: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** The place that a key leads to, or null when the key leads nowhere. */
export function steppedPlace(
  key: string,
  { x, y }: Place,
  axes: { readonly x: PlaneAxis; readonly y: PlaneAxis },
  isFar: boolean,
): Place | null {
  if (key === 'Home') return { x: snapped(axes.x.low, axes.x), y }
  if (key === 'End') return { x: snapped(axes.x.high, axes.x), y }
  if (key === 'PageUp') return { x, y: snapped(axes.y.high, axes.y) }
  if (key === 'PageDown') return { x, y: snapped(axes.y.low, axes.y) }
  const move = moves[key]
  if (move === undefined) return null
  const far = isFar ? SHIFT : 1
  return {
    x: snapped(x + move[0] * far * axes.x.stride, axes.x),
    y: snapped(y + move[1] * far * axes.y.stride, axes.y),
  }
}
