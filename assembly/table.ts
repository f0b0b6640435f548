// The one memory layout: a 16-byte header (rows, columns, stride as int32, 4 bytes reserved), then
// `columns` runs of `stride` float64, stride = rows rounded up to 8. Column-major, so that a column
// is one aligned run. Tables live on the stub runtime's bump allocator until reset().

const HEADER: usize = 16

/** Discards every table. */
export function reset(): void {
  heap.reset()
}

/** A new table filled with NaN; answers its address. */
export function newTable(rows: i32, columns: i32): usize {
  const stride = (max(rows, 1) + 7) & ~7
  const table = heap.alloc(HEADER + ((<usize>(stride * columns)) << 3))
  store<i32>(table, rows, 0)
  store<i32>(table, columns, 4)
  store<i32>(table, stride, 8)
  store<i32>(table, 0, 12)
  const end = table + HEADER + ((<usize>(stride * columns)) << 3)
  for (let at = table + HEADER; at < end; at += 8) store<f64>(at, NaN)
  return table
}

export function rowsOf(table: usize): i32 {
  return load<i32>(table, 0)
}

export function columnsOf(table: usize): i32 {
  return load<i32>(table, 4)
}

export function strideOf(table: usize): i32 {
  return load<i32>(table, 8)
}

/** Address of the first cell of a column. */
export function columnAt(table: usize, column: i32): usize {
  return table + HEADER + ((<usize>(column * strideOf(table))) << 3)
}

export function get(table: usize, column: i32, row: i32): f64 {
  assert(column >= 0 && column < columnsOf(table) && row >= 0 && row < strideOf(table))
  return load<f64>(columnAt(table, column) + ((<usize>row) << 3))
}

export function set(table: usize, column: i32, row: i32, value: f64): void {
  assert(column >= 0 && column < columnsOf(table) && row >= 0 && row < strideOf(table))
  store<f64>(columnAt(table, column) + ((<usize>row) << 3), value)
}
