// Lists that say the same keep their identity.
import { expect, test } from 'vitest'
import { steady } from '../../web/state/steady'

test('a list keeps its identity until an entry, the order or the length differs', () => {
  const keep = steady<readonly string[]>(Object.is)
  const first = keep(['a', 'b'])
  expect(keep(['a', 'b'])).toBe(first)
  for (const next of [['b', 'a'], ['b'], [], ['b']]) expect(keep(next)).toBe(next)
})
