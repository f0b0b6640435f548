// Shapes of volatility shocks: by hand numbers, by revaluation, and that neutral ones change no bit.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Measure } from '../../assembly/abi'
import { explain, greeks } from '../../src/analyses'
import { applyEdit, parseDocument, type Document, type Settings } from '../../src/document'
import type { Expiry, Smile } from '../../src/domain/market'
import type { Core } from '../../src/engine/core'
import { writeDocument } from '../../src/io'
import { noShocks, noSmileShock, type Shocks, type SmileShock } from '../../src/shocks'
import { anyDocument } from '../support/arbitraries'
import { varianceAt } from '../support/arbitrage'
import { bookUnder, sumsIn } from '../support/books'
import { answerOf, loadCore } from '../support/core'
import {
  after,
  bookOf,
  flatMarket,
  legOf,
  marketOf,
  optionLeg,
  underlyingAt,
} from '../support/documents'

const SPOT = 90_000

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const shape = (smile: Partial<SmileShock>, rest: Partial<Shocks> = {}): Shocks => ({
  ...noShocks,
  ...rest,
  smile: { ...noSmileShock, ...smile },
})

const shockedIn = (document: Document, shocks: Shocks): number => {
  const view = answerOf(core, greeks, { ...document, shocks }, { unit: 'usd' })
  return view.legs.get('a')?.all.scenario.shockedVolatility ?? NaN
}

interface Terms {
  readonly days: number
  readonly strike?: number
  readonly volatility?: number
}

/** The volatility of one call at 50 % under shocks. */
const shocked = ({ days, strike = SPOT, volatility = 0.5 }: Terms, shocks: Shocks): number =>
  shockedIn(
    bookOf(flatMarket(SPOT), [optionLeg('a', 1, { strike, days, right: 'call', volatility })]),
    shocks,
  )

describe('limits', () => {
  it('takes neutral values as none at all, to the last bit', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { smile: _, ...plain } = document.shocks
        const legs = { ...document, shocks: plain }
        const neutral = shape({ tenorFloorDays: 7 }, plain)
        const sums = (shocks: Shocks) => sumsIn(core, legs, [{ shocks }], Measure.Pnl)
        expect(sums(neutral)).toEqual(sums(plain))
        // A power weighs what moves: where no volatility does, nothing changes.
        const still = { ...plain, volatility: 0 }
        expect(sums(shape({ tenorPower: 0.3, longTenorPower: 0.1 }, still))).toEqual(sums(still))
      }),
      { numRuns: 60 },
    )
  })

  it('holds a shocked volatility at its floor', () => {
    expect(shocked({ days: 10 }, shape({ factor: -1 }))).toBe(0.01)
    expect(shocked({ days: 10, strike: 120_000 }, shape({ skew: -1 }))).toBe(0.01)
  })
})

describe('hand numbers', () => {
  it('weighs a relative move by the tenor: +50 % is +77 % at 7 days and +43 % at 90', () => {
    const shocks = shape({ factor: 0.5, tenorPower: 0.3, longTenorPower: 0.13 })
    const relative = (days: number): number => shocked({ days }, shocks) / 0.5 - 1
    expect(relative(7)).toBeCloseTo(0.5 * (30 / 7) ** 0.3, 12)
    expect(relative(7)).toBeCloseTo(0.77, 2)
    expect(relative(90)).toBeCloseTo(0.5 * (1 / 3) ** 0.13, 12)
    expect(relative(90)).toBeCloseTo(0.43, 2)
    expect(relative(30)).toBe(0.5)
  })

  it('counts the days left in the state, and few days as the floor', () => {
    const shocks = shape({ tenorPower: 0.5, tenorFloorDays: 2 }, { volatility: 0.1 })
    expect(shocked({ days: 7.5 }, shocks)).toBeCloseTo(0.7, 12)
    expect(shocked({ days: 10.5 }, { ...shocks, days: 3 })).toBeCloseTo(0.7, 12)
    expect(shocked({ days: 0.5 }, shocks)).toBeCloseTo(0.5 + 0.1 * Math.sqrt(15), 12)
  })

  it('twists by deviations of the strike, no further than three', () => {
    const shocks = shape({ skew: -0.02, curvature: 0.01 })
    const at = (z: number): number =>
      shocked({ days: 36.5, strike: SPOT * Math.exp(z * 0.5 * Math.sqrt(0.1)) }, shocks) - 0.5
    expect(at(-1)).toBeCloseTo(0.03, 12)
    expect(at(0)).toBe(0)
    expect(at(2)).toBeCloseTo(0, 12)
    expect(at(3)).toBeCloseTo(0.03, 12)
    expect(at(5)).toBeCloseTo(0.03, 12)
    expect(at(-5)).toBeCloseTo(0.15, 12)
  })

  it('adds the parts up: relative move, weighted shift, twist', () => {
    const smile = { factor: 0.2, tenorPower: 0.5, skew: 0.03 }
    const strike = SPOT * Math.exp(0.5 * Math.sqrt(7.5 / 365))
    const found = shocked({ days: 7.5, strike }, shape(smile, { volatility: 0.04 }))
    expect(found).toBeCloseTo(0.5 * 1.4 + 2 * 0.04 + 0.03, 12)
  })
})

