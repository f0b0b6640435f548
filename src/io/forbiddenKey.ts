// Keys that would reach an object's prototype. JSON can carry them as ordinary keys.

const KEYS = new Set(['__proto__', 'constructor', 'prototype'])
const MAY_HOLD_ONE = /__proto__|constructor|prototype|\\u/

/** The path of the first forbidden key in parsed JSON, or null. Walks without recursion. */
function pathOfKey(parsed: unknown): string | null {
  const waiting: { readonly value: unknown; readonly path: string }[] = [
    { value: parsed, path: '' },
  ]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next
    if (typeof value !== 'object' || value === null) continue
    const isList = Array.isArray(value)
    for (const key of Object.keys(value)) {
      const inner = isList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
      if (!isList && KEYS.has(key)) return inner
      waiting.push({ value: (value as Readonly<Record<string, unknown>>)[key], path: inner })
    }
  }
  return null
}

/** The path of a forbidden key in a JSON text and what it parsed to, or null. */
export const forbiddenKey = (text: string, parsed: unknown): string | null =>
  MAY_HOLD_ONE.test(text) ? pathOfKey(parsed) : null
