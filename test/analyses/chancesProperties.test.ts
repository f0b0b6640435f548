// What every distribution has to obey, on drawn smiles without butterfly arbitrage.
import fc from 'fast-check'
import { beforeAll, describe, it } from 'vitest'
import { chances, type ChancesSettings, type ChancesView } from '../../src/analyses'
import type { Document } from '../../src/document'
import type { Smile } from '../../src/domain/market'
import type { Core } from '../../src/engine/core'
import { expectClose } from '../support/close'
import { answerOf, loadCore } from '../support/core'
import { after, bookOf, marketOf, underlyingAt } from '../support/documents'
import { priceAll } from '../support/european'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const SPOT = 97_000

interface Drawn {
  readonly smile: Smile
  readonly days: number
  readonly forward: number
}

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

const varianceAt = ({ a, b, rho, m, sigma }: Smile, k: number): number =>
  a + b * (rho * (k - m) + Math.sqrt((k - m) ** 2 + sigma * sigma))

/** Durrleman's g, written out once more. */
function isFree({ b, rho, m, sigma, ...rest }: Smile): boolean {
  return Array.from({ length: 801 }, (_, at) => (at - 400) / 40).every((k) => {
    const r = Math.sqrt((k - m) ** 2 + sigma * sigma)
    const w = varianceAt({ b, rho, m, sigma, ...rest }, k)
    const w1 = b * (rho + (k - m) / r)
    const w2 = (b * sigma * sigma) / r ** 3
    return (1 - (k * w1) / (2 * w)) ** 2 - (w1 * w1 * (1 / w + 0.25)) / 4 + w2 / 2 > 1e-6
  })
}

/** Wings of at most 0.4 leave less than 1e-9 of mass and mean beyond ln(K/F) of 30. */
const REACH = 30
const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    smile: fc.record({
      a: between(1e-3, 0.1),
      b: between(0, 0.2),
      rho: between(-0.9, 0.9),
      m: between(-0.2, 0.2),
      sigma: between(0.05, 0.6),
    }),
    days: between(1, 500),
    basis: between(-0.1, 0.2),
  })
  .filter(({ smile }) => isFree(smile))
  .map(({ smile, days, basis }) => ({
    smile,
    days,
    forward: SPOT * Math.exp(basis * (days / 365)),
  }))

function bookWith({ smile, days, forward }: Drawn): Document {
  const expiry = { expiry: after(days), forward, forwardSource: 'typed', quoteUnit: 'usd' } as const
  const expiries = [{ ...expiry, quotes: [], smile }]
  return bookOf(marketOf({ BTC: underlyingAt(SPOT, { expiries }) }), [])
}

const ask = (one: Drawn, settings: ChancesSettings): ChancesView =>
  answerOf(core, chances, bookWith(one), { days: one.days, ...settings })

const deviationOf = ({ smile }: Drawn): number => Math.sqrt(varianceAt(smile, 0))

/** Trapezoids over k = deviation sinh t: dense where the price ends, and far. */
function momentsOf(one: Drawn): { least: number; mass: number; mean: number } {
  const deviation = deviationOf(one)
  const count = 3001
  const end = Math.asinh(REACH / deviation)
  const step = (2 * end) / (count - 1)
  const places = Array.from({ length: count }, (_, at) => at * step - end)
  const prices = places.map((t) => one.forward * Math.exp(deviation * Math.sinh(t)))
  const { density } = ask(one, { prices })
  let [mass, mean] = [0, 0]
  places.forEach((t, at) => {
    const price = prices[at] ?? NaN
    const weight = step * deviation * Math.cosh(t) * price * (density[at] ?? NaN)
    mass += weight
    mean += (weight * price) / one.forward
  })
  return { least: Math.min(...density), mass, mean }
}

