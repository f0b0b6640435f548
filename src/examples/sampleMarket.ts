// The sample market: our own numbers, labelled as sample, never quotes of a venue. Forwards are
// S*exp(basisRate*T); marks are Black's formula on them (bitcoin: in USD, discounted at the USD rate;
// ether: in coins, undiscounted), so that they agree with the volatilities beside them.
import type { Market, Underlying } from '../domain/market'
import btc from './btc.json'
import eth from './eth.json'

const sol: Underlying = {
  spot: 190,
  basisRate: 0.07,
  funding: { rate: 0.0001, intervalHours: 8, source: 'assumed' },
  expiries: [],
}

/** The file's quotes, without fitted smiles. */
const quoted = (file: typeof btc): Underlying =>
  ({
    ...file,
    expiries: file.expiries.map((expiry) => ({ ...expiry, smile: null })),
  }) as Underlying

const frame = {
  name: 'Sample market',
  asOf: '2026-01-14T08:00:00.000Z',
  isSample: true,
  usdRate: 0.043,
} as const

/** Bitcoin alone. */
export const sampleMarket: Market = { ...frame, underlyings: { BTC: quoted(btc) } }

/** Bitcoin with USD-settled options, ether with coin-settled ones, solana without options. */
export const twoCoinMarket: Market = {
  ...frame,
  underlyings: { BTC: quoted(btc), ETH: quoted(eth), SOL: sol },
}
