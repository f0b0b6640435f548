// Option chains made by the tests, in the two layouts that are read. All numbers are ours.

export const SNAPSHOT_HEADER =
  'timestamp,instrument_name,underlying,underlying_name,option_type,strike,expiry_datetime,bid_price,ask_price,mark_price,implied_volatility,currency,index_price'

export const BOOK_HEADER =
  ',expiration_timestamp,option_type,instrument_name,strike,underlying_price,underlying_index,timestamp,mark_price,mark_iv,index_price,best_bid_price,best_ask_price'

type Cells = Readonly<Record<string, string>>

const SNAPSHOT: Cells = {
  timestamp: '2026-03-04T09:33:15.571346+00:00',
  instrument_name: 'BTC-27MAR26-60000-P',
  underlying: '71440.62',
  underlying_name: 'BTC-27MAR26',
  option_type: 'put',
  strike: '60000.0',
  expiry_datetime: '2026-03-27T08:00:00+00:00',
  bid_price: '0.0105',
  ask_price: '0.011',
  mark_price: '0.01076052',
  implied_volatility: '0.6488',
  currency: 'BTC',
  index_price: '71328.74',
}

const BOOK: Cells = {
  '': '0',
  expiration_timestamp: '1590134400000',
  option_type: 'put',
  instrument_name: 'BTC-22MAY20-9250-P',
  strike: '9250.0',
  underlying_price: '9096.11',
  underlying_index: 'SYN.BTC-22MAY20',
  timestamp: '1590103193775',
  mark_price: '0.02124908',
  mark_iv: '85.05',
  index_price: '9095.83',
  best_bid_price: '0.02',
  best_ask_price: '0.0',
}

const line = (header: string, cells: Cells): string =>
  header
    .split(',')
    .map((name) => cells[name] ?? '')
    .join(',')

/** One row of a snapshot file, with some cells changed. */
export const snapshotRow = (changes: Cells = {}): string =>
  line(SNAPSHOT_HEADER, { ...SNAPSHOT, ...changes })

/** One row of a book file, with some cells changed. */
export const bookRow = (changes: Cells = {}): string => line(BOOK_HEADER, { ...BOOK, ...changes })

export const snapshot = (...rows: readonly string[]): string =>
  [SNAPSHOT_HEADER, ...rows, ''].join('\n')

export const books = (...rows: readonly string[]): string => [BOOK_HEADER, ...rows, ''].join('\n')

/** A chain of many strikes of two coins, all rows good. */
export function largeSnapshot(rowCount: number): string {
  const rows = Array.from({ length: rowCount }, (_, at) => {
    const coin = at % 2 === 0 ? 'BTC' : 'ETH'
    const strike = 20_000 + 50 * (at >> 2)
    const isCall = at % 4 < 2
    return snapshotRow({
      instrument_name: `${coin}-27MAR26-${strike}-${isCall ? 'C' : 'P'}`,
      option_type: isCall ? 'call' : 'put',
      strike: String(strike),
      currency: coin,
    })
  })
  return snapshot(...rows)
}
