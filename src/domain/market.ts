// The Market: what is observed at `asOf`. One immutable value; it is replaced, never edited in place.
import * as v from 'valibot'
import { failure, issue, type Issue, type Result } from './issue'
import { between, choice, identifier, instant, parseWith, positive, text } from './schema'

const price = (what: string) => v.nullable(between(0, 1e15, what))

/** One listed option. Prices are per coin, in the underlying's `quoteUnit`. */
export const quoteSchema = v.strictObject({
  strike: positive('a strike in USD'),
  right: choice(['call', 'put'], 'a right'),
  bid: price('a bid price'),
  ask: price('an ask price'),
  mark: price('a mark price'),
  /** Implied volatility, decimal per year: 0.45 is 45 %. */
  volatility: v.nullable(between(0, 100, 'a volatility as a decimal')),
})

/** Raw SVI: total variance w(k) = a + b*(rho*(k - m) + sqrt((k - m)^2 + sigma^2)), k = ln(K/F). */
export const smileSchema = v.pipe(
  v.strictObject({
    a: between(-100, 100, 'a smile parameter a'),
    b: between(0, 100, 'a smile parameter b'),
    rho: between(-1, 1, 'a smile parameter rho'),
    m: between(-10, 10, 'a smile parameter m'),
    sigma: positive('a smile parameter sigma'),
  }),
  v.check(
    ({ a, b, rho, sigma }) => a + b * sigma * Math.sqrt(1 - rho * rho) > 0,
    'the least total variance of a smile, a + b sigma sqrt(1 - rho²), is not above 0',
  ),
)

export const expirySchema = v.strictObject({
  expiry: instant('an expiry'),
  /** USD per coin for delivery at the expiry. */
  forward: positive('a forward price in USD'),
  /**
   * A listed future's price, inferred by the venue (synthetic), typed, or found here from put-call
   * parity where a chain gave none.
   */
  forwardSource: choice(['future', 'synthetic', 'typed', 'parity'], 'a forward source'),
  /** Unit of the quotes' prices: coins per coin, or USD per coin. */
  quoteUnit: choice(['coin', 'usd'], 'a quote unit'),
  quotes: v.array(quoteSchema),
  /** Fitted smile, kept beside the quotes that it came from; null where there is none. */
  smile: v.optional(v.nullable(smileSchema), null),
})

export const fundingSchema = v.strictObject({
  /** Rate of one interval, decimal; longs pay when it is positive. */
  rate: between(-1, 1, 'a funding rate as a decimal'),
  intervalHours: between(1 / 60, 24 * 366, 'a funding interval in hours'),
  source: choice(['market', 'typed', 'assumed'], 'a source'),
})

export const underlyingSchema = v.strictObject({
  spot: positive('a spot price in USD'),
  /** Carry used where no forward is quoted: F = S*exp(basisRate*T), decimal per year. */
  basisRate: between(-3, 3, 'a basis rate as a decimal per year'),
  funding: fundingSchema,
  expiries: v.array(expirySchema),
})

export const marketSchema = v.strictObject({
  name: text('a market name'),
  /** Valuation time. No clock is read anywhere else. */
  asOf: instant('a valuation time'),
  isSample: v.boolean(),
  /** Continuously compounded USD rate, decimal per year; discounts linear options. */
  usdRate: between(-1, 3, 'a USD rate as a decimal per year'),
  underlyings: v.record(identifier('an underlying'), underlyingSchema),
})

type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T

export type Smile = Frozen<v.InferOutput<typeof smileSchema>>
export type Quote = Frozen<v.InferOutput<typeof quoteSchema>>
export type Expiry = Frozen<v.InferOutput<typeof expirySchema>>
export type Funding = Frozen<v.InferOutput<typeof fundingSchema>>
export type Underlying = Frozen<v.InferOutput<typeof underlyingSchema>>
export type Market = Frozen<v.InferOutput<typeof marketSchema>>
export type { Frozen }

/** Parses a market from anywhere; expiries come out by date, quotes by strike, calls first. */
export function parseMarket(input: unknown, prefix = 'market'): Result<Market> {
  const parsed = parseWith(marketSchema, input, prefix)
  if (!parsed.ok) return parsed
  const found = repeatedIssues(parsed.value, prefix)
  return found.length > 0 ? failure(...found) : { ...parsed, value: sorted(parsed.value) }
}

