// New names for groups: the shortest that is free.
import type { Document } from '../../src'

function free(taken: readonly string[], candidate: (count: number) => string): string {
  const names = new Set(taken)
  let count = 1
  while (names.has(candidate(count))) count += 1
  return candidate(count)
}

export const newGroupId = ({ groups }: Document): string =>
  free(
    groups.map(({ id }) => id),
    (count) => `group-${count}`,
  )

/** The letter before a group's name: A to Z, then numbers. */
export const groupMark = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : String(at + 1)
