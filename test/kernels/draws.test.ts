import { beforeAll, describe, expect, it } from 'vitest'
import { DrawColumn, Status } from '../../assembly/abi'
import { packOptions, type PricedOption } from '../../src/analyses/price'
import type { Core } from '../../src/engine/core'
import { Table } from '../../src/engine/table'
import { packDraws, type Draws } from '../../src/packing'
import { BUILDS, loadCore, runKernel } from '../support/core'
import { goldenSet, num } from '../support/golden'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const base: Draws = {
  seed: 20_261_121,
  stream: 0,
  from: 0,
  method: 'pseudo',
  spot: 97_000,
  drift: 0.08,
  volatility: 0.6,
  years: 0.75,
}
const COUNT = 65_536

function drawn(draws: Partial<Draws>, count = COUNT, on = core): Float64Array {
  const packed = {
    inputs: [packDraws({ ...base, ...draws })],
    outputs: [{ rows: count, columns: 1 }],
  }
  const [table] = runKernel(on, 'draws', packed)
  return table?.column(0) ?? new Float64Array()
}

const meanOf = (values: ArrayLike<number>, f = (x: number) => x) =>
  Array.from(values).reduce((sum, x) => sum + f(x), 0) / values.length

/** Distance of a sample's mean from what it should be, in standard errors. */
function errors(values: readonly number[], want: number): number {
  const mean = meanOf(values)
  const variance = meanOf(values, (x) => (x - mean) ** 2)
  return Math.abs(mean - want) / Math.sqrt(variance / values.length)
}

describe('limits', () => {
  it('answers the forward where nothing is uncertain', () => {
    for (const draws of [{ volatility: 0 }, { years: 0 }]) {
      const { spot, drift, years } = { ...base, ...draws }
      const want = spot * Math.exp(drift * years)
      for (const S of drawn(draws, 8)) expect(Math.abs(S / want - 1)).toBeLessThan(1e-15)
    }
  })

  it('refuses tables of another shape', () => {
    const out = { rows: 8, columns: 1 }
    const run = (columns: number, rows: number, outputs = [out]) =>
      core.run({ kernel: 'draws', inputs: [Table.create({ rows, columns }, 0).bytes], outputs })
        .status
    expect(run(DrawColumn.COUNT + 1, 1)).toBe(Status.WrongShape)
    expect(run(DrawColumn.COUNT, 2)).toBe(Status.WrongShape)
    expect(run(DrawColumn.COUNT, 1, [{ rows: 8, columns: 2 }])).toBe(Status.WrongShape)
    expect(run(DrawColumn.COUNT, 1)).toBe(Status.Ok)
  })
})

describe('identities', () => {
  it.each(['pseudo', 'sobol', 'shiftedSobol'] as const)(
    '%s: the same bits however the paths are cut into ranges',
    (method) => {
      const all = drawn({ method }, 1000)
      for (const [from, to] of [
        [0, 1],
        [1, 4],
        [3, 500],
        [511, 513],
        [997, 1000],
      ] as const)
        expect(drawn({ method, from }, to - from)).toEqual(all.subarray(from, to))
    },
  )

  it('gives the same bits in both builds', async () => {
    for (const method of ['pseudo', 'sobol', 'shiftedSobol'] as const) {
      const [a, b] = await Promise.all(
        BUILDS.map(async (build) => drawn({ method }, 4096, await loadCore(build))),
      )
      expect(a).toEqual(b)
    }
  })

  it('draws other paths for another seed or stream, except plain Sobol points', () => {
    for (const method of ['pseudo', 'shiftedSobol'] as const) {
      expect(drawn({ method, seed: 1 }, 64)).not.toEqual(drawn({ method, seed: 2 }, 64))
      expect(drawn({ method, stream: 1 }, 64)).not.toEqual(drawn({ method, stream: 2 }, 64))
    }
    expect(drawn({ method: 'sobol', seed: 1 }, 64)).toEqual(drawn({ method: 'sobol', seed: 2 }, 64))
  })
})

