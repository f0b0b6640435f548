// How wide the side columns of the Payoff screen are: as the design has them until an edge is dragged.
import { remember, remembered } from './remembered'

export type SideColumn = 'left' | 'right'

/** Pixels: as designed, and the bounds of a drag. */
export const COLUMN_WIDTHS: Readonly<
  Record<SideColumn, { readonly usual: number; readonly least: number; readonly most: number }>
> = {
  left: { usual: 392, least: 300, most: 640 },
  right: { usual: 292, least: 240, most: 460 },
}

const keyOf = (column: SideColumn): string => `column.${column}`

function lastWidth(column: SideColumn): number {
  const { usual, least, most } = COLUMN_WIDTHS[column]
  const width = Number(remembered(keyOf(column)) ?? NaN)
  return width >= least && width <= most ? width : usual
}

export class Columns {
  left = $state(lastWidth('left'))
  right = $state(lastWidth('right'))

  /** Sets a width, held within its bounds. */
  widen(column: SideColumn, width: number): void {
    const { least, most } = COLUMN_WIDTHS[column]
    this[column] = Math.round(Math.min(most, Math.max(least, width)))
  }

  /** Keeps the width that a drag ended with; the usual one needs no keeping. */
  keep(column: SideColumn): void {
    const width = this[column]
    remember(keyOf(column), width === COLUMN_WIDTHS[column].usual ? null : String(width))
  }

  reset(column: SideColumn): void {
    this[column] = COLUMN_WIDTHS[column].usual
    this.keep(column)
  }
}
