// Differences between documents: they lead from one to the other exactly, cost what was edited, and
// reach nothing that was not there.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyEdit,
  examples,
  readDocument,
  writeDocument,
  type Document,
  type Edit,
} from '../../src'
import { changesBetween, exactJson, isSame, patched } from '../../web/state/patch'

/** As it comes from the device: keys in canonical order. */
const reread = (document: Document): Document => {
  const read = readDocument(writeDocument(document))
  if (!read.ok) throw new Error(read.issues[0]?.message)
  return read.value
}
const sample = reread(examples[0]!.document)
const json = fc.jsonValue({ maxDepth: 4 })
const again = (value: unknown): unknown => JSON.parse(exactJson(value))
const edited = (document: Document, edit: Edit): Document => {
  const next = applyEdit(document, edit)
  if (!next.ok) throw new Error(next.issues[0]?.message)
  return next.value
}

describe('a patch', () => {
  test('makes the second value of the first, through text as well, to the byte', () => {
    fc.assert(
      fc.property(json, json, (from, to) => {
        const patch = again(changesBetween(from, to))
        const made = patched(from, patch)
        expect(exactJson(made?.value)).toBe(exactJson(to))
        expect(isSame(made?.value, to)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('leaves both values as they were', () => {
    fc.assert(
      fc.property(json, json, (from, to) => {
        const [a, b] = [exactJson(from), exactJson(to)]
        patched(from, changesBetween(from, to))
        expect([exactJson(from), exactJson(to)]).toEqual([a, b])
      }),
    )
  })

  test('of an edit is the edit, not the book', () => {
    const shocked = edited(sample, { kind: 'setShocks', shocks: { spot: -0.2 } })
    expect(changesBetween(shocked, sample)).toEqual([{ path: ['shocks', 'spot'], value: -0.06 }])
    const [first] = sample.legs
    const shorter = edited(sample, { kind: 'removeLeg', id: first!.id })
    expect(changesBetween(shorter, sample)).toEqual([
      { path: ['legs'], at: 0, gone: 0, items: [first] },
    ])
    const larger = edited(sample, { kind: 'setLeg', leg: { ...first!, quantity: 6 } })
    expect(changesBetween(larger, sample)).toEqual([
      { path: ['legs', 0, 'quantity'], value: first!.quantity },
    ])
    expect(changesBetween(sample, sample)).toEqual([])
  })

  test('keeps the sign of a zero and the order of keys', () => {
    expect(again(changesBetween({ a: 0 }, { a: -0 }))).toEqual([{ path: ['a'], value: -0 }])
    const turned = patched({ a: 1, b: 2 }, changesBetween({ a: 1, b: 2 }, { b: 2, a: 1 }))
    expect(Object.keys(turned?.value as object)).toEqual(['b', 'a'])
  })

  test('that does not belong to the value is refused', () => {
    for (const wrong of [
      'text',
      null,
      [null],
      [{ path: 'name', value: 1 }],
      [{ path: ['nowhere'], value: 1 }],
      [{ path: ['legs', 99], value: 1 }],
      [{ path: ['legs', '0'], value: 1 }],
      [{ path: ['legs'], at: 5, gone: 9, items: [] }],
      [{ path: ['legs'], at: -1, gone: 0, items: [] }],
      [{ path: ['name'], at: 0, gone: 0, items: [] }],
      [{ path: ['legs'], at: 0, gone: 0, items: 'none' }],
    ])
      expect(patched(sample, wrong), JSON.stringify(wrong)).toBeNull()
  })

  test('reaches no prototype', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      expect(patched(sample, [{ path: [key, 'stolen'], value: 1 }])).toBeNull()
      expect(patched(sample, [{ path: ['legs', key], value: 1 }])).toBeNull()
    }
    const hostile: unknown = JSON.parse('[{"path":["name"],"value":{"__proto__":{"stolen":1}}}]')
    patched(sample, hostile)
    expect(({} as { stolen?: number }).stolen).toBeUndefined()
    expect(writeDocument(sample)).toContain('"name"')
  })
})
