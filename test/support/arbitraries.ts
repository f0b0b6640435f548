// Drawn inputs for property tests: options with ugly corners, and documents with every kind of leg.
import fc from 'fast-check'
import type { PricedOption } from '../../src/analyses/price'
import type { Document, Leg } from '../../src/document'
import type { Underlying } from '../../src/domain/market'
import { after, bookOf, legOf, marketOf, optionLeg, underlyingAt } from './documents'

/** Log-uniform: every order of magnitude alike. */
export const magnitude = (low: number, high: number): fc.Arbitrary<number> =>
  fc
    .double({ min: Math.log(low), max: Math.log(high), noNaN: true })
    .map((x) => Math.min(Math.max(Math.exp(x), low), high))

const between = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true })

/** Strike of an option: anywhere, at the money, or a last bit beside it. */
const strikeBeside = (underlying: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 6, arbitrary: between(-1.5, 1.5).map((x) => underlying * Math.exp(x)) },
    { weight: 2, arbitrary: between(-1e-6, 1e-6).map((x) => underlying * (1 + x)) },
    { weight: 1, arbitrary: fc.constant(underlying) },
    { weight: 1, arbitrary: magnitude(underlying * 1e-6, underlying * 1e6) },
  )

const uglyYears = fc.oneof(
  { weight: 6, arbitrary: magnitude(1e-3, 5) },
  { weight: 2, arbitrary: magnitude(1e-12, 1e-3) },
  { weight: 1, arbitrary: fc.constantFrom(0, 5e-324, 1e-200, 1e-100, 1 / 8760, 30) },
)

const uglyVolatility = fc.oneof(
  { weight: 6, arbitrary: between(0.05, 3) },
  { weight: 2, arbitrary: magnitude(1e-9, 30) },
  { weight: 1, arbitrary: fc.constantFrom(0, 5e-324, 1e-149, 1e-99, 0.01, 100) },
)

const rate = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: between(-0.1, 0.4) },
)

/** An option that the price command accepts, corners included. */
export const uglyOption: fc.Arbitrary<PricedOption> = magnitude(1e-6, 1e6).chain((underlying) =>
  fc.record({
    model: fc.constantFrom('spot', 'forward'),
    underlying: fc.constant(underlying),
    strike: strikeBeside(underlying),
    years: uglyYears,
    volatility: uglyVolatility,
    rate,
    yield: rate,
    right: fc.constantFrom('call', 'put'),
  }),
)

/** An option of which every derivative exists and can be differenced. */
export const smoothOption: fc.Arbitrary<PricedOption> = fc
  .record({
    underlying: magnitude(1, 1e5),
    years: magnitude(1e-3, 5),
    volatility: between(0.05, 3),
    distance: between(-6, 6),
    rate,
    yield: rate,
    right: fc.constantFrom('call' as const, 'put' as const),
  })
  .map(({ distance, ...option }) => ({
    ...option,
    model: 'spot' as const,
    strike: option.underlying * Math.exp(distance * option.volatility * Math.sqrt(option.years)),
  }))

/** A market of one underlying: flat, with a basis rate, or with quoted forwards. */
export const underlying: fc.Arbitrary<Underlying> = fc
  .record({
    spot: magnitude(10, 2e5),
    basisRate: fc.constantFrom(0, 0.09, -0.04),
    funding: between(-1e-3, 1e-3),
    basis: between(-0.05, 0.15),
    isQuoted: fc.boolean(),
  })
  .map(({ spot, basisRate, funding, basis, isQuoted }) =>
    underlyingAt(spot, {
      basisRate,
      funding: { rate: funding, intervalHours: 8, source: 'typed' },
      expiries: isQuoted
        ? [20, 200].map((days) => ({
            expiry: after(days),
            forward: spot * Math.exp((basis + days / 1e4) * (days / 365)),
            forwardSource: 'future' as const,
            quoteUnit: 'coin' as const,
            quotes: [],
            smile: null,
          }))
        : [],
    }),
  )

export const size = fc.oneof(between(0.01, 50), between(-50, -0.01))
export const style = fc.constantFrom('linear' as const, 'inverse' as const)
const days = fc.oneof(fc.integer({ min: 1, max: 400 }), between(0.01, 3))

