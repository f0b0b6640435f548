// Quadrature by itself, against integrals that are known.
import { beforeAll, describe, expect, it } from 'vitest'
import { loadChecking, type Checking } from '../support/checking'

let checking: Checking
beforeAll(async () => {
  checking = await loadChecking()
}, 60_000)

describe('Gauss-Legendre quadrature', () => {
  it('is exact for a polynomial of degree 31 on one panel', () => {
    const { value, missed } = checking.integral('power31', 0, 1, 1)
    expect(Math.abs(value - 1 / 32)).toBeLessThan(4e-17)
    expect(missed).toBeLessThan(4e-17)
  })

  it.each([
    ['bell', -13, 13, 52],
    ['decay', 0, 45, 90],
  ] as const)('gives the integral of %s within a few roundings', (name, from, to, panels) => {
    const { value, missed } = checking.integral(name, from, to, panels)
    expect(Math.abs(value - 1)).toBeLessThan(2e-15)
    expect(missed).toBeLessThan(2e-15)
  })

  it('says what it misses where the function has a kink inside a panel', () => {
    const { value, missed } = checking.integral('kink', -1, 1, 1)
    const error = Math.abs(value - 0.5 * 0.7 * 0.7)
    expect(error).toBeGreaterThan(1e-6)
    expect(missed).toBeGreaterThan(error / 10)
    expect(checking.integral('kink', 0.3, 1, 1).missed).toBeLessThan(1e-16)
  })

  it('is 0 over nothing', () => {
    expect(checking.integral('bell', 1, 1, 4)).toEqual({ value: 0, missed: 0 })
  })
})
