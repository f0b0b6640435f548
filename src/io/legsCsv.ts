// Positions as CSV: read row by row, good rows taken and bad ones marked; written so that they
// read back. The columns stand in docs/format.md.
import type { Group } from '../document/account'
import type { Document } from '../document/document'
import type { Leg } from '../document/leg'
import { failure, issue, success, type Issue, type Result } from '../domain/issue'
import { quantityUnit } from '../instruments'
import { readCsv, rowMisfit, writeCsv, type CsvRow } from './csv'
import { LegCells } from './legCells'
import { legColumns, WRITTEN_COLUMNS, type LegColumnName } from './legColumns'
import { legIds } from './legId'
import { readLegRow } from './legRow'
import { volatilityText } from './volatilityWord'

export interface LegsRow {
  /** 1 for the first row after the header. */
  readonly row: number
  /** The row's cells, for the preview. */
  readonly text: string
  readonly leg: Leg | null
  /** Empty for a good row; the path of each names a column. */
  readonly issues: readonly Issue[]
}

export interface LegsReading {
  readonly legs: readonly Leg[]
  /** Groups that the legs need and the document has not. */
  readonly groups: readonly Group[]
  readonly rows: readonly LegsRow[]
  /** Columns that mean nothing here. */
  readonly unknownColumns: readonly string[]
}

const LARGEST_LEG_COUNT = 20_000

/** Finds groups by id or name, and makes those that are not there. */
function groupFinder(document: Document) {
  const made: Group[] = []
  function idOf(name: string): string {
    const all = [...document.groups, ...made]
    const lower = name.toLowerCase()
    const found =
      all.find(({ id }) => id === name) ?? all.find((group) => group.name.toLowerCase() === lower)
    if (found !== undefined) return found.id
    const base =
      lower
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 30) || 'group'
    let id = base
    for (let count = 2; all.some((group) => group.id === id); count += 1) id = `${base}-${count}`
    made.push({ id, name })
    return id
  }
  return { made, idOf }
}

/**
 * Reads positions in CSV for a document: legs with ids that it does not use yet, the groups they
 * need, and every row with its leg or its complaints. Fails only when no row can be read at all:
 * an empty or too large file, or columns that are missing.
 */
export function readLegs(text: string, document: Document): Result<LegsReading> {
  const table = readCsv(text)
  if (!table.ok) return table
  const { header, rows } = table.value
  const columns = legColumns(header)
  if (!columns.ok) return columns
  if (rows.length === 0) return failure(issue('', 'noRows', 'the file has a header and no rows'))
  if (rows.length > LARGEST_LEG_COUNT)
    return failure(
      issue(
        '',
        'tooLong',
        `the file has ${rows.length} positions; at most 20,000 are read at once`,
      ),
    )
  const nextId = legIds(document)
  const groups = groupFinder(document)
  const read = (row: CsvRow): LegsRow => {
    const text = row.cells
      .map((cell) => cell.trim())
      .join(', ')
      .slice(0, 200)
      .replace(/[, ]+$/, '')
    const misfit = rowMisfit(header, row)
    if (misfit !== null)
      return { row: row.row, text, leg: null, issues: [issue('', 'cells', misfit)] }
    const built = readLegRow(new LegCells(row, columns.value), document, nextId(), groups.idOf)
    return { row: row.row, text, leg: built.leg, issues: built.issues }
  }
  const done = rows.map(read)
  const legs = done.flatMap(({ leg }) => (leg === null ? [] : [leg]))
  const used = new Set(legs.map(({ group }) => group))
  return success({
    legs,
    groups: groups.made.filter(({ id }) => used.has(id)),
    rows: done,
    unknownColumns: columns.value.unknown,
  })
}

const optional = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value)

/** A group's name, or its id where the name could mean another group. */
function groupCell(leg: Leg, { groups }: Document): string {
  const name = groups.find(({ id }) => id === leg.group)?.name.trim() ?? ''
  const lower = name.toLowerCase()
  const isClear = groups.every(
    (group) => group.id === leg.group || (group.id !== name && group.name.toLowerCase() !== lower),
  )
  return isClear && name !== '' ? name : leg.group
}

function cellOf(leg: Leg, column: LegColumnName, document: Document): string {
  const { instrument, volatility, multiplier } = leg
  const isOption = instrument.kind === 'option'
  const cells: Readonly<Record<Exclude<LegColumnName, 'instrument'>, () => string>> = {
    size: () =>
      `${leg.quantity}${quantityUnit(instrument) === 'usd' && multiplier === 1 ? 'usd' : ''}`,
    underlying: () => instrument.underlying,
    kind: () => instrument.kind,
    expiry: () => ('expiry' in instrument ? instrument.expiry : ''),
    strike: () => (isOption ? String(instrument.strike) : ''),
    right: () => (isOption ? instrument.right : ''),
    style: () => ('style' in instrument ? instrument.style : ''),
    entry: () => optional(leg.entryPrice),
    volatility: () => {
      if (volatility?.source === 'smile') return 'smile'
      return volatility?.source === 'typed' ? volatilityText(volatility.value) : ''
    },
    multiplier: () => String(multiplier),
    fees: () => String(leg.fees),
    group: () => groupCell(leg, document),
    on: () => (leg.isOn ? 'yes' : 'no'),
    note: () => leg.note,
    account: () => leg.account,
    funding: () => String(leg.fundingReceived),
    settlement: () => optional(leg.settlementPrice),
  }
  return column === 'instrument' ? '' : cells[column]()
}

/** A document's legs as CSV. `readLegs` gives them back with new ids and the same other fields. */
export const writeLegs = (document: Document): string =>
  writeCsv([
    WRITTEN_COLUMNS,
    ...document.legs.map((leg) => WRITTEN_COLUMNS.map((column) => cellOf(leg, column, document))),
  ])
