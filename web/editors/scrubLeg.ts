// Dragging a figure of a leg in its row: the whole drag is one undo step, Escape takes it back. A press
// that does not move opens the leg's editor, where the same figure is typed and stepped by key.
import type { Leg } from '../../src'
import { scrub } from '../controls/scrub'
import { stepped } from '../controls/stepping'
import type { Page } from '../state/page.svelte'
import { quantityLabel } from './sizes'

type Scrubbed = 'quantity' | 'volatility'

export function scrubLeg(
  page: Page,
  legOf: () => Leg,
  what: Scrubbed,
  inUse: () => number = () => NaN,
) {
  let from: Leg | null = null
  let start = NaN
  const gesture = (): string => `row-${legOf().id}-${what}`

  function at(steps: number): Leg | null {
    if (from === null || Number.isNaN(start)) return null
    if (what === 'volatility') {
      const value = stepped(start, steps, 0.001, [0, 100])
      return { ...from, volatility: { source: 'typed', value } }
    }
    const step = quantityLabel(from.instrument) === 'USD' ? 1000 : 1
    return { ...from, quantity: stepped(start, steps, step) }
  }

  return scrub({
    isOpen: () => true,
    begin: () => {
      from = legOf()
      start = what === 'quantity' ? from.quantity : inUse()
    },
    move: (steps) => {
      const leg = at(steps)
      // A size of 0 is no size: the drag passes over it.
      if (leg !== null && leg.quantity !== 0) page.edit({ kind: 'setLeg', leg }, gesture())
    },
    end: () => page.session.endGesture(),
    cancel: () => page.session.cancelGesture(gesture()),
    press: () => (page.editing = page.editing === legOf().id ? null : legOf().id),
  })
}
