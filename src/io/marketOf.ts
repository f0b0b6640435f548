// The rows kept of a chain file, put together to a market; what the file lacks is said in notes.
import { dayLabel } from '../instruments'
import type { Expiry, Market, Underlying } from '../domain/market'
import type { ChainRow } from './chainRow'
import { median } from './median'

function grouped<Key>(rows: readonly ChainRow[], keyOf: (row: ChainRow) => Key) {
  const groups = new Map<Key, ChainRow[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [row])
    else group.push(row)
  }
  return groups
}

/** Where no row names a forward, the spot stands in its place until one is found (parityForwards.ts). */
function forwardOf(
  rows: readonly ChainRow[],
  spot: number,
): Pick<Expiry, 'forward' | 'forwardSource'> {
  const forward = median(rows.map((row) => row.forward))
  if (Number.isNaN(forward)) return { forward: spot, forwardSource: 'parity' }
  return {
    forward,
    forwardSource: rows.some(({ isSynthetic }) => isSynthetic) ? 'synthetic' : 'future',
  }
}

const expiryOf = (expiry: number, rows: readonly ChainRow[], spot: number): Expiry => ({
  expiry: new Date(expiry).toISOString(),
  ...forwardOf(rows, spot),
  quoteUnit: 'coin',
  quotes: rows.map(({ strike, right, bid, ask, mark, volatility }) => ({
    strike,
    right,
    bid,
    ask,
    mark,
    volatility,
  })),
  smile: null,
})

function underlyingOf(rows: readonly ChainRow[]): Underlying {
  const spot = median(rows.map((row) => row.spot))
  return {
    spot,
    basisRate: 0,
    funding: { rate: 0, intervalHours: 8, source: 'assumed' },
    expiries: [...grouped(rows, ({ expiry }) => expiry)].map(([expiry, listed]) =>
      expiryOf(expiry, listed, spot),
    ),
  }
}

/** Builds the market of a file's kept rows and adds what was assumed to `notes`. */
export function marketOf(
  name: string,
  asOf: number,
  rows: readonly ChainRow[],
  notes: string[],
): Market {
  const coins = [...grouped(rows, ({ coin }) => coin)].sort(([a], [b]) => (a < b ? -1 : 1))
  const synthetic = rows
    .filter(({ isSynthetic }) => isSynthetic)
    .sort((a, b) => a.expiry - b.expiry)
    .map(({ coin, expiry }) => `${coin} ${dayLabel(new Date(expiry).toISOString())}`)
  for (const [coin] of coins)
    notes.push(`${coin}: the file has no funding rate; 0 is used until one is typed`)
  notes.push(
    "the file has no flat basis rate; beyond the quoted expiries the nearest forward's rate is used",
    'the file has no USD rate; 0 is used until one is typed',
  )
  if (synthetic.length > 0) {
    const names = [...new Set(synthetic)].slice(0, 12).join(', ')
    notes.push(
      `no future is listed for these expiries, so the venue inferred their forwards: ${names}`,
    )
  }
  return {
    name: name.slice(0, 200),
    asOf: new Date(asOf).toISOString(),
    isSample: false,
    usdRate: 0,
    underlyings: Object.fromEntries(coins.map(([coin, listed]) => [coin, underlyingOf(listed)])),
  }
}
