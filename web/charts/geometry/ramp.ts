// Colour by value: the diverging ramp of the tokens, mixed in OKLab, and the ink that reads on it.
// OKLab: B. Ottosson, "A perceptual color space for image processing", 2020. Contrast: WCAG 2.2.

export type Rgb = readonly [number, number, number]
type Lab = readonly [number, number, number]

/** `#1b3e52` to 0…255. */
export function parseHex(text: string): Rgb {
  const hex = text.trim().replace('#', '')
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16)
  return [part(0), part(2), part(4)]
}

const toLinear = (channel: number): number => {
  const c = channel / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
}

const fromLinear = (light: number): number => {
  const c = Math.min(1, Math.max(0, light))
  return Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055))
}

function toLab(colour: Rgb): Lab {
  const [r, g, b] = colour.map(toLinear) as unknown as Rgb
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromLab([lightness, a, b]: Lab): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

/** A ramp over its stops, mixed in OKLab: 0 is the first, 1 the last. */
export function ramp(stops: readonly string[]): (part: number) => Rgb {
  const labs = stops.map((stop) => toLab(parseHex(stop)))
  const last = labs.length - 1
  return (part) => {
    const place = Math.min(1, Math.max(0, part)) * last
    const i = Math.min(last - 1, Math.floor(place))
    const [from, to] = [labs[i], labs[i + 1]]
    if (from === undefined || to === undefined) return [0, 0, 0]
    const u = place - i
    const mix = (k: 0 | 1 | 2): number => from[k] + (to[k] - from[k]) * u
    return fromLab([mix(0), mix(1), mix(2)])
  }
}

/** Place of a value on a diverging ramp whose ends are ±limit: sign(x)·|x|^power, 0.5 at zero. */
export function divergingPart(value: number, limit: number, power = 0.6): number {
  if (!(limit > 0) || Number.isNaN(value)) return 0.5
  return 0.5 + 0.5 * Math.sign(value) * Math.min(1, Math.abs(value) / limit) ** power
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map(toLinear) as unknown as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

export function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/** White or black, whichever reads better: never under 4.5 to 1. */
export function inkOn(colour: Rgb): '#ffffff' | '#000000' {
  return contrast([255, 255, 255], colour) >= contrast([0, 0, 0], colour) ? '#ffffff' : '#000000'
}

export const cssColour = ([r, g, b]: Rgb): string => `rgb(${r} ${g} ${b})`