/** Expiries and quotes that stand twice: it would be chance which one counts. */
function repeatedIssues({ underlyings }: Market, prefix: string): Issue[] {
  return Object.entries(underlyings)
    .flatMap(([name, { expiries }]) => {
      const path = `${prefix}.underlyings.${name}.expiries`
      return [
        ...repeats(expiries, ({ expiry }) => expiry).map((at) => [`${path}[${at}]`, 'expiry']),
        ...expiries.flatMap(({ quotes }, at) =>
          repeats(quotes, ({ strike, right }) => `${strike} ${right}`).map((quote) => [
            `${path}[${at}].quotes[${quote}]`,
            'strike and right',
          ]),
        ),
      ]
    })
    .slice(0, 100)
    .map(([path = '', what]) => issue(path, 'repeated', `the same ${what} stands here twice`))
}

/** Places of the items whose key an earlier one has. */
export function repeats<Item>(items: readonly Item[], keyOf: (item: Item) => string): number[] {
  const seen = new Set<string>()
  return items.flatMap((item, at) => {
    const isFirst = !seen.has(keyOf(item))
    seen.add(keyOf(item))
    return isFirst ? [] : [at]
  })
}

function sorted(market: Market): Market {
  const underlyings = Object.fromEntries(
    Object.entries(market.underlyings).map(([name, underlying]) => [
      name,
      {
        ...underlying,
        expiries: [...underlying.expiries]
          .sort((a, b) => Date.parse(a.expiry) - Date.parse(b.expiry))
          .map((expiry) => ({
            ...expiry,
            quotes: [...expiry.quotes].sort(
              (a, b) => a.strike - b.strike || a.right.localeCompare(b.right),
            ),
          })),
      },
    ]),
  )
  return { ...market, underlyings }
}

/** The listed expiry at an instant, if there is one. */
export function expiryAt(market: Market, underlying: string, expiry: string): Expiry | undefined {
  return market.underlyings[underlying]?.expiries.find((listed) => listed.expiry === expiry)
}

/** The market with changed expiries of one underlying. */
function withExpiries(
  market: Market,
  underlying: string,
  change: (expiry: Expiry) => Expiry,
): Market {
  const held = market.underlyings[underlying]
  if (held === undefined) return market
  const changed = { ...held, expiries: held.expiries.map(change) }
  return { ...market, underlyings: { ...market.underlyings, [underlying]: changed } }
}

/** The market with other smiles for expiries of an underlying; those not named keep theirs. */
export const withSmiles = (
  market: Market,
  underlying: string,
  smiles: ReadonlyMap<string, Smile | null>,
): Market =>
  withExpiries(market, underlying, (one) => {
    const smile = smiles.get(one.expiry)
    return smile === undefined ? one : { ...one, smile }
  })

/** The market with forwards from put-call parity for expiries of an underlying, in USD per coin. */
export const withForwardsAt = (
  market: Market,
  underlying: string,
  forwards: ReadonlyMap<string, number>,
): Market =>
  withExpiries(market, underlying, (one) => {
    const forward = forwards.get(one.expiry)
    return forward === undefined ? one : { ...one, forward, forwardSource: 'parity' }
  })

/** The expiries still to come that have a fitted smile. */
export const fittedAfter = (market: Market, underlying: string): readonly Expiry[] =>
  (market.underlyings[underlying]?.expiries ?? []).filter(
    ({ expiry, smile }) => smile !== null && Date.parse(expiry) > Date.parse(market.asOf),
  )

/** The quote of one option, if it is listed. */
export function quoteAt(
  market: Market,
  underlying: string,
  expiry: string,
  strike: number,
  right: 'call' | 'put',
): Quote | undefined {
  return quoteIn(expiryAt(market, underlying, expiry), strike, right)
}

/** The quote of a strike and right at an expiry, if both are listed. */
export function quoteIn(
  expiry: Expiry | undefined,
  strike: number,
  right: 'call' | 'put',
): Quote | undefined {
  return expiry?.quotes.find((quote) => quote.strike === strike && quote.right === right)
}
