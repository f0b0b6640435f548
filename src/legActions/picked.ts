// The legs that an action is about: found in the document, named in one word or two.
import type { Document, Edit, Leg } from '../document'
import { failure, issue, success, type Result } from '../domain/issue'
import { labelOf } from '../instruments'

/** The legs of a document by their ids, in the order of the book. */
export const legsOf = ({ legs }: Document, ids: readonly string[]): readonly Leg[] =>
  legs.filter(({ id }) => ids.includes(id))

/** `27 Feb 90,000 P`, the name of a group that is meant whole, or `3 legs`. */
export function nameOf(document: Document, ids: readonly string[]): string {
  const picked = legsOf(document, ids)
  const [first] = picked
  if (picked.length === 1 && first !== undefined) return labelOf(first.instrument)
  const whole = document.groups.find(
    ({ id }) =>
      picked.every(({ group }) => group === id) &&
      document.legs.filter(({ group }) => group === id).length === picked.length,
  )
  return picked.length > 0 && whole !== undefined ? whole.name : `${picked.length} legs`
}

/** A size without the dust of binary fractions. */
export const tidy = (size: number): number => Number(size.toPrecision(15))

export const refused = <T>(code: string, sentence: string): Result<T> =>
  failure(issue('', code, sentence))

/** Nothing to act on: the same sentence everywhere. */
export const nothingPicked = <T>(): Result<T> =>
  refused('empty', 'no leg is picked: open one, or use the menu of its row')

/** The edit that puts each picked leg's change in its place. */
export function changed(
  document: Document,
  ids: readonly string[],
  verb: string,
  change: (leg: Leg) => Leg,
): Result<Edit> {
  if (legsOf(document, ids).length === 0) return nothingPicked()
  const legs = document.legs.map((leg) => (ids.includes(leg.id) ? change(leg) : leg))
  return success({ kind: 'setLegs', said: `${verb} ${nameOf(document, ids)}`, legs })
}