describe('moments', () => {
  const { spot, drift, volatility, years } = base
  const logMean = (drift - volatility ** 2 / 2) * years
  const logDeviation = volatility * Math.sqrt(years)

  it('are those of geometric Brownian motion, within four standard errors', () => {
    for (const seed of [1, 2, 3]) {
      const S = Array.from(drawn({ seed }))
      const z = S.map((x) => (Math.log(x / spot) - logMean) / logDeviation)
      expect(errors(S, spot * Math.exp(drift * years))).toBeLessThan(4)
      expect(errors(z, 0)).toBeLessThan(4)
      for (const [power, want] of [
        [2, 1],
        [3, 0],
        [4, 3],
      ] as const)
        expect(
          errors(
            z.map((x) => x ** power),
            want,
          ),
        ).toBeLessThan(4)
    }
  })

  it.each(['sobol', 'shiftedSobol'] as const)(
    '%s: miss the mean by less than a twentieth of a standard error',
    (method) => {
      const S = drawn({ method })
      const standardError = Math.sqrt(Math.exp(volatility ** 2 * years) - 1) / Math.sqrt(COUNT)
      const error = Math.abs(meanOf(S) / (spot * Math.exp(drift * years)) - 1)
      expect(error).toBeLessThan(standardError / 20)
    },
  )
})

describe('golden rows of montecarlo.json', () => {
  it('ends beyond a level as often as it should (first_passage, p_beyond_at_T)', () => {
    let worst = 0
    const rows = goldenSet('montecarlo', 'first_passage')
    rows.forEach((row, seed) => {
      const [spot, level, p] = [num(row, 'S0'), num(row, 'H'), num(row, 'p_beyond_at_T')]
      const terms = { drift: num(row, 'mu'), volatility: num(row, 'sigma'), years: num(row, 'T') }
      const S = drawn({ seed, spot, ...terms })
      const share = meanOf(S, (x) => ((level > spot ? x > level : x < level) ? 1 : 0))
      // Where hardly a path arrives, a whole path is the least that can differ.
      const error = Math.max(Math.sqrt((p * (1 - p)) / COUNT), 1 / COUNT)
      worst = Math.max(worst, Math.abs(share - p) / error)
    })
    console.info(`ends beyond: worst ${worst.toFixed(2)} standard errors, ${rows.length} rows`)
    expect(worst).toBeLessThan(4)
  })

  it('loses more than value at risk as often as it should (lognormal_var_es)', () => {
    let worst = 0
    const rows = goldenSet('montecarlo', 'lognormal_var_es')
    rows.forEach((row, seed) => {
      const [spot, size, alpha] = [num(row, 'S0'), num(row, 'qty'), num(row, 'alpha')]
      const terms = { drift: num(row, 'mu'), volatility: num(row, 'sigma'), years: num(row, 'T') }
      const losses = Array.from(drawn({ seed: seed + 1000, spot, ...terms }), (S) => {
        if (row.position === 'long_linear') return size * (spot - S)
        return row.position === 'short_linear' ? size * (S - spot) : size * (1 / S - 1 / spot)
      })
      const [risk, shortfall] = [num(row, 'VaR'), num(row, 'ES')]
      const share = meanOf(losses, (loss) => (loss > risk ? 1 : 0))
      worst = Math.max(
        worst,
        Math.abs(share - 1 + alpha) / Math.sqrt((alpha * (1 - alpha)) / COUNT),
      )
      // ES = VaR + E[(loss - VaR)+]/(1 - alpha).
      const beyond = losses.map((loss) => risk + Math.max(loss - risk, 0) / (1 - alpha))
      worst = Math.max(worst, errors(beyond, shortfall))
    })
    console.info(
      `value at risk, shortfall: worst ${worst.toFixed(2)} standard errors, ${rows.length} rows`,
    )
    expect(worst).toBeLessThan(4)
  })
})

describe('cross-method', () => {
  it('prices options as the price kernel does, within four standard errors', () => {
    let [worst, worstSobol] = [0, 0]
    for (const right of ['call', 'put'] as const) {
      for (const [seed, moneyness] of [0.6, 0.8, 1, 1.25, 1.6].entries()) {
        const [rate, q] = [base.drift + 0.02, 0.02]
        const strike = base.spot * moneyness
        const option: PricedOption = {
          ...{ model: 'spot', underlying: base.spot, strike, years: base.years },
          ...{ volatility: base.volatility, rate, yield: q, right },
        }
        const price = runKernel(core, 'price', packOptions([option]))[0]?.get(0, 0) ?? NaN
        const worth = (S: number) =>
          Math.max(right === 'call' ? S - strike : strike - S, 0) * Math.exp(-rate * base.years)
        worst = Math.max(worst, errors(Array.from(drawn({ seed: seed + 50 }), worth), price))
        const sobol = meanOf(drawn({ method: 'sobol' }), worth)
        worstSobol = Math.max(worstSobol, Math.abs(sobol - price) / base.spot)
      }
    }
    console.info(
      `options by simulation: worst ${worst.toFixed(2)} standard errors; Sobol off by ${worstSobol.toExponential(1)} of spot`,
    )
    expect(worst).toBeLessThan(4)
    expect(worstSobol).toBeLessThan(1e-4)
  })
})
