import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Measure } from '../../assembly/abi'
import { greeks, payoff, scenarioCube } from '../../src/analyses'
import type { CurveMeasure } from '../../src/analyses/views'
import type { Document, Leg } from '../../src/document'
import { yearsBetween } from '../../src/domain/units'
import type { Core } from '../../src/engine/core'
import { sample } from '../../src/examples/sample'
import { noShocks } from '../../src/shocks'
import { anyDocument } from '../support/arbitraries'
import { onlyLeg, sumsIn } from '../support/books'
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

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const curvesOf = (
  document: Document,
  measure: CurveMeasure = 'pnl',
  unit: 'usd' | 'coin' = 'usd',
) => answerOf(core, payoff, document, { unit, measure })

const terms = { strike: 100, days: 30, volatility: 0.5 } as const
const straddle = (quantity: number): Document =>
  bookOf(
    flatMarket(100),
    [
      optionLeg('a', quantity, { ...terms, right: 'call' }, { entryPrice: 6 }),
      optionLeg('b', quantity, { ...terms, right: 'put' }, { entryPrice: 5 }),
    ],
    { settings: { pnlFrom: 'entry' } },
  )

describe('limits', () => {
  it('draws a book without legs, or without an expiry, and finds no roots in a flat line', () => {
    const empty = curvesOf(bookOf(flatMarket(100), []))
    expect([...new Set(empty.today)]).toEqual([0])
    expect([empty.firstExpiry, empty.expiry, empty.breakEvens, empty.extrema]).toEqual([
      null,
      null,
      [],
      [],
    ])
    const held = curvesOf(
      bookOf(flatMarket(100), [legOf('a', { kind: 'spot', underlying: 'BTC' }, 2)]),
    )
    expect(held.firstExpiry).toBe(null)
    expect(held.breakEvens).toEqual([100])
  })

  it('is as wide for a leg on the smile as for one at its volatility', () => {
    const years = 30 / 365
    const flat = { a: 0.09 * years, b: 0, rho: 0, m: 0, sigma: 0.1 }
    const listed = { expiry: after(30), forward: 100, forwardSource: 'typed' } as const
    const expiries = [{ ...listed, quoteUnit: 'usd', quotes: [], smile: flat } as const]
    const market = marketOf({ BTC: underlyingAt(100, { expiries }) })
    const leg = (source: NonNullable<Leg['volatility']>) =>
      optionLeg('a', 1, { ...terms, right: 'call' }, { volatility: source })
    const [smiled, typed] = [{ source: 'smile' } as const, { source: 'typed', value: 0.3 } as const]
    const ends = [smiled, typed].map((source) => {
      const { spots } = curvesOf(bookOf(market, [leg(source)]))
      return [spots[0], spots[spots.length - 1]]
    })
    expect(ends[0]).toEqual(ends[1])
    const [low = NaN] = ends[0] ?? []
    expect(100 - low).toBeLessThan(25)
  })

  it('finds the break-evens of a straddle at strike ± premium, and its worst at the strike', () => {
    for (const quantity of [1, -1, 250]) {
      const { breakEvens, extrema } = curvesOf(straddle(quantity))
      expect(breakEvens).toHaveLength(2)
      expect(Math.abs((breakEvens[0] ?? NaN) - 89)).toBeLessThan(1e-12)
      expect(Math.abs((breakEvens[1] ?? NaN) - 111)).toBeLessThan(1e-12)
      expect(extrema).toEqual([
        { spot: 100, pnl: -11 * quantity, kind: quantity > 0 ? 'minimum' : 'maximum' },
      ])
    }
  })

  it('finds no roots in the rounding of a book that is hedged through and through', () => {
    const short = legOf('a', { kind: 'spot', underlying: 'BTC' }, -49.9)
    const long = legOf('b', { kind: 'perpetual', underlying: 'BTC', style: 'inverse' }, 4990, {
      entryPrice: 71.3,
    })
    // A bought call and a sold put are a future: sold, nothing is left.
    const synthetic = [
      optionLeg('a', 7, { ...terms, right: 'call' }),
      optionLeg('b', -7, { ...terms, right: 'put' }),
      legOf('c', { kind: 'future', underlying: 'BTC', style: 'linear', expiry: after(30) }, -7),
    ]
    for (const legs of [[short, long], synthetic]) {
      const book = bookOf(flatMarket(100), legs, { settings: { coinLegs: 'coinProfit' } })
      const { breakEvens, extrema } = curvesOf(book)
      expect([breakEvens, extrema]).toEqual([[], []])
    }
  })
})

