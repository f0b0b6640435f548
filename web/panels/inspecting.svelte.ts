// The figure that is being explained, and the element it opened from: one at a time on a page.
import type { FigureName } from '../../src'

class Inspecting {
  figure = $state.raw<FigureName | null>(null)
  /** What was opened last: the popover stands beside it and gives the focus back to it. */
  anchor: HTMLElement | null = null

  open(figure: FigureName, anchor: HTMLElement): void {
    this.anchor = anchor
    this.figure = figure
  }

  /** Another figure of the same thing, in the same place. */
  turn(figure: FigureName): void {
    this.figure = figure
  }

  close(): void {
    this.figure = null
  }
}

export const inspecting = new Inspecting()
