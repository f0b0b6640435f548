// A price axis looked at more closely, or moved: the ends of what is shown, held inside what can be.

export type Domain = readonly [number, number]

/** How far and how closely the axis can be looked at. */
export interface Reach {
  readonly lowest: number
  readonly highest: number
  /** Least distance between the ends. */
  readonly narrowest: number
}

const between = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value))

/** Moves the ends together until both are inside; what is wider than all there is, is all of it. */
function held([low, high]: Domain, { lowest, highest }: Reach): Domain {
  const width = Math.min(high - low, highest - lowest)
  const from = between(low, lowest, highest - width)
  return [from, from + width]
}

/** The ends when `factor` times as much is shown (0.5: half) and the value `at` stays in its place. */
export function zoomed([low, high]: Domain, at: number, factor: number, reach: Reach): Domain {
  const width = between((high - low) * factor, reach.narrowest, reach.highest - reach.lowest)
  const part = between((at - low) / (high - low), 0, 1)
  const fixed = low + (high - low) * part
  const from = fixed - width * part
  return held([from, from + width], reach)
}

/** The ends moved by a part of what is shown; up when positive. */
export function panned([low, high]: Domain, part: number, reach: Reach): Domain {
  const by = (high - low) * part
  return held([low + by, high + by], reach)
}

/** The ends moved just as far as it takes to show a value. */
export function shifted([low, high]: Domain, value: number, reach: Reach): Domain {
  const width = high - low
  if (value < low) return panned([low, high], (value - low) / width - 0.02, reach)
  return value > high ? panned([low, high], (value - high) / width + 0.02, reach) : [low, high]
}
