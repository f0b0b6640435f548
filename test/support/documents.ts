// Small documents around a flat market: one price for spot and every forward, no rates.
import { defaultSettings, newLeg, type Document, type Leg, type Settings } from '../../src/document'
import type { Market, Underlying } from '../../src/domain/market'
import type { Instrument } from '../../src/instruments'
import { noShocks, type Shocks } from '../../src/shocks'

export const AS_OF = '2026-01-14T08:00:00.000Z'
const DAY = 86_400_000

/** An instant `days` after the market's time, to the millisecond. */
export const after = (days: number): string =>
  new Date(Date.parse(AS_OF) + Math.round(days * DAY)).toISOString()

export const underlyingAt = (spot: number, rest: Partial<Underlying> = {}): Underlying => ({
  spot,
  basisRate: 0,
  funding: { rate: 0, intervalHours: 8, source: 'typed' },
  expiries: [],
  ...rest,
})

export const marketOf = (
  underlyings: Readonly<Record<string, Underlying>>,
  usdRate = 0,
): Market => ({ name: 'Test market', asOf: AS_OF, isSample: false, usdRate, underlyings })

export const flatMarket = (spot: number): Market => marketOf({ BTC: underlyingAt(spot) })

interface Parts {
  readonly settings?: Partial<Settings>
  readonly shocks?: Partial<Shocks>
}

/** A document with one group and one account, picked underlying first of the market. */
export function bookOf(market: Market, legs: readonly Leg[], parts: Parts = {}): Document {
  const [first = 'BTC'] = Object.keys(market.underlyings)
  return {
    format: 'netgreek',
    version: 1,
    name: 'Test book',
    market,
    accounts: [{ id: 'main', name: 'Main account', venue: 'generic' }],
    groups: [{ id: 'a', name: 'Positions' }],
    legs,
    shocks: { ...noShocks, ...parts.shocks },
    limits: [],
    settings: { ...defaultSettings(first), ...parts.settings },
  }
}

type Rest = Partial<Omit<Leg, 'id' | 'instrument' | 'quantity'>>

export const legOf = (id: string, instrument: Instrument, quantity: number, rest: Rest = {}): Leg =>
  newLeg(id, instrument, quantity, { group: 'a', account: 'main', ...rest })

export interface Terms {
  readonly style?: 'linear' | 'inverse'
  readonly strike: number
  readonly days: number
  readonly right: 'call' | 'put'
  readonly volatility: number
  readonly underlying?: string
}

/** An option with a typed volatility. */
export function optionLeg(id: string, quantity: number, terms: Terms, rest: Rest = {}): Leg {
  const { style = 'linear', strike, days, right, volatility, underlying = 'BTC' } = terms
  return legOf(
    id,
    { kind: 'option', underlying, style, expiry: after(days), strike, right },
    quantity,
    { volatility: { source: 'typed', value: volatility }, ...rest },
  )
}

export const rightOf = (sign: number): 'call' | 'put' => (sign > 0 ? 'call' : 'put')
