// A Table over bytes: the same as in Wasm memory (assembly/table.ts draws the layout).

const HEADER = 16

export interface Shape {
  readonly rows: number
  readonly columns: number
}

/** Bytes of tables: whole pieces of buffers that several tables may share. */
export type Bytes = Uint8Array<ArrayBuffer>

const strideFor = (rows: number): number => (Math.max(rows, 1) + 7) & ~7

export const bytesOf = ({ rows, columns }: Shape): number => HEADER + strideFor(rows) * columns * 8

export class Table {
  readonly rows: number
  readonly columns: number
  private readonly stride: number
  private readonly cells: Float64Array

  constructor(readonly bytes: Bytes) {
    const { buffer, byteOffset, byteLength } = bytes
    const [rows = 0, columns = 0, stride = 0] = new Int32Array(buffer, byteOffset, 3)
    this.rows = rows
    this.columns = columns
    this.stride = stride
    this.cells = new Float64Array(buffer, byteOffset + HEADER, (byteLength - HEADER) >> 3)
  }

  /** A new table; cells and padding hold `fill`. */
  static create(shape: Shape, fill = NaN): Table {
    const bytes = new Uint8Array(bytesOf(shape))
    new Int32Array(bytes.buffer, 0, 3).set([shape.rows, shape.columns, strideFor(shape.rows)])
    const table = new Table(bytes)
    if (fill !== 0) table.cells.fill(fill)
    return table
  }

  /** One column as a view of its `rows` cells; throws where there is none. */
  column(index: number): Float64Array {
    if (!(index >= 0 && index < this.columns))
      throw new RangeError(`a table of ${this.columns} columns has no column ${index}`)
    const from = index * this.stride
    return this.cells.subarray(from, from + this.rows)
  }

  /** NaN outside the rows. */
  get(column: number, row: number): number {
    return this.has(row) ? (this.cells[column * this.stride + row] ?? NaN) : NaN
  }

  /** Nothing happens outside the rows. */
  set(column: number, row: number, value: number): void {
    if (this.has(row)) this.cells[column * this.stride + row] = value
  }

  private has(row: number): boolean {
    return row >= 0 && row < this.rows
  }
}
