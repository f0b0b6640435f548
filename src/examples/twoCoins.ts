// The book "BTC and ETH": two coins, USD-settled and coin-settled options side by side, sizes in
// contracts on one leg, and limits for each coin and for the total.
import type { Document } from '../document/document'
import { newLeg, type Leg } from '../document/leg'
import { defaultSettings } from '../document/settings'
import { quoteAt } from '../domain/market'
import type { Option } from '../instruments'
import { twoCoinMarket } from './sampleMarket'

const FEBRUARY = '2026-02-27T08:00:00.000Z'
const MARCH = '2026-03-27T08:00:00.000Z'

const held = (group: string) => ({ group, account: 'options' })

function listed(
  id: string,
  group: string,
  quantity: number,
  terms: Omit<Option, 'kind' | 'style'>,
): Leg {
  const style = terms.underlying === 'ETH' ? 'inverse' : 'linear'
  const quote = quoteAt(twoCoinMarket, terms.underlying, terms.expiry, terms.strike, terms.right)
  return newLeg(id, { kind: 'option', style, ...terms }, quantity, {
    ...held(group),
    entryPrice: quote?.mark ?? null,
  })
}

const legs: readonly Leg[] = [
  newLeg('a1', { kind: 'spot', underlying: 'BTC' }, 2, { ...held('a'), entryPrice: 97_000 }),
  listed('a2', 'a', -2, { underlying: 'BTC', expiry: FEBRUARY, strike: 110_000, right: 'call' }),
  listed('b1', 'b', 40, { underlying: 'ETH', expiry: FEBRUARY, strike: 3000, right: 'put' }),
  listed('b2', 'b', -40, { underlying: 'ETH', expiry: FEBRUARY, strike: 3600, right: 'call' }),
  newLeg('b3', { kind: 'spot', underlying: 'ETH' }, 40, { ...held('b'), entryPrice: 3300 }),
  {
    ...listed('c1', 'c', 1500, { underlying: 'BTC', expiry: MARCH, strike: 90_000, right: 'put' }),
    // Contracts of a hundredth of a coin.
    multiplier: 0.01,
  },
  newLeg('c2', { kind: 'perpetual', underlying: 'ETH', style: 'inverse' }, -49_500, {
    ...held('c'),
    entryPrice: 3300,
  }),
  newLeg('c3', { kind: 'perpetual', underlying: 'BTC', style: 'linear' }, 3.5, {
    ...held('c'),
    entryPrice: 97_000,
  }),
]

export const twoCoins: Document = {
  format: 'netgreek',
  version: 1,
  name: 'BTC and ETH',
  market: twoCoinMarket,
  accounts: [{ id: 'options', name: 'Options account', venue: 'deribit' }],
  groups: [
    { id: 'a', name: 'Covered call' },
    { id: 'b', name: 'Ether collar, coin-settled' },
    { id: 'c', name: 'Protected perpetual' },
  ],
  legs,
  shocks: { spot: -0.08, volatility: 0.06, days: 7, funding: 0.05, rates: 0 },
  limits: [
    { greek: 'delta', underlying: 'BTC', bound: 3 },
    { greek: 'delta', underlying: 'ETH', bound: 40 },
    { greek: 'delta', underlying: null, bound: 4000 },
    { greek: 'gamma', underlying: null, bound: 500 },
    { greek: 'vega', underlying: 'BTC', bound: 1500 },
    { greek: 'vega', underlying: 'ETH', bound: 200 },
    { greek: 'vega', underlying: null, bound: 2500 },
    { greek: 'theta', underlying: null, bound: 800 },
    { greek: 'rho', underlying: null, bound: 3000 },
    { greek: 'funding', underlying: null, bound: 150 },
  ],
  settings: {
    ...defaultSettings('BTC'),
    others: 'beta',
    betas: { ETH: { BTC: 1.25 }, BTC: { ETH: 0.62 } },
  },
}
