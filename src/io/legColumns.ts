// The columns of a positions file by their names, in any order and case.
import { failure, issue, success, type Result } from '../domain/issue'
import { columnList, type CsvRow } from './csv'

/** Every column in the order in which files are written, with the other names it goes by. */
const COLUMNS = {
  size: ['quantity', 'qty', 'amount', 'contracts', 'position'],
  underlying: ['coin', 'currency', 'asset'],
  kind: ['type', 'instrument_type', 'product'],
  expiry: ['expiration', 'maturity'],
  strike: ['strike_price'],
  right: ['option_type', 'call_put', 'cp'],
  style: ['settles_in'],
  entry: ['entry_price', 'price', 'average_price', 'avg_price'],
  volatility: ['iv', 'vol', 'implied_volatility'],
  multiplier: ['contract_size'],
  fees: ['fee'],
  group: ['strategy'],
  on: ['is_on', 'enabled', 'active'],
  note: ['comment'],
  account: [],
  funding: ['funding_received'],
  settlement: ['settlement_price', 'delivery_price'],
  instrument: ['instrument_name', 'symbol'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type LegColumnName = keyof typeof COLUMNS

/** The columns that are written; an instrument's venue name is only read. */
export const WRITTEN_COLUMNS = (Object.keys(COLUMNS) as LegColumnName[]).filter(
  (name) => name !== 'instrument',
)

export interface LegColumns {
  /** The cell of a column in a row, trimmed; empty where the file has no such column. */
  readonly cell: (row: CsvRow, column: LegColumnName) => string
  /** Names in the header that mean nothing here. */
  readonly unknown: readonly string[]
}

const normal = (name: string): string => name.trim().toLowerCase().replace(/[ -]+/g, '_')

/** What each column of a file is: a column of ours, or null where it is not used. */
export type ColumnMapping = readonly (LegColumnName | null)[]

/** Every column that a file may have, in the order of the list that a person picks from. */
export const LEG_COLUMNS = Object.keys(COLUMNS) as readonly LegColumnName[]

/** The columns of a file by their names. */
export function mappingOf(header: readonly string[]): ColumnMapping {
  const names = header.map(normal)
  const found = new Map<number, LegColumnName>()
  for (const column of LEG_COLUMNS) {
    const aliases: readonly string[] = COLUMNS[column]
    const exact = names.indexOf(column)
    const at = exact >= 0 ? exact : names.findIndex((name) => aliases.includes(name))
    if (at >= 0 && !found.has(at)) found.set(at, column)
  }
  return header.map((_, at) => found.get(at) ?? null)
}

/** Finds the columns; a size and a kind (or a venue's instrument name) must be there. */
export function legColumns(
  header: readonly string[],
  mapping: ColumnMapping = mappingOf(header),
): Result<LegColumns> {
  const placeOf = (column: LegColumnName): number => mapping.indexOf(column)
  const missing = placeOf('size') < 0 ? 'size' : null
  const kindless = placeOf('kind') < 0 && placeOf('instrument') < 0 ? 'kind' : null
  const wanted = [missing, kindless].flatMap((name) => (name === null ? [] : [`"${name}"`]))
  if (wanted.length > 0)
    return failure(
      issue(
        '',
        'missingColumn',
        `positions need the ${wanted.length === 1 ? 'column' : 'columns'} ${wanted.join(' and ')}; the file has: ${columnList(header)}`,
      ),
    )
  return success({
    cell: (row, column) => (row.cells[placeOf(column)] ?? '').trim(),
    unknown: header.filter((name, at) => name !== '' && (mapping[at] ?? null) === null),
  })
}
