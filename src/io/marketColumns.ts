// Where the figures of an option chain stand in a file: by name, in any order, in two layouts.
import { failure, issue, success, type Result } from '../domain/issue'
import { columnList, type CsvRow } from './csv'

const NAMES = {
  timestamp: ['timestamp'],
  instrument: ['instrument_name'],
  right: ['option_type'],
  strike: ['strike'],
  expiry: ['expiry_datetime', 'expiration_timestamp'],
  bid: ['bid_price', 'best_bid_price'],
  ask: ['ask_price', 'best_ask_price'],
  mark: ['mark_price'],
  volatility: ['implied_volatility', 'mark_iv'],
  spot: ['index_price'],
} as const

/** Columns that a file may lack: the coin then comes from the instrument's name, forwards from parity. */
const OPTIONAL = {
  forward: ['underlying', 'underlying_price'],
  coin: ['currency'],
  forwardName: ['underlying_name', 'underlying_index'],
} as const

type Field = keyof typeof NAMES | keyof typeof OPTIONAL

export interface MarketColumns {
  /** The cell of a field in a row, trimmed; empty where the file has no such column. */
  readonly cell: (row: CsvRow, field: Field) => string
  /** The name that the file gives to a field. */
  readonly nameOf: (field: Field) => string
}

/** Finds the columns of a chain by their names; fails naming what is missing and what is there. */
export function marketColumns(header: readonly string[]): Result<MarketColumns> {
  const places = new Map<Field, number>()
  const lower = header.map((name) => name.toLowerCase())
  const missing: string[] = []
  for (const [field, names] of Object.entries({ ...NAMES, ...OPTIONAL }) as [
    Field,
    readonly string[],
  ][]) {
    const at = lower.findIndex((name) => names.includes(name))
    if (at >= 0) places.set(field, at)
    else if (field in NAMES) missing.push(names.map((name) => `"${name}"`).join(' or '))
  }
  if (missing.length > 0) {
    const what = missing.length === 1 ? 'the column' : 'the columns'
    const found = columnList(header)
    return failure(
      issue(
        '',
        'missingColumn',
        `${what} ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing from this option chain; it has: ${found}`,
      ),
    )
  }
  return success({
    cell: (row, field) => (row.cells[places.get(field) ?? -1] ?? '').trim(),
    nameOf: (field) => header[places.get(field) ?? -1] ?? field,
  })
}
