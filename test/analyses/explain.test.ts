import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { explain, greeks } from '../../src/analyses'
import type { Document } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { noShocks, type Shocks } from '../../src/shocks'
import { anyDocument, anyShocks } from '../support/arbitraries'
import { EPS, expectClose } from '../support/close'
import { answerOf, loadCore } from '../support/core'
import { smoothBook } from '../support/smoothBook'

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
        expectClose({ name: 'sum', got: sum, want: total, tolerance: 32 * EPS * sizes, inputs: book })
      }),
      { numRuns: 1000 },
    )
  })
})

describe('cross-method', () => {
  const kinds = fc.oneof(smoothBook('option'), smoothBook('future'), smoothBook('perpetual'))

  it('leaves a remainder of third order: a tenth of the move, a thousandth of the remainder', () => {
    fc.assert(
      fc.property(kinds, ({ document, point, notional }) => {
        const width = Math.min(point.volatility * Math.sqrt(point.years), 1)
        const remainder = (size: number): number => {
          const shocks = { spot: 0.02 * width * size, volatility: 0.02 * point.volatility * size }
          return Math.abs(driversOf(under(document, shocks)).parts.get('remainder') ?? NaN)
        }
        expect(remainder(0.1)).toBeLessThanOrEqual(remainder(1) / 250 + 1e-13 * notional)
      }),
      { numRuns: 500 },
    )
  })

  it.each(['days', 'rates'] as const)('explains %s alone by its first order', (name) => {
    fc.assert(
      fc.property(kinds, ({ document, point, notional }) => {
        const remainder = (size: number): number => {
          const by = name === 'days' ? 0.01 * point.years * 365 : 0.001 / point.years
          const { parts } = driversOf(under(document, { [name]: by * size }))
          return Math.abs(parts.get('remainder') ?? NaN)
        }
        // Of second order, so a tenth of the move leaves a hundredth.
        expect(remainder(0.1)).toBeLessThanOrEqual(remainder(1) / 50 + 1e-13 * notional)
      }),
      { numRuns: 500 },
    )
  })
})
