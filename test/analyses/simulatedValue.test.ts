import { beforeAll, describe, expect, it } from 'vitest'
import {
  parseSimulatedValue,
  scenarioCube,
  simulatedValue,
  type SimulatedValueSettings,
  type SimulatedValueView,
} from '../../src/analyses'
import { packOptions, type PricedOption } from '../../src/analyses/price'
import type { Document } from '../../src/document'
import { BatchEngine } from '../../src/engine/batch'
import { directConnection } from '../../src/engine/connection'
import type { Core } from '../../src/engine/core'
import { sample } from '../../src/examples/sample'
import { batchViewOf } from '../support/batches'
import { answerOf, loadCore, runKernel } from '../support/core'
import {
  bookOf,
  flatMarket,
  legOf,
  marketOf,
  optionLeg,
  rightOf,
  underlyingAt,
} from '../support/documents'
import { goldenSet, num } from '../support/golden'

let core: Core
let engine: BatchEngine
beforeAll(async () => {
  core = await loadCore('release')
  engine = new BatchEngine(() => directConnection(core))
})

type Asked = Partial<SimulatedValueSettings> & { days: number; volatility: number }

function simulate(document: Document, asked: Asked): Promise<SimulatedValueView> {
  const parsed = parseSimulatedValue({ drift: 0, ...asked })
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('; '))
  return batchViewOf(engine, simulatedValue, document, parsed.value)
}

const priceOf = (option: Partial<PricedOption>): number => {
  const whole = {
    model: 'forward',
    strike: 100,
    rate: 0,
    yield: 0,
    right: 'call',
    ...option,
  } as PricedOption
  return runKernel(core, 'price', packOptions([whole]))[0]?.get(0, 0) ?? NaN
}

const far = (got: number, want: number, error: number) => Math.abs(got - want) / error
/** Share of rising values that are at or below a bound. */
const shareBelow = (sorted: Float64Array, bound: number) =>
  sorted.reduce((count, value) => count + (value <= bound ? 1 : 0), 0) / sorted.length

describe('limits', () => {
  it('has no P&L where neither time passes nor the price moves', async () => {
    const view = await simulate(sample, { days: 0, volatility: 0, paths: 8192 })
    expect(view).toMatchObject({
      mean: 0,
      standardError: 0,
      deviation: 0,
      chanceOfLoss: 0,
      paths: 8192,
    })
    expect(view.quantiles.map(({ pnl }) => pnl)).toEqual([0, 0, 0, 0, 0, 0, 0])
  })

  it('refuses settings without meaning', () => {
    const whole = { days: 7, volatility: 0.6, drift: 0 }
    expect(parseSimulatedValue(whole)).toMatchObject({
      ok: true,
      value: { paths: 65_536, method: 'sobol' },
    })
    for (const wrong of [
      { days: -1 },
      { volatility: NaN },
      { paths: 10_000.5 },
      { paths: 1 },
      { seed: -1 },
      { method: 'x' },
      { levels: [2] },
      { extra: 1 },
    ])
      expect(parseSimulatedValue({ ...whole, ...wrong }).ok).toBe(false)
  })

  it('raises the number of paths to whole ranges of equal samples', async () => {
    const pseudo = await simulate(sample, {
      days: 1,
      volatility: 0.5,
      paths: 9000,
      method: 'pseudo',
    })
    expect(pseudo.paths).toBe(3 * 4096)
    const sobol = await simulate(sample, { days: 1, volatility: 0.5, paths: 17 * 4096 })
    expect(sobol.paths).toBe(32 * 4096)
  })
})

describe('identities', () => {
  it('moves two coins as the document says', async () => {
    const market = marketOf({ BTC: underlyingAt(100), ETH: underlyingAt(10) })
    const legs = [legOf('e', { kind: 'spot', underlying: 'ETH' }, 1)]
    const asked = { days: 30, volatility: 0.8, paths: 8192 }
    const staying = await simulate(bookOf(market, legs, { settings: { others: 'stay' } }), asked)
    const same = await simulate(bookOf(market, legs, { settings: { others: 'same' } }), asked)
    expect(staying.deviation).toBe(0)
    const coin = bookOf(market, [legOf('b', { kind: 'spot', underlying: 'BTC' }, 0.1)])
    const direct = await simulate(coin, asked)
    same.sorted.forEach((pnl, row) =>
      expect(Math.abs(pnl - (direct.sorted[row] ?? NaN))).toBeLessThan(1e-12),
    )
  })

  it('answers rising quantiles that are among the paths', async () => {
    const { quantiles, sorted, chanceOfLoss } = await simulate(sample, { days: 7, volatility: 0.6 })
    expect(sorted.every((pnl, row) => row === 0 || (sorted[row - 1] ?? NaN) <= pnl)).toBe(true)
    for (const { level, pnl } of quantiles) {
      expect(shareBelow(sorted, pnl)).toBeGreaterThanOrEqual(level)
      expect(sorted).toContain(pnl)
    }
    expect(chanceOfLoss).toBeCloseTo(sorted.filter((pnl) => pnl < 0).length / sorted.length, 15)
  })
})

