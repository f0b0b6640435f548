// CSV text to a header and rows. Only the row parser of d3 is used: the one that makes objects
// compiles a function, which the page's content security policy forbids.
import { dsvFormat } from 'd3'
import { failure, issue, success, type Result } from '../domain/issue'
import { countOf, LARGEST_COLUMN_COUNT, LARGEST_ROW_COUNT, textIssue } from './size'

export interface CsvRow {
  /** 1 for the first row after the header. */
  readonly row: number
  readonly cells: readonly string[]
}

export interface CsvTable {
  readonly header: readonly string[]
  readonly rows: readonly CsvRow[]
}

const DELIMITERS = [',', ';', '\t'] as const

/** The delimiter that stands most often in the header line, outside quotes. */
function delimiterOf(text: string): string {
  const line = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

/**
 * Reads CSV with a comma, semicolon or tab between the cells and names in its first line. Lines
 * without any text are left out but counted. Fails on an empty or too large file and on a name that
 * stands twice.
 */
export function readCsv(text: string): Result<CsvTable> {
  const wrong = textIssue(text)
  if (wrong !== null) return failure(wrong)
  if (countOf('\n', text, LARGEST_ROW_COUNT + 1) > LARGEST_ROW_COUNT + 1)
    return failure(issue('', 'tooLong', 'the file has more than 200,000 lines; fewer are read'))
  const plain = text.replace(/^[\uFEFF\s]+/, '')
  const [names = [], ...lines] = dsvFormat(delimiterOf(plain)).parseRows(plain)
  const header = names.map((name) => name.trim())
  if (header.length > LARGEST_COLUMN_COUNT)
    return failure(
      issue('', 'tooWide', `the file has ${header.length} columns; at most 1,000 are read`),
    )
  const twice = header.find((name, at) => name !== '' && header.indexOf(name) !== at)
  if (twice !== undefined)
    return failure(issue('', 'repeated', `the column "${twice}" stands twice in the header`))
  const rows = lines
    .map((cells, at) => ({ row: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  return success({ header, rows })
}

/** Why a row does not fit under its header, or null; empty cells at its end do no harm. */
export function rowMisfit(header: readonly string[], { cells }: CsvRow): string | null {
  if (cells.length < header.length)
    return `the row has ${cells.length} of ${header.length} cells; the file may be cut off there`
  const isLonger = cells.slice(header.length).some((cell) => cell.trim() !== '')
  return isLonger ? `the row has ${cells.length} cells under ${header.length} names` : null
}

/** The column names of a header in a sentence, at most 300 characters of them. */
export function columnList(header: readonly string[]): string {
  const list = header.filter((name) => name !== '').join(', ')
  return list.length > 300 ? `${list.slice(0, 300)}…` : list
}

/** Rows of text as CSV: commas, quotes where needed, a line end after every row. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `${dsvFormat(',').formatRows(rows.map((row) => [...row]))}\n`
