// The last document, kept on the device in IndexedDB; where storage is refused (the access itself
// may throw or never answer), in memory, and the status bar says so.
import { openDB, type IDBPDatabase } from 'idb'
import { readDocument, writeDocument, type Document } from '../../src'

const DATABASE = 'netgreek'
const BOOKS = 'books'
const LAST = 'last'
const SET_ASIDE = 'unreadable'
const OPEN_LIMIT = 4000
/** Where a page that is being left puts what IndexedDB has no time to take. */
const LEFT = 'netgreek.left'

/** What was found at the start. */
export type Loaded =
  | { readonly kind: 'document'; readonly document: Document }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable'; readonly reason: string }

export interface Storage {
  /** False where the device refuses: documents then live until the page closes. */
  readonly isKept: boolean
  load(): Promise<Loaded>
  save(document: Document): Promise<void>
  /** For a page that is being left: at once, or not at all. */
  saveAtOnce(document: Document): void
}

const memoryStorage: Storage = {
  isKept: false,
  load: () => Promise.resolve({ kind: 'empty' }),
  save: () => Promise.resolve(),
  saveAtOnce: () => undefined,
}

/** One text in the synchronous storage; refused or full, it stays empty. */
const left = {
  get(): string | null {
    try {
      return localStorage.getItem(LEFT)
    } catch {
      return null
    }
  },
  put(text: string): void {
    try {
      localStorage.setItem(LEFT, text)
    } catch {
      // Refused or full: the write to IndexedDB was started as well.
    }
  },
  clear(): void {
    try {
      localStorage.removeItem(LEFT)
    } catch {
      // Refused: then nothing was put there.
    }
  },
}

function late(limit: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('storage did not answer')), limit)
  })
}

async function openDatabase(): Promise<IDBPDatabase> {
  return openDB(DATABASE, 1, {
    upgrade: (database) => {
      database.createObjectStore(BOOKS)
    },
  })
}

function deviceStorage(database: IDBPDatabase): Storage {
  return {
    isKept: true,
    async load() {
      const stored: unknown = left.get() ?? (await database.get(BOOKS, LAST))
      left.clear()
      if (stored === undefined) return { kind: 'empty' }
      const parsed =
        typeof stored === 'string'
          ? readDocument(stored)
          : { ok: false as const, issues: [{ message: 'it is not text' }] }
      if (parsed.ok) {
        await database.put(BOOKS, stored, LAST)
        return { kind: 'document', document: parsed.value }
      }
      await database.put(BOOKS, stored, SET_ASIDE)
      await database.delete(BOOKS, LAST)
      return { kind: 'unreadable', reason: parsed.issues[0]?.message ?? 'it cannot be read' }
    },
    async save(document) {
      await database.put(BOOKS, writeDocument(document), LAST)
      left.clear()
    },
    saveAtOnce: (document) => left.put(writeDocument(document)),
  }
}

export async function openStorage(): Promise<Storage> {
  try {
    return deviceStorage(await Promise.race([openDatabase(), late(OPEN_LIMIT)]))
  } catch {
    // Refused, private or blocked: the reason changes nothing for the reader.
    return memoryStorage
  }
}
