import { beforeAll, describe, expect, it } from 'vitest'
import { forwards } from '../../src/analyses'
import type { Expiry, Market, Quote } from '../../src/domain/market'
import type { Core } from '../../src/engine/core'
import { readMarket } from '../../src/io'
import { answerOf, loadCore } from '../support/core'
import { after, bookOf, marketOf, underlyingAt } from '../support/documents'
import { hasReference, readReference } from '../support/reference'

const SPOT = 90_000
const YEARS = 90 / 365

/** Calls and puts whose difference obeys parity, with a spread around both. */
function chainOf(rate: number, yields: number, unit: 'usd' | 'coin', noise = 0): Expiry {
  const forward = SPOT * Math.exp((rate - yields) * YEARS)
  const quotes = [60, 70, 80, 85, 90, 95, 100, 110, 130].flatMap((thousands, at): Quote[] => {
    const strike = thousands * 1000
    const gap = Math.exp(-rate * YEARS) * (forward - strike)
    const put = 3000 + Math.max(-gap, 0)
    const price = (usd: number): number => usd / (unit === 'coin' ? SPOT : 1)
    const quote = (right: 'call' | 'put', usd: number): Quote => ({
      strike,
      right,
      bid: price(usd - 20),
      ask: price(usd + 20),
      mark: price(usd),
      volatility: 0.5,
    })
    return [quote('call', put + gap + (at === 1 ? noise : 0)), quote('put', put)]
  })
  return {
    expiry: after(90),
    forward: 1,
    forwardSource: 'typed',
    quoteUnit: unit,
    quotes,
    smile: null,
  }
}

const marketWith = (expiry: Expiry): Market =>
  marketOf({ BTC: underlyingAt(SPOT, { expiries: [expiry] }) })

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const found = (market: Market, underlying = 'BTC') =>
  answerOf(core, forwards, bookOf(market, []), { underlying }).expiries

describe('quotes that obey parity', () => {
  it.each([
    [0.04, 0.01, 'usd'],
    [0.04, -0.02, 'coin'],
    [0, 0, 'coin'],
    [-0.01, 0.06, 'usd'],
  ] as const)('rate %f and yield %f come back from quotes in %s', (rate, yields, unit) => {
    const [one] = found(marketWith(chainOf(rate, yields, unit)))
    expect(one?.reason).toBeNull()
    expect(one?.forward).toBeCloseTo(SPOT * Math.exp((rate - yields) * YEARS), 5)
    expect(one?.discount).toBeCloseTo(Math.exp(-rate * YEARS), 10)
    expect(one?.rate).toBeCloseTo(rate, 9)
    expect(one?.yield).toBeCloseTo(yields, 9)
  })

  it('lets one bad quote move the forward by less than 0.02 %', () => {
    const [one] = found(marketWith(chainOf(0.04, 0.01, 'usd', 4000)))
    const want = SPOT * Math.exp(0.03 * YEARS)
    expect(Math.abs((one?.forward ?? NaN) / want - 1)).toBeLessThan(2e-4)
  })

  it('says when there are too few pairs', () => {
    const whole = chainOf(0.04, 0.01, 'usd')
    const [one] = found(marketWith({ ...whole, quotes: whole.quotes.slice(0, 3) }))
    expect(one?.reason).toBe('fewer than two strikes have both a call and a put')
    expect(one?.forward).toBeNaN()
  })
})

const STAMPS = [
  '20251230T173115Z',
  '20260106T092020Z',
  '20260205T155132Z',
  '20260205T212937Z',
  '20260304T093315Z',
]

describe.each(STAMPS)('chain of %s', (stamp) => {
  const path = `data/deribit/options_snapshot_${stamp}.csv`
  it.runIf(hasReference(path))('gives forwards within 0.1 % of the venue’s', () => {
    const reading = readMarket(readReference(path), stamp)
    if (!reading.ok) throw new Error('the chain does not read')
    for (const coin of ['BTC', 'ETH']) {
      const answers = found(reading.value.market, coin)
      const off = answers.map(({ forward, quoted }) => Math.abs(forward / quoted - 1))
      const worst = Math.max(...off)
      const where = answers[off.indexOf(worst)]
      console.info(
        `${stamp} ${coin}: ${answers.length} forwards, worst off ${(worst * 100).toFixed(4)} % (${where?.expiry.slice(0, 10)}, ${where?.pairCount} pairs)`,
      )
      expect(worst).toBeLessThan(1e-3)
    }
  })
})
