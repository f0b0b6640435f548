// Columns that did not change keep their identity, so that what is drawn from them is not drawn again.

/** Whether two columns hold the same values. */
export const isSameColumn = (a: Float64Array, b: Float64Array): boolean =>
  a.length === b.length && a.every((value, at) => Object.is(value, b[at]))

/** Answers the column it was given last as long as the next one holds the same values. */
export function keeper(): <Column extends Float64Array | null>(next: Column) => Column {
  let last: Float64Array | null = null
  return <Column extends Float64Array | null>(next: Column): Column => {
    if (last !== null && next !== null && isSameColumn(last, next)) return last as Column
    last = next
    return next
  }
}