const near: Smile = { a: 0.002, b: 0.05, rho: -0.3, m: 0.01, sigma: 0.08 }
const listed: Expiry = {
  expiry: after(20),
  forward: SPOT,
  forwardSource: 'typed',
  quoteUnit: 'usd',
  quotes: [],
  smile: near,
}
const smiling = (smileRule: Settings['smileRule'], strike = 95_000): Document =>
  bookOf(
    marketOf({ BTC: underlyingAt(SPOT, { expiries: [listed] }) }),
    [
      legOf(
        'a',
        {
          kind: 'option',
          underlying: 'BTC',
          style: 'linear',
          expiry: after(20),
          strike,
          right: 'put',
        },
        1,
        { volatility: { source: 'smile' } },
      ),
    ],
    { settings: { smileRule } },
  )

describe('with a fitted smile', () => {
  const years = 20 / 365
  const at = (k: number): number => Math.sqrt(varianceAt(near, k) / years)

  it('measures deviations by the smile at the forward', () => {
    const k = Math.log(95_000 / SPOT)
    const z = k / (at(0) * Math.sqrt(years))
    const found = shockedIn(smiling('stickyStrike'), shape({ skew: 0.05, curvature: 0.02 }))
    expect(found).toBeCloseTo(at(k) + 0.05 * z + 0.02 * z * z, 12)
  })

  it('scales what the smile rule gives', () => {
    const k = Math.log(95_000 / (SPOT * 1.08))
    const shocks = shape({ factor: 0.3 }, { spot: 0.08 })
    expect(shockedIn(smiling('stickyMoneyness'), shocks)).toBeCloseTo(at(k) * 1.3, 12)
  })

  it('keeps d1 under sticky delta with the shocked volatility', () => {
    const shocks = shape({ factor: 0.3, skew: 0.01 }, { spot: 0.08, days: 5 })
    const found = shockedIn(smiling('stickyDelta'), shocks)
    const z = Math.log(95_000 / SPOT) / (at(0) * Math.sqrt(years))
    const k = Math.log(95_000 / (SPOT * 1.08))
    const d1 = (x: number, v: number, t: number): number =>
      -x / (v * Math.sqrt(t)) + (v * Math.sqrt(t)) / 2
    let [low, high] = [-1, 1]
    for (let step = 0; step < 80; step++) {
      const y = (low + high) / 2
      if (d1(y, at(y), years) > d1(k, at(y) * 1.3 + 0.01 * z, 15 / 365)) low = y
      else high = y
    }
    expect(found).toBeCloseTo(at(low) * 1.3 + 0.01 * z, 9)
  })

  it.each(['stickyStrike', 'stickyMoneyness', 'stickyDelta'] as const)(
    'gives smile greeks that are slopes of the revalued book: %s',
    (rule) => {
      const smile = { factor: 0.3, tenorPower: 0.3, skew: 0.02, curvature: 0.01 }
      const document = smiling(rule, 92_000)
      const h = 1e-4
      const [low, here, high] = bookUnder(
        core,
        document,
        [-h, 0, h].map((step) => ({ spot: 1.05 + step, volatility: 0.02, years: 0.01 })),
        { smile: { ...noSmileShock, ...smile } },
      )
      if (low === undefined || here === undefined || high === undefined) throw new Error('no rows')
      const step = 2 * h * SPOT
      expect(Math.abs(here.smileDelta - (high.value - low.value) / step)).toBeLessThan(2e-7)
      const gamma = (high.smileDelta - low.smileDelta) / step
      expect(Math.abs(here.smileGamma - gamma) * SPOT).toBeLessThan(2e-5)
    },
  )
})