/** N(x) by Simpson's rule over the density. */
function normalOf(x: number): number {
  const count = 2001
  const step = x / (count - 1)
  const sum = Array.from({ length: count }, (_, at) => {
    const weight = at === 0 || at === count - 1 ? 1 : at % 2 === 1 ? 4 : 2
    return (weight * Math.exp(-((at * step) ** 2) / 2)) / 3
  }).reduce((total, part) => total + part, 0)
  return 0.5 + (sum * step) / Math.sqrt(2 * Math.PI)
}

const atLeast = (name: string, got: number, least: number, inputs: unknown): void => {
  if (!(got >= least - 1e-12))
    throw new Error(`${name}: ${got} < ${least} ${JSON.stringify(inputs)}`)
}

describe('every distribution', () => {
  it('has a density above 0 that integrates to one, with the forward as mean', () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const { least, mass, mean } = momentsOf(one)
        atLeast('density', least, 0, one)
        expectClose({ name: 'mass', got: mass, want: 1, tolerance: 1e-8, inputs: one })
        expectClose({ name: 'mean', got: mean, want: 1, tolerance: 1e-8, inputs: one })
      }),
      { numRuns: 100 },
    )
  })

  it('has chances to end above that fall with the price, from 1 to 0', () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const prices = Array.from(
          { length: 201 },
          (_, at) => one.forward * Math.exp((at - 100) / 20),
        )
        const { above, below } = ask(one, { prices })
        above.forEach((chance, at) => {
          atLeast('above', chance, 0, { ...one, at })
          atLeast('above is at most 1', 1, chance, { ...one, at })
          atLeast('falls', above[at - 1] ?? 1, chance, { ...one, at })
          const sum = chance + (below[at] ?? NaN)
          expectClose({ name: 'sum', got: sum, want: 1, tolerance: 1e-14, inputs: { ...one, at } })
        })
      }),
    )
  })

  it('is what differences of call prices over the strike say', () => {
    fc.assert(
      fc.property(drawn, between(-3, 3), (one, z) => {
        const deviation = deviationOf(one)
        const strike = one.forward * Math.exp(z * deviation)
        const h = 1e-3 * deviation * strike
        const years = one.days / 365
        const strikes = [strike - h, strike, strike + h]
        const [low = NaN, middle = NaN, high = NaN] = priceAll(
          core,
          strikes.map((at) => ({
            ...({ model: 'forward', underlying: one.forward, strike: at, right: 'call' } as const),
            ...{ years, rate: 0, yield: 0 },
            volatility: Math.sqrt(varianceAt(one.smile, Math.log(at / one.forward)) / years),
          })),
        ).map(({ price }) => price)
        const { above, density } = ask(one, { prices: [strike] })
        const slope = (low - high) / (2 * h)
        const bend = (low - 2 * middle + high) / (h * h)
        const inputs = { ...one, z }
        expectClose({ name: 'above', got: above[0] ?? NaN, want: slope, tolerance: 1e-5, inputs })
        const peak = 1 / (deviation * one.forward)
        const tolerance = 1e-3 * peak
        expectClose({ name: 'density', got: density[0] ?? NaN, want: bend, tolerance, inputs })
      }),
    )
  })

  it('without a smile is the normal one of ln S', () => {
    fc.assert(
      fc.property(between(0.05, 2), between(1, 500), between(-4, 4), (volatility, days, z) => {
        const a = (volatility * volatility * days) / 365
        const one = { smile: { a, b: 0, rho: 0, m: 0, sigma: 0.1 }, days, forward: SPOT }
        const strike = SPOT * Math.exp(z * Math.sqrt(a))
        const { above } = ask(one, { prices: [strike] })
        const want = normalOf(-z - Math.sqrt(a) / 2)
        const inputs = { volatility, days, z }
        expectClose({ name: 'above', got: above[0] ?? NaN, want, tolerance: 1e-11, inputs })
      }),
    )
  })
})

