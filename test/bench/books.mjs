// Books of any size on the sample bitcoin market, as document files: options over five expiries and
// both rights, spot, two perpetuals and two futures.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/run.mjs'

const leg = (id, instrument, quantity, volatility = null) => ({
  id,
  group: 'a',
  account: 'main',
  isOn: true,
  instrument: { ...instrument, underlying: 'BTC' },
  quantity,
  multiplier: 1,
  entryPrice: null,
  fees: 0,
  fundingReceived: 0,
  volatility,
  settlementPrice: null,
  note: '',
})

function options(expiries, optionCount) {
  const listed = expiries.flatMap(({ expiry, quotes }) =>
    quotes.map(({ strike, right }) => ({ expiry, strike, right })),
  )
  return Array.from({ length: optionCount }, (_, at) => {
    const chosen = listed[Math.floor((at * listed.length) / optionCount)]
    const option = { kind: 'option', style: at % 3 === 0 ? 'inverse' : 'linear', ...chosen }
    const quantity = (at % 2 === 0 ? 1 : -1) * (1 + (at % 7))
    return leg(`o${at}`, option, quantity, { source: 'chain' })
  })
}

export function bookOf(legCount) {
  const market = JSON.parse(readFileSync(join(root, 'src/examples/btc.json'), 'utf8'))
  const [first, , , second] = market.expiries.map(({ expiry }) => expiry)
  const future = { kind: 'future', style: 'linear' }
  return {
    format: 'netgreek',
    version: 1,
    name: `A book of ${legCount} legs`,
    market: {
      name: 'Sample market',
      asOf: '2026-01-14T08:00:00.000Z',
      isSample: true,
      usdRate: 0.043,
      underlyings: { BTC: market },
    },
    accounts: [{ id: 'main', name: 'Main account', venue: 'generic' }],
    groups: [{ id: 'a', name: 'Positions' }],
    legs: [
      leg('s', { kind: 'spot' }, 3),
      leg('p', { kind: 'perpetual', style: 'inverse' }, -97_000),
      leg('q', { kind: 'perpetual', style: 'linear' }, 1.5),
      leg('f', { ...future, expiry: first }, -2),
      leg('g', { ...future, style: 'inverse', expiry: second }, 194_000),
      ...options(market.expiries, legCount - 5),
    ],
    shocks: { spot: 0, volatility: -0.05, days: 3, funding: 0, rates: 0 },
    limits: [],
    settings: {
      underlying: 'BTC',
      others: 'same',
      betas: {},
      coinLegs: 'value',
      pnlFrom: 'now',
      smileRule: 'stickyStrike',
    },
  }
}
