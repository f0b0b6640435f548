import { beforeAll, describe, expect, it } from 'vitest'
import { chances, payoff, type ChancesSettings } from '../../src/analyses'
import type { Document } from '../../src/document'
import type { Expiry, Smile } from '../../src/domain/market'
import type { Core } from '../../src/engine/core'
import { sample } from '../../src/examples/sample'
import { priceAll } from '../support/european'
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

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const SPOT = 97_000
const DAYS = 44
const YEARS = DAYS / 365
const FORWARD = 98_064

const smiles: Readonly<Record<string, Smile>> = {
  // Little time, a strong skew; and a wide one with steep wings.
  skewed: { a: 0.008, b: 0.06, rho: -0.35, m: 0.02, sigma: 0.12 },
  steep: { a: 0.02, b: 0.35, rho: 0.1, m: -0.05, sigma: 0.4 },
}

const expiryWith = (smile: Smile | null, days = DAYS, forward = FORWARD): Expiry => ({
  expiry: after(days),
  forward,
  forwardSource: 'typed',
  quoteUnit: 'usd',
  quotes: [],
  smile,
})

const bookWith = (expiries: readonly Expiry[]): Document =>
  bookOf(marketOf({ BTC: underlyingAt(SPOT, { expiries }) }), [])

const ask = (document: Document, settings: ChancesSettings) =>
  answerOf(core, chances, document, settings)

/** Volatility of a smile at a strike, written out once more. */
function volatilityAt({ a, b, rho, m, sigma }: Smile, strike: number): number {
  const x = Math.log(strike / FORWARD) - m
  return Math.sqrt((a + b * (rho * x + Math.sqrt(x * x + sigma * sigma))) / YEARS)
}

/** Undiscounted put on the forward. */
function putAt(smile: Smile, strike: number): number {
  const [answer] = priceAll(core, [
    {
      model: 'forward',
      underlying: FORWARD,
      strike,
      years: YEARS,
      volatility: volatilityAt(smile, strike),
      rate: 0,
      yield: 0,
      right: 'put',
    },
  ])
  return answer?.price ?? NaN
}

/** Prices at even steps of ln(K/F), and Simpson's rule over them: ∫ f(K) p(K) dK. */
const COUNT = 16_001
function integralOf(document: Document, reach: number, f: (price: number) => number): number {
  const step = (2 * reach) / (COUNT - 1)
  const prices = Array.from({ length: COUNT }, (_, at) => FORWARD * Math.exp(at * step - reach))
  const { density } = ask(document, { days: DAYS, prices })
  return prices.reduce((sum, price, at) => {
    const weight = at === 0 || at === COUNT - 1 ? 1 : at % 2 === 1 ? 4 : 2
    return sum + ((weight * step) / 3) * f(price) * price * (density[at] ?? NaN)
  }, 0)
}

