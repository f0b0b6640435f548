// A field of values as a small picture of colours, and the bands of a cone as paths.
import { area, line } from 'd3'
import { divergingPart } from './ramp'

/** Values row after row to the pixels of a ramp's table; what is not a number is clear. */
export function shadeOf(
  values: Float64Array,
  limit: number,
  table: Uint32Array,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint32Array(values.length)
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? NaN
    if (Number.isNaN(value)) continue
    pixels[at] = table[Math.round(divergingPart(value, limit) * (table.length - 1))] ?? 0
  }
  return new Uint8ClampedArray(pixels.buffer)
}

/** One edge of a cone: its pixels by rising time. */
export interface Edge {
  readonly x: number
  readonly y: number
}

const isKnown = ({ x }: Edge): boolean => Number.isFinite(x)

/** A line down the cone; it breaks where a price is not known. */
export const edgePath = (edge: readonly Edge[]): string =>
  line<Edge>(
    ({ x }) => x,
    ({ y }) => y,
  )
    .defined(isKnown)
    .digits(1)(edge) ?? ''

/** The band between two edges of the same times. */
export const bandPath = (low: readonly Edge[], high: readonly Edge[]): string =>
  area<Edge>()
    .x0(({ x }) => x)
    .x1((_, at) => high[at]?.x ?? NaN)
    .y(({ y }) => y)
    .defined((edge, at) => isKnown(edge) && isKnown(high[at] ?? { x: NaN, y: NaN }))
    .digits(1)(low) ?? ''
