// Positions as CSV: read row by row, good rows taken and bad ones marked; written so that they
// read back. The columns stand in docs/format.md.
import type { Group } from '../document/account'
import type { Document } from '../document/document'
import type { Leg } from '../document/leg'
import { failure, issue, success, type Issue, type Result } from '../domain/issue'
import { quantityUnit } from '../instruments'
import { readCsv, rowMisfit, writeCsv, type CsvRow } from './csv'
import { columnNotation, type NotationQuestion } from './columnNotation'
import { LegCells, type ColumnNotations } from './legCells'
import {
  legColumns,
  mappingOf,
  WRITTEN_COLUMNS,
  type ColumnMapping,
  type LegColumnName,
  type LegColumns,
} from './legColumns'
import { legIds } from './legId'
import { readLegRow } from './legRow'
import { numberText, type Notation } from './notation'
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
  /** A cell that could mean two numbers where its column does not say which; one for the file. */
  readonly question: NotationQuestion | null
}

/** What a person decided about a file: what its columns are, how its figures are written. */
export interface LegsOptions {
  readonly mapping?: ColumnMapping | undefined
  /** Used where a column's own cells do not decide. */
  readonly notation?: Notation | undefined
}

/** The first line of a file of positions, and what its columns look like. */
export interface LegsHeader {
  readonly header: readonly string[]
  readonly mapping: ColumnMapping
  readonly rowCount: number
}

/** Reads the names of the columns alone; fails where there is no table. */
export function readLegsHeader(text: string): Result<LegsHeader> {
  const table = readCsv(text)
  if (!table.ok) return table
  const { header, rows } = table.value
  return success({ header, mapping: mappingOf(header), rowCount: rows.length })
}

const FIGURES: readonly LegColumnName[] = [
  'size',
  'strike',
  'entry',
  'volatility',
  'multiplier',
  'fees',
  'funding',
  'settlement',
]

/** The notation of each column of figures, and the first question that is left. */
function notationsOf(
  rows: readonly CsvRow[],
  columns: LegColumns,
  told: Notation | undefined,
): { readonly notations: ColumnNotations; readonly question: NotationQuestion | null } {
  const notations = new Map<LegColumnName, Notation>()
  let question: NotationQuestion | null = null
  for (const column of FIGURES) {
    const found = columnNotation(rows.map((row) => columns.cell(row, column)))
    if (found === null) continue
    if (typeof found === 'string') notations.set(column, found)
    else if (told !== undefined) notations.set(column, told)
    else question ??= found
  }
  return { notations, question }
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
export function readLegs(
  text: string,
  document: Document,
  { mapping, notation }: LegsOptions = {},
): Result<LegsReading> {
  const table = readCsv(text)
  if (!table.ok) return table
  const { header, rows } = table.value
  const columns = legColumns(header, mapping)
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
  const { notations, question } = notationsOf(rows, columns.value, notation)
  const read = (row: CsvRow): LegsRow => {
    const text = row.cells
      .map((cell) => cell.trim())
      .join(', ')
      .slice(0, 200)
      .replace(/[, ]+$/, '')
    const misfit = rowMisfit(header, row)
    if (misfit !== null)
      return { row: row.row, text, leg: null, issues: [issue('', 'cells', misfit)] }
    const cells = new LegCells(row, columns.value, notations)
    const built = readLegRow(cells, document, nextId(), groups.idOf)
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
    question,
  })
}

const optional = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : numberText(value)

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
      `${numberText(leg.quantity)}${quantityUnit(instrument) === 'usd' && multiplier === 1 ? 'usd' : ''}`,
    underlying: () => instrument.underlying,
    kind: () => instrument.kind,
    expiry: () => ('expiry' in instrument ? instrument.expiry : ''),
    strike: () => (isOption ? numberText(instrument.strike) : ''),
    right: () => (isOption ? instrument.right : ''),
    style: () => ('style' in instrument ? instrument.style : ''),
    entry: () => optional(leg.entryPrice),
    volatility: () => {
      if (volatility?.source === 'smile') return 'smile'
      return volatility?.source === 'typed' ? volatilityText(volatility.value) : ''
    },
    multiplier: () => numberText(multiplier),
    fees: () => numberText(leg.fees),
    group: () => groupCell(leg, document),
    on: () => (leg.isOn ? 'yes' : 'no'),
    note: () => leg.note,
    account: () => leg.account,
    funding: () => numberText(leg.fundingReceived),
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
