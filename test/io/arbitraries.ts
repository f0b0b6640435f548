// Drawn markets, legs and documents, valid by construction.
import * as fc from 'fast-check'
import type { Document, Leg, Settings } from '../../src/document'
import type { Expiry, Market, Quote, Underlying } from '../../src/domain/market'
import type { Instrument } from '../../src/instruments'

const NAMES = ['BTC', 'ETH', 'SOL', 'wstETH'] as const
const AS_OF = Date.UTC(2026, 0, 14, 8)
const DAY = 86_400_000

const price = fc.double({ min: 1e-9, max: 1e9, noNaN: true })
const amount = fc.double({ min: -1e9, max: 1e9, noNaN: true })
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const volatilityValue = fc.double({ min: 0, max: 100, noNaN: true })

const quotes = (strikes: readonly number[]): fc.Arbitrary<readonly Quote[]> =>
  fc
    .tuple(
      ...strikes.map((strike) =>
        fc.tuple(
          ...(['call', 'put'] as const).map((right) =>
            fc.record({
              strike: fc.constant(strike),
              right: fc.constant(right),
              bid: orNull(price),
              ask: orNull(price),
              mark: orNull(price),
              volatility: fc.double({ min: 0.01, max: 5, noNaN: true }),
            }),
          ),
        ),
      ),
    )
    .map((pairs) => pairs.flat())

const strikes = fc
  .uniqueArray(
    fc.oneof(
      fc.integer({ min: 1, max: 500 }).map((k) => k * 1000),
      price,
    ),
    { maxLength: 4 },
  )
  .map((list) => [...list].sort((a, b) => a - b))

const smile = fc.record({
  a: fc.double({ min: 0.001, max: 1, noNaN: true }),
  b: fc.double({ min: 0, max: 2, noNaN: true }),
  rho: fc.double({ min: -1, max: 1, noNaN: true }),
  m: fc.double({ min: -10, max: 10, noNaN: true }),
  sigma: fc.double({ min: 1e-6, max: 1, noNaN: true }),
})

const expiry = (day: number, hour: number): fc.Arbitrary<Expiry> =>
  fc.record({
    expiry: fc.constant(new Date(AS_OF + day * DAY + hour * 3_600_000).toISOString()),
    forward: price,
    forwardSource: fc.constantFrom('future', 'synthetic', 'typed'),
    quoteUnit: fc.constantFrom('coin', 'usd'),
    quotes: strikes.chain(quotes),
    smile: fc.option(smile),
  })

const underlying: fc.Arbitrary<Underlying> = fc.record({
  spot: price,
  basisRate: fc.double({ min: -3, max: 3, noNaN: true }),
  funding: fc.record({
    rate: fc.double({ min: -1, max: 1, noNaN: true }),
    intervalHours: fc.constantFrom(1, 8, 24),
    source: fc.constantFrom('market', 'typed', 'assumed'),
  }),
  expiries: fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.constantFrom(0, 0, 0, 4)), {
      maxLength: 3,
      selector: ([day]) => day,
    })
    .chain((days) =>
      fc.tuple(...[...days].sort(([a], [b]) => a - b).map(([day, hour]) => expiry(day, hour))),
    ),
})

const market: fc.Arbitrary<Market> = fc.record({
  name: fc.string({ maxLength: 30 }),
  asOf: fc.constant(new Date(AS_OF).toISOString()),
  isSample: fc.boolean(),
  usdRate: fc.double({ min: -1, max: 3, noNaN: true }),
  underlyings: fc
    .uniqueArray(fc.constantFrom(...NAMES), { minLength: 1 })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, underlying])))),
})

const style = fc.constantFrom('linear', 'inverse')

function instrument(drawn: Market): fc.Arbitrary<Instrument> {
  const names = fc.constantFrom(...Object.keys(drawn.underlyings))
  const date = fc
    .integer({ min: 1, max: 900 })
    .map((day) => new Date(AS_OF + day * DAY).toISOString())
  const listed = Object.entries(drawn.underlyings).flatMap(([name, { expiries }]) =>
    expiries.flatMap((slice) =>
      slice.quotes.map(({ strike, right }) => ({
        underlying: name,
        expiry: slice.expiry,
        strike,
        right,
      })),
    ),
  )
  const terms = fc.record({
    underlying: names,
    expiry: date,
    strike: price,
    right: fc.constantFrom('call', 'put'),
  })
  return fc.oneof(
    names.map((name): Instrument => ({ kind: 'spot', underlying: name })),
    fc.record({ kind: fc.constant('perpetual' as const), underlying: names, style }),
    fc.record({ kind: fc.constant('future' as const), underlying: names, style, expiry: date }),
    fc
      .tuple(listed.length === 0 ? terms : fc.oneof(terms, fc.constantFrom(...listed)), style)
      .map(([drawnTerms, drawnStyle]): Instrument => ({
        kind: 'option',
        style: drawnStyle,
        ...drawnTerms,
      })),
  )
}

