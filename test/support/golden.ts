// Reference values of test/golden: rows by column name. They were computed by other programs
// (each file's header says which) and are never written from here.
import { readFileSync } from 'node:fs'

type Cell = number | string | null
export type Row = Readonly<Record<string, Cell>>

interface Flat {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), 'utf8'))

const named = ({ columns, rows }: Flat): readonly Row[] =>
  rows.map((cells) => Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? null])))

/** Rows of a flat file. */
export const goldenRows = (name: string): readonly Row[] => named(read(name) as Flat)

/** Rows of one set of a file with several. */
export function goldenSet(name: string, set: string): readonly Row[] {
  const { sets } = read(name) as { readonly sets: Readonly<Record<string, Flat>> }
  const found = sets[set]
  if (found === undefined) throw new Error(`test/golden/${name}.json has no set ${set}`)
  return named(found)
}

/** The file as it is, for layouts of their own. */
export const goldenFile = <T>(name: string): T => read(name) as T

/** A numeric cell; a text or nothing there is an error of the test. */
export function num(row: Row, column: string): number {
  const cell = row[column]
  if (typeof cell !== 'number') throw new Error(`column ${column} holds ${String(cell)}`)
  return cell
}