describe('closed form', () => {
  const [S, usdRate, basisRate] = [100, 0.05, 0.03]
  const [T, t] = [90 / 365, 30 / 365]
  const document = (right: 'call' | 'put', strike: number) =>
    bookOf(marketOf({ BTC: underlyingAt(S, { basisRate }) }, usdRate), [
      optionLeg('o', 3, { strike, days: 90, right, volatility: 0.7 }),
    ])
  const worthAt = (price: number, right: 'call' | 'put', strike: number) =>
    3 *
    priceOf({
      underlying: price * Math.exp(basisRate * (T - t)),
      strike,
      right,
      years: T - t,
      volatility: 0.7,
      rate: usdRate,
    })
  const now = (right: 'call' | 'put', strike: number) =>
    3 *
    priceOf({
      underlying: S * Math.exp(basisRate * T),
      strike,
      right,
      years: T,
      volatility: 0.7,
      rate: usdRate,
    })

  /** Mean worth at t: Black's formula over both stretches of variance, discounted from T to t only. */
  const meanWorth = (right: 'call' | 'put', strike: number, drift: number, volatility: number) =>
    3 *
    priceOf({
      underlying: S * Math.exp(drift * t + basisRate * (T - t)),
      ...{ strike, right, years: T },
      volatility: Math.sqrt((volatility ** 2 * t + 0.49 * (T - t)) / T),
      rate: (usdRate * (T - t)) / T,
    })

  it.each(['pseudo', 'sobol'] as const)(
    '%s: mean of one option within four standard errors',
    async (method) => {
      let worst = 0
      let smallest = Infinity
      for (const right of ['call', 'put'] as const) {
        for (const [seed, [strike, drift, volatility]] of (
          [
            [100, 0.03, 0.7],
            [70, 0, 0.4],
            [130, -0.5, 1.2],
            [105, 1, 0.7],
          ] as const
        ).entries()) {
          const asked = { days: 30, drift, volatility, method, seed }
          const view = await simulate(document(right, strike), asked)
          const want = meanWorth(right, strike, drift, volatility) - now(right, strike)
          worst = Math.max(worst, far(view.mean, want, view.standardError))
          smallest = Math.min(smallest, view.deviation / 256 / view.standardError)
        }
      }
      console.info(
        `${method}: worst ${worst.toFixed(2)} standard errors; these at least ${smallest.toFixed(0)} times below independent paths'`,
      )
      expect(worst).toBeLessThan(4)
      expect(smallest).toBeGreaterThan(method === 'sobol' ? 10 : 0.99)
    },
  )

  it('quantiles of one option are its P&L at the quantiles of the price', async () => {
    for (const method of ['pseudo', 'sobol'] as const) {
      const view = await simulate(document('call', 105), {
        days: 30,
        drift: 0.2,
        volatility: 0.8,
        method,
      })
      for (const [level, z] of [
        [0.05, -1.6448536269514722],
        [0.5, 0],
        [0.95, 1.6448536269514722],
      ] as const) {
        const price = S * Math.exp((0.2 - 0.32) * t + 0.8 * Math.sqrt(t) * z)
        const pnl = worthAt(price, 'call', 105) - now('call', 105)
        const error = Math.sqrt((level * (1 - level)) / view.paths)
        expect(far(shareBelow(view.sorted, pnl), level, error)).toBeLessThan(
          method === 'pseudo' ? 4 : 0.5,
        )
      }
    }
  })
})

describe('golden rows of montecarlo.json', () => {
  it('full revaluation of one option: value at risk and shortfall (option_full_reval_var_es)', async () => {
    let worst = 0
    const rows = goldenSet('montecarlo', 'option_full_reval_var_es')
    for (const [seed, row] of rows.entries()) {
      const [F, K, T, sigma, alpha] = ['F', 'K', 'T', 'sigma', 'alpha'].map((name) =>
        num(row, name),
      ) as [number, number, number, number, number]
      const terms = { strike: K, days: T * 365, right: rightOf(num(row, 'cp')), volatility: sigma }
      const document = bookOf(flatMarket(F), [optionLeg('o', num(row, 'side'), terms)])
      const asked = {
        days: num(row, 'horizon') * 365,
        volatility: sigma,
        seed,
        method: 'pseudo',
      } as const
      const { sorted, paths } = await simulate(document, asked)
      const [risk, shortfall] = [num(row, 'VaR'), num(row, 'ES')]
      const share = shareBelow(sorted, -risk)
      worst = Math.max(worst, far(share, 1 - alpha, Math.sqrt((alpha * (1 - alpha)) / paths)))
      const beyond = Array.from(sorted, (pnl) => risk + Math.max(-pnl - risk, 0) / (1 - alpha))
      const mean = beyond.reduce((sum, x) => sum + x, 0) / paths
      const variance = beyond.reduce((sum, x) => sum + (x - mean) ** 2, 0) / paths
      worst = Math.max(worst, far(mean, shortfall, Math.sqrt(variance / paths)))
    }
    console.info(
      `value at risk and shortfall: worst ${worst.toFixed(2)} standard errors, ${rows.length} rows`,
    )
    expect(worst).toBeLessThan(4)
  }, 60_000)
})

describe('cross-method', () => {
  it('the mean of the sample book is that of quadrature over scenarios', async () => {
    const [days, volatility, drift, count, reach] = [7, 0.6, 0.1, 4001, 8]
    const t = days / 365
    const z = Array.from({ length: count }, (_, at) => (2 * reach * at) / (count - 1) - reach)
    const spot = z.map((x) =>
      Math.expm1((drift - volatility ** 2 / 2) * t + volatility * Math.sqrt(t) * x),
    )
    const cube = answerOf(core, scenarioCube, sample, { spot, volatility: [0], days: [days] })
    const step = (2 * reach) / (count - 1)
    const weight = (x: number) => (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * step
    const want = z.reduce((sum, x, at) => sum + weight(x) * (cube.pnl[0]?.[0]?.[at] ?? NaN), 0)
    for (const method of ['pseudo', 'sobol'] as const) {
      const view = await simulate(sample, { days, volatility, drift, method })
      console.info(
        `${method}: mean ${view.mean.toFixed(3)} ± ${view.standardError.toFixed(3)} USD, quadrature ${want.toFixed(3)}`,
      )
      expect(far(view.mean, want, view.standardError)).toBeLessThan(4)
    }
  })
})
