// A person's own price history: a CSV of dates and closes, in any order, to dated prices.
import { failure, issue, success, type Result } from '../domain/issue'
import { isCalendarDay, LARGEST, shown } from '../domain/schema'
import { cellInstant, cellNumber } from './cell'
import { columnList, readCsv, type CsvRow } from './csv'

export interface PriceHistory {
  readonly name: string
  /** Oldest first, each instant once. */
  readonly prices: readonly { readonly at: string; readonly value: number }[]
  /** What was left out or taken for granted, in sentences. */
  readonly notes: readonly string[]
}

/** Names of columns, as they are looked for: what cannot be misread comes first. */
const TIMES = [
  /^(time_?)?unix(_?(time|ts|timestamp))?$/,
  /^(unix_?)?timestamp(_?ms)?$/,
  /^(datetime|date_?time|open_?time|time)$/,
  /^date(_str)?$/,
]
const CLOSES = [/^close(_?price)?$/, /^price(_?close)?$/, /^(last|adj\.? close|value)$/]

const found = (header: readonly string[], names: readonly RegExp[]): number => {
  const plain = header.map((name) => name.trim().toLowerCase())
  for (const name of names) {
    const at = plain.findIndex((one) => name.test(one))
    if (at >= 0) return at
  }
  return -1
}

/** Counts of seconds and of milliseconds are told apart by their size. */
const SECONDS = 1e11
const DAY = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?)?$/

/** Milliseconds since 1970, and whether the cell left the zone to be guessed; NaN for anything else. */
function timeOf(cell: string): { at: number; isBare: boolean } {
  if (/^\d{9,10}(\.0+)?$/.test(cell)) return { at: Number(cell) * 1000, isBare: false }
  const instant = cellInstant(cell)
  if (!Number.isNaN(instant))
    return { at: instant < SECONDS ? instant * 1000 : instant, isBare: false }
  const [, day = '', minute, second = ':00'] = DAY.exec(cell) ?? []
  if (day === '' || !isCalendarDay(day)) return { at: NaN, isBare: false }
  return { at: Date.parse(`${day}T${minute ?? '00:00'}${second}Z`), isBare: minute !== undefined }
}

/** Downloads that begin with the address they came from have their header below it. */
const withoutAddress = (text: string): string =>
  text.replace(/^\uFEFF?\s*https?:\/\/[^\r\n]*[\r\n]+/, '')

interface Read {
  readonly prices: Map<number, number>
  skipped: number
  repeated: number
  hasBareHours: boolean
  /** The first row that was left out, and why. */
  first: string
}

function readRow({ row, cells }: CsvRow, time: number, close: number, into: Read): void {
  const [when, what] = [cells[time]?.trim() ?? '', cells[close]?.trim() ?? '']
  const { at, isBare } = timeOf(when)
  const price = cellNumber(what)
  const isPrice = price > 0 && price <= LARGEST
  if (Number.isNaN(at) || !isPrice) {
    into.skipped += 1
    if (into.first === '')
      into.first = Number.isNaN(at)
        ? `row ${row}: ${shown(when)} is not a date such as 2024-08-05 or 2024-08-05 16:00`
        : `row ${row}: ${shown(what)} is not a price above 0`
    return
  }
  into.hasBareHours ||= isBare
  if (into.prices.has(at)) into.repeated += 1
  else into.prices.set(at, price)
}

function notesOf({ skipped, repeated, hasBareHours, first }: Read): readonly string[] {
  const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`)
  return [
    ...(skipped > 0 ? [`${rows(skipped)} left out; ${first}`] : []),
    ...(repeated > 0
      ? [
          `${rows(repeated)} left out whose time stands already, as where clocks go back: the first one counts`,
        ]
      : []),
    ...(hasBareHours ? ['times without a zone are read as UTC'] : []),
  ]
}

/** Reads dates and closes; fails with a sentence where there are not two prices to walk between. */
export function readPriceHistory(text: string, name: string): Result<PriceHistory> {
  const table = readCsv(withoutAddress(text))
  if (!table.ok) return table
  const { header, rows } = table.value
  const [time, close] = [found(header, TIMES), found(header, CLOSES)]
  if (time < 0 || close < 0)
    return failure(
      issue(
        '',
        'columns',
        `a price history needs a column "date" and a column "close"; this file has ${columnList(header) || 'none'}`,
      ),
    )
  const read: Read = { prices: new Map(), skipped: 0, repeated: 0, hasBareHours: false, first: '' }
  for (const row of rows) readRow(row, time, close, read)
  if (read.prices.size < 2)
    return failure(
      issue(
        '',
        'length',
        `a price history needs two dated prices or more; ${name} has ${read.prices.size}${read.first === '' ? '' : `: ${read.first}`}`,
      ),
    )
  const prices = [...read.prices]
    .sort(([a], [b]) => a - b)
    .map(([at, value]) => ({ at: new Date(at).toISOString(), value }))
  return success({ name, prices, notes: notesOf(read) })
}
