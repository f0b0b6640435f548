// A field of values over the nodes of a plane as colours: where its ramp ends, what is beyond, how many
// nodes have which value.
import { divergingPart } from './ramp'

export interface Field {
  readonly nx: number
  readonly ny: number
  /** Row after row, the lowest row first. */
  readonly values: Float64Array
}

/** How values become places on a ramp; `low` is -`high` on the diverging one. */
export interface FieldScale {
  readonly kind: 'diverging' | 'sequential'
  readonly low: number
  readonly high: number
}

/** On surfaces the diverging ramp is compressed less than in matrices. */
const POWER = 0.8
/** The share of nodes that a ramp holds when nobody says where it ends. */
const HELD = 0.95

/** The smallest of 1, 2, 5 times a power of ten that is at least `size`. */
export function niceAbove(size: number): number {
  if (!(size > 0) || !Number.isFinite(size)) return 1
  const power = 10 ** Math.floor(Math.log10(size))
  const lead = [1, 2, 5, 10].find((one) => one * power >= size * (1 - 1e-12)) ?? 10
  return Number((lead * power).toPrecision(1))
}

/** The series 1, 2, 5 below a member of it: 0.5, 0.2, 0.1 … */
export function niceBelow(limit: number): number {
  const lead = Number(limit.toExponential().split('e')[0])
  return Number((limit * (lead === 5 ? 0.4 : 0.5)).toPrecision(1))
}

/** The finite values, or their sizes, rising. */
function sorted(values: Float64Array, isSize: boolean): Float64Array {
  const found = new Float64Array(values.length)
  let count = 0
  for (const value of values)
    if (Number.isFinite(value)) found[count++] = isSize ? Math.abs(value) : value
  return found.subarray(0, count).sort()
}

const quantile = (rising: Float64Array, part: number): number =>
  rising[Math.floor((rising.length - 1) * part)] ?? NaN

/** Whether both signs occur beyond what rounding leaves. */
export function hasBothSigns(values: Float64Array): boolean {
  let low = 0
  let high = 0
  for (const value of values) {
    if (value < low) low = value
    else if (value > high) high = value
  }
  return Math.min(-low, high) > 1e-9 * Math.max(-low, high)
}

/** The scale that suits a field; `clip` in place of the limit that its values ask for. */
export function scaleOf(
  values: Float64Array,
  kind: FieldScale['kind'],
  clip: number | null = null,
): FieldScale {
  if (kind === 'diverging') {
    const limit = clip ?? niceAbove(quantile(sorted(values, true), HELD))
    return { kind, low: -limit, high: limit }
  }
  const rising = sorted(values, false)
  const cut = (1 - HELD) / 2
  const [low, high] = [quantile(rising, cut), quantile(rising, 1 - cut)]
  if (clip !== null) return high > 0 ? { kind, low: 0, high: clip } : { kind, low: -clip, high: 0 }
  const isFlat = !(high > low)
  return { kind, low: Number.isNaN(low) ? 0 : low, high: isFlat ? (low || 0) + 1 : high }
}

/** Place of a value on its ramp, 0 to 1, held at the ends. */
export function partOf({ kind, low, high }: FieldScale, value: number): number {
  if (kind === 'diverging') return divergingPart(value, high, POWER)
  return Math.min(1, Math.max(0, (value - low) / (high - low)))
}

export const isClipped = ({ low, high }: FieldScale, value: number): boolean =>
  value < low || value > high

/** Colours of a ramp's table. */
export const SHADES = 512

/** The shade of a node without a value. */
const NO_SHADE = 65_535

/** Shades of all nodes, 0 to SHADES - 1 along the ramp; what colours and histogram are both made of. */
export function shadesOf(values: Float64Array, scale: FieldScale): Uint16Array {
  const shades = new Uint16Array(values.length)
  for (let node = 0; node < values.length; node += 1) {
    const value = values[node] ?? NaN
    const part = partOf(scale, value)
    shades[node] = Number.isNaN(value) ? NO_SHADE : Math.round(part * (SHADES - 1))
  }
  return shades
}

/** Colours of all nodes, top row first as pixels are; a node without a value is left clear. */
export function paintShades(
  shades: Uint16Array,
  { nx, ny }: { readonly nx: number; readonly ny: number },
  table: Uint32Array,
): Uint32Array {
  const pixels = new Uint32Array(nx * ny)
  for (let row = 0; row < ny; row += 1) {
    const from = (ny - 1 - row) * nx
    for (let column = 0; column < nx; column += 1)
      pixels[from + column] = table[shades[row * nx + column] ?? NO_SHADE] ?? 0
  }
  return pixels
}

export interface Histogram {
  /** Nodes per bin, bins even along the ramp. */
  readonly counts: readonly number[]
  readonly most: number
  /** Share of nodes beyond the ends of the ramp. */
  readonly clipped: number
}

export function histogramOf(
  values: Float64Array,
  shades: Uint16Array,
  scale: FieldScale,
  bins: number,
): Histogram {
  const counts = new Array<number>(bins).fill(0)
  let beyond = 0
  let all = 0
  for (let node = 0; node < shades.length; node += 1) {
    const shade = shades[node] ?? NO_SHADE
    if (shade === NO_SHADE) continue
    all += 1
    if (isClipped(scale, values[node] ?? NaN)) beyond += 1
    const bin = Math.floor((shade * bins) / SHADES)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return { counts, most: Math.max(1, ...counts), clipped: all === 0 ? 0 : beyond / all }
}
