// A Table over an ArrayBuffer: the same bytes as in Wasm memory (assembly/table.ts draws the layout).

const HEADER = 16

export interface Shape {
  readonly rows: number
  readonly columns: number
}

const strideFor = (rows: number): number => (Math.max(rows, 1) + 7) & ~7

export const bytesOf = ({ rows, columns }: Shape): number => HEADER + strideFor(rows) * columns * 8

export class Table {
  readonly rows: number
  readonly columns: number
  private readonly stride: number

  constructor(readonly buffer: ArrayBuffer) {
    const [rows = 0, columns = 0, stride = 0] = new Int32Array(buffer, 0, 3)
    this.rows = rows
    this.columns = columns
    this.stride = stride
  }

  /** A new table; cells and padding hold `fill`. */
  static create(shape: Shape, fill = NaN): Table {
    const buffer = new ArrayBuffer(bytesOf(shape))
    new Int32Array(buffer, 0, 3).set([shape.rows, shape.columns, strideFor(shape.rows)])
    new Float64Array(buffer, HEADER).fill(fill)
    return new Table(buffer)
  }

  /** One column as a view of its `rows` cells. */
  column(index: number): Float64Array {
    return new Float64Array(this.buffer, HEADER + index * this.stride * 8, this.rows)
  }

  get(column: number, row: number): number {
    return this.column(column)[row] ?? NaN
  }

  set(column: number, row: number, value: number): void {
    this.column(column)[row] = value
  }
}
