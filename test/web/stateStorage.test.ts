// The books on the device: kept with their steps back, refused, unreadable, taken over from before.
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { examples, writeDocument, type Document } from '../../src'
import { Books, freeName } from '../../web/state/books.svelte'
import { History } from '../../web/state/history'
import { Session } from '../../web/state/session.svelte'
import { openStorage, type Book, type Shelved, type Storage } from '../../web/state/storage'

const sample = examples[0]!.document
const other = examples[1]!.document

const book = (id: string, document: Document, more: Partial<Shelved> = {}): Book => ({
  shelved: { id, name: document.name, order: 1, isFresh: false, ...more },
  document,
  history: History.empty,
})

async function loadedFrom(storage: Storage, id?: string): Promise<Book> {
  const loaded = await storage.load(id)
  if (loaded.kind !== 'book') throw new Error(`${loaded.kind}, not a book`)
  return loaded.book
}

function stubLocalStorage(): Map<string, string> {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  })
  return kept
}

beforeEach(() => {
  vi.unstubAllGlobals()
  globalThis.indexedDB = new IDBFactory()
})

describe('storage', () => {
  test('is empty at first, then gives back what was saved', async () => {
    const storage = await openStorage()
    expect(storage.isKept).toBe(true)
    expect(await storage.load()).toEqual({ kind: 'empty' })
    await storage.save(book('a', sample))
    const again = await loadedFrom(await openStorage())
    expect(again.document).toEqual(sample)
    expect(again.shelved).toEqual({ id: 'a', name: sample.name, order: 1, isFresh: false })
  })

  test('keeps several books and opens the one that was open last', async () => {
    const storage = await openStorage()
    await storage.save(book('a', sample, { order: 3 }))
    await storage.save(book('b', other, { order: 2 }))
    expect((await storage.shelf()).map(({ id }) => id)).toEqual(['a', 'b'])
    expect((await loadedFrom(storage)).shelved.id).toBe('a')
    expect((await loadedFrom(storage, 'b')).document).toEqual(other)
    await storage.remove('a')
    expect((await loadedFrom(await openStorage())).shelved.id).toBe('b')
  })

  test('keeps the steps back, and drops them where they belong to another text', async () => {
    const session = new Session(sample)
    session.edit({ kind: 'setShocks', shocks: { spot: 0.2 } })
    const storage = await openStorage()
    const { document, history } = session
    await storage.save({ ...book('a', document), history })
    const again = await loadedFrom(storage)
    expect(again.history.undoLabel).toBe('Spot shock')
    expect(again.history.undo(again.document)?.document).toEqual(sample)
    const database = await openDB('netgreek')
    await database.put('books', writeDocument(other), 'a')
    const changed = await loadedFrom(storage)
    expect([changed.document.name, changed.history.length]).toEqual([other.name, 0])
    await database.put('histories', { odd: 1 }, 'a')
    expect((await loadedFrom(storage)).history.length).toBe(0)
  })

  test('falls back to memory where access throws', async () => {
    vi.stubGlobal('indexedDB', undefined)
    const storage = await openStorage()
    expect(storage.isKept).toBe(false)
    expect(await storage.load()).toEqual({ kind: 'empty' })
    await storage.save(book('a', sample))
    expect((await loadedFrom(storage)).document).toBe(sample)
  })

  test('takes over the one book of the first version', async () => {
    const old = await openDB('netgreek', 1, {
      upgrade: (database) => void database.createObjectStore('books'),
    })
    await old.put('books', writeDocument(other), 'last')
    old.close()
    const storage = await openStorage()
    expect(storage.isKept).toBe(true)
    const first = await loadedFrom(storage)
    expect([first.document, first.history.length]).toEqual([other, 0])
    await storage.save({ ...first, shelved: { ...first.shelved, name: other.name } })
    await storage.save(book('b', sample, { order: 2 }))
    expect((await storage.shelf()).map(({ name }) => name)).toEqual([sample.name, other.name])
  })

  test('sets an unreadable record aside', async () => {
    const storage = await openStorage()
    const database = await openDB('netgreek')
    await database.put('books', '{"format":"netgreek","version":1,"name":3}', 'last')
    const loaded = await storage.load()
    expect(loaded.kind).toBe('unreadable')
    expect(await database.get('books', 'unreadable')).toContain('"name":3')
    expect(await storage.load()).toEqual({ kind: 'empty' })
  })

  test('sets aside what is not text at all', async () => {
    const storage = await openStorage()
    const database = await openDB('netgreek')
    await database.put('books', { odd: true }, 'last')
    expect((await storage.load()).kind).toBe('unreadable')
  })
})

