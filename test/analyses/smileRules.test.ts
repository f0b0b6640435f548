// Smile rules: the volatility that a leg takes, and each rule's greeks against differences of the
// revalued book.
import { beforeAll, describe, expect, it } from 'vitest'
import { Measure } from '../../assembly/abi'
import { greeks } from '../../src/analyses'
import type { BookFigures } from '../../src/analyses/figures'
import { parseDocument, type Document, type Leg, type Settings } from '../../src/document'
import type { Expiry, Market, Smile } from '../../src/domain/market'
import type { Core } from '../../src/engine/core'
import { packRun } from '../../src/packing'
import { noShocks } from '../../src/shocks'
import { varianceAt } from '../support/arbitrage'
import { bookUnder, sumsIn, type Move } from '../support/books'
import { answerOf, loadCore, runKernel } from '../support/core'
import { after, bookOf, legOf, marketOf, underlyingAt } from '../support/documents'

const SPOT = 90_000
const near: Smile = { a: 0.002, b: 0.05, rho: -0.3, m: 0.01, sigma: 0.08 }
const far: Smile = { a: 0.01, b: 0.12, rho: -0.2, m: 0.02, sigma: 0.2 }

const listed = (days: number, smile: Smile | null): Expiry => ({
  expiry: after(days),
  forward: SPOT * (1 + days / 4000),
  forwardSource: 'typed',
  quoteUnit: 'usd',
  quotes: [],
  smile,
})

const market: Market = marketOf(
  { BTC: underlyingAt(SPOT, { expiries: [listed(20, near), listed(90, far)] }) },
  0.03,
)

type Rule = Settings['smileRule']
const RULES: readonly Rule[] = ['stickyStrike', 'stickyMoneyness', 'stickyDelta']

interface Held {
  readonly strike: number
  readonly days: number
  readonly right?: 'call' | 'put'
  readonly style?: 'linear' | 'inverse'
  readonly volatility?: Leg['volatility']
  readonly quantity?: number
}

const option = (id: string, held: Held): Leg => {
  const { strike, days, right = 'call', style = 'linear', quantity = 1 } = held
  return legOf(
    id,
    { kind: 'option', underlying: 'BTC', style, expiry: after(days), strike, right },
    quantity,
    { volatility: held.volatility ?? { source: 'smile' } },
  )
}

const bookWith = (legs: readonly Leg[], smileRule: Rule, held = market): Document =>
  bookOf(held, legs, { settings: { smileRule } })

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const figuresUnder = (document: Document, moves: readonly Move[]): BookFigures[] =>
  bookUnder(core, document, moves)

/** The volatility that a single leg shows. */
function volatilityOf(held: Held, shocks = noShocks, rule: Rule = 'stickyStrike'): number {
  const document = { ...bookWith([option('a', held)], rule), shocks }
  const view = answerOf(core, greeks, document, { unit: 'usd' })
  return view.legs.get('a')?.all.scenario.shockedVolatility ?? NaN
}

const forwardAt = (days: number): number => SPOT * (1 + days / 4000)

describe('a leg with the source smile', () => {
  it('takes the volatility of its expiry at any strike', () => {
    for (const strike of [60_000, 87_654, 130_000]) {
      const k = Math.log(strike / forwardAt(20))
      const want = Math.sqrt(varianceAt(near, k) / (20 / 365))
      expect(volatilityOf({ strike, days: 20 })).toBeCloseTo(want, 12)
    }
  })

  it('takes total variance linear in time at equal k between expiries', () => {
    const days = 50
    const [first, last] = [20, 90].map((day) => (Math.log(forwardAt(day) / SPOT) / day) * 365)
    const part = (days - 20) / 70
    const basis = (first ?? 0) + part * ((last ?? 0) - (first ?? 0))
    const k = Math.log(100_000 / SPOT) - (basis * days) / 365
    const w = (1 - part) * varianceAt(near, k) + part * varianceAt(far, k)
    expect(volatilityOf({ strike: 100_000, days })).toBeCloseTo(Math.sqrt(w / (days / 365)), 12)
  })

  it('keeps the volatility of the nearest expiry beyond the ends', () => {
    const basis = (Math.log(forwardAt(90) / SPOT) * 365) / 90
    const k = Math.log(100_000 / SPOT) - (basis * 200) / 365
    const want = Math.sqrt(varianceAt(far, k) / (90 / 365))
    expect(volatilityOf({ strike: 100_000, days: 200 })).toBeCloseTo(want, 12)
  })

  it('is not valued without a fitted smile, and the document stays valid', () => {
    const bare = marketOf({ BTC: underlyingAt(SPOT, { expiries: [listed(20, null)] }) })
    const document = bookWith([option('a', { strike: SPOT, days: 20 })], 'stickyStrike', bare)
    const parsed = parseDocument(JSON.parse(JSON.stringify(document)))
    expect(parsed.ok && parsed.issues.map(({ message }) => message)).toEqual([
      'no smile is fitted for BTC: fit one or type a volatility',
    ])
    const { book } = packRun(document, { states: [{ shocks: noShocks }] })
    expect(book.left).toHaveLength(1)
  })
})

