import { issue, type Issue, type Result } from '../domain/issue'
import { shown } from '../domain/schema'
import type { CsvRow } from './csv'
import type { LegColumnName, LegColumns } from './legColumns'
import type { Notation } from './notation'
import { plainNumber } from './plainNumber'

/** How the figures of each column are written, where that is known. */
export type ColumnNotations = ReadonlyMap<LegColumnName, Notation>

/** Reads the cells of one row one by one and keeps what is wrong with each. */
export class LegCells {
  readonly issues: Issue[] = []

  constructor(
    private readonly row: CsvRow,
    private readonly columns: LegColumns,
    private readonly notations: ColumnNotations = new Map(),
  ) {}

  notation(column: LegColumnName): Notation | undefined {
    return this.notations.get(column)
  }

  text(column: LegColumnName): string {
    return this.columns.cell(this.row, column)
  }

  take<T>(column: LegColumnName, result: Result<T>): T | null {
    if (result.ok) return result.value
    this.issues.push(...result.issues.map((met) => ({ ...met, path: column })))
    return null
  }

  complain(column: LegColumnName, code: string, sentence: string): void {
    this.issues.push(issue(column, code, sentence))
  }

  /** A plain number, or null in an empty cell. */
  number(column: LegColumnName): number | null {
    const text = this.text(column)
    if (text === '') return null
    return this.take(column, plainNumber(text, 'a number for this column', this.notation(column)))
  }

  /** A word out of a few, or null in an empty cell. */
  word<T>(column: LegColumnName, words: Readonly<Record<string, T>>): T | null {
    const text = this.text(column).toLowerCase()
    if (Object.hasOwn(words, text)) return words[text] ?? null
    if (text === '') return null
    const known = Object.keys(words).filter((word) => word !== '')
    const sentence = `${shown(this.text(column))} is not one of ${known.join(', ')}`
    this.complain(column, 'unknown', sentence)
    return null
  }
}
