// One row of an option chain file: what it says, or why it cannot be used.
import { isReserved, LARGEST, shown } from '../domain/schema'
import { cellInstant, cellNumber, isNothing } from './cell'
import type { CsvRow } from './csv'
import type { MarketColumns } from './marketColumns'

export interface ChainRow {
  readonly row: number
  readonly coin: string
  /** Milliseconds since 1970. */
  readonly expiry: number
  readonly strike: number
  readonly right: 'call' | 'put'
  /** USD per coin; NaN where the row has none. */
  readonly forward: number
  readonly isSynthetic: boolean
  /** Index price in USD, or NaN. */
  readonly spot: number
  /** Coins per coin; null where there is no quote. */
  readonly bid: number | null
  readonly ask: number | null
  readonly mark: number | null
  /** Decimal per year. */
  readonly volatility: number | null
}

/** How the rows of one file are read. */
export interface ChainReading {
  readonly columns: MarketColumns
  /** Milliseconds since 1970 of the snapshot. */
  readonly asOf: number
  /** True when the file's volatilities are percents. */
  readonly isPercent: boolean
  /** Takes note of a cell that is left out while its row is kept. */
  readonly leaveOut: (row: number, column: string, cell: string, right: string) => void
}

const RIGHTS: Readonly<Record<string, 'call' | 'put'>> = {
  call: 'call',
  c: 'call',
  put: 'put',
  p: 'put',
}
const COIN = /^[\p{L}\p{N}][\p{L}\p{N}\-.]{0,39}$/u

const isPrice = (value: number): boolean => value > 0 && value <= LARGEST

/** The coin of a row, or why there is none. */
function coinOf(row: CsvRow, { cell }: MarketColumns): { coin: string } | { reason: string } {
  const instrument = cell(row, 'instrument')
  const product = /^[^-]*/.exec(instrument)?.[0] ?? ''
  if (product.includes('_'))
    return {
      reason: `${shown(instrument)} is not priced in its coin; this layout holds coin-priced options`,
    }
  const coin = cell(row, 'coin') || product
  if (!COIN.test(coin) || isReserved(coin))
    return { reason: `${shown(coin)} is not the name of an underlying` }
  return { coin: coin.toUpperCase() }
}

function optional(
  row: CsvRow,
  field: 'bid' | 'ask' | 'mark' | 'volatility',
  highest: number,
  { columns, leaveOut }: ChainReading,
): number | null {
  const cell = columns.cell(row, field)
  if (isNothing(cell)) return null
  const value = cellNumber(cell)
  if (value >= 0 && value <= highest) return value
  leaveOut(row.row, columns.nameOf(field), cell, `a number from 0 to ${highest}`)
  return null
}

const zeroIsNone = (value: number | null): number | null => (value === 0 ? null : value)

function quoteOf(row: CsvRow, reading: ChainReading) {
  const percent = optional(row, 'volatility', reading.isPercent ? 10_000 : 100, reading)
  const volatility = percent !== null && reading.isPercent ? percent / 100 : percent
  return {
    bid: zeroIsNone(optional(row, 'bid', LARGEST, reading)),
    ask: zeroIsNone(optional(row, 'ask', LARGEST, reading)),
    mark: optional(row, 'mark', LARGEST, reading),
    volatility: zeroIsNone(volatility),
  }
}

function termsOf(row: CsvRow, { columns: { cell }, asOf }: ChainReading) {
  const strike = cellNumber(cell(row, 'strike'))
  if (!isPrice(strike))
    return {
      reason: `the strike ${shown(cell(row, 'strike'))} is not a price above 0 and at most 1e15`,
    }
  const expiry = cellInstant(cell(row, 'expiry'))
  if (!(expiry <= Date.UTC(2200, 0, 1)))
    return {
      reason: `the expiry ${shown(cell(row, 'expiry'))} is not a date and time with its zone`,
    }
  if (expiry <= asOf) return { reason: 'expired before the snapshot' }
  const right = RIGHTS[cell(row, 'right').toLowerCase()]
  if (right === undefined)
    return { reason: `the option type ${shown(cell(row, 'right'))} is neither call nor put` }
  const given = cell(row, 'forward')
  const forward = cellNumber(given)
  if (!isNothing(given) && !isPrice(forward))
    return { reason: `the underlying price ${shown(given)} is not a price above 0` }
  return { strike, expiry, right, forward }
}

/** Reads one row; a text answers why it is skipped. */
export function readChainRow(row: CsvRow, reading: ChainReading): ChainRow | string {
  const { cell } = reading.columns
  const named = coinOf(row, reading.columns)
  if ('reason' in named) return named.reason
  const terms = termsOf(row, reading)
  if ('reason' in terms) return terms.reason
  const quote = quoteOf(row, reading)
  if (quote.mark === null && quote.volatility === null)
    return 'neither the mark price nor the volatility can be used'
  const spot = cellNumber(cell(row, 'spot'))
  return {
    row: row.row,
    ...named,
    ...terms,
    ...quote,
    isSynthetic: cell(row, 'forwardName').toUpperCase().startsWith('SYN.'),
    spot: isPrice(spot) ? spot : NaN,
  }
}