describe('the rules', () => {
  const held = { strike: 95_000, days: 20 }
  const down = { ...noShocks, spot: -0.1 }

  it('sticky strike keeps the volatility of the strike', () => {
    expect(volatilityOf(held, down, 'stickyStrike')).toBe(volatilityOf(held))
  })

  it('sticky moneyness takes the volatility of today at the same K/F', () => {
    const k = Math.log(95_000 / (forwardAt(20) * 0.9))
    const want = Math.sqrt(varianceAt(near, k) / (20 / 365))
    expect(volatilityOf(held, down, 'stickyMoneyness')).toBeCloseTo(want, 12)
  })

  it('sticky delta is sticky moneyness while time and volatility stand still', () => {
    expect(volatilityOf(held, down, 'stickyDelta')).toBe(
      volatilityOf(held, down, 'stickyMoneyness'),
    )
  })

  it('sticky delta takes the volatility that has the same d1 in today’s smile', () => {
    const shocks = { ...noShocks, spot: -0.1, volatility: 0.07, days: 8 }
    const found = volatilityOf(held, shocks, 'stickyDelta')
    const [left, years] = [12 / 365, 20 / 365]
    const basis = Math.log(forwardAt(20) / SPOT) / years
    const k = Math.log(95_000 / (SPOT * 0.9)) - basis * left
    const d1 = (x: number, v: number, t: number): number =>
      -x / (v * Math.sqrt(t)) + (v * Math.sqrt(t)) / 2
    const at = (x: number): number => Math.sqrt(varianceAt(near, x) / years)
    let [low, high] = [-1, 1]
    for (let step = 0; step < 80; step++) {
      const y = (low + high) / 2
      if (d1(y, at(y), years) > d1(k, at(y) + 0.07, left)) low = y
      else high = y
    }
    expect(found).toBeCloseTo(at(low) + 0.07, 10)
    expect(found).not.toBeCloseTo(volatilityOf(held, shocks, 'stickyMoneyness'), 3)
  })

  it('leaves typed volatilities alone', () => {
    const typed = { ...held, volatility: { source: 'typed', value: 0.5 } as const }
    for (const rule of RULES) {
      expect(volatilityOf(typed, down, rule)).toBe(0.5)
      const document = bookWith([option('a', typed), option('b', held)], rule)
      const { keepsVolatility } = answerOf(core, greeks, document, { unit: 'usd' })
      expect(keepsVolatility).toEqual(rule === 'stickyStrike' ? [] : ['a'])
    }
  })

  it('values the curve, the cube and the greeks alike', () => {
    const legs = [
      option('a', held),
      option('b', { strike: 80_000, days: 50, right: 'put', style: 'inverse' }),
    ]
    for (const rule of RULES) {
      const document = bookWith(legs, rule)
      const shocks = { ...noShocks, spot: 0.06, volatility: 0.02, days: 3 }
      const [listedPnl = NaN] = sumsIn(core, document, [{ shocks }], Measure.Pnl)
      const view = answerOf(core, greeks, { ...document, shocks }, { unit: 'usd' })
      expect(listedPnl).toBeCloseTo(view.book.scenario.pnl, 8)
      const { inputs } = packRun(document, {
        states: [{ shocks: { ...noShocks, volatility: 0.02, days: 3 } }],
        axes: { spotFactors: [0.9, 1, 1.06] },
        measure: Measure.Pnl,
      })
      const [table] = runKernel(core, 'scenarios', { inputs, outputs: [{ rows: 3, columns: 1 }] })
      expect(table?.get(0, 2)).toBeCloseTo(view.book.scenario.pnl, 8)
    }
  })
})

describe.each(RULES)('smile delta and gamma under %s', (rule) => {
  const HOLDINGS: readonly Held[] = [
    { strike: 80_000, days: 20, right: 'put' },
    { strike: 95_000, days: 20 },
    { strike: 110_000, days: 50, style: 'inverse' },
    { strike: 85_000, days: 90, right: 'put', style: 'inverse', quantity: -3 },
    { strike: 140_000, days: 90 },
    { strike: 100_000, days: 200 },
  ]
  const STATES: readonly Move[] = [{}, { spot: 0.93 }, { spot: 1.1, volatility: 0.06, years: 0.02 }]

  it.each(HOLDINGS)('are derivatives of the revalued book: %j', (held) => {
    const document = bookWith([option('a', held)], rule)
    for (const state of STATES) {
      const factor = state.spot ?? 1
      const h = 1e-4 * factor
      const [low, here, high] = figuresUnder(
        document,
        [-h, 0, h].map((step) => ({ ...state, spot: factor + step })),
      )
      if (low === undefined || here === undefined || high === undefined) throw new Error('no rows')
      const dS = h * SPOT
      const delta = (high.value - low.value) / (2 * dS)
      const gamma = (high.smileDelta - low.smileDelta) / (2 * dS)
      const size = Math.abs(held.quantity ?? 1)
      expect(Math.abs(here.smileDelta - delta) / size).toBeLessThan(2e-7)
      expect((Math.abs(here.smileGamma - gamma) * SPOT) / size).toBeLessThan(2e-5)
      if (rule === 'stickyStrike') {
        expect(here.smileDelta).toBe(here.delta)
        expect(here.smileGamma).toBe(here.gamma)
      } else expect(here.smileDelta).not.toBe(here.delta)
    }
  })
})
