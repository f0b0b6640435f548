// One measure over a surface, read and bounded when it is first asked for: an answer has every measure,
// and a picture shows one of them.
import type { Unit } from '../domain/units'

export interface SurfaceField {
  /** The unit on the page; null: the measure's own, by its description. */
  readonly unit: Unit | null
  /** Row after row, as many as asked for, as long as the x axis each. */
  readonly values: Float64Array
  readonly lowest: number
  readonly highest: number
  /** Whether the measure is above 0 at some nodes and below it at others. */
  readonly crossesZero: boolean
}

interface Ends {
  readonly lowest: number
  readonly highest: number
  readonly crossesZero: boolean
}

function endsOf(values: Float64Array): Ends {
  let lowest = Infinity
  let highest = -Infinity
  for (const value of values) {
    if (value < lowest) lowest = value
    if (value > highest) highest = value
  }
  const isEmpty = lowest > highest
  return {
    lowest: isEmpty ? NaN : lowest,
    highest: isEmpty ? NaN : highest,
    crossesZero: lowest < 0 && highest > 0,
  }
}

/** `read` gives the values; it is called once, or never. */
export function fieldOf(unit: Unit | null, read: () => Float64Array): SurfaceField {
  let values: Float64Array | null = null
  let ends: Ends | null = null
  const all = (): Float64Array => (values ??= read())
  const bounds = (): Ends => (ends ??= endsOf(all()))
  return {
    unit,
    get values() {
      return all()
    },
    get lowest() {
      return bounds().lowest
    },
    get highest() {
      return bounds().highest
    },
    get crossesZero() {
      return bounds().crossesZero
    },
  }
}
