// The books on this device, in IndexedDB: each with its document, its steps back and its place on the
// shelf. Where storage is refused (the access itself may throw or never answer), in memory, and the
// status bar says so.
import { openDB, type IDBPDatabase } from 'idb'
import { readDocument, writeDocument, type Document } from '../../src'
import { History } from './history'
import { readHistory, writeHistory } from './keptHistory'
import { leftBehind, type LeftBook } from './leftBehind'

const DATABASE = 'netgreek'
/** Texts of documents by the id of their book; a text that could not be read under `SET_ASIDE`. */
const BOOKS = 'books'
const HISTORIES = 'histories'
const SHELF = 'shelf'
const STORES = [BOOKS, HISTORIES, SHELF]
const SET_ASIDE = 'unreadable'
/** The only book of earlier versions, which had no shelf. */
const LAST = 'last'
const only: Shelved = { id: LAST, name: 'Book', order: 1, isFresh: false }
const OPEN_LIMIT = 4000

/** A book on the shelf. */
export interface Shelved {
  readonly id: string
  readonly name: string
  /** Grows with every opening: the highest was open last. */
  readonly order: number
  /** A sample or an empty book that nobody edited: it need not stay. */
  readonly isFresh: boolean
}

/** A book with all that belongs to it. */
export interface Book {
  readonly shelved: Shelved
  readonly document: Document
  readonly history: History
}

/** What was found at the start, or under an id. */
export type Loaded =
  | { readonly kind: 'book'; readonly book: Book }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable'; readonly reason: string }

export interface Storage {
  /** False where the device refuses: books then live until the page closes. */
  readonly isKept: boolean
  shelf(): Promise<readonly Shelved[]>
  /** The book that was open last, or the one with an id. An unreadable one is set aside. */
  load(id?: string): Promise<Loaded>
  save(book: Book): Promise<void>
  /** For a page that is being left: at once, or not at all. */
  saveAtOnce(book: Book): void
  remove(id: string): Promise<void>
}

interface Texts {
  readonly document: unknown
  readonly history: unknown
}

/** A history belongs to one text of its document: to another it does not apply. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return `${text.length} ${hash >>> 0}`
}

const textsOf = ({ document, history }: Book): LeftBook['texts'] => ({
  document: writeDocument(document),
  history: writeHistory(history, document),
})

function historyOf({ document, history }: Texts): History {
  if (typeof history !== 'object' || history === null) return History.empty
  const { of, text } = history as { of?: unknown; text?: unknown }
  return typeof document === 'string' && of === fingerprint(document) && typeof text === 'string'
    ? readHistory(text)
    : History.empty
}

function bookOf(shelved: Shelved, texts: Texts): Loaded {
  const { document } = texts
  if (typeof document !== 'string') return { kind: 'unreadable', reason: 'it is not text' }
  const parsed = readDocument(document)
  if (!parsed.ok)
    return { kind: 'unreadable', reason: parsed.issues[0]?.message ?? 'it cannot be read' }
  return {
    kind: 'book',
    book: { shelved, document: parsed.value, history: historyOf(texts) },
  }
}

const lastOpened = (shelf: readonly Shelved[]): Shelved | undefined =>
  shelf.toSorted((a, b) => a.order - b.order).at(-1)

function memoryStorage(): Storage {
  const books = new Map<string, Book>()
  const shelf = () => [...books.values()].map(({ shelved }) => shelved)
  return {
    isKept: false,
    shelf: () => Promise.resolve(shelf()),
    load(id) {
      const book = books.get(id ?? lastOpened(shelf())?.id ?? '')
      return Promise.resolve(book === undefined ? { kind: 'empty' } : { kind: 'book', book })
    },
    save(book) {
      books.set(book.shelved.id, book)
      return Promise.resolve()
    },
    saveAtOnce: () => undefined,
    remove(id) {
      books.delete(id)
      return Promise.resolve()
    },
  }
}

function late(limit: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('storage did not answer')), limit)
  })
}

function openDatabase(): Promise<IDBPDatabase> {
  return openDB(DATABASE, 2, {
    upgrade(database) {
      for (const name of STORES)
        if (!database.objectStoreNames.contains(name)) database.createObjectStore(name)
    },
    // A newer version of this page waits: it may have the database.
    blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
  })
}

async function put(database: IDBPDatabase, shelved: Shelved, texts: LeftBook['texts']) {
  const { id } = shelved
  const history = { of: fingerprint(texts.document), text: texts.history }
  const change = database.transaction(STORES, 'readwrite')
  await Promise.all([
    change.objectStore(BOOKS).put(texts.document, id),
    change.objectStore(HISTORIES).put(history, id),
    change.objectStore(SHELF).put(shelved, id),
    change.done,
  ])
}

async function removeFrom(database: IDBPDatabase, id: string): Promise<void> {
  const change = database.transaction(STORES, 'readwrite')
  await Promise.all([...STORES.map((name) => change.objectStore(name).delete(id)), change.done])
}

/** What a left page put aside goes where it belongs, before anything is read. */
async function takeLeft(database: IDBPDatabase): Promise<void> {
  const left = leftBehind.get()
  leftBehind.clear()
  if (left === null) return
  if ('shelved' in left) return put(database, left.shelved, left.texts)
  const shelved = lastOpened(await shelfOf(database)) ?? only
  await put(database, shelved, { document: left.document, history: '' })
}

/** The shelf, without what is none of ours. */
async function shelfOf(database: IDBPDatabase): Promise<readonly Shelved[]> {
  const all: unknown[] = await database.getAll(SHELF)
  if (all.length === 0) return (await database.get(BOOKS, LAST)) === undefined ? [] : [only]
  return all.filter((one): one is Shelved => {
    if (typeof one !== 'object' || one === null) return false
    const { id, name, order } = one as Partial<Shelved>
    return typeof id === 'string' && typeof name === 'string' && typeof order === 'number'
  })
}

function deviceStorage(database: IDBPDatabase): Storage {
  return {
    isKept: true,
    shelf: () => shelfOf(database),
    async load(id) {
      if (id === undefined) await takeLeft(database)
      const shelf = await shelfOf(database)
      const shelved = id === undefined ? lastOpened(shelf) : shelf.find((one) => one.id === id)
      if (shelved === undefined) return { kind: 'empty' }
      const document: unknown = await database.get(BOOKS, shelved.id)
      const history: unknown = await database.get(HISTORIES, shelved.id)
      const loaded = bookOf(shelved, { document, history })
      if (loaded.kind === 'unreadable') {
        await database.put(BOOKS, document ?? null, SET_ASIDE)
        await removeFrom(database, shelved.id)
      }
      return loaded
    },
    async save(book) {
      await put(database, book.shelved, textsOf(book))
      leftBehind.clear()
    },
    saveAtOnce: (book) => leftBehind.put({ shelved: book.shelved, texts: textsOf(book) }),
    remove: (id) => removeFrom(database, id),
  }
}

export async function openStorage(): Promise<Storage> {
  try {
    return deviceStorage(await Promise.race([openDatabase(), late(OPEN_LIMIT)]))
  } catch {
    // Refused, private or blocked: the reason changes nothing for the reader.
    return memoryStorage()
  }
}
