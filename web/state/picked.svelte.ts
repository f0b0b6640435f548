// The row of the positions that was pointed at or focused last: what actions without a row mean.

/** Where a row's menu is open, and for what. */
export interface RowMenuPlace {
  readonly anchor: HTMLElement
  readonly leg: string | null
  readonly group: string
}

class Picked {
  leg = $state<string | null>(null)
  group = $state<string | null>(null)
  menu = $state.raw<RowMenuPlace | null>(null)
  /** The group whose name is being changed. */
  renaming = $state<string | null>(null)

  /** A leg's row, or the row of a group. */
  row(group: string, leg: string | null): void {
    this.group = group
    this.leg = leg
  }
}

export const picked = new Picked()