describe('the density', () => {
  it.each([
    ['skewed', 12],
    ['steep', 40],
  ] as const)(
    'of a %s smile is positive, integrates to one, has the forward as mean',
    (name, reach) => {
      const document = bookWith([expiryWith(smiles[name] ?? null)])
      const prices = Array.from({ length: 401 }, (_, at) => FORWARD * Math.exp((at - 200) / 50))
      const { density, distribution } = ask(document, { days: DAYS, prices })
      expect(distribution.kind).toBe('smile')
      expect(Math.min(...density)).toBeGreaterThanOrEqual(0)
      const mass = integralOf(document, reach, () => 1)
      const mean = integralOf(document, reach, (price) => price / FORWARD)
      expectClose({ name: 'mass', got: mass, want: 1, tolerance: 1e-8, inputs: name })
      expectClose({ name: 'mean', got: mean, want: 1, tolerance: 1e-8, inputs: name })
      expect(distribution.forward / FORWARD).toBeCloseTo(1, 13)
    },
  )

  it('and the chances are differences of put prices over the strike', () => {
    for (const [name, smile] of Object.entries(smiles)) {
      const document = bookWith([expiryWith(smile)])
      const prices = [70_000, 85_000, 98_000, 105_000, 130_000]
      const { below, above, density } = ask(document, { days: DAYS, prices })
      prices.forEach((strike, at) => {
        const h = strike * 1e-3
        const [low, mid, high] = [strike - h, strike, strike + h].map((one) => putAt(smile, one))
        const slope = ((high ?? NaN) - (low ?? NaN)) / (2 * h)
        const bend = ((high ?? NaN) - 2 * (mid ?? NaN) + (low ?? NaN)) / (h * h)
        const inputs = { name, strike }
        expectClose({ name: 'below', got: below[at] ?? NaN, want: slope, tolerance: 2e-5, inputs })
        const got = density[at] ?? NaN
        expectClose({ name: 'density', got, want: bend, tolerance: 1e-4 * bend + 1e-10, inputs })
        expect((below[at] ?? NaN) + (above[at] ?? NaN)).toBeCloseTo(1, 14)
      })
    }
  })

  it('adds up to the chance to end below', () => {
    for (const smile of Object.values(smiles)) {
      const document = bookWith([expiryWith(smile)])
      const [from, to, count] = [80_000, 120_000, 4001]
      const prices = Array.from(
        { length: count },
        (_, at) => from + ((to - from) * at) / (count - 1),
      )
      const { below, density } = ask(document, { days: DAYS, prices })
      const step = (to - from) / (count - 1)
      const sum = density.reduce((total, value, at) => {
        const weight = at === 0 || at === count - 1 ? 1 : at % 2 === 1 ? 4 : 2
        return total + (weight * step * value) / 3
      }, 0)
      const want = (below[count - 1] ?? NaN) - (below[0] ?? NaN)
      expectClose({ name: 'P(b) - P(a)', got: sum, want, tolerance: 1e-8, inputs: smile })
    }
  })

  it('of a flat smile is lognormal', () => {
    const volatility = 0.446
    const flat = { a: volatility ** 2 * YEARS, b: 0, rho: 0, m: 0, sigma: 0.1 }
    const quote = { strike: SPOT, right: 'call', bid: null, ask: null, mark: null } as const
    const plain = { ...expiryWith(null), quotes: [{ ...quote, volatility }] }
    const prices = [60_000, 90_000, 97_000, 115_000, 160_000]
    const smiled = ask(bookWith([expiryWith(flat)]), { days: DAYS, prices })
    const lognormal = ask(bookWith([plain]), { days: DAYS, prices })
    expect(lognormal.distribution.name).toBe('lognormal at 44.6 %')
    expect(smiled.distribution.name).toBe('smile')
    prices.forEach((price, at) => {
      for (const figure of ['density', 'below', 'above', 'touch'] as const)
        expect((smiled[figure][at] ?? NaN) / (lognormal[figure][at] ?? NaN)).toBeCloseTo(1, 11)
      const deviation = volatility * Math.sqrt(YEARS)
      const z = (Math.log(price / FORWARD) + deviation ** 2 / 2) / deviation
      const want = Math.exp((-z * z) / 2) / (price * deviation * Math.sqrt(2 * Math.PI))
      expect((lognormal.density[at] ?? NaN) / want).toBeCloseTo(1, 12)
    })
  })
})

describe('the cone', () => {
  const LEVELS = [0.025, 0.16, 0.5, 0.84, 0.975]

  it('has the chances of its name at every date, also between and beyond fitted expiries', () => {
    const { skewed = null } = smiles
    const later = skewed === null ? null : { ...skewed, a: 0.02, b: 0.09 }
    const document = bookWith([expiryWith(skewed), expiryWith(later, 100, 99_500)])
    const { cone } = ask(document, { days: DAYS, cone: [7, 30, DAYS, 70, 200] })
    expect(cone.map(({ kind }) => kind)).toEqual(Array(5).fill('smile'))
    for (const { quantiles, years } of cone) {
      const { below } = ask(document, { days: years * 365, prices: quantiles })
      LEVELS.forEach((want, at) => {
        const got = below[at] ?? NaN
        expectClose({ name: 'P(quantile)', got, want, tolerance: 1e-12, inputs: { years, at } })
      })
    }
  })

  it('of a lognormal price has closed form', () => {
    const leg = optionLeg('a', 1, { strike: SPOT, days: DAYS, right: 'call', volatility: 0.5 })
    const { cone } = ask(bookOf(flatMarket(SPOT), [leg]), { cone: [20] })
    const deviation = 0.5 * Math.sqrt(20 / 365)
    const [lowest = NaN, , middle = NaN, , highest = NaN] = cone[0]?.quantiles ?? []
    expect(middle / (SPOT * Math.exp(-(deviation ** 2) / 2))).toBeCloseTo(1, 12)
    const reach = 1.959963984540054 * deviation
    expect(Math.log(highest / middle) / reach).toBeCloseTo(1, 10)
    expect(Math.log(middle / lowest) / reach).toBeCloseTo(1, 10)
  })
})

