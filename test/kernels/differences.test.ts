// Extrapolated differences by themselves: derivatives that are known, within the bound that comes with them.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadChecking, type Checking } from '../support/checking'
import { EPS } from '../support/close'

let checking: Checking
beforeAll(async () => {
  checking = await loadChecking()
}, 60_000)

type Curve = (x: number) => number

/** Central differences of a curve of size up to `size`, with what rounding leaves in them. */
function differenced(curve: Curve, x: number, first: number, size: number, order: 1 | 2) {
  const steps = Array.from({ length: 7 }, (_, level) => first / 2 ** level)
  const differences = steps.map((h) =>
    order === 1
      ? (curve(x + h) - curve(x - h)) / (2 * h)
      : (curve(x + h) - 2 * curve(x) + curve(x - h)) / (h * h),
  )
  const rounding = steps.map((h) => (4 * EPS * size) / h ** order)
  return checking.derivative(differences, rounding)
}

describe('extrapolated differences', () => {
  it('hold the first derivative within their bound, and the bound is small', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (x) => {
        const { value, bound } = differenced(Math.exp, x, 0.4, 40, 1)
        expect(Math.abs(value - Math.exp(x))).toBeLessThan(bound)
        expect(bound).toBeLessThan(1e-10)
      }),
    )
  })

  it('hold the second derivative within theirs', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (x) => {
        const { value, bound } = differenced(Math.sin, x, 0.5, 4, 2)
        expect(Math.abs(value + Math.sin(x))).toBeLessThan(bound)
        expect(bound).toBeLessThan(1e-9)
      }),
    )
  })

  it('own up where there is no derivative: the bound does not shrink', () => {
    const { bound } = differenced((x) => Math.max(x - 0.01, 0), 0, 0.5, 1, 1)
    expect(bound).toBeGreaterThan(0.01)
  })

  it('take one step at its word, but for rounding', () => {
    expect(checking.derivative([3], [1e-9])).toEqual({ value: 3, bound: 1e-9 })
  })
})
