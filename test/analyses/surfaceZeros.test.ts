import { describe, expect, it } from 'vitest'
import { signRange } from '../../src/analyses'

const places = Array.from({ length: 129 }, (_, at) => -3 + (6 * at) / 128)
const cut = (f: (x: number) => number): number[] => places.map(f)

describe('the stretch of one sign', () => {
  it('ends at the zeros of a smooth cut to within the error of a cubic', () => {
    // Zeros of the third derivative of a bell: 0 and ±√3.
    const bell = (x: number): number => (3 * x - x ** 3) * Math.exp((-x * x) / 2)
    const { sign, from, to } = signRange(places, cut(bell), 0.8)
    expect(sign).toBe(1)
    expect(Math.abs(from ?? NaN)).toBeLessThan(1e-7)
    expect(Math.abs((to ?? NaN) - Math.sqrt(3))).toBeLessThan(1e-6)
    expect(signRange(places, cut(bell), -0.8)).toMatchObject({ sign: -1 })
  })

  it('lasts to the end where the sign does not change', () => {
    expect(
      signRange(
        places,
        cut((x) => x - 1),
        2,
      ),
    ).toMatchObject({ sign: 1, to: null })
    expect(
      signRange(
        places,
        cut(() => 5),
        0,
      ),
    ).toEqual({ sign: 1, from: null, to: null })
    expect(
      signRange(
        places,
        cut(() => 0),
        0,
      ),
    ).toEqual({ sign: 0, from: null, to: null })
  })

  it('finds the near stretch, not the whole of a sign', () => {
    const { from, to } = signRange(places, cut(Math.cos), 2.5)
    expect(from).toBeCloseTo(Math.PI / 2, 6)
    expect(to).toBeNull()
  })
})
