import asc from 'assemblyscript/asc'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { EPS, median, ulp } from '../support/close'
import { goldenSet, num } from '../support/golden'

interface Elementary {
  exponential(x: number): number
  logOfRatio(a: number, b: number): number
  erfcx(z: number): number
}

let lanes: Elementary

/** Compiles test/support/elementary.as.ts in this process, as the core's own build does. */
async function compile(): Promise<Elementary> {
  let bytes: Uint8Array | undefined
  const stderr = asc.createMemoryStream()
  const { error } = await asc.main(
    [
      'test/support/elementary.as.ts',
      ...['--baseDir', resolve(import.meta.dirname, '../..'), '--outFile', 'elementary.wasm'],
      ...['--runtime', 'stub', '--enable', 'simd', '--optimizeLevel', '3', '--noAssert'],
      ...['--use', 'abort=', '--disableWarning', '112'],
    ],
    {
      stderr,
      writeFile: (_name: string, contents: string | Uint8Array) => {
        if (typeof contents !== 'string') bytes = contents
      },
    },
  )
  if (error !== null || bytes === undefined) throw new Error(stderr.toString())
  const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes))
  return instance.exports as unknown as Elementary
}

beforeAll(async () => {
  lanes = await compile()
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
})
