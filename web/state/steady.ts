// Lists that say what they said before keep their identity, so that what follows from them is not made
// again.

type Alike<Entry> = (one: Entry, other: Entry) => boolean

/** Whether two lists are as long and alike entry by entry; nothing is like a list that is not there. */
export const isSameList = <Entry>(
  list: readonly Entry[],
  other: readonly Entry[] | undefined,
  isAlike: Alike<Entry> = Object.is,
): boolean =>
  other !== undefined &&
  list.length === other.length &&
  list.every((entry, at) => isAlike(entry, other[at] as Entry))

/** Answers the list it was given last as long as the next one is alike, entry by entry. */
export function steady<List extends readonly unknown[]>(
  isAlike: Alike<List[number]>,
): (next: List) => List {
  let last: List | undefined
  return (next) => {
    if (last === undefined || !isSameList<List[number]>(next, last, isAlike)) last = next
    return last
  }
}
