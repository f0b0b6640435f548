// Expected: raw SVI written out here, the quotes themselves, and N by an integral of its density.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { volatilitySurface, type VolatilitySurfaceView } from '../../src/analyses'
import type { Document } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { answerOf, BUILDS, loadCore } from '../support/core'
import { after, bookOf, marketOf, underlyingAt } from '../support/documents'
import { sampleDocument } from '../support/surfaceBooks'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

type Smile = { a: number; b: number; rho: number; m: number; sigma: number }
const smile: Smile = { a: 0.002, b: 0.05, rho: -0.3, m: 0.01, sigma: 0.08 }
const FORWARD = 90_500

const quote = (strike: number, volatility: number) => ({
  strike,
  right: strike >= FORWARD ? ('call' as const) : ('put' as const),
  bid: null,
  ask: null,
  mark: 100,
  volatility,
})
const QUOTES = [quote(80_000, 0.55), quote(90_000, 0.48), quote(100_000, 0.46)]

/** Two expiries of the same forward: the first with a smile, the second with quotes alone. */
function document(of: Smile = smile): Document {
  const listed = { forward: FORWARD, forwardSource: 'typed', quoteUnit: 'usd' } as const
  return bookOf(
    marketOf({
      BTC: underlyingAt(90_000, {
        expiries: [
          { ...listed, expiry: after(20), quotes: QUOTES, smile: of },
          { ...listed, expiry: after(50), quotes: QUOTES, smile: null },
        ],
      }),
    }),
    [],
  )
}

const ask = (across: 'strike' | 'delta', count = 21, given = document()): VolatilitySurfaceView =>
  answerOf(core, volatilitySurface, given, { underlying: 'BTC', across, count })

const bySmile = ({ a, b, rho, m, sigma }: Smile, k: number, years: number): number =>
  Math.sqrt((a + b * (rho * (k - m) + Math.sqrt((k - m) ** 2 + sigma ** 2))) / years)

/** N(x) by Simpson's rule from 0. */
function normal(x: number): number {
  const count = 2000
  const h = x / count
  let sum = 0
  for (let at = 0; at <= count; at++) {
    const weight = at === 0 || at === count ? 1 : at % 2 === 1 ? 4 : 2
    sum += weight * Math.exp(-0.5 * (at * h) ** 2)
  }
  return 0.5 + (sum * h) / 3 / Math.sqrt(2 * Math.PI)
}

const cell = (column: Float64Array, view: VolatilitySurfaceView, row: number, at: number): number =>
  column[row * view.places.length + at] ?? NaN

describe('over strikes', () => {
  it('is the smile itself, and says so', () => {
    const view = ask('strike')
    expect(view.rows.map(({ source }) => source)).toEqual(['smile', 'quotes'])
    view.places.forEach((strike, at) => {
      const want = bySmile(smile, Math.log(strike / FORWARD), 20 / 365)
      const got = cell(view.values, view, 0, at)
      expect(Math.abs(got / want - 1)).toBeLessThan(1e-13)
      expect(cell(view.strikes, view, 0, at)).toBe(strike)
    })
  })

  it('is the quotes where no smile is fitted: exact at one, between two in between', () => {
    const view = ask('strike', 3)
    expect(view.places).toEqual([80_000, 90_000, 100_000])
    expect([...view.values.slice(3)]).toEqual([0.55, 0.48, 0.46])
    const finer = ask('strike', 41)
    finer.places.forEach((strike, at) => {
      const right = strike <= 90_000 ? 1 : 2
      const [low, high] = [QUOTES[right - 1], QUOTES[right]] as const
      if (low === undefined || high === undefined) throw new Error('no quotes')
      const u = Math.log(strike / low.strike) / Math.log(high.strike / low.strike)
      const want = low.volatility + (high.volatility - low.volatility) * u
      expect(cell(finer.values, finer, 1, at)).toBeCloseTo(want, 12)
    })
  })

  it('marks what a smile extrapolates, and knows nothing beyond quotes', () => {
    const [first] = document().market.underlyings['BTC']?.expiries ?? []
    if (first === undefined) throw new Error('no expiry')
    const wide = { ...first, expiry: after(90), quotes: [quote(60_000, 0.7), quote(120_000, 0.5)] }
    const base = document()
    const expiries = [...(base.market.underlyings['BTC']?.expiries ?? []), wide]
    const view = ask('strike', 7, bookOf(marketOf({ BTC: underlyingAt(90_000, { expiries }) }), []))
    expect(view.places[0]).toBe(60_000)
    expect(cell(view.beyond, view, 0, 0)).toBe(1)
    expect(cell(view.values, view, 0, 0)).toBeGreaterThan(0)
    expect(cell(view.values, view, 1, 0)).toBeNaN()
    expect(cell(view.beyond, view, 2, 0)).toBe(0)
  })
})

describe('over deltas', () => {
  it('has at every node the strike whose call has that delta at its own volatility', () => {
    const parts = fc.record({
      a: fc.double({ min: 1e-4, max: 0.02, noNaN: true }),
      b: fc.double({ min: 1e-3, max: 0.1, noNaN: true }),
      rho: fc.double({ min: -0.7, max: 0.7, noNaN: true }),
      m: fc.double({ min: -0.05, max: 0.05, noNaN: true }),
      sigma: fc.double({ min: 0.03, max: 0.3, noNaN: true }),
    })
    fc.assert(
      fc.property(parts, (of) => {
        const view = ask('delta', 7, document(of))
        view.places.forEach((delta, at) => {
          const volatility = cell(view.values, view, 0, at)
          const k = Math.log(cell(view.strikes, view, 0, at) / FORWARD)
          const deviation = volatility * Math.sqrt(20 / 365)
          expect(Math.abs(volatility / bySmile(of, k, 20 / 365) - 1)).toBeLessThan(1e-12)
          expect(Math.abs(normal(-k / deviation + deviation / 2) - delta)).toBeLessThan(1e-11)
        })
      }),
      { numRuns: 100 },
    )
  })

  it('knows no delta that the quoted strikes do not reach', () => {
    const view = ask('delta', 19)
    const known = view.places.map((_, at) => !Number.isNaN(cell(view.values, view, 1, at)))
    expect(known[0]).toBe(false)
    expect(known[9]).toBe(true)
    expect(known[18]).toBe(false)
  })
})

describe('limits', () => {
  it('refuses an unknown coin and counts that are none', () => {
    const pack = (underlying: string, count: number) =>
      volatilitySurface.pack(document(), { underlying, across: 'strike', count }).ok
    expect(pack('BTC', 9)).toBe(true)
    expect(pack('XYZ', 9)).toBe(false)
    expect(pack('BTC', 1)).toBe(false)
    expect(pack('BTC', 2.5)).toBe(false)
  })

  it.each(BUILDS)(
    'answers the sample market from its quotes, the same on each build (%s)',
    async (build) => {
      const settings = { underlying: 'BTC', across: 'strike', count: 33 } as const
      const view = answerOf(await loadCore(build), volatilitySurface, sampleDocument(), settings)
      expect(view.rows.every(({ source }) => source === 'quotes')).toBe(true)
      expect(view.values).toEqual(ask('strike', 33, sampleDocument()).values)
      for (const value of view.values)
        expect(Number.isNaN(value) || (value > 0.2 && value < 1)).toBe(true)
    },
  )
})
