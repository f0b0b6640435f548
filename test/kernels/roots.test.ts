import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { compileAssembly } from '../support/assemblyScript'
import { EPS, expectClose } from '../support/close'

type Finder = (c: number, a: number, b: number) => number

interface Roots {
  readonly cubeRoot: Finder
  readonly logarithm: Finder
  readonly bottom: Finder
  readonly corner: Finder
}

let roots: Roots
beforeAll(async () => {
  roots = await compileAssembly<Roots>('roots.as.ts')
}, 60_000)

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

describe('a zero', () => {
  it('is found to 4 ulp, wherever it lies in its bracket', () => {
    fc.assert(
      fc.property(between(0.01, 100), between(1e-3, 20), between(1e-3, 20), (x, down, up) => {
        const got = roots.cubeRoot(x ** 3, x - down, x + up)
        // The cube itself is rounded: that moves its root by a third of an ulp at most.
        const tolerance = 5 * EPS * x
        expectClose({ name: 'root', got, want: x, tolerance, inputs: { x, down, up } })
      }),
    )
  })

  it('of a steep function is found as well', () => {
    fc.assert(
      fc.property(between(1, 20), between(0.5, 20), (x, up) => {
        const got = roots.logarithm(Math.exp(x), 0, x + up)
        // Both exponentials are rounded, to an ulp of e^x: EPS in x.
        expectClose({
          name: 'ln',
          got,
          want: x,
          tolerance: 4 * EPS * x + 3 * EPS,
          inputs: { x, up },
        })
      }),
    )
  })

  it('at an end of the bracket is that end', () => {
    expect(roots.cubeRoot(8, 2, 5)).toBe(2)
    expect(roots.cubeRoot(125, 2, 5)).toBe(5)
  })
})

describe('an extremum', () => {
  it('is found to 1e-8 of its bracket, in a bowl and at a kink', () => {
    fc.assert(
      fc.property(between(-1, 1), between(0.1, 1), between(0.1, 1), (x, down, up) => {
        const [a, b] = [x - down, x + up]
        const inputs = { x, down, up }
        const corner = roots.corner(x, a, b)
        const tolerance = 1e-8 * (b - a)
        expectClose({ name: 'corner', got: corner, want: x, tolerance, inputs })
        const bottom = roots.bottom(x, a, b)
        // Values nearer than their rounding are alike: √eps of the bracket at the bottom of a bowl.
        expectClose({ name: 'bottom', got: bottom, want: x, tolerance: 2 * tolerance, inputs })
      }),
    )
  })
})
