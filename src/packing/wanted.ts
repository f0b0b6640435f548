// Which figures of a book a kernel is to answer.
import { WantedColumn } from '../../assembly/abi'
import { Table } from '../engine/table'

/** `columns`: members of BookColumn. */
export function packWanted(columns: readonly number[]): Table {
  const table = Table.create({ rows: columns.length, columns: WantedColumn.COUNT })
  columns.forEach((column, row) => table.set(WantedColumn.Column, row, column))
  return table
}
