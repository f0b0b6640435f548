import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { explain, explainMarkets, type ExplainedPart } from '../../src/analyses'
import type { Market, Underlying } from '../../src/domain/market'
import type { Core } from '../../src/engine/core'
import { noShocks } from '../../src/shocks'
import { anyDocument, oneCoinDocument } from '../support/arbitraries'
import { expectClose } from '../support/close'
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
import { expectAllWhole, explainedBetween, sumOf, valuesOf } from '../support/explained'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const changed = (market: Market, change: (one: Underlying) => Underlying): Market => ({
  ...market,
  underlyings: Object.fromEntries(
    Object.entries(market.underlyings).map(([name, one]) => [name, change(one)]),
  ),
})

/** All prices in proportion, funding and basis rate anew, `days` later. */
function moved(market: Market, factor: number, days: number): Market {
  const next = changed(market, (one) => ({
    ...one,
    spot: one.spot * factor,
    basisRate: one.basisRate + 0.01,
    funding: { ...one.funding, rate: one.funding.rate + 1e-4 },
    expiries: one.expiries.map((listed) => ({ ...listed, forward: listed.forward * factor })),
  }))
  return { ...next, asOf: after(days), usdRate: market.usdRate + 0.005 }
}

describe('limits', () => {
  it('explains nothing by nothing', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { book, legs } = explainedBetween(core, document, document.market)
        for (const part of [book, ...legs.values()])
          for (const value of [part.total, ...valuesOf(part)]) expect(Math.abs(value)).toBe(0)
      }),
      { numRuns: 200 },
    )
  })

  it('refuses a market that is earlier, and leaves out what one of the two does not value', () => {
    const book = bookOf(marketOf({ BTC: underlyingAt(100), ETH: underlyingAt(10) }), [
      legOf('a', { kind: 'spot', underlying: 'BTC' }, 1),
      legOf('b', { kind: 'spot', underlying: 'ETH' }, 1),
      optionLeg('c', 1, { strike: 100, days: 1, right: 'call', volatility: 0.5 }),
    ])
    const early = { ...flatMarket(100), asOf: after(-1) }
    expect(explainMarkets.pack(book, { later: early }).ok).toBe(false)
    const { notValued, book: part } = explainedBetween(core, book, {
      ...flatMarket(110),
      asOf: after(2),
    })
    expect(notValued.map(({ leg }) => leg)).toEqual(['b', 'c'])
    expect(part.total).toBe(10)
  })
})

describe('identities', () => {
  it('adds up: drivers to totals, legs to kinds, kinds to the book', () => {
    const factor = fc.double({ min: 0.5, max: 2, noNaN: true })
    const days = fc.double({ min: 0, max: 0.009, noNaN: true })
    fc.assert(
      fc.property(anyDocument, factor, days, (document, by, later) =>
        expectAllWhole(explainedBetween(core, document, moved(document.market, by, later))),
      ),
      { numRuns: 500 },
    )
  })

  it('is the explained scenario where only the spot moves', () => {
    fc.assert(
      fc.property(
        oneCoinDocument,
        fc.double({ min: -0.3, max: 0.3, noNaN: true }),
        (document, by) => {
          const later = changed(document.market, (one) => ({
            ...one,
            spot: one.spot * (1 + by),
            expiries: one.expiries.map((at) => ({ ...at, forward: at.forward * (1 + by) })),
          }))
          const scenario = { ...document, shocks: { ...noShocks, spot: by } }
          const { drivers, total } = answerOf(core, explain, scenario, { unit: 'usd' })
          const { book } = explainedBetween(core, document, later)
          const gross = sumOf(
            document.legs.map((leg) => {
              const isUsd = 'style' in leg.instrument && leg.instrument.style === 'inverse'
              const spot = document.market.underlyings.BTC?.spot ?? NaN
              return Math.abs(leg.quantity) * (isUsd ? Math.max(1, spot) : spot) * 4
            }),
          )
          const tolerance = 1e-11 * (gross + Math.abs(total))
          expectClose({ name: 'total', got: book.total, want: total, tolerance, inputs: document })
          for (const { key, value } of drivers) {
            const got = book.drivers[key as keyof ExplainedPart['drivers']]
            expectClose({ name: key, got, want: value, tolerance, inputs: document })
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
