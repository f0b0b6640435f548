// The smile fit on quotes that no market has: whatever comes out is a smile without arbitrage, or a reason.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { smileFit } from '../../src/analyses'
import type { Quote } from '../../src/domain/market'
import { smileSchema } from '../../src/domain/market'
import type { Core } from '../../src/engine/core'
import * as v from 'valibot'
import { arbitrageOf } from '../support/arbitrage'
import { answerOf, loadCore } from '../support/core'
import { after, bookOf, marketOf, underlyingAt } from '../support/documents'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

interface UglyExpiry {
  readonly days: number
  readonly forward: number
  readonly quotes: readonly Quote[]
}

const quoteOf = (strike: number, right: 'call' | 'put', volatility: number | null): Quote => ({
  strike,
  right,
  bid: null,
  ask: null,
  mark: null,
  volatility,
})

/** Fits, and fails unless every smile is storable and free of arbitrage, alone and beside the others. */
function fitted(expiries: readonly UglyExpiry[]) {
  const market = marketOf({
    BTC: underlyingAt(100, {
      expiries: expiries.map(({ days, forward, quotes }) => ({
        expiry: after(days),
        forward,
        forwardSource: 'typed' as const,
        quoteUnit: 'usd' as const,
        quotes: [...quotes],
        smile: null,
      })),
    }),
  })
  const view = answerOf(core, smileFit, bookOf(market, []), { underlying: 'BTC' })
  const placed = view.expiries.flatMap(({ smile, years }) => (smile ? [{ smile, years }] : []))
  for (const { smile, reason } of view.expiries) {
    expect(smile === null, String(reason)).toBe(reason !== null)
    if (smile !== null) expect(v.is(smileSchema, smile), JSON.stringify(smile)).toBe(true)
  }
  const { leastDurrleman, leastWing, leastGap, leastSlopeGap } = arbitrageOf(placed)
  const inputs = JSON.stringify({ expiries, placed })
  expect(leastDurrleman, `butterfly ${inputs}`).toBeGreaterThanOrEqual(-1e-12)
  expect(leastWing, `wing ${inputs}`).toBeGreaterThanOrEqual(-1e-12)
  expect(leastGap, `calendar ${inputs}`).toBeGreaterThanOrEqual(-1e-12)
  expect(leastSlopeGap, `wings apart ${inputs}`).toBeGreaterThanOrEqual(-1e-12)
  return view
}

const strikes = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => from + ((to - from) * at) / (count - 1))

const chain = (days: number, of: (strike: number) => number | null, forward = 100): UglyExpiry => ({
  days,
  forward,
  quotes: strikes(50, 150, 21).map((strike) =>
    quoteOf(strike, strike < forward ? 'put' : 'call', of(strike)),
  ),
})

describe('a chain that is no market', () => {
  it('of one volatility gives that volatility', () => {
    const [one] = fitted([chain(30, () => 0.5)]).expiries
    expect(one?.rootMeanSquare).toBeLessThan(2e-4)
  })

  it('of two quotes gives a reason', () => {
    const quotes = [quoteOf(90, 'put', 0.5), quoteOf(110, 'call', 0.6)]
    const [one] = fitted([{ days: 30, forward: 100, quotes }]).expiries
    expect(one?.smile).toBeNull()
    expect(one?.reason).toMatch(/fewer than five/)
  })

  it('of no quotes at all, or of zeros alone, gives a reason', () => {
    const views = [fitted([{ days: 30, forward: 100, quotes: [] }]), fitted([chain(30, () => 0)])]
    for (const { expiries } of views) expect(expiries[0]?.reason).toMatch(/fewer than five/)
  })

  it.each([
    ['a minute apart', 30, 30 + 1 / 1440],
    ['a millisecond apart', 30, 30 + 1 / 86_400_000],
    ['of a minute and ten years', 1 / 1440, 3650],
  ])('holds expiries %s', (_name, first, second) => {
    fitted([chain(first, () => 0.8), chain(second, () => 0.4)])
    fitted([chain(first, (k) => 0.3 + k / 300), chain(second, (k) => 0.8 - k / 300)])
  })

  it.each([
    ['a spike', (k: number) => (k === 100 ? 5 : 0.4)],
    ['a hole', (k: number) => (k === 100 ? 0.02 : 0.6)],
    ['a saw', (k: number) => (k % 10 === 0 ? 0.9 : 0.3)],
    ['a frown', (k: number) => 0.9 - Math.abs(k - 100) / 80],
    ['a step', (k: number) => (k < 100 ? 0.2 : 2)],
    ['a wall', (k: number) => 0.2 + Math.abs(k - 100) / 5],
    ['ten thousand percent', () => 9.9],
    ['one percent', () => 0.0101],
  ])('of the shape of %s has no arbitrage', (_name, of) => {
    fitted([chain(7, of), chain(35, of), chain(190, (k) => of(k) / 2)])
  })

  it('has none whatever its quotes are', () => {
    const volatility = fc.oneof(
      fc.double({ min: 0.05, max: 2, noNaN: true }),
      fc.constantFrom(null, 0, 0.01, 9.9, 50),
    )
    const anyExpiry = fc.record({
      days: fc.oneof(
        fc.double({ min: 0.01, max: 900, noNaN: true }),
        fc.constantFrom(30, 30.0001, 60),
      ),
      forward: fc.constantFrom(100, 98, 130),
      quotes: fc.uniqueArray(
        fc
          .tuple(fc.double({ min: 20, max: 400, noNaN: true }), volatility, fc.boolean())
          .map(([strike, level, isCall]) => quoteOf(strike, isCall ? 'call' : 'put', level)),
        { maxLength: 25, selector: ({ strike, right }) => `${strike} ${right}` },
      ),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(anyExpiry, {
          minLength: 1,
          maxLength: 4,
          selector: ({ days }) => after(days),
        }),
        (expiries) => {
          fitted([...expiries].sort((a, b) => a.days - b.days))
        },
      ),
      { numRuns: 200 },
    )
  })
})
