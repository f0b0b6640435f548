// Where a leg goes when it is moved one row up or down, across groups.
import type { Document, Edit } from '../../src'

/** The edit that moves a leg by one row (`step` -1 or 1), or null at either end. */
export function moveOf(document: Document, id: string, step: number): Edit | null {
  const { groups, legs } = document
  const leg = legs.find((held) => held.id === id)
  if (leg === undefined) return null
  const peers = legs.filter(({ group }) => group === leg.group)
  const at = peers.findIndex((held) => held.id === id)
  const to = at + step
  if (to >= 0 && to < peers.length) {
    // Down: before the row after the next one. Up: before the row above.
    const before = step > 0 ? peers[to + 1] : peers[to]
    return { kind: 'moveLeg', id, group: leg.group, before: before?.id ?? null }
  }
  const next = groups[groups.findIndex((group) => group.id === leg.group) + step]
  if (next === undefined) return null
  const first = legs.find(({ group }) => group === next.id)
  return { kind: 'moveLeg', id, group: next.id, before: step > 0 ? (first?.id ?? null) : null }
}