describe('touching and staying', () => {
  const reach = between(0.01, 5)

  it('are ordered: end beyond, touch, leave; stay, end between', () => {
    fc.assert(
      fc.property(drawn, reach, reach, (one, down, up) => {
        const deviation = deviationOf(one)
        const low = SPOT * Math.exp(-down * deviation)
        const high = SPOT * Math.exp(up * deviation)
        const view = ask(one, { prices: [low, high], ranges: [[low, high]] })
        const [range] = view.ranges
        if (range === undefined) throw new Error('no range came back')
        const inputs = { ...one, down, up }
        atLeast('touch below', view.touch[0] ?? NaN, view.below[0] ?? NaN, inputs)
        atLeast('touch above', view.touch[1] ?? NaN, view.above[1] ?? NaN, inputs)
        atLeast('stay', range.stay, 0, inputs)
        atLeast('end between', range.between, range.stay, inputs)
        for (const touch of view.touch) {
          atLeast('leave', 1 - range.stay, touch, inputs)
          atLeast('touch is at most 1', 1, touch, inputs)
        }
        const most = Math.min(1, (view.touch[0] ?? NaN) + (view.touch[1] ?? NaN))
        atLeast('leave is at most both touches', most, 1 - range.stay, inputs)
        const between = 1 - (view.below[0] ?? NaN) - (view.above[1] ?? NaN)
        expectClose({
          name: 'between',
          got: range.between,
          want: between,
          tolerance: 1e-13,
          inputs,
        })
      }),
      { numRuns: 500 },
    )
  })

  it('of one volatility: staying is not touching the one barrier that is in reach', () => {
    fc.assert(
      fc.property(between(0.1, 2), between(1, 400), reach, (volatility, days, down) => {
        const a = (volatility * volatility * days) / 365
        const one = { smile: { a, b: 0, rho: 0, m: 0, sigma: 0.1 }, days, forward: SPOT * 1.01 }
        const low = SPOT * Math.exp(-down * Math.sqrt(a))
        // Twenty deviations up nothing is touched: 1e-30 even where the drift helps.
        const high = SPOT * Math.exp(20 * Math.sqrt(a))
        const { touch, ranges } = ask(one, { prices: [low], ranges: [[low, high]] })
        const got = ranges[0]?.stay ?? NaN
        const want = 1 - (touch[0] ?? NaN)
        expectClose({ name: 'stay', got, want, tolerance: 1e-12, inputs: { ...one, down } })
      }),
    )
  })

  it('outside the range is 0, whatever the chance to end there', () => {
    const one = { smile: { a: 0.02, b: 0, rho: 0, m: 0, sigma: 0.1 }, days: 40, forward: SPOT }
    const { ranges } = ask(one, { ranges: [[SPOT * 1.01, SPOT * 1.2]] })
    expectClose({ name: 'stay', got: ranges[0]?.stay ?? NaN, want: 0, tolerance: 0, inputs: one })
    atLeast('between', ranges[0]?.between ?? NaN, 0.1, one)
  })
})

describe('the cone', () => {
  it('rises from quantile to quantile, and widens with time', () => {
    fc.assert(
      fc.property(drawn, between(0.2, 1), (one, volatility) => {
        const flat = { a: (volatility ** 2 * one.days) / 365, b: 0, rho: 0, m: 0, sigma: 0.1 }
        const cone = [0.1, 0.3, 0.6, 1].map((part) => part * one.days)
        for (const smile of [one.smile, flat]) {
          const dates = ask({ ...one, smile }, { cone }).cone
          let [low, high] = [Infinity, 0]
          for (const { quantiles, forward } of dates) {
            quantiles.forEach((price, at) =>
              atLeast('rises', price, quantiles[at - 1] ?? 0, { ...one, volatility }),
            )
            const [lowest = NaN, , , , highest = NaN] = quantiles
            const ends = { ...one, smile, quantiles }
            atLeast('lowest', low, lowest / forward, ends)
            atLeast('highest', highest / forward, high, ends)
            low = lowest / forward
            high = highest / forward
          }
        }
      }),
    )
  })
})
