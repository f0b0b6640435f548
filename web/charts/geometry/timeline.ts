// Times along a shared axis: the step nearest to a pixel, and times or days from the start.
import { bisectCenter } from 'd3'

/** The step whose time is nearest to a pixel of a plot that runs from `left` to `right`. */
export function stepAt(
  times: ArrayLike<number>,
  pixel: number,
  plot: { readonly left: number; readonly right: number },
): number {
  const last = times[times.length - 1] ?? 0
  const share = (pixel - plot.left) / Math.max(1, plot.right - plot.left)
  return times.length === 0 ? 0 : bisectCenter(times, Math.min(1, Math.max(0, share)) * last)
}

const HOUR = 3_600_000
/** Longer paths are measured in days. */
const LONG = 72 * HOUR

export interface TimeAxis {
  /** From the first instant on, in hours or in days. */
  readonly values: Float64Array
  readonly format: (value: number) => string
}

/** Instants (milliseconds) as a time axis: hours up to three days, then days. */
export function timeAxis(times: readonly number[]): TimeAxis {
  const [first = 0, last = 0] = [times[0], times[times.length - 1]]
  const isLong = last - first > LONG
  const unit = isLong ? 24 * HOUR : HOUR
  const word = isLong ? 'd' : 'h'
  return {
    values: Float64Array.from(times, (at) => (at - first) / unit),
    format: (value) => (value === 0 ? '0' : `+${Math.round(value * 10) / 10} ${word}`),
  }
}
