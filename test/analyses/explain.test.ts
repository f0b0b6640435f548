import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { explain, greeks } from '../../src/analyses'
import type { Document } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { noShocks, type Shocks } from '../../src/shocks'
import { anyDocument, anyShocks } from '../support/arbitraries'
import { EPS, expectClose } from '../support/close'
import { answerOf, loadCore } from '../support/core'
import { scalesAt } from '../support/differences'
import { smoothBook, type SmoothBook } from '../support/smoothBook'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const under = (document: Document, shocks: Partial<Shocks>): Document => ({
  ...document,
  shocks: { ...noShocks, ...shocks },
})

function driversOf(document: Document) {
  const { drivers, total } = answerOf(core, explain, document, { unit: 'usd' })
  return { total, parts: new Map(drivers.map(({ key, value }) => [key, value])) }
}

describe('limits', () => {
  it('explains nothing by nothing', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { total, parts } = driversOf(document)
        expect(Math.abs(total)).toBe(0)
        for (const part of parts.values()) expect(Math.abs(part)).toBe(0)
      }),
      { numRuns: 500 },
    )
  })
})

describe('identities', () => {
  it('adds up to the full revaluation, whatever moved', () => {
    fc.assert(
      fc.property(anyDocument, anyShocks, (document, shocks) => {
        const book = under(document, { ...shocks, funding: 0.2, rates: 0.01 })
        const { total, parts } = driversOf(book)
        const values = [...parts.values()]
        const sum = values.reduce((running, value) => running + value, 0)
        const sizes = values.reduce((running, value) => running + Math.abs(value), 0)
        expect(total).toBe(answerOf(core, greeks, book, { unit: 'usd' }).net.scenarioUsd)
        expectClose({
          name: 'sum',
          got: sum,
          want: total,
          tolerance: 32 * EPS * sizes,
          inputs: book,
        })
      }),
      { numRuns: 1000 },
    )
  })
})

describe('cross-method', () => {
  const kinds = fc.oneof(smoothBook('option'), smoothBook('future'), smoothBook('perpetual'))

  /** Remainder of one shock, the greeks that it starts from, and the rounding of the values. */
  const remainderOf = ({ document, notional, point }: SmoothBook, shocks: Partial<Shocks>) => {
    const { base } = answerOf(core, greeks, document, { unit: 'usd' }).book
    const remainder = driversOf(under(document, shocks)).parts.get('remainder') ?? NaN
    return { base, remainder, rounding: 64 * EPS * notional * (1 + point.strike / point.spot) }
  }

  it('leaves of a move of spot the third order, which is speed', () => {
    fc.assert(
      fc.property(kinds, (book) => {
        const scale = scalesAt(book.point).spot
        const by = 0.01 * scale
        const { base, remainder, rounding } = remainderOf(book, { spot: by / book.point.spot })
        const tolerance = (5 * Math.abs(base.gamma) * by ** 4) / scale ** 2 + rounding
        const want = (base.speed * by ** 3) / 6
        expectClose({ name: 'remainder', got: remainder, want, tolerance, inputs: book })
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves of a move of volatility the third order, which is ultima', () => {
    fc.assert(
      fc.property(kinds, (book) => {
        const scale = scalesAt(book.point).volatility
        const by = 0.01 * scale
        const { base, remainder, rounding } = remainderOf(book, { volatility: by })
        const tolerance = (5 * Math.abs(base.vega) * by ** 4) / scale ** 3 + rounding
        const want = (base.ultima * by ** 3) / 6
        expectClose({ name: 'remainder', got: remainder, want, tolerance, inputs: book })
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['days', 'time', 365, 'theta'],
    ['rates', 'rate', 1, 'rho'],
  ] as const)('leaves nothing of first order of %s', (name, variable, perUnit, greek) => {
    fc.assert(
      fc.property(kinds, (book) => {
        const scale = scalesAt(book.point)[variable]
        const by = 1e-4 * scale
        const { base, remainder, rounding } = remainderOf(book, { [name]: by * perUnit })
        const slope = Math.abs(base[greek]) + Math.abs(base.value) / scale
        const tolerance = (10 * slope * by * by) / scale + rounding
        expectClose({ name: 'remainder', got: remainder, want: 0, tolerance, inputs: book })
      }),
      { numRuns: 1000 },
    )
  })
})
