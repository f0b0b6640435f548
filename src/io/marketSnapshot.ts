// An option chain file to a Market: per expiry the forward, per strike the volatility with bid,
// ask and mark. Prices in these files are coins per coin; one instant stands for the whole file,
// although its rows were polled over some seconds, so forwards and spot are medians of their rows.
import { failure, issue, success, type Result } from '../domain/issue'
import { parseMarket, type Market } from '../domain/market'
import { shown } from '../domain/schema'
import { cellInstant, cellNumber } from './cell'
import { readChainRow, type ChainRow } from './chainRow'
import { readCsv, rowMisfit, type CsvRow, type CsvTable } from './csv'
import { marketColumns, type MarketColumns } from './marketColumns'
import { marketOf } from './marketOf'
import { median } from './median'
import { apart } from './parityForwards'

export interface SkippedRow {
  /** 1 for the first row after the header. */
  readonly row: number
  readonly instrument: string | null
  readonly reason: string
}

export interface MarketReading {
  readonly market: Market
  /** The expiries whose forward the file does not name: to be found by parity (parityForwards.ts). */
  readonly awaiting: Market | null
  readonly counts: { readonly rows: number; readonly kept: number; readonly skipped: number }
  readonly skipped: readonly SkippedRow[]
  /** What was assumed or left out, in sentences. */
  readonly notes: readonly string[]
}

/** The latest time in the file, in milliseconds; NaN when no row has one. */
function latestTime(rows: readonly CsvRow[], { cell }: MarketColumns): number {
  let latest = NaN
  for (const row of rows) {
    const at = cellInstant(cell(row, 'timestamp'))
    if (at <= Date.UTC(2200, 0, 1) && !(at <= latest)) latest = at
  }
  return latest
}

/** Whether volatilities are percents: by the column's name, unless the figures say otherwise. */
function percents(rows: readonly CsvRow[], columns: MarketColumns, notes: string[]): boolean {
  const name = columns.nameOf('volatility')
  const middle = median(rows.map((row) => cellNumber(columns.cell(row, 'volatility'))))
  const isNamedPercent = name.toLowerCase() === 'mark_iv'
  if (Number.isNaN(middle)) return isNamedPercent
  const isPercent = middle > 3
  if (isPercent !== isNamedPercent)
    notes.push(
      `"${name}" is read as ${isPercent ? 'percents' : 'decimals'}: the middle one is ${middle}`,
    )
  return isPercent
}

/** Notes of the first few cells that are left out while their rows are kept. */
function oddCells(notes: string[]) {
  let count = 0
  return {
    leaveOut: (row: number, column: string, cell: string, right: string): void => {
      count += 1
      if (count <= 5) notes.push(`row ${row}: ${column} ${shown(cell)} is not ${right}; left out`)
    },
    finish: (): void => {
      if (count > 5) notes.push(`${count - 5} more cells without a usable number are left out`)
    },
  }
}

const instrumentOf = (row: CsvRow, { cell }: MarketColumns): string | null =>
  cell(row, 'instrument').slice(0, 100) || null

interface Sorted {
  readonly kept: readonly ChainRow[]
  readonly skipped: readonly SkippedRow[]
}

const keyOf = (row: ChainRow): string => `${row.coin} ${row.expiry} ${row.strike} ${row.right}`

function sortRows(
  { header, rows }: CsvTable,
  columns: MarketColumns,
  read: (row: CsvRow) => ChainRow | string,
): Sorted {
  const first = new Map<string, number>()
  const kept: ChainRow[] = []
  const skipped: SkippedRow[] = []
  for (const row of rows) {
    const found = rowMisfit(header, row) ?? read(row)
    const before = typeof found === 'string' ? undefined : first.get(keyOf(found))
    if (typeof found === 'string' || before !== undefined) {
      const reason =
        typeof found === 'string' ? found : `the same option stands in row ${before} already`
      skipped.push({ row: row.row, instrument: instrumentOf(row, columns), reason })
      continue
    }
    first.set(keyOf(found), row.row)
    kept.push(found)
  }
  return { kept, skipped }
}

function nothingKept(count: number, skipped: readonly SkippedRow[]): Result<MarketReading> {
  if (count === 0) return failure(issue('', 'noRows', 'the file has a header and no rows'))
  const first = skipped.slice(0, 3).map(({ row, reason }) => `row ${row}: ${reason}`)
  return failure(issue('', 'noRows', `none of the ${count} rows can be used; ${first.join('; ')}`))
}

/** Rows of coins without any spot price: they cannot stand in a market. */
function withoutSpot(
  { kept, skipped }: Sorted,
  instrumentOf: (row: number) => string | null,
): Sorted {
  const priced = new Set(kept.filter(({ spot }) => spot > 0).map(({ coin }) => coin))
  const lost = kept.filter(({ coin }) => !priced.has(coin))
  if (lost.length === 0) return { kept, skipped }
  const more = lost.map(({ row, coin }) => ({
    row,
    instrument: instrumentOf(row),
    reason: `no row of ${coin} has an index price`,
  }))
  return {
    kept: kept.filter(({ coin }) => priced.has(coin)),
    skipped: [...skipped, ...more].sort((a, b) => a.row - b.row),
  }
}

/**
 * Reads an option chain in CSV (docs/format.md has both layouts). Prices are coins per coin,
 * volatilities become decimals, times UTC. A row is skipped, with its reason, only when its strike,
 * expiry, underlying or both of mark and volatility cannot be used.
 * Fails with a sentence on an empty or too large file, missing columns, or when no row is left.
 */
export function readMarket(text: string, name: string): Result<MarketReading> {
  const table = readCsv(text)
  if (!table.ok) return table
  const found = marketColumns(table.value.header)
  if (!found.ok) return found
  const columns = found.value
  const whole = table.value.rows.filter((row) => rowMisfit(table.value.header, row) === null)
  const asOf = latestTime(whole, columns)
  if (whole.length > 0 && Number.isNaN(asOf))
    return failure(
      issue('', 'noTime', 'no row has a "timestamp" that is a date and time with its zone'),
    )
  const notes: string[] = []
  const isPercent = percents(whole, columns, notes)
  const odd = oddCells(notes)
  const reading = { columns, asOf, isPercent, leaveOut: odd.leaveOut }
  const instruments = new Map(table.value.rows.map((row) => [row.row, instrumentOf(row, columns)]))
  const { kept, skipped } = withoutSpot(
    sortRows(table.value, columns, (row) => readChainRow(row, reading)),
    (row) => instruments.get(row) ?? null,
  )
  odd.finish()
  const rows = table.value.rows.length
  if (kept.length === 0) return nothingKept(rows, skipped)
  const market = parseMarket(marketOf(name, asOf, kept, notes))
  if (!market.ok) return market
  const counts = { rows, kept: kept.length, skipped: skipped.length }
  return success({ ...apart(market.value), counts, skipped, notes })
}
