// The focus of a matrix: one cell, moved by keys, held at the edges.

export interface Cell {
  readonly row: number
  readonly column: number
}

/** The cell that a key leads to, or null when the key leads nowhere. */
export function nextCell(
  key: string,
  { row, column }: Cell,
  size: { readonly rows: number; readonly columns: number },
): Cell | null {
  const held = (r: number, c: number): Cell => ({
    row: Math.max(0, Math.min(size.rows - 1, r)),
    column: Math.max(0, Math.min(size.columns - 1, c)),
  })
  switch (key) {
    case 'ArrowLeft':
      return held(row, column - 1)
    case 'ArrowRight':
      return held(row, column + 1)
    case 'ArrowUp':
      return held(row - 1, column)
    case 'ArrowDown':
      return held(row + 1, column)
    case 'Home':
      return held(row, 0)
    case 'End':
      return held(row, size.columns - 1)
    default:
      return null
  }
}
