import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Measure } from '../../assembly/abi'
import { greeks, scenarioCube } from '../../src/analyses'
import { GREEK_NAMES } from '../../src/analyses/figures'
import { parseDocument, type Document } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { noShocks } from '../../src/shocks'
import { anyDocument, anyShocks, oneCoinDocument } from '../support/arbitraries'
import { onlyLeg, sumsIn } from '../support/books'
import { EPS, expectClose } from '../support/close'
import { answerOf, loadCore } from '../support/core'
import { closenessOf, derivative, scalesAt, STENCIL, stepOf } from '../support/differences'
import { priceAll } from '../support/european'
import { smoothBook } from '../support/smoothBook'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

type Reading = Document['settings']['coinLegs']
type At = Readonly<{ spot: number; volatility: number; days: number }>

const read = (document: Document, coinLegs: Reading): Document => ({
  ...document,
  settings: { ...document.settings, coinLegs },
})

const pnl = (document: Document, { spot, volatility, days }: At, coinLegs?: Reading): number =>
  answerOf(core, scenarioCube, document, {
    spot: [spot],
    volatility: [volatility],
    days: [days],
    ...(coinLegs === undefined ? {} : { coinLegs }),
  }).pnl[0]?.[0]?.[0] ?? NaN

const view = (document: Document, shocks: Partial<At> = {}) =>
  answerOf(core, greeks, { ...document, shocks: { ...noShocks, ...shocks } }, { unit: 'usd' })

describe('limits', () => {
  it('draws documents that the parser accepts', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(parseDocument(document).ok).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('has no P&L, to the last bit, where nothing moved', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const still = { spot: 0, volatility: 0, days: 0 }
        expect(Math.abs(pnl(document, still))).toBe(0)
        const { book, legs } = view(document)
        expect(Math.abs(book.base.pnl)).toBe(0)
        for (const leg of legs.values()) expect(Math.abs(leg.all.scenario.pnl)).toBe(0)
      }),
      { numRuns: 2000 },
    )
  })

  it('answers finite figures wherever the market goes', () => {
    fc.assert(
      fc.property(anyDocument, anyShocks, (document, at) => {
        expect(Number.isFinite(pnl(document, at))).toBe(true)
        const { scenario } = view(document, at).book
        for (const [name] of GREEK_NAMES) expect(Number.isFinite(scenario[name]), name).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('identities', () => {
  it('adds up over legs, to the last bit', () => {
    fc.assert(
      fc.property(anyDocument, anyShocks, (document, at) => {
        const parts = document.legs.map((_, leg) => pnl(onlyLeg(document, leg), at))
        expect(pnl(document, at)).toBe(parts.reduce((sum, part) => sum + part, 0))
        const { book, legs } = view(document, at)
        for (const [name] of GREEK_NAMES) {
          const sum = [...legs.values()].reduce((total, { all }) => total + all.scenario[name], 0)
          expect(book.scenario[name], name).toBe(sum)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('doubles with every size, to the last bit', () => {
    fc.assert(
      fc.property(anyDocument, anyShocks, (document, at) => {
        const legs = document.legs.map((leg) => ({ ...leg, quantity: 2 * leg.quantity }))
        expect(pnl({ ...document, legs }, at)).toBe(2 * pnl(document, at))
      }),
      { numRuns: 1000 },
    )
  })

  it('differs between the two readings by V0 (S1 - S0) of each coin-settled leg', () => {
    fc.assert(
      fc.property(oneCoinDocument, anyShocks, (document, at) => {
        const spot = document.market.underlyings.BTC?.spot ?? NaN
        const { legs } = view(document, at)
        const coins = [...legs.values()].reduce((sum, { all }) => sum + all.base.coinValue, 0)
        const sizes = [...legs.values()].reduce(
          (sum, { all }) =>
            sum + Math.abs(all.base.value) * (2 + at.spot) + Math.abs(all.scenario.value),
          0,
        )
        expectClose({
          name: 'value - coin profit',
          got: pnl(document, at, 'value') - pnl(document, at, 'coinProfit'),
          want: coins * spot * at.spot,
          tolerance: 32 * EPS * sizes,
          inputs: { document, at },
        })
      }),
      { numRuns: 2000 },
    )
  })

  it('has the premium-adjusted delta of a coin-settled option: delta - mark = ±(K/F) N(±d2)', () => {
    fc.assert(
      fc.property(smoothBook('option', 'inverse'), ({ document, point, right, quantity }) => {
        const plain = view(read(document, 'value')).book.base
        const adjusted = view(read(document, 'coinProfit')).book.base
        expect(adjusted.delta).toBe(plain.delta - plain.coinValue)
        const forward = point.spot * Math.exp((point.rate - point.yield) * point.years)
        const option = {
          ...point,
          model: 'forward',
          underlying: forward,
          rate: 0,
          yield: 0,
          right,
        } as const
        const [undiscounted] = priceAll(core, [option])
        const ratio = point.strike / forward
        expectClose({
          name: 'premium-adjusted delta',
          got: adjusted.delta,
          want: -quantity * ratio * (undiscounted?.dualDelta ?? NaN),
          // The forward's own rounding, amplified as the option amplifies it.
          tolerance: 1e-12 * (Math.abs(plain.delta) + Math.abs(plain.coinValue)),
          inputs: document,
        })
      }),
      { numRuns: 2000 },
    )
  })

  it('has the delta of its own reading: the derivative of the P&L shown', () => {
    fc.assert(
      fc.property(
        fc.oneof(smoothBook('option'), smoothBook('future'), smoothBook('perpetual')),
        fc.constantFrom<Reading>('value', 'coinProfit'),
        ({ document, point }, coinLegs) => {
          const step = stepOf(scalesAt(point).spot) / point.spot
          const states = STENCIL.map((times) => ({ shocks: { ...noShocks, spot: times * step } }))
          const moved = sumsIn(core, read(document, coinLegs), states, Measure.Pnl)
          const { delta, value } = view(read(document, coinLegs)).book.base
          expectClose({
            name: `delta, ${coinLegs}`,
            got: delta * point.spot,
            want: derivative(moved, step),
            tolerance: closenessOf(delta * point.spot, [...moved, value], step * 1000),
            inputs: document,
          })
        },
      ),
      { numRuns: 2000 },
    )
  })
})
