// Actions on rows as rows: copy, delete, move, and the same for whole groups.
import type { Document, Edit, Group, Leg } from '../document'
import { success, type Result } from '../domain/issue'
import { legIds } from '../io/legId'
import { legsOf, nameOf, nothingPicked, refused } from './picked'

/** Copies below the last of the picked legs, with ids of their own. */
export function duplicateLegs(document: Document, ids: readonly string[]): Result<Edit> {
  const picked = legsOf(document, ids)
  const last = picked.at(-1)
  if (last === undefined) return nothingPicked()
  const nextId = legIds(document)
  const copies = picked.map((leg): Leg => ({ ...leg, id: nextId() }))
  const legs = document.legs.flatMap((leg) => (leg.id === last.id ? [leg, ...copies] : [leg]))
  return success({ kind: 'setLegs', said: `Duplicated ${nameOf(document, ids)}`, legs })
}

/** The shortest free id for a new group. */
export function freeGroupId({ groups }: Document): string {
  const taken = new Set(groups.map(({ id }) => id))
  let count = 1
  while (taken.has(`group-${count}`)) count += 1
  return `group-${count}`
}

/** A copy of a group below it, legs and all. */
export function duplicateGroup(document: Document, id: string): Result<Edit> {
  const group = document.groups.find((one) => one.id === id)
  if (group === undefined) return refused('unknown', `there is no group "${id}"`)
  const nextId = legIds(document)
  const copy: Group = { id: freeGroupId(document), name: `${group.name.slice(0, 75)} copy` }
  const copies = document.legs
    .filter((leg) => leg.group === id)
    .map((leg): Leg => ({ ...leg, id: nextId(), group: copy.id }))
  return success({
    kind: 'setLegs',
    said: `Duplicated ${group.name}`,
    legs: [...document.legs, ...copies],
    groups: document.groups.flatMap((one) => (one.id === id ? [one, copy] : [one])),
  })
}

/** The picked legs to a place: before a leg of a group, or last in it when `before` is null. */
export function moveLegs(
  document: Document,
  ids: readonly string[],
  group: string,
  before: string | null,
): Result<Edit> {
  const picked = legsOf(document, ids)
  if (picked.length === 0) return nothingPicked()
  const goal = document.groups.find(({ id }) => id === group)
  if (goal === undefined) return refused('unknown', `there is no group "${group}"`)
  const rest = document.legs.filter(({ id }) => !ids.includes(id))
  const at = before === null ? -1 : rest.findIndex(({ id }) => id === before)
  const place = at < 0 ? rest.length : at
  const moved = picked.map((leg) => (leg.group === group ? leg : { ...leg, group }))
  const legs = [...rest.slice(0, place), ...moved, ...rest.slice(place)]
  const peers = legs.filter((leg) => leg.group === group)
  const row = peers.findIndex(({ id }) => id === picked[0]?.id) + 1
  const said = `Moved ${nameOf(document, ids)} to ${goal.name}, ${row} of ${peers.length}`
  return success({ kind: 'setLegs', said, legs })
}

/** A group before another one, or last when `before` is null. */
export function moveGroup(document: Document, id: string, before: string | null): Result<Edit> {
  const group = document.groups.find((one) => one.id === id)
  if (group === undefined) return refused('unknown', `there is no group "${id}"`)
  const rest = document.groups.filter((one) => one.id !== id)
  const at = before === null ? -1 : rest.findIndex((one) => one.id === before)
  const place = at < 0 ? rest.length : at
  const groups = [...rest.slice(0, place), group, ...rest.slice(place)]
  const said = `Moved ${group.name}, ${place + 1} of ${groups.length}`
  return success({ kind: 'setLegs', said, legs: document.legs, groups })
}

/** The picked legs in a new group of their own. */
export function groupLegs(document: Document, ids: readonly string[], name: string): Result<Edit> {
  const group: Group = { id: freeGroupId(document), name }
  const groups = [...document.groups, group]
  const moved = moveLegs({ ...document, groups }, ids, group.id, null)
  if (!moved.ok || moved.value.kind !== 'setLegs') return moved
  return success({ ...moved.value, groups })
}
