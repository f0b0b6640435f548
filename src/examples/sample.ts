// The book "BTC vol + carry": a cash and carry, a long straddle, a short put spread and a perpetual
// against their delta. Entered at the sample market's own prices.
import type { Document } from '../document/document'
import { newLeg, type Leg } from '../document/leg'
import { defaultSettings } from '../document/settings'
import { quoteAt } from '../domain/market'
import type { Option } from '../instruments'
import { sampleMarket } from './sampleMarket'

const FEBRUARY = '2026-02-27T08:00:00.000Z'
const MARCH = '2026-03-27T08:00:00.000Z'

const held = (group: string) => ({ group, account: 'main' })

function listed(
  id: string,
  group: string,
  quantity: number,
  strike: number,
  right: Option['right'],
): Leg {
  const instrument: Option = {
    kind: 'option',
    underlying: 'BTC',
    style: 'linear',
    expiry: FEBRUARY,
    strike,
    right,
  }
  const entryPrice = quoteAt(sampleMarket, 'BTC', FEBRUARY, strike, right)?.mark ?? null
  return newLeg(id, instrument, quantity, { ...held(group), entryPrice })
}

const legs: readonly Leg[] = [
  newLeg('a1', { kind: 'spot', underlying: 'BTC' }, 5, { ...held('a'), entryPrice: 97_000 }),
  newLeg('a2', { kind: 'future', underlying: 'BTC', style: 'linear', expiry: MARCH }, -5, {
    ...held('a'),
    // The forward of the market, to the last bit: nothing gained or lost at the start.
    entryPrice: 98_747.19845451215,
  }),
  listed('b1', 'b', 4, 97_000, 'call'),
  listed('b2', 'b', 4, 97_000, 'put'),
  listed('c1', 'c', -12, 90_000, 'put'),
  listed('c2', 'c', 12, 84_000, 'put'),
  newLeg('d1', { kind: 'perpetual', underlying: 'BTC', style: 'inverse' }, -145_500, {
    ...held('d'),
    entryPrice: 97_000,
  }),
]

export const sample: Document = {
  format: 'netgreek',
  version: 1,
  name: 'BTC vol + carry',
  market: sampleMarket,
  accounts: [{ id: 'main', name: 'Main account', venue: 'generic' }],
  groups: [
    { id: 'a', name: 'Cash and carry' },
    { id: 'b', name: 'Long straddle' },
    { id: 'c', name: 'Short put spread' },
    { id: 'd', name: 'Delta hedge' },
  ],
  legs,
  shocks: { spot: -0.06, volatility: -0.05, days: 10, funding: -0.08, rates: 0.0025 },
  limits: [
    { greek: 'delta', underlying: 'BTC', bound: 1.5 },
    { greek: 'gamma', underlying: 'BTC', bound: 0.25 },
    { greek: 'vega', underlying: 'BTC', bound: 900 },
    { greek: 'theta', underlying: 'BTC', bound: 500 },
    { greek: 'rho', underlying: 'BTC', bound: 2000 },
    { greek: 'funding', underlying: 'BTC', bound: 80 },
  ],
  settings: defaultSettings('BTC'),
}