function isListed({ underlyings }: Market, drawn: Instrument): boolean {
  if (drawn.kind !== 'option') return false
  const slice = underlyings[drawn.underlying]?.expiries.find(
    ({ expiry: at }) => at === drawn.expiry,
  )
  return (slice?.quotes ?? []).some(
    ({ strike, right }) => strike === drawn.strike && right === drawn.right,
  )
}

function leg(drawn: Market, at: number): fc.Arbitrary<Leg> {
  return instrument(drawn).chain((held) => {
    const typed = volatilityValue.map((value) => ({ source: 'typed' as const, value: value + 0 }))
    const chain = fc.constant({ source: 'chain' as const })
    const ofOption = isListed(drawn, held) ? fc.oneof(typed, chain) : typed
    return fc.record({
      id: fc.constant(`l${at}`),
      group: fc.constantFrom('a', 'b'),
      account: fc.constantFrom('main', 'second'),
      isOn: fc.boolean(),
      instrument: fc.constant(held),
      quantity: amount.filter((size) => size !== 0),
      multiplier: fc.oneof(fc.constant(1), fc.constantFrom(0.01, 10), price),
      entryPrice: orNull(
        held.kind === 'option'
          ? fc.double({ min: 0, max: 1e9, noNaN: true }).map((entry) => entry + 0)
          : price,
      ),
      fees: amount.map((fee) => fee + 0),
      fundingReceived: amount.map((funding) => funding + 0),
      volatility: held.kind === 'option' ? ofOption : fc.constant(null),
      settlementPrice: orNull(price),
      note: fc.string({ maxLength: 30 }).map((note) => note.trim()),
    })
  })
}

const settings = (drawn: Market): fc.Arbitrary<Settings> =>
  fc.record({
    underlying: fc.constantFrom(...Object.keys(drawn.underlyings)),
    others: fc.constantFrom('stay', 'same', 'beta'),
    betas: fc.constantFrom({}, { BTC: { ETH: 0.6 }, ETH: { BTC: -0 } }),
    coinLegs: fc.constantFrom('value', 'coinProfit'),
    pnlFrom: fc.constantFrom('now', 'entry'),
    smileRule: fc.constantFrom(
      'stickyStrike' as const,
      'stickyMoneyness' as const,
      'stickyDelta' as const,
    ),
  })

const shocks = fc.record({
  spot: fc.double({ min: -0.99, max: 10, noNaN: true }),
  volatility: fc.double({ min: -5, max: 5, noNaN: true }),
  days: fc.double({ min: 0, max: 3650, noNaN: true }),
  funding: fc.double({ min: -10, max: 10, noNaN: true }),
  rates: fc.double({ min: -1, max: 1, noNaN: true }),
})

const limits = fc.array(
  fc.record({
    greek: fc.constantFrom('delta', 'gamma', 'vega', 'theta', 'rho', 'funding'),
    underlying: fc.constantFrom(null, 'BTC', 'ETH'),
    bound: price,
  }),
  { maxLength: 4 },
)

/** Documents of every kind of leg; each drawn leg is listed in the chain or has a typed volatility. */
export const documents: fc.Arbitrary<Document> = market.chain((drawn) =>
  fc.record({
    format: fc.constant('netgreek' as const),
    version: fc.constant(1 as const),
    name: fc.string({ maxLength: 40 }),
    market: fc.constant(drawn),
    accounts: fc.constant([
      { id: 'main', name: 'Main account', venue: 'generic' },
      { id: 'second', name: 'Second', venue: 'deribit' },
    ] as const),
    groups: fc.constantFrom(
      [
        { id: 'a', name: 'Carry' },
        { id: 'b', name: 'Straddle' },
      ],
      // Names that could mean one another.
      [
        { id: 'a', name: 'b' },
        { id: 'b', name: 'B' },
      ],
      [
        { id: 'a', name: '' },
        { id: 'b', name: 'A' },
      ],
    ),
    legs: fc
      .integer({ min: 0, max: 6 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => leg(drawn, at)))),
    shocks,
    limits,
    settings: settings(drawn),
  }),
)
