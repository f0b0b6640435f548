// From a value to a place among rising (or falling) values.
import { bisectCenter } from 'd3'

/** Index of the rising value that is nearest to the target; -1 when there is none. */
export function nearestIndex(values: ArrayLike<number>, target: number): number {
  return values.length === 0 || Number.isNaN(target) ? -1 : bisectCenter(values, target)
}

/**
 * Where a target stands between uneven steps, in steps: 1.5 is halfway between the second and the
 * third; a target outside is held half a step beyond the end.
 */
export function placeAmong(values: readonly number[], target: number): number {
  const last = values.length - 1
  for (let i = 0; i < last; i += 1) {
    const [a, b] = [values[i] ?? NaN, values[i + 1] ?? NaN]
    if ((a - target) * (b - target) <= 0) return i + (target - a) / (b - a)
  }
  const [first, end] = [values[0] ?? NaN, values[last] ?? NaN]
  if (last === 0 && first === target) return 0
  return Math.abs(target - first) < Math.abs(target - end) ? -0.5 : last + 0.5
}
