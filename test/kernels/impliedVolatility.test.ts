import { beforeAll, describe, expect, it } from 'vitest'
import {
  impliedAnswer,
  packImplied,
  type ImpliedAnswer,
  type PricedQuote,
} from '../../src/analyses/impliedVolatility'
import { packOptions, priceAnswer, type PricedOption } from '../../src/analyses/price'
import type { Core } from '../../src/engine/core'
import { BUILDS, loadCore, runKernel, type Build } from '../support/core'
import { goldenRows, num } from '../support/golden'

const EPSILON = 2 ** -52
const cores = new Map<Build, Core>()

beforeAll(async () => {
  for (const build of BUILDS) cores.set(build, await loadCore(build))
})

function implied(
  quotes: readonly PricedQuote[],
  build: Build = 'release',
): readonly ImpliedAnswer[] {
  const core = cores.get(build)
  if (core === undefined) throw new Error(`no core ${build}`)
  const [table] = runKernel(core, 'impliedVolatility', packImplied(quotes))
  if (table === undefined) throw new Error('no table')
  return quotes.map((_, row) => impliedAnswer(table, row))
}

function pricesOf(options: readonly PricedOption[]): readonly number[] {
  const core = cores.get('release')
  if (core === undefined) throw new Error('no core')
  const [table] = runKernel(core, 'price', packOptions(options))
  if (table === undefined) throw new Error('no table')
  return options.map((option, row) => priceAnswer(table, row, option).price)
}

const quote = (price: number, forward: number, strike: number, right: 'call' | 'put' = 'call') => ({
  price,
  forward,
  strike,
  years: 1,
  discount: 1,
  right,
})

describe('bounds', () => {
  it('names the reason for a price that no volatility gives, and answers null', () => {
    const answers = implied([
      quote(9, 110, 100),
      quote(10, 110, 100),
      quote(110, 110, 100),
      quote(111, 110, 100),
      quote(-1, 100, 110),
      quote(0, 100, 110),
      quote(100, 90, 100, 'put'),
    ])
    expect(answers.map(({ reason }) => reason)).toEqual([
      'below-intrinsic',
      'at-intrinsic',
      'at-upper-bound',
      'above-bound',
      'below-intrinsic',
      'at-intrinsic',
      'at-upper-bound',
    ])
    expect(answers.every(({ volatility }) => volatility === null)).toBe(true)
  })

  it('answers null and a reason whatever stands in a row, never a substitute number', () => {
    const odd = [NaN, Infinity, -Infinity, 0, -1, 5e-324, 1e-300, 1e300, 1]
    const rows = odd.flatMap((price) =>
      odd.flatMap((forward) =>
        odd.flatMap((strike) =>
          [1, 0, NaN, -1].map((years) => ({
            ...quote(price, forward, strike, price > 0 ? 'call' : 'put'),
            years,
          })),
        ),
      ),
    )
    implied(rows).forEach(({ volatility, reason }, at) => {
      const told = JSON.stringify([rows[at], volatility, reason])
      expect(volatility === null, told).toBe(reason !== null)
      expect(volatility === null || (volatility > 0 && volatility < Infinity), told).toBe(true)
    })
  })
})

/** A fixed sequence in (0, 1), so that a failure is the same on every run. */
function uniforms(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state + 0.5) / 4294967296
  }
}

describe('identities', () => {
  it('gives the volatility of a price back, from ln(F/K) 1e-6 to 6 and total volatility 1e-6 to 8', () => {
    const draw = uniforms(1)
    const options: PricedOption[] = []
    while (options.length < 60_000) {
      const x = 10 ** (-6 + draw() * (6 + Math.log10(6)))
      const volatility = 10 ** (-6 + draw() * (6 + Math.log10(8)))
      if (x / volatility > 36) continue
      const isCall = draw() < 0.5
      const terms = { strike: 1, years: 1, volatility, rate: 0, yield: 0 }
      const right = isCall ? ('call' as const) : ('put' as const)
      options.push({ model: 'forward', underlying: Math.exp(isCall ? -x : x), right, ...terms })
    }
    const prices = pricesOf(options)
    const answers = implied(
      options.map((option, row) => quote(prices[row] ?? NaN, option.underlying, 1, option.right)),
    )
    let worst = 0
    options.forEach(({ underlying, volatility }, row) => {
      const price = prices[row] ?? NaN
      if (price === 0) return
      const { volatility: found, reason } = answers[row] ?? { volatility: null, reason: 'none' }
      expect(reason, `F ${underlying}, volatility ${volatility}`).toBeNull()
      const d1 = Math.log(underlying) / volatility + volatility / 2
      const slope = (underlying * Math.exp((-d1 * d1) / 2)) / Math.sqrt(2 * Math.PI)
      const attainable = EPSILON * (1 + price / (volatility * slope))
      worst = Math.max(worst, Math.abs((found ?? NaN) / volatility - 1) / attainable)
    })
    console.info(`implied volatility, worst error over what doubles allow: ${worst.toFixed(1)}`)
    expect(worst).toBeLessThanOrEqual(10)
  })
})

describe('golden rows of implied-vol.json', () => {
  const rows = goldenRows('implied-vol')
  const quotes = rows.map((row): PricedQuote => ({
    price: num(row, 'price'),
    forward: num(row, 'F'),
    strike: num(row, 'K'),
    years: num(row, 'T'),
    discount: num(row, 'df'),
    right: row.cp === 1 ? 'call' : 'put',
  }))
  const reasonOf: Readonly<Record<string, string | null>> = {
    ok: null,
    below_intrinsic: 'below-intrinsic',
    at_intrinsic: 'at-intrinsic',
    above_upper: 'above-bound',
    at_upper: 'at-upper-bound',
  }

  it.each(BUILDS)('are met within their tolerance, reasons included, on the %s build', (build) => {
    const answers = implied(quotes, build)
    rows.forEach((row, at) => {
      const { volatility, reason } = answers[at] ?? { volatility: null, reason: null }
      const label = `row ${at}: ${JSON.stringify(row)} answered ${String(volatility)}`
      expect(reason, label).toBe(reasonOf[String(row.status)])
      if (row.status !== 'ok') {
        expect(volatility, label).toBeNull()
        return
      }
      const error = Math.abs((volatility ?? NaN) / num(row, 'sigma') - 1)
      expect(error / num(row, 'tol'), label).toBeLessThanOrEqual(1)
    })
  })

  it('have the same bits on both builds', () => {
    expect(implied(quotes, 'checked')).toEqual(implied(quotes, 'release'))
  })
})
