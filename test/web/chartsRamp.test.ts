import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  contrast,
  divergingPart,
  inkOn,
  parseHex,
  ramp,
  type Rgb,
} from '../../web/charts/geometry/ramp'

const tokens = readFileSync(new URL('../../web/style/tokens.css', import.meta.url), 'utf8')
const NAMES = ['n5', 'n4', 'n3', 'n2', 'n1', '0', 'p1', 'p2', 'p3', 'p4', 'p5']

/** The stops of the nth theme in the file: dark, light, light once more for the system's choice. */
function stops(theme: number): string[] {
  return NAMES.map((name) => {
    const all = [...tokens.matchAll(new RegExp(`--div-${name}: (#[0-9a-f]{6})`, 'g'))]
    return all[theme]?.[1] ?? 'missing'
  })
}

describe('the diverging ramp', () => {
  it.each([0, 1, 2])('of theme %i passes through its stops', (theme) => {
    const colour = ramp(stops(theme))
    stops(theme).forEach((stop, i) => expect(colour(i / 10)).toEqual(parseHex(stop)))
  })
  it('is the same for a chosen and a followed light theme', () => {
    expect(stops(1)).toEqual(stops(2))
  })
  it.each([0, 1])('of theme %i carries ink above 4.5 to 1 everywhere', (theme) => {
    const colour = ramp(stops(theme))
    for (let part = 0; part <= 1; part += 0.005) {
      const ink = parseHex(inkOn(colour(part)))
      expect(contrast(ink, colour(part))).toBeGreaterThan(4.5)
    }
  })
  it('holds parts outside 0 to 1', () => {
    const colour = ramp(stops(0))
    expect(colour(-3)).toEqual(colour(0))
    expect(colour(7)).toEqual(colour(1))
  })
  it('compresses by sign(x)·|x|^0.6 and ends at the limit', () => {
    expect(divergingPart(0, 50)).toBe(0.5)
    expect(divergingPart(50, 50)).toBe(1)
    expect(divergingPart(-500, 50)).toBe(0)
    expect(divergingPart(25, 50)).toBeCloseTo(0.5 + 0.5 * 0.5 ** 0.6, 12)
    expect(divergingPart(-25, 50)).toBeCloseTo(0.5 - 0.5 * 0.5 ** 0.6, 12)
    expect(divergingPart(1, 0)).toBe(0.5)
    expect(divergingPart(NaN, 50)).toBe(0.5)
  })
  it('knows the contrast of black and white', () => {
    const [white, black]: Rgb[] = [
      [255, 255, 255],
      [0, 0, 0],
    ]
    expect(contrast(white as Rgb, black as Rgb)).toBeCloseTo(21, 10)
    expect(inkOn([255, 255, 0])).toBe('#000000')
    expect(inkOn([0, 0, 120])).toBe('#ffffff')
  })
})
