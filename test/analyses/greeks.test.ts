import { beforeAll, describe, expect, it } from 'vitest'
import { scenarioCube } from '../../src/analyses'
import { Calendar } from '../../src/domain/calendar'
import { notValued, parseDocument, type Document, type Leg } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { answerOf, loadCore } from '../support/core'
import { bookOf, flatMarket, legOf, optionLeg } from '../support/documents'
import { greeksOf, legFiguresOf } from '../support/figures'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const viewOf = (document: Document) => greeksOf(core, document)
const onLeg = (document: Document, id?: string) => legFiguresOf(core, document, id)
const spot = (id: string, underlying: string, size: number): Leg =>
  legOf(id, { kind: 'spot', underlying }, size)
const terms = { strike: 100, days: 10, right: 'call', volatility: 0.6 } as const

describe('limits', () => {
  it('answers zeros for an empty book', () => {
    const { book, legs, net, tiles, notValued: left } = viewOf(bookOf(flatMarket(100), []))
    expect(book.base.value).toBe(0)
    expect(net.scenarioUsd).toBe(0)
    expect(legs.size).toBe(0)
    expect(left).toEqual([])
    for (const { base, scenario } of tiles) expect([base, scenario]).toEqual([0, 0])
    const cube = { spot: [-0.5, 0, 0.5], volatility: [0], days: [0] }
    const { pnl } = answerOf(core, scenarioCube, bookOf(flatMarket(100), []), cube)
    expect(pnl).toEqual([[[0, 0, 0]]])
  })

  it('leaves switched-off legs out of sums, and still answers their own figures', () => {
    const off = { ...spot('b', 'BTC', 5), isOn: false }
    const { book, legs } = viewOf(bookOf(flatMarket(100), [spot('a', 'BTC', 2), off]))
    expect(book.base.value).toBe(200)
    expect(book.base.delta).toBe(2)
    expect(legs.get('b')?.value).toBe(500)
  })
})

describe('the floor of shocked volatilities', () => {
  it('names the legs that the scenario takes below one percent, and no others', () => {
    const low = optionLeg('low', 1, { ...terms, volatility: 0.3 })
    const high = optionLeg('high', 1, { ...terms, volatility: 0.9 })
    const book = bookOf(flatMarket(100), [low, high], { shocks: { volatility: -0.4 } })
    expect(viewOf(book).flooredLegs).toEqual(['low'])
    expect(onLeg(book, 'low').all.scenario.shockedVolatility).toBe(0.01)
  })
})

describe('expiry', () => {
  it('holds a leg that expires inside the horizon as its payoff in cash', () => {
    const book = bookOf(flatMarket(100), [optionLeg('a', 3, terms)], {
      shocks: { spot: 0.25, days: 12 },
    })
    const { scenario } = onLeg(book).all
    expect(scenario).toMatchObject({
      value: 75,
      delta: 3,
      gamma: 0,
      vega: 0,
      theta: 0,
      charm: 0,
      settled: 1,
    })
  })

  it('is settled at the very instant of its expiry, and not a moment sooner', () => {
    const at = (days: number) =>
      onLeg(bookOf(flatMarket(100), [optionLeg('a', 1, terms)], { shocks: { days } })).all.scenario
    expect(at(10)).toMatchObject({ settled: 1, value: 0, theta: 0 })
    expect(at(9.999).settled).toBe(0)
    expect(at(9.999).theta).toBeLessThan(0)
  })

  it.each([
    ['linear call', 'linear', 'call', 125, 25, 25],
    ['linear put', 'linear', 'put', 125, 0, 0],
    ['coin-settled call', 'inverse', 'call', 125, 20, 0.2],
  ] as const)(
    'counts an expired %s at its settlement price',
    (_, style, right, price, usd, coins) => {
      const leg = optionLeg(
        'a',
        1,
        { ...terms, style, right, days: -1 },
        { settlementPrice: price },
      )
      const book = bookOf(flatMarket(100), [leg], {
        shocks: { spot: 0.1, volatility: 0.2, days: 5 },
      })
      const { base, scenario } = onLeg(book).all
      expect(base.settled).toBe(1)
      expect(base.value).toBe(usd)
      // Coins are coins: their worth follows the spot. Dollars stay.
      expect(scenario.value).toBeCloseTo(style === 'inverse' ? coins * 110 : usd, 12)
      expect(base.delta).toBe(style === 'inverse' ? coins : 0)
      expect([base.gamma, base.vega, base.theta]).toEqual([0, 0, 0])
    },
  )

  it('does not value a leg that expired without a settlement price, and says so', () => {
    const book = bookOf(flatMarket(100), [
      optionLeg('a', 1, { ...terms, days: -1 }),
      spot('b', 'BTC', 1),
    ])
    const parsed = parseDocument(book)
    expect(parsed.ok).toBe(true)
    expect(parsed.issues.map(({ severity }) => severity)).toEqual(['warning'])
    const { notValued: left, legs, net } = viewOf(book)
    expect(left.map(({ leg }) => leg)).toEqual(['a'])
    expect(left[0]?.reason).toBe(notValued(book.legs[0] as Leg, new Calendar(book.market)))
    expect(legs.has('a')).toBe(false)
    expect(net.valueUsd).toBe(100)
  })

  it('counts an expired future from its entry to its delivery, and from nothing without an entry', () => {
    for (const style of ['linear', 'inverse'] as const) {
      const instrument = {
        kind: 'future',
        underlying: 'BTC',
        style,
        expiry: '2026-01-10T08:00:00.000Z',
      } as const
      const size = style === 'inverse' ? 1000 : 10
      const leg = legOf('a', instrument, size, { entryPrice: 80, settlementPrice: 125 })
      const value = (one: Leg) => onLeg(bookOf(flatMarket(100), [one])).value
      // 10*(125 - 80) dollars; 1000*(1/80 - 1/125) coins at 100.
      expect(value(leg)).toBeCloseTo(450, 10)
      expect(value({ ...leg, entryPrice: null })).toBe(0)
    }
  })
})

describe('sizes', () => {
  it('makes 0.0001 coins of a premium from 0.02 to 0.03 on a contract of 0.01', () => {
    // A coin-settled call deep enough in the money is worth 1 - K/F coins at no volatility.
    const leg = optionLeg(
      'a',
      1,
      { style: 'inverse', strike: 97, days: 10, right: 'call', volatility: 0 },
      { multiplier: 0.01, entryPrice: 0.02 },
    )
    const settings = { pnlFrom: 'entry', coinLegs: 'coinProfit' } as const
    const { base } = onLeg(bookOf(flatMarket(100), [leg], { settings })).all
    expect(base.coinValue).toBeCloseTo(0.01 * 0.03, 15)
    expect(base.pnl / 100).toBeCloseTo(0.0001, 15)
  })

  it('takes contracts times multiplier as the size, whatever stands where', () => {
    const [coins, contracts] = [
      optionLeg('a', 15, terms),
      optionLeg('a', 1500, terms, { multiplier: 0.01 }),
    ].map((leg) => onLeg(bookOf(flatMarket(100), [leg])).all.base)
    expect(contracts).toEqual(coins)
  })
})
