// The last document on the device: kept, refused, unreadable.
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { examples } from '../../src'
import { openStorage } from '../../web/state/storage'

const sample = examples[0]!.document

beforeEach(() => {
  vi.unstubAllGlobals()
  globalThis.indexedDB = new IDBFactory()
})

describe('storage', () => {
  test('is empty at first, then gives back what was saved', async () => {
    const storage = await openStorage()
    expect(storage.isKept).toBe(true)
    expect(await storage.load()).toEqual({ kind: 'empty' })
    await storage.save(sample)
    const again = await openStorage()
    expect(await again.load()).toEqual({ kind: 'document', document: sample })
  })

  test('falls back to memory where access throws', async () => {
    vi.stubGlobal('indexedDB', undefined)
    const storage = await openStorage()
    expect(storage.isKept).toBe(false)
    await storage.save(sample)
    expect(await storage.load()).toEqual({ kind: 'empty' })
  })

  test('sets an unreadable record aside', async () => {
    const storage = await openStorage()
    const database = await openDB('netgreek', 1)
    await database.put('books', '{"format":"netgreek","version":1,"name":3}', 'last')
    const loaded = await storage.load()
    expect(loaded.kind).toBe('unreadable')
    expect(await database.get('books', 'unreadable')).toContain('"name":3')
    expect(await storage.load()).toEqual({ kind: 'empty' })
  })

  test('sets aside what is not text at all', async () => {
    const storage = await openStorage()
    const database = await openDB('netgreek', 1)
    await database.put('books', { odd: true }, 'last')
    expect((await storage.load()).kind).toBe('unreadable')
  })
})

test('what a left page put aside comes back, once', async () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  })
  const storage = await openStorage()
  await storage.save(examples[1]!.document)
  storage.saveAtOnce(sample)
  expect(await (await openStorage()).load()).toEqual({ kind: 'document', document: sample })
  expect(kept.size).toBe(0)
  expect(await (await openStorage()).load()).toEqual({ kind: 'document', document: sample })
})
