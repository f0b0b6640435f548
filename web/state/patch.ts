// The difference between two documents as a list of changes, and a document with the changes made.
// Parts that are the same object are not looked into, so a difference costs what was edited, not what
// the book holds. Keys are only followed where they already stand: a patch from storage reaches no
// prototype and makes no place that was not there.

type Key = string | number

/** One change: a value put at a place, or some items of a list replaced by others. */
export type Change =
  | { readonly path: readonly Key[]; readonly value: unknown }
  | {
      readonly path: readonly Key[]
      readonly at: number
      readonly gone: number
      readonly items: readonly unknown[]
    }

export type Patch = readonly Change[]

type Plain = Readonly<Record<string, unknown>>

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether two values are written the same: keys in the same order, and a zero has its sign. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, at) => isSame(item, b[at]))
  if (!isPlain(a) || !isPlain(b) || !haveSameKeys(a, b)) return false
  return Object.keys(a).every((key) => isSame(a[key], b[key]))
}

function haveSameKeys(a: Plain, b: Plain): boolean {
  const [ours, theirs] = [Object.keys(a), Object.keys(b)]
  return ours.length === theirs.length && ours.every((key, at) => key === theirs[at])
}

/** Whether two items of a list are one thing before and after: the same id, where they have one. */
const isCounterpart = (a: unknown, b: unknown): boolean =>
  isPlain(a) && isPlain(b) && a['id'] === b['id'] && haveSameKeys(a, b)

function listChanges(from: readonly unknown[], to: readonly unknown[], path: readonly Key[]) {
  const shorter = Math.min(from.length, to.length)
  let start = 0
  while (start < shorter && isSame(from[start], to[start])) start += 1
  let end = 0
  while (end < shorter - start && isSame(from[from.length - 1 - end], to[to.length - 1 - end]))
    end += 1
  const items = to.slice(start, to.length - end)
  const gone = from.length - start - end
  if (gone === 0 && items.length === 0) return []
  const before = from.slice(start, from.length - end)
  if (gone === items.length && before.every((item, at) => isCounterpart(item, items[at])))
    return before.flatMap((item, at) => changesBetween(item, items[at], [...path, start + at]))
  return [{ path, at: start, gone, items }]
}

/** What makes `to` of `from`. Both are plain JSON values. */
export function changesBetween(from: unknown, to: unknown, path: readonly Key[] = []): Change[] {
  if (Object.is(from, to)) return []
  if (Array.isArray(from) && Array.isArray(to)) return listChanges(from, to, path)
  // An object with other keys, or in another order, is put whole: then its order is that of `to`.
  if (isPlain(from) && isPlain(to) && haveSameKeys(from, to))
    return Object.keys(to).flatMap((key) => changesBetween(from[key], to[key], [...path, key]))
  return [{ path, value: to }]
}

class Damaged extends Error {}

function spliced(list: unknown, change: Extract<Change, { at: number }>): unknown {
  const { at, gone, items } = change
  const isRight =
    Array.isArray(list) && Number.isInteger(at) && Number.isInteger(gone) && Array.isArray(items)
  if (!isRight || at < 0 || gone < 0 || at + gone > list.length) throw new Damaged()
  return (list as unknown[]).toSpliced(at, gone, ...(items as unknown[]))
}

function put(value: unknown, change: Change, depth: number): unknown {
  const key = change.path[depth]
  if (key === undefined) return 'value' in change ? change.value : spliced(value, change)
  if (Array.isArray(value)) {
    if (typeof key !== 'number' || !(key in value)) throw new Damaged()
    return value.with(key, put(value[key], change, depth + 1))
  }
  if (!isPlain(value) || typeof key !== 'string' || !Object.hasOwn(value, key)) throw new Damaged()
  // Own keys only, and each defined anew: no key of a patch can reach a setter.
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === key ? put(inner, change, depth + 1) : inner,
    ]),
  )
}

const isChange = (change: unknown): change is Change =>
  isPlain(change) &&
  Array.isArray(change['path']) &&
  ('value' in change || ('at' in change && 'gone' in change && 'items' in change))

/** The value with all changes made; null where the patch does not belong to it. */
export function patched(value: unknown, patch: unknown): { readonly value: unknown } | null {
  if (!Array.isArray(patch)) return null
  try {
    return {
      value: patch.reduce((held: unknown, change: unknown) => {
        if (!isChange(change)) throw new Damaged()
        return put(held, change, 0)
      }, value),
    }
  } catch (error) {
    if (error instanceof Damaged) return null
    throw error
  }
}

/** JSON text that keeps the sign of a zero, which JSON.stringify drops. */
export function exactJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(exactJson).join(',')}]`
  if (isPlain(value))
    return `{${Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => `${JSON.stringify(key)}:${exactJson(inner)}`)
      .join(',')}}`
  return Object.is(value, -0) ? '-0' : (JSON.stringify(value) ?? 'null')
}