describe('identities', () => {
  it('has no P&L at its break-evens, and no axis point beside its extrema is better', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { underlying } = document.settings
        const spot = document.market.underlyings[underlying]?.spot ?? NaN
        const { breakEvens, extrema, expiry, firstExpiry, today, spots } = curvesOf(document)
        const years = expiry === null ? 0 : yearsBetween(document.market.asOf, expiry)
        const within = (book: Document, price: number, measure: Measure): number => {
          const state = { shocks: { ...noShocks, spot: price / spot - 1 }, years }
          return sumsIn(core, book, [state], measure)[0] ?? NaN
        }
        const at = (price: number): number => within(document, price, Measure.Pnl)
        const sizeAt = (book: Document, price: number): number =>
          Math.abs(within(book, price, Measure.Pnl)) + Math.abs(within(book, price, Measure.Value))
        const largest = Math.max(...(firstExpiry ?? today).map(Math.abs))
        for (const price of breakEvens) {
          // A root is met to some ulp of the price; the P&L there is as steep as the book.
          const steep = Math.abs(at(price * (1 + 1e-9)) - at(price * (1 - 1e-9))) / 2e-9
          const parts = document.legs.reduce(
            (sum, _, leg) => sum + sizeAt(onlyLeg(document, leg), price),
            0,
          )
          const tolerance = 64 * EPS * (steep + parts)
          expectClose({ name: 'P&L', got: at(price), want: 0, tolerance, inputs: document })
        }
        for (const { spot: price, pnl, kind } of extrema) {
          const sign = kind === 'minimum' ? 1 : -1
          const curve = firstExpiry ?? today
          const next = spots.findIndex((point) => point > price)
          for (const beside of [next - 1, next]) {
            expect(sign * (curve[beside] ?? NaN)).toBeGreaterThanOrEqual(
              sign * pnl - 1e-12 * largest,
            )
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('shows in coins what it shows in dollars, at the price of the axis', () => {
    const [usd, coin] = [curvesOf(sample), curvesOf(sample, 'pnl', 'coin')]
    expect([...coin.today]).toEqual(
      [...usd.today].map((value, at) => value / (usd.spots[at] ?? NaN)),
    )
    expect(coin.breakEvens).toEqual(usd.breakEvens)
  })

  it('rises along its axis, and passes every strike and the spot', () => {
    const { spots, spot } = curvesOf(sample)
    expect([...spots]).toEqual([...spots].sort((a, b) => a - b))
    for (const price of [84_000, 90_000, 97_000, spot]) expect(spots).toContain(price)
  })
})

/** Three expiries: between its strikes the book at the first one is smooth. */
const mixed = bookOf(flatMarket(100), [
  optionLeg('a', -1, { strike: 100, days: 10, right: 'call', volatility: 0.6 }),
  optionLeg('b', 2, { strike: 111, days: 40, right: 'call', volatility: 0.5 }),
  optionLeg('c', -1.3, { strike: 92, days: 90, right: 'put', volatility: 0.7 }),
  optionLeg('d', 0.4, { strike: 100, days: 10, right: 'put', volatility: 0.6 }),
])

describe('a part of the axis', () => {
  it('is as fine as the whole, passes every strike, and leaves what is said of the book as it is', () => {
    const whole = curvesOf(sample)
    const range = [88_000, 99_000] as const
    const part = answerOf(core, payoff, sample, { unit: 'usd', measure: 'pnl', range })
    expect(part.ends).toEqual(range)
    const inside = part.spots.filter((spot) => spot >= range[0] && spot <= range[1])
    expect(inside.length).toBeGreaterThan(440)
    for (const price of [84_000, 90_000, 97_000]) expect(part.spots).toContain(price)
    for (const [at, price] of whole.breakEvens.entries())
      expect(Math.abs((part.breakEvens[at] ?? NaN) - price)).toBeLessThan(1e-9)
    expect(part.extrema).toEqual(whole.extrema)
  })

  it('may lie beyond the book, and then shows both', () => {
    const range = [200_000, 300_000] as const
    const part = answerOf(core, payoff, sample, { unit: 'usd', measure: 'pnl', range })
    expect(part.spots[part.spots.length - 1]).toBe(300_000)
    expect(part.breakEvens).toHaveLength(4)
  })
})

describe('cross-method', () => {
  it('refines extrema between strikes: no price of a dense sample is better', () => {
    const { extrema, spots, spot, hasLaterLegs, expiry } = curvesOf(mixed)
    expect(hasLaterLegs).toBe(true)
    const smooth = extrema.filter(({ spot: price }) => price !== 100)
    expect(smooth.length).toBeGreaterThan(0)
    const days = yearsBetween(mixed.market.asOf, expiry ?? '') * 365
    for (const { spot: price, pnl, kind } of smooth) {
      const at = spots.findIndex((one) => one > price)
      const [low = NaN, high = NaN] = [spots[at - 2], spots[at + 1]]
      const dense = Array.from({ length: 2001 }, (_, i) => low + ((high - low) * i) / 2000)
      const cube = answerOf(core, scenarioCube, mixed, {
        spot: dense.map((one) => one / spot - 1),
        volatility: [0],
        days: [days],
      })
      const values = cube.pnl[0]?.[0] ?? []
      const best = kind === 'minimum' ? Math.min(...values) : Math.max(...values)
      const sign = kind === 'minimum' ? 1 : -1
      expect(sign * pnl).toBeLessThanOrEqual(sign * best + 1e-9)
      expect(Math.abs((dense[values.indexOf(best)] ?? NaN) - price)).toBeLessThan(
        (2 * (high - low)) / 2000,
      )
    }
  })

  it('sees two zeros between neighbouring points, where an extremum alone is beyond zero', () => {
    const { extrema, firstExpiry } = curvesOf(mixed)
    const peak = extrema.find(({ kind }) => kind === 'maximum')
    if (peak === undefined || firstExpiry === null) throw new Error('no maximum')
    // Charges lower the whole curve until only the refined top is above zero.
    const beside = Math.max(...firstExpiry.filter((value) => value < peak.pnl))
    const charge = (peak.pnl + beside) / 2
    const lowered = bookOf(
      flatMarket(100),
      [
        ...mixed.legs,
        legOf('fee', { kind: 'spot', underlying: 'BTC' }, 1e-9, { entryPrice: 100, fees: charge }),
      ],
      { settings: { pnlFrom: 'entry' } },
    )
    const found = curvesOf(lowered)
    const near = found.breakEvens.filter((price) => Math.abs(price - peak.spot) < 0.5)
    expect(near).toHaveLength(2)
    expect(near[0]).toBeLessThan(peak.spot)
    expect(near[1]).toBeGreaterThan(peak.spot)
  })

  it('agrees with the cube along its axis, with the scenario, and with delta of the greeks', () => {
    const view = curvesOf(sample)
    const shown = [...view.spots].map((price) => price / view.spot - 1)
    const cube = { spot: shown, volatility: [0], days: [0] }
    const [row = []] = answerOf(core, scenarioCube, sample, cube).pnl[0] ?? []
    row.forEach((cell, at) => {
      const tolerance = 1e-9
      expectClose({
        name: 'today',
        got: view.today[at] ?? NaN,
        want: cell,
        tolerance,
        inputs: view.spots[at],
      })
    })
    const { book } = answerOf(core, greeks, sample, { unit: 'usd' })
    const atSpot = view.spots.indexOf(view.spot)
    expect(view.delta[atSpot]).toBe(book.base.delta)
    expect(curvesOf(sample, 'value').today[atSpot]).toBe(book.base.value)
    expect(curvesOf(sample, 'delta').today[atSpot]).toBe(book.base.delta)
  })

  it("has the scenario's own point, which the greeks answer, on its curve", () => {
    const strike = 90_000
    for (const unit of ['usd', 'coin'] as const)
      for (const measure of ['pnl', 'value', 'delta'] as const) {
        const spot = strike / curvesOf(sample).spot - 1
        const document = { ...sample, shocks: { ...sample.shocks, spot } }
        const view = answerOf(core, payoff, document, { unit, measure })
        const { scenarioPoint, scenarioSpot } = answerOf(core, greeks, document, { unit })
        expect(scenarioSpot).toBeCloseTo(strike, 6)
        expectClose({
          name: `${measure} in ${unit}`,
          got: scenarioPoint[measure],
          want: view.scenario[view.spots.indexOf(strike)] ?? NaN,
          tolerance: 1e-9,
          inputs: 'sample',
        })
      }
  })
})
