import { beforeAll, describe, expect, it } from 'vitest'
import { compileAssembly } from '../support/assemblyScript'
import { EPS, median, ulp } from '../support/close'
import { goldenRows, goldenSet, num, type Row } from '../support/golden'

interface Elementary {
  exponential(x: number): number
  logOfRatio(a: number, b: number): number
  erfcx(z: number): number
  quantile(p: number): number
}

let lanes: Elementary

beforeAll(async () => {
  lanes = await compileAssembly<Elementary>('elementary.as.ts')
}, 60_000)

/** Worst and middle error of a function over golden rows, in the unit given. */
function measure(
  rows: readonly { readonly got: number; readonly want: number }[],
  unitOf: (want: number) => number,
): { readonly worst: number; readonly middle: number; readonly count: number } {
  const errors = rows.map(({ got, want }) => Math.abs(got - want) / unitOf(want))
  return { worst: Math.max(...errors), middle: median(errors), count: errors.length }
}

const told = (name: string, { worst, middle, count }: ReturnType<typeof measure>, unit: string) =>
  console.info(
    `${name}: worst ${worst.toFixed(2)} ${unit}, median ${middle.toFixed(2)}, ${count} rows`,
  )

describe('limits', () => {
  it('takes e^0 as 1 and e^x as 0 below the smallest normal numbers', () => {
    expect(lanes.exponential(0)).toBe(1)
    expect(lanes.exponential(-0)).toBe(1)
    expect(lanes.exponential(-709)).toBe(0)
    expect(lanes.exponential(-1e300)).toBe(0)
    expect(lanes.exponential(708)).toBeGreaterThan(1e307)
  })

  it('takes the logarithm of a ratio of equals as 0, and never loses a last bit between them', () => {
    expect(lanes.logOfRatio(97_000, 97_000)).toBe(0)
    expect(lanes.logOfRatio(1 + EPS, 1)).toBe(EPS)
    expect(lanes.logOfRatio(1e15, 1e-15)).toBeCloseTo(30 * Math.LN10, 12)
  })

  it('takes the quantile of 1/2 as 0, and stays finite next to 0 and 1', () => {
    expect(Math.abs(lanes.quantile(0.5))).toBe(0)
    expect(lanes.quantile(2 ** -1022)).toBeCloseTo(-37.5194, 3)
    expect(lanes.quantile(1 - EPS / 2)).toBeCloseTo(8.2095, 3)
  })

  it('takes erfcx(0) as 1', () => {
    expect(Math.abs(lanes.erfcx(0) - 1)).toBeLessThanOrEqual(6 * EPS)
  })
})

describe('identities', () => {
  it('turns the sign of the logarithm with the ratio', () => {
    for (const { a, b } of [
      { a: 3, b: 7 },
      { a: 1e-9, b: 2e11 },
      { a: 97_000, b: 97_000.00000000001 },
    ]) {
      const [forth, back] = [lanes.logOfRatio(a, b), lanes.logOfRatio(b, a)]
      expect(Math.abs(forth + back)).toBeLessThanOrEqual(2 * ulp(forth))
    }
  })
})

describe('the quantile', () => {
  it('turns its sign with the side, to the last bit', () => {
    for (const p of [0.25, 0.0625, 2 ** -30, 0.4999999999, 0.075, 2 ** -52])
      expect(lanes.quantile(1 - p)).toBe(-lanes.quantile(1 - (1 - p)))
  })

  it('never falls across the joins of its three ranges', () => {
    for (const join of [0.075, 0.925, Math.exp(-25), 0.5]) {
      const step = ulp(join)
      for (let at = -200; at < 200; at++) {
        const [low, high] = [
          lanes.quantile(join + at * step),
          lanes.quantile(join + (at + 1) * step),
        ]
        // Neighbours may round the wrong way round, by the accuracy and no more.
        expect(high - low).toBeGreaterThanOrEqual(-1e-15 * Math.abs(low))
      }
    }
  })
})

describe('golden rows of elementary.json', () => {
  it('gives e^x within 1 ulp', () => {
    const rows = goldenSet('elementary', 'exp').map((row) => ({
      got: lanes.exponential(num(row, 'x')),
      want: num(row, 'exp_x'),
    }))
    const measured = measure(rows, ulp)
    told('exp', measured, 'ulp')
    expect(measured.worst).toBeLessThanOrEqual(1)
  })

  it('gives ln(F/K) within 2 ulp', () => {
    const rows = goldenSet('elementary', 'log_ratio').map((row) => ({
      got: lanes.logOfRatio(num(row, 'F'), num(row, 'K')),
      want: num(row, 'ln_F_over_K'),
    }))
    const measured = measure(rows, ulp)
    told('ln(F/K)', measured, 'ulp')
    expect(measured.worst).toBeLessThanOrEqual(2)
  })

  it('gives erfcx(z) within 6 eps for z from -1/2, where the pricing formula uses it', () => {
    const rows = goldenSet('elementary', 'erfcx')
      .filter((row) => num(row, 'z') >= -0.5)
      .map((row) => ({ got: lanes.erfcx(num(row, 'z')), want: num(row, 'erfcx_z') }))
    const measured = measure(rows, (want) => EPS * want)
    told('erfcx', measured, 'eps')
    expect(measured.worst).toBeLessThanOrEqual(6)
  })

  it.each([
    ['elementary.json', goldenSet('elementary', 'inverse_normal')],
    ['quantiles.json', goldenRows('quantiles')],
  ])('gives the normal quantile within 1e-15 relative: %s', (name, golden) => {
    const rows = golden.map((row: Row) => ({
      got: lanes.quantile(num(row, 'p')),
      want: num(row, 'quantile'),
    }))
    const measured = measure(
      rows.filter(({ want }) => want !== 0),
      (want) => 1e-15 * Math.abs(want),
    )
    told(`inverse normal, ${name}`, measured, '1e-15')
    expect(measured.worst).toBeLessThanOrEqual(1)
  })
})