const kinds = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ kind: 'spot' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('perpetual' as const), style }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('future' as const), style, days }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('option' as const),
      style,
      days,
      moneyness: between(-0.6, 0.6),
      right: fc.constantFrom('call' as const, 'put' as const),
      volatility: fc.oneof(between(0.1, 2), fc.constantFrom(0.005, 0.01, 5)),
    }),
  },
)

/** One leg of any kind, with a known entry price half of the time. */
const legAt = (name: string, spot: number): fc.Arbitrary<Leg> =>
  fc
    .record({ drawn: kinds, size, entered: fc.option(between(0.7, 1.3)) })
    .map(({ drawn, size: coins, entered }) => {
      const id = 'drawn'
      const rest = { entryPrice: entered === null ? null : entered * spot }
      if (drawn.kind === 'spot') return legOf(id, { kind: 'spot', underlying: name }, coins, rest)
      if (drawn.kind === 'option') {
        const { style: settled, right, volatility } = drawn
        const strike = spot * Math.exp(drawn.moneyness)
        const price =
          entered === null ? null : settled === 'inverse' ? entered / 20 : (entered * spot) / 20
        const terms = {
          style: settled,
          strike,
          days: drawn.days,
          right,
          volatility,
          underlying: name,
        }
        return optionLeg(id, coins, terms, { entryPrice: price })
      }
      // Inverse futures and perpetuals are held in USD.
      const quantity = drawn.style === 'inverse' ? coins * spot : coins
      if (drawn.kind === 'perpetual')
        return legOf(
          id,
          { kind: 'perpetual', underlying: name, style: drawn.style },
          quantity,
          rest,
        )
      const expiry = after(drawn.days)
      return legOf(
        id,
        { kind: 'future', underlying: name, style: drawn.style, expiry },
        quantity,
        rest,
      )
    })

const numbered = (legs: readonly Leg[]): Leg[] =>
  legs.map((leg, at) => ({ ...leg, id: `leg${at}` }))

/** A valid document with legs of every kind on one underlying. */
export const oneCoinDocument: fc.Arbitrary<Document> = underlying.chain((market) =>
  fc
    .record({
      legs: fc.array(legAt('BTC', market.spot), { minLength: 1, maxLength: 6 }),
      usdRate: between(-0.02, 0.1),
      coinLegs: fc.constantFrom('value' as const, 'coinProfit' as const),
    })
    .map(({ legs, usdRate, coinLegs }) =>
      bookOf(marketOf({ BTC: market }, usdRate), numbered(legs), { settings: { coinLegs } }),
    ),
)

/** The same on two underlyings, the other one following in any of the three ways. */
export const twoCoinDocument: fc.Arbitrary<Document> = fc
  .record({ BTC: underlying, ETH: underlying })
  .chain((market) =>
    fc
      .record({
        bitcoin: fc.array(legAt('BTC', market.BTC.spot), { minLength: 1, maxLength: 4 }),
        ether: fc.array(legAt('ETH', market.ETH.spot), { minLength: 1, maxLength: 4 }),
        usdRate: between(-0.02, 0.1),
        coinLegs: fc.constantFrom('value' as const, 'coinProfit' as const),
        others: fc.constantFrom('stay' as const, 'same' as const, 'beta' as const),
        beta: between(-1, 2),
      })
      .map(({ bitcoin, ether, usdRate, coinLegs, others, beta }) =>
        bookOf(marketOf(market, usdRate), numbered([...bitcoin, ...ether]), {
          settings: { coinLegs, others, betas: { ETH: { BTC: beta } } },
        }),
      ),
  )

export const anyDocument = fc.oneof(oneCoinDocument, twoCoinDocument)

/** A scenario point: spot, volatility and days. */
export const anyShocks = fc.record({
  spot: fc.oneof(between(-0.6, 1.5), fc.constantFrom(0, -0.99, 10)),
  volatility: fc.oneof(between(-0.5, 0.5), fc.constant(0)),
  days: fc.oneof(fc.integer({ min: 0, max: 500 }), between(0, 5)),
})
