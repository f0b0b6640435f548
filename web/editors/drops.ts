// Where a dragged row would land: pure geometry over the rows of the positions table.

/** A row as it lies on the screen. */
export interface RowBox {
  readonly group: string
  /** null for the row of a group itself. */
  readonly leg: string | null
  readonly top: number
  readonly bottom: number
}

/** A place for what is dragged: before a row of a group, or last when `before` is null. */
export interface Drop {
  readonly group: string
  readonly before: string | null
  /** Where the line is drawn. */
  readonly line: number
}

/** A leg lands above or below the row under the pointer; on the row of a group, first in it. */
export function dropOfLeg(rows: readonly RowBox[], y: number): Drop | null {
  const [first] = rows
  const last = rows.at(-1)
  if (first === undefined || last === undefined) return null
  if (y >= last.bottom) return { group: last.group, before: null, line: last.bottom }
  const at = Math.max(
    0,
    rows.findIndex(({ bottom }) => y < bottom),
  )
  const over = rows[at] ?? first
  const next = rows[at + 1]
  const isUpper = y < (over.top + over.bottom) / 2
  if (over.leg !== null && isUpper) return { group: over.group, before: over.leg, line: over.top }
  // The upper half of a group's row is the end of the group above it.
  const above = rows[at - 1]
  if (over.leg === null && isUpper && above !== undefined)
    return { group: above.group, before: null, line: over.top }
  const isSame = next?.group === over.group
  return { group: over.group, before: isSame ? next.leg : null, line: over.bottom }
}

/** A group lands between groups, at the nearest edge. */
export function dropOfGroup(rows: readonly RowBox[], y: number): Drop | null {
  const heads = rows.filter(({ leg }) => leg === null)
  const edges = heads.map(({ group, top }): Drop => ({ group, before: group, line: top }))
  const last = rows.at(-1)
  if (last === undefined) return null
  const all = [...edges, { group: last.group, before: null, line: last.bottom }]
  return all.reduce((best, edge) =>
    Math.abs(edge.line - y) < Math.abs(best.line - y) ? edge : best,
  )
}
