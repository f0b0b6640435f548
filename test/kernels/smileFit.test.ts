import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  FittedColumn,
  SmileColumn,
  SmileExpiryColumn,
  SmileQuoteColumn,
  SmileReason,
} from '../../assembly/abi'
import type { Smile } from '../../src/domain/market'
import type { Core } from '../../src/engine/core'
import { Table } from '../../src/engine/table'
import { arbitrageOf, varianceAt } from '../support/arbitrage'
import { BUILDS, loadCore, runKernel } from '../support/core'

interface Slice {
  readonly years: number
  /** ln(K/F) and volatility, by rising k. */
  readonly quotes: readonly (readonly [number, number])[]
}

interface Fitted {
  readonly smiles: readonly (Smile | null)[]
  readonly results: Table
  readonly quotes: Table
}

const FORWARD = 50_000

function fitted(core: Core, slices: readonly Slice[]): Fitted {
  const rows = slices.flatMap(({ quotes }, at) => quotes.map(([k, v]) => [at, k, v] as const))
  const expiries = Table.create({ rows: slices.length, columns: SmileExpiryColumn.COUNT }, 1)
  const given = Table.create({ rows: rows.length, columns: SmileQuoteColumn.COUNT }, 1)
  slices.forEach(({ years }, row) => {
    expiries.set(SmileExpiryColumn.Years, row, years)
    expiries.set(SmileExpiryColumn.Forward, row, FORWARD)
  })
  rows.forEach(([at, k, volatility], row) => {
    given.set(SmileQuoteColumn.Expiry, row, at)
    given.set(SmileQuoteColumn.Strike, row, FORWARD * Math.exp(k))
    given.set(SmileQuoteColumn.Volatility, row, volatility)
    given.set(SmileQuoteColumn.Spread, row, 0.001)
  })
  const outputs = [
    { rows: slices.length, columns: SmileColumn.COUNT },
    { rows: rows.length, columns: FittedColumn.COUNT },
  ]
  const [results, quotes] = runKernel(core, 'smileFit', { inputs: [expiries, given], outputs })
  if (results === undefined || quotes === undefined) throw new Error('no tables came back')
  const smiles = slices.map((_, row) => {
    const [a = NaN, b = NaN, rho = NaN, m = NaN, sigma = NaN] = [0, 1, 2, 3, 4].map((column) =>
      results.get(column, row),
    )
    return Number.isNaN(a) ? null : { a, b, rho, m, sigma }
  })
  return { smiles, results, quotes }
}

/** Quotes of a known smile out to some deviations. */
const quotesOf = (smile: Smile, years: number, count = 25, deviations = 3): Slice['quotes'] =>
  Array.from({ length: count }, (_, at) => {
    const k = Math.sqrt(varianceAt(smile, 0)) * deviations * ((2 * at) / (count - 1) - 1)
    return [k, Math.sqrt(varianceAt(smile, k) / years)] as const
  })

const near: Smile = { a: 0.002, b: 0.05, rho: -0.3, m: 0.01, sigma: 0.08 }
const far: Smile = { a: 0.01, b: 0.12, rho: -0.2, m: 0.02, sigma: 0.2 }

let core: Core
beforeAll(async () => {
  core = await loadCore('release')
})

describe('known smiles', () => {
  it('are found again', () => {
    const slices = [
      { years: 0.05, quotes: quotesOf(near, 0.05) },
      { years: 0.25, quotes: quotesOf(far, 0.25) },
    ]
    const { results, quotes } = fitted(core, slices)
    expect(Math.max(...results.column(SmileColumn.RootMeanSquare))).toBeLessThan(2e-5)
    expect(Math.max(...quotes.column(FittedColumn.Residual).map(Math.abs))).toBeLessThan(1e-3)
    expect([...results.column(SmileColumn.OutlierCount)]).toEqual([0, 0])
  })

  it.each([3, 8, 12, 16, 21])('name quote %i, which is far off, and pass it by', (at) => {
    const clean = quotesOf(far, 0.25)
    const quotes = clean.map(([k, v], row) => [k, row === at ? v + 0.2 : v] as const)
    const answer = fitted(core, [{ years: 0.25, quotes }])
    const named = [...answer.quotes.column(FittedColumn.IsOutlier)]
    expect(named).toEqual(clean.map((_, row) => (row === at ? 1 : 0)))
    const residuals = clean.map(([, v], row) => answer.quotes.get(FittedColumn.Volatility, row) - v)
    expect(Math.max(...residuals.map(Math.abs))).toBeLessThan(1e-3)
  })
})

describe('limits', () => {
  it('says that four quotes are too few', () => {
    const { smiles, results } = fitted(core, [{ years: 0.25, quotes: quotesOf(far, 0.25, 4) }])
    expect(smiles).toEqual([null])
    expect(results.get(SmileColumn.Reason, 0)).toBe(SmileReason.TooFewQuotes)
  })

  it('fits a flat smile', () => {
    const quotes = quotesOf(far, 0.25).map(([k]) => [k, 0.5] as const)
    const { results } = fitted(core, [{ years: 0.25, quotes }])
    expect(results.get(SmileColumn.RootMeanSquare, 0)).toBeLessThan(2e-4)
  })

  it('keeps to the same bits on both builds and from run to run', async () => {
    const slices = [
      { years: 0.05, quotes: quotesOf(near, 0.05) },
      { years: 0.25, quotes: quotesOf(far, 0.25) },
    ]
    const cores = await Promise.all(BUILDS.map((build) => loadCore(build)))
    const answers = [...cores, ...cores].map((one) => fitted(one, slices).smiles)
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })
})

describe('arbitrage in the quotes', () => {
  const volatility = fc.double({ min: 0.1, max: 2, noNaN: true })
  const slice = fc.record({
    level: volatility,
    tilt: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
    bend: fc.double({ min: -0.3, max: 1, noNaN: true }),
    noise: fc.array(fc.double({ min: -0.1, max: 0.1, noNaN: true }), {
      minLength: 5,
      maxLength: 30,
    }),
  })

  it('never reaches a smile, whatever the quotes', () => {
    let kept = 0
    let all = 0
    fc.assert(
      fc.property(fc.array(slice, { minLength: 1, maxLength: 5 }), (list) => {
        const slices = list.map(({ level, tilt, bend, noise }, at) => {
          const years = 0.02 * 3 ** at
          const quotes = noise.map((error, row) => {
            const z = 6 * (row / (noise.length - 1)) - 3
            const volatilityAt = level * (1 + tilt * z * 0.3 + bend * z * z * 0.1) + error * level
            return [z * level * Math.sqrt(years), Math.max(volatilityAt, 0.02)] as const
          })
          return { years, quotes }
        })
        const { smiles } = fitted(core, slices)
        const placed = smiles.flatMap((smile, at) =>
          smile === null ? [] : [{ smile, years: slices[at]?.years ?? NaN }],
        )
        kept += placed.length
        all += slices.length
        const found = arbitrageOf(placed)
        expect(found.leastDurrleman).toBeGreaterThanOrEqual(-1e-12)
        expect(found.leastWing).toBeGreaterThanOrEqual(0)
        expect(found.leastGap).toBeGreaterThanOrEqual(0)
        expect(found.leastSlopeGap).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 150 },
    )
    console.info(`smiles for ${kept} of ${all} random expiries`)
    expect(kept / all).toBeGreaterThan(0.9)
  })
})