describe('a left page', () => {
  test('puts its book aside, which comes back once', async () => {
    const kept = stubLocalStorage()
    const storage = await openStorage()
    await storage.save(book('a', other, { order: 2 }))
    storage.saveAtOnce(book('b', sample, { order: 3 }))
    expect((await loadedFrom(await openStorage())).document).toEqual(sample)
    expect(kept.size).toBe(0)
    expect((await loadedFrom(await openStorage())).document).toEqual(sample)
    expect(await storage.shelf()).toHaveLength(2)
  })

  test('of the first version left the bare text of its document', async () => {
    const kept = stubLocalStorage()
    kept.set('netgreek.left', writeDocument(sample))
    expect((await loadedFrom(await openStorage())).document).toEqual(sample)
    expect(kept.size).toBe(0)
  })
})

describe('books', () => {
  const start = async () => {
    const storage = await openStorage()
    const first = book('book-1', sample, { isFresh: true })
    const session = new Session(sample)
    const books = new Books(storage, session, first.shelved)
    const shock = (spot: number) => {
      session.edit({ kind: 'setShocks', shocks: { spot } })
      books.changed(session.document)
    }
    const names = () => books.shelf.map(({ name }) => name)
    return { storage, session, books, shock, names }
  }

  test('a sample that nobody edited does not stay; one that was edited does', async () => {
    const { session, books, shock, names, storage } = await start()
    await books.add(other, true)
    expect(names()).toEqual([other.name])
    shock(0.3)
    await books.add(sample, true)
    expect(names()).toEqual([sample.name, other.name])
    await books.add(other, true)
    expect(names()).toEqual([`${other.name} 2`, other.name])
    expect(session.document.shocks.spot).toBe(other.shocks.spot)
    const kept = (await storage.shelf()).find(({ name }) => name === other.name)
    expect(await books.open(kept!.id)).toBe('')
    expect(session.document.shocks.spot).toBe(0.3)
    expect(session.undoLabel).toBe('Spot shock')
    expect(names()).toEqual([other.name])
  })

  test('the way back from a new book is the old one, with its steps', async () => {
    const { session, books, shock, names } = await start()
    shock(0.1)
    const back = await books.add(other)
    expect(session.canUndo).toBe(false)
    await back()
    expect(session.document.shocks.spot).toBe(0.1)
    expect(session.undoLabel).toBe('Spot shock')
    expect(names()).toEqual([sample.name])
  })

  test('a deleted book comes back as it was', async () => {
    const { session, books, shock, names } = await start()
    shock(0.1)
    await books.add(other)
    shock(0.2)
    const back = await books.remove(sample)
    expect(names()).toEqual([sample.name])
    expect(session.document.shocks.spot).toBe(0.1)
    await back()
    expect(names()).toEqual([other.name, sample.name])
    expect(session.document.shocks.spot).toBe(0.2)
    expect(session.canUndo).toBe(true)
  })

  test('the last book deleted leaves the fallback', async () => {
    const { session, books, shock, names, storage } = await start()
    shock(0.1)
    await books.remove(other)
    expect(names()).toEqual([other.name])
    expect(session.canUndo).toBe(false)
    expect(await storage.shelf()).toHaveLength(1)
  })

  test('undone to the document it was opened with, it is saved so', async () => {
    const { session, books, shock, storage } = await start()
    shock(0.1)
    await books.saving.now()
    session.undo()
    books.changed(session.document)
    await books.saving.now()
    expect((await loadedFrom(storage)).document).toEqual(sample)
  })

  test('several clicks at once open one book after the other', async () => {
    const { books, names, shock } = await start()
    shock(0.1)
    await Promise.all([books.add(other), books.add(other), books.add(sample)])
    expect(names()).toEqual([`${sample.name} 2`, `${other.name} 2`, other.name, sample.name])
  })

  test('a name that is taken gets a number', () => {
    expect(freeName('A', [])).toBe('A')
    expect(freeName('A', ['A'])).toBe('A 2')
    expect(freeName('A 2', ['A', 'A 2'])).toBe('A 3')
    expect(freeName('x'.repeat(80), ['x'.repeat(80)]).length).toBeLessThanOrEqual(80)
  })
})