describe('the chance of profit', () => {
  const terms = { strike: 100_000, days: DAYS, right: 'call', volatility: 0.5 } as const

  it('of a long call is that to end above its break-even', () => {
    const leg = optionLeg('a', 1, terms, { entryPrice: 4000 })
    const document = bookOf(flatMarket(SPOT), [leg], { settings: { pnlFrom: 'entry' } })
    const { above, profit } = ask(document, { prices: [104_000] })
    expect(profit?.chance).toBeCloseTo(above[0] ?? NaN, 12)
  })

  it('of a strangle is that to end outside both, of a short one that to end between', () => {
    const legs = (size: number) => [
      optionLeg('a', size, terms, { entryPrice: 3000 }),
      optionLeg('b', size, { ...terms, strike: 90_000, right: 'put' }, { entryPrice: 2000 }),
    ]
    const bookFor = (size: number): Document =>
      bookOf(flatMarket(SPOT), legs(size), { settings: { pnlFrom: 'entry' } })
    const { below, above, profit } = ask(bookFor(2), { prices: [85_000, 105_000] })
    const outside = (below[0] ?? NaN) + (above[1] ?? NaN)
    expect(profit?.chance).toBeCloseTo(outside, 12)
    expect(ask(bookFor(-2), {}).profit?.chance).toBeCloseTo(1 - outside, 12)
  })

  it('counts a stretch without profit or loss as none, and is null where nothing expires', () => {
    const free = optionLeg('a', 1, terms, { entryPrice: 0 })
    const document = bookOf(flatMarket(SPOT), [free], { settings: { pnlFrom: 'entry' } })
    const { above, profit } = ask(document, { prices: [100_000] })
    expect(profit?.chance).toBeCloseTo(above[0] ?? NaN, 12)
    const coin = legOf('a', { kind: 'spot', underlying: 'BTC' }, 1)
    expect(ask(bookOf(flatMarket(SPOT), [coin]), {}).profit).toBeNull()
  })

  it('of the sample lies between its break-evens, lognormal at the money', () => {
    const view = ask(sample, {})
    const { breakEvens, firstExpiry } = answerOf(core, payoff, sample, {
      unit: 'usd',
      measure: 'pnl',
    })
    const { below } = ask(sample, { prices: breakEvens })
    const starts = (firstExpiry?.[0] ?? NaN) > 0
    // Profit and loss take turns from one break-even to the next.
    const edges = [0, ...below, 1]
    const chance = edges.slice(1).reduce((sum, edge, at) => {
      const isProfit = (at % 2 === 0) === starts
      return isProfit ? sum + edge - (edges[at] ?? NaN) : sum
    }, 0)
    expect(view.profit?.chance).toBeCloseTo(chance, 10)
    expect(view.distribution.name).toBe('lognormal at 44.6 %')
    expect(((view.profit?.chance ?? NaN) * 100).toFixed(0)).toBe('47')
    const { above, touch } = ask(sample, { prices: [115_000] })
    expect(((above[0] ?? NaN) * 100).toFixed(0)).toBe('13')
    expect(touch[0]).toBeGreaterThan(above[0] ?? NaN)
  })
})

describe('what cannot be answered', () => {
  it('is said: days, prices, no volatility', () => {
    const document = bookWith([])
    for (const settings of [{ days: 0 }, { cone: [NaN] }, { prices: [-1] }])
      expect(chances.pack(document, settings).ok).toBe(false)
    const { distribution, above } = ask(document, { prices: [SPOT] })
    expect(distribution.kind).toBeNull()
    expect(distribution.name).toBe('no volatility known')
    expect(above[0]).toBeNaN()
  })
})
