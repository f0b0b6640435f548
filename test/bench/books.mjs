// Books of any size on the sample market, as document files: options over all expiries and both rights,
// spot, perpetuals and futures.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/run.mjs'

const sample = (name) => JSON.parse(readFileSync(join(root, `src/examples/${name}.json`), 'utf8'))

const leg = (id, instrument, quantity, rest = {}) => ({
  id,
  group: 'a',
  account: 'main',
  isOn: true,
  instrument: { underlying: 'BTC', ...instrument },
  quantity,
  multiplier: 1,
  entryPrice: null,
  fees: 0,
  fundingReceived: 0,
  volatility: instrument.kind === 'option' ? { source: 'chain' } : null,
  settlementPrice: null,
  note: '',
  ...rest,
})

/** `count` options spread over the listed ones, numbered from `first` on. */
function options(underlying, expiries, count, first = 0) {
  const listed = expiries.flatMap(({ expiry, quotes }) =>
    quotes.map(({ strike, right }) => ({ expiry, strike, right })),
  )
  return Array.from({ length: count }, (_, at) => {
    const chosen = listed[Math.floor((at * listed.length) / count)]
    const style = at % 3 === 0 ? 'inverse' : 'linear'
    const quantity = (at % 2 === 0 ? 1 : -1) * (1 + (at % 7))
    return leg(`o${first + at}`, { kind: 'option', underlying, style, ...chosen }, quantity)
  })
}

/** Spot, both kinds of perpetuals and both kinds of futures. */
function others(underlying, { spot, expiries }) {
  const [first, , , second] = expiries.map(({ expiry }) => expiry)
  const of = (kind, rest, quantity) =>
    leg(`${underlying}-${kind}-${quantity}`, { kind, underlying, ...rest }, quantity)
  return [
    of('spot', {}, 3),
    of('perpetual', { style: 'inverse' }, -spot),
    of('perpetual', { style: 'linear' }, 1.5),
    of('future', { style: 'linear', expiry: first }, -2),
    of('future', { style: 'inverse', expiry: second }, 2 * spot),
  ]
}

const account = (id) => ({ id, name: `Account ${id}`, venue: 'generic' })

const documentOf = (underlyings, accounts, legs) => ({
  format: 'netgreek',
  version: 1,
  name: `A book of ${legs.length} legs`,
  market: {
    name: 'Sample market',
    asOf: '2026-01-14T08:00:00.000Z',
    isSample: true,
    usdRate: 0.043,
    underlyings,
  },
  accounts: accounts.map(account),
  groups: [{ id: 'a', name: 'Positions' }],
  legs,
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
})

/** One coin, one account. */
export function bookOf(legCount) {
  const BTC = sample('btc')
  const rest = others('BTC', BTC)
  const legs = [...rest, ...options('BTC', BTC.expiries, legCount - rest.length)]
  return documentOf({ BTC }, ['main'], legs)
}

const accounts = ['main', 'second', 'third', 'fourth', 'fifth']

/** Two coins, five accounts that hold the legs in turn; one leg in twenty is no option. */
export function wideBookOf(legCount) {
  const [BTC, ETH] = [sample('btc'), sample('eth')]
  const coins = Object.entries({ BTC, ETH })
  const half = legCount / 2
  const legs = coins.flatMap(([name, coin], at) => {
    const few = Array.from({ length: half / 100 }, () => others(name, coin)).flat()
    return [...few, ...options(name, coin.expiries, half - few.length, at * half)]
  })
  const held = legs.map((one, at) => ({
    ...one,
    id: `leg${at}`,
    account: accounts[at % accounts.length],
  }))
  return documentOf({ BTC, ETH }, accounts, held)
}
