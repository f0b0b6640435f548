// Round numbers on an axis: never more labels than asked, and a domain that ends on them.
import { tickIncrement, ticks } from 'd3'

export interface Ticks {
  readonly values: readonly number[]
  readonly step: number
}

/** Round values inside the domain, at most `most`. */
export function niceTicks(low: number, high: number, most = 7): Ticks {
  if (!(high > low)) return { values: Number.isFinite(low) ? [low] : [], step: 1 }
  for (let count = most; count > 0; count -= 1) {
    const values = ticks(low, high, count)
    if (values.length <= most) {
      const increment = tickIncrement(low, high, count)
      return { values, step: increment > 0 ? increment : 1 / -increment }
    }
  }
  return { values: [], step: high - low }
}

/** Marks between the labels: half steps, or fifths where halves are not round. */
export function minorTicks({ values, step }: Ticks, low: number, high: number): number[] {
  const leading = Math.round(step / 10 ** Math.floor(Math.log10(step)))
  const part = leading === 5 ? step / 5 : step / 2
  const from = Math.ceil(low / part)
  const to = Math.floor(high / part)
  if (to - from > 60) return [...values]
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => (from + i) * part)
}

/** A domain that holds all values (and zero, if asked) and ends on round numbers. */
export function niceDomain(
  columns: readonly ArrayLike<number>[],
  { withZero = true, most = 7 } = {},
): [number, number] {
  let low = withZero ? 0 : Infinity
  let high = withZero ? 0 : -Infinity
  for (const column of columns)
    for (let i = 0; i < column.length; i += 1) {
      const value = column[i] ?? NaN
      if (!Number.isFinite(value)) continue
      if (value < low) low = value
      if (value > high) high = value
    }
  if (low > high) return [-1, 1]
  if (low === high) {
    const room = Math.abs(low) > 0 ? Math.abs(low) * 0.1 : 1
    return niceDomain([[low - room, high + room]], { withZero: false, most })
  }
  for (let steps = most; ; steps -= 1) {
    const increment = tickIncrement(low, high, steps)
    const step = increment > 0 ? increment : 1 / -increment
    const [from, to] = [Math.floor(low / step), Math.ceil(high / step)]
    if (to - from < most || steps === 1) return [from * step, to * step]
  }
}