describe('revaluation', () => {
  it('is worth what the same book is worth at the shocked volatilities', () => {
    const shocks = shape({ factor: 0.5, tenorPower: 0.3, longTenorPower: 0.13, skew: -0.03 })
    const terms = [
      { strike: 80_000, days: 7, right: 'put', volatility: 0.7 },
      { strike: 100_000, days: 90, right: 'call', volatility: 0.5 },
    ] as const
    for (const one of terms) {
      const document = bookOf(flatMarket(SPOT), [optionLeg('a', 2, one)])
      const volatility = shocked(one, shocks)
      const typed = bookOf(flatMarket(SPOT), [optionLeg('a', 2, { ...one, volatility })])
      const [got = NaN] = sumsIn(core, document, [{ shocks }], Measure.Value)
      const [want = NaN] = sumsIn(core, typed, [{ shocks: noShocks }], Measure.Value)
      expect(got).toBeCloseTo(want, 8)
      const { total, drivers } = answerOf(core, explain, { ...document, shocks }, { unit: 'usd' })
      const [before = NaN] = sumsIn(core, document, [{ shocks: noShocks }], Measure.Value)
      expect(total).toBeCloseTo(want - before, 7)
      expect(drivers.find(({ key }) => key === 'vega')?.value).not.toBe(0)
    }
  })
})

describe('the document', () => {
  const document = bookOf(flatMarket(SPOT), [])

  it('leaves a shape that does nothing out, and fills in what is missing', () => {
    const neutral = parseDocument({ ...document, shocks: { ...noShocks, smile: { factor: 0 } } })
    if (!neutral.ok) throw new Error('refused')
    expect(writeDocument(neutral.value)).toBe(writeDocument(document))
    const twisted = parseDocument({ ...document, shocks: { ...noShocks, smile: { skew: -0.02 } } })
    if (!twisted.ok) throw new Error('refused')
    expect(twisted.value.shocks.smile).toEqual({ ...noSmileShock, skew: -0.02 })
    const again = parseDocument(JSON.parse(writeDocument(twisted.value)))
    expect(again.ok && again.value).toEqual(twisted.value)
  })

  it('refuses values out of bounds and unknown fields', () => {
    const sentences = (smile: unknown) =>
      parseDocument({ ...document, shocks: { ...noShocks, smile } }).issues.map(({ path }) => path)
    expect(sentences({ factor: -1.5 })).toEqual(['shocks.smile.factor'])
    expect(sentences({ tenorFloorDays: 0 })).toEqual(['shocks.smile.tenorFloorDays'])
    expect(sentences({ tilt: 1 })).toEqual(['shocks.smile.tilt'])
  })

  it('keeps the shape while a slider moves, until it is set to none', () => {
    const held = { ...document, shocks: shape({ skew: 0.02 }) }
    const moved = applyEdit(held, { kind: 'setShocks', shocks: { spot: 0.1 } })
    expect(moved.ok && moved.value.shocks).toEqual({ ...held.shocks, spot: 0.1 })
    const reset = { ...noShocks, smile: noSmileShock }
    const rested = applyEdit(held, { kind: 'setShocks', shocks: reset })
    expect(rested.ok && rested.value.shocks).toEqual(noShocks)
  })
})
