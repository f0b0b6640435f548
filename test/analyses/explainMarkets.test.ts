import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  explain,
  explainMarkets,
  greeks,
  type ExplainedPart,
  type ExplainMarketsView,
} from '../../src/analyses'
import type { Document, Leg } from '../../src/document'
import type { Market, Underlying } from '../../src/domain/market'
import { yearsBetween } from '../../src/domain/units'
import type { Core } from '../../src/engine/core'
import { readMarket } from '../../src/io'
import { noShocks } from '../../src/shocks'
import { anyDocument, oneCoinDocument } from '../support/arbitraries'
import { EPS, expectClose } from '../support/close'
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
import { hasReference, readReference } from '../support/reference'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const between = (document: Document, later: Market): ExplainMarketsView =>
  answerOf(core, explainMarkets, document, { later })

const valuesOf = ({ drivers }: ExplainedPart): readonly number[] => Object.values(drivers)
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const sizeOf = (part: ExplainedPart): number => sumOf(valuesOf(part).map(Math.abs))

function expectWhole(name: string, part: ExplainedPart, inputs: unknown): void {
  const tolerance = 32 * EPS * sizeOf(part) + 1e-300
  expectClose({ name, got: sumOf(valuesOf(part)), want: part.total, tolerance, inputs })
}

/** Parts add up to their totals, legs to kinds and kinds to the book. */
function expectAllWhole(view: ExplainMarketsView): void {
  const { book, kinds, legs, document } = view
  expectWhole('book', book, document)
  for (const [kind, part] of kinds) expectWhole(kind, part, document)
  for (const [leg, part] of legs) expectWhole(leg, part, document)
  const size = sumOf([...legs.values()].map((part) => sizeOf(part) + Math.abs(part.total)))
  const tolerance = 32 * EPS * size + 1e-300
  const isOn = (id: string) => document.legs.find((leg) => leg.id === id)?.isOn === true
  const counted = [...legs].filter(([id]) => isOn(id)).map(([, part]) => part.total)
  const ofKinds = sumOf([...kinds.values()].map(({ total }) => total))
  const want = book.total
  expectClose({ name: 'legs', got: sumOf(counted), want, tolerance, inputs: document })
  expectClose({ name: 'kinds', got: ofKinds, want, tolerance, inputs: document })
}

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
        const { book, legs } = between(document, document.market)
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
    const { notValued, book: part } = between(book, { ...flatMarket(110), asOf: after(2) })
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
        expectAllWhole(between(document, moved(document.market, by, later))),
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
          const { book } = between(document, later)
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

const CHAINS = ['options_snapshot_20260205T155132Z', 'options_snapshot_20260205T212937Z'] as const
const pathOf = (name: string): string => `data/deribit/${name}.csv`

function marketIn(name: string): Market {
  const reading = readMarket(readReference(pathOf(name)), name)
  if (!reading.ok) throw new Error(reading.issues.map(({ message }) => message).join('; '))
  return reading.value.market
}

/** A call above and a put below the money, a future and two perpetuals, of every listed expiry. */
function bookOfChain(market: Market): Document {
  const legs: Leg[] = []
  const add = (instrument: Leg['instrument'], quantity: number): void =>
    void legs.push(legOf(`leg${legs.length}`, instrument, quantity))
  for (const [underlying, { expiries, spot }] of Object.entries(market.underlyings)) {
    add({ kind: 'perpetual', underlying, style: 'linear' }, -0.5)
    add({ kind: 'perpetual', underlying, style: 'inverse' }, 10_000)
    for (const { expiry, quotes, forward } of expiries) {
      if (yearsBetween(market.asOf, expiry) <= 1 / 365) continue
      add({ kind: 'future', underlying, style: 'inverse', expiry }, -20_000)
      add({ kind: 'future', underlying, style: 'linear', expiry }, 1000 / spot)
      const valued = quotes.filter(({ volatility }) => volatility !== null)
      const call = valued.find(({ strike, right }) => right === 'call' && strike > 1.05 * forward)
      const put = valued.findLast(({ strike, right }) => right === 'put' && strike < 0.95 * forward)
      for (const quote of [call, put]) {
        if (quote === undefined) continue
        const { strike, right } = quote
        add({ kind: 'option', underlying, style: 'inverse', expiry, strike, right }, 2)
        add({ kind: 'option', underlying, style: 'linear', expiry, strike, right }, -1)
      }
    }
  }
  return bookOf(market, legs)
}

const dollars = (value: number): string => value.toFixed(2)

describe('two chains of one day', () => {
  it.skipIf(!CHAINS.every((name) => hasReference(pathOf(name))))(
    'adds up to the full revaluation, and prints what is left per kind of leg',
    () => {
      const [first, second] = CHAINS.map(marketIn)
      if (first === undefined || second === undefined) throw new Error('no chains')
      for (const coinLegs of ['value', 'coinProfit'] as const) {
        const drawn = bookOfChain(first)
        const document = { ...drawn, settings: { ...drawn.settings, coinLegs } }
        const view = between(document, second)
        expect(view.notValued).toEqual([])
        expectAllWhole(view)
        for (const [kind, { total, drivers }] of [...view.kinds, ['book', view.book] as const])
          console.info(
            `${coinLegs} ${kind}: total ${dollars(total)}, ` +
              Object.entries(drivers)
                .map(([name, value]) => `${name} ${dollars(value)}`)
                .join(', '),
          )
      }
    },
  )

  it.skipIf(!CHAINS.every((name) => hasReference(pathOf(name))))(
    'has the total of revaluing options in both chains, and the volatility each chain lists',
    () => {
      const [first, second] = CHAINS.map(marketIn)
      if (first === undefined || second === undefined) throw new Error('no chains')
      const book = bookOfChain(first)
      const legs = book.legs.filter(({ instrument }) => instrument.kind === 'option')
      const document = { ...book, legs }
      const valueIn = (market: Market) =>
        answerOf(core, greeks, { ...document, market }, { unit: 'usd' })
      const [before, now] = [valueIn(first), valueIn(second)]
      const { legs: parts, book: whole } = between(document, second)
      const want = now.book.base.value - before.book.base.value
      const size = sumOf([...now.legs.values()].map(({ value }) => Math.abs(value)))
      const inputs = 'chains'
      expectClose({ name: 'total', got: whole.total, want, tolerance: 64 * EPS * size, inputs })
      for (const { id } of legs) {
        const [from, to] = [before.legs.get(id), now.legs.get(id)]
        if (from === undefined || to === undefined) throw new Error(`${id} is not valued`)
        const byHand = from.all.base.vega * (to.volatility - from.volatility)
        expectClose({
          name: 'vega',
          got: parts.get(id)?.drivers.vega ?? NaN,
          want: byHand,
          tolerance: 8 * EPS * Math.abs(byHand),
          inputs: id,
        })
      }
    },
  )
})
