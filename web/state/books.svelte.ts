// The books of this device: which is open, and what is done with whole books. Every change waits until
// the open book is saved, so no work is lost on the way.
import type { Document } from '../../src'
import { History } from './history'
import { Saving } from './saving.svelte'
import type { Session } from './session.svelte'
import type { Book, Shelved, Storage } from './storage'

/** A book's name, and a number where it is taken. */
export function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name
  const bare = name.replace(/ \d+$/, '').slice(0, 76)
  let count = 2
  while (taken.includes(`${bare} ${count}`)) count += 1
  return `${bare} ${count}`
}

const idAfter = (shelf: readonly Shelved[]): string => {
  const ids = new Set(shelf.map(({ id }) => id))
  let count = shelf.length + 1
  while (ids.has(`book-${count}`)) count += 1
  return `book-${count}`
}

export class Books {
  /** All books, the one that was open last first. */
  shelf = $state.raw<readonly Shelved[]>([])
  #open: Shelved = $state.raw() as Shelved
  readonly saving: Saving
  /** The document that was seen last: the same again is no change. */
  #seen: Document
  #turn: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly storage: Storage,
    private readonly session: Session,
    open: Shelved,
  ) {
    this.#open = open
    this.#seen = session.document
    this.saving = new Saving(storage, () => this.book)
    void this.refresh()
  }

  get openId(): string {
    return this.#open.id
  }

  /** The open book. */
  get book(): Book {
    const { document, history } = this.session
    return { shelved: { ...this.#open, name: document.name }, document, history }
  }

  /** The document on screen is another one: saved soon, unless it was only opened. */
  changed(document: Document): void {
    if (document === this.#seen) return
    this.#seen = document
    if (this.#open.isFresh) this.#open = { ...this.#open, isFresh: false }
    this.saving.later()
  }

  async refresh(): Promise<void> {
    const shelf = await this.storage.shelf().catch(() => [])
    const others = shelf.filter(({ id }) => id !== this.openId)
    this.shelf = [this.book.shelved, ...others.toSorted((a, b) => b.order - a.order)]
  }

  #next(): number {
    return Math.max(0, ...this.shelf.map(({ order }) => order)) + 1
  }

  /** One after the other: two clicks open two books in turn. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }

  async #show(book: Book): Promise<void> {
    this.#seen = book.document
    this.#open = book.shelved
    this.session.reopen(book.document, book.history)
    await this.storage.save(book).catch(() => undefined)
    await this.refresh()
  }

  /** Saves the open book, or drops it where it holds no work. */
  async #leave(): Promise<void> {
    if (this.#open.isFresh) await this.storage.remove(this.openId).catch(() => undefined)
    else {
      this.saving.later()
      await this.saving.now()
    }
  }

  /** Leaves the open book for another. Answers the way back, which drops `book` if it is untouched. */
  async #go(book: Book): Promise<() => Promise<void>> {
    const before = this.book
    await this.#leave()
    await this.#show({ ...book, shelved: { ...book.shelved, order: this.#next() } })
    return () =>
      this.#inTurn(async () => {
        const isUntouched = this.session.document === book.document
        if (this.openId === book.shelved.id && isUntouched)
          this.#open = { ...this.#open, isFresh: true }
        await this.#leave()
        await this.#show({ ...before, shelved: { ...before.shelved, order: this.#next() } })
      })
  }

  /** A book of the shelf, or why it cannot be read. */
  async read(id: string): Promise<Book | string> {
    if (id === this.openId) return this.book
    const loaded = await this.storage.load(id).catch(() => null)
    if (loaded?.kind === 'book') return loaded.book
    await this.refresh()
    const why = loaded?.kind === 'unreadable' ? loaded.reason : 'it is not on this device any more'
    return `That book was not opened: ${why}.`
  }

  /** Opens a book of the shelf; answers what is wrong, or nothing. */
  open(id: string): Promise<string> {
    return this.#inTurn(async () => {
      if (id === this.openId) return ''
      const book = await this.read(id)
      if (typeof book === 'string') return book
      await this.#go(book)
      return ''
    })
  }

  /**
   * Puts a new book on the shelf and opens it; answers the way back. `isFresh`: it holds no work of
   * its own yet.
   */
  add(document: Document, isFresh = false): Promise<() => Promise<void>> {
    return this.#inTurn(() => this.#add(document, isFresh))
  }

  async #add(document: Document, isFresh: boolean): Promise<() => Promise<void>> {
    await this.refresh()
    const taken = this.shelf.filter(({ isFresh: goes }) => !goes).map(({ name }) => name)
    const named = { ...document, name: freeName(document.name, taken) }
    const shelved = { id: idAfter(this.shelf), name: named.name, order: 0, isFresh }
    return this.#go({ shelved, document: named, history: History.empty })
  }

  /** Takes the open book off the shelf and opens the one before; answers the way back. */
  remove(fallback: Document): Promise<() => Promise<void>> {
    return this.#inTurn(async () => {
      const gone = this.book
      // Leaving drops it.
      this.#open = { ...this.#open, isFresh: true }
      await this.refresh()
      const next = this.shelf.find(({ id }) => id !== gone.shelved.id)
      const book = next === undefined ? '' : await this.read(next.id)
      if (typeof book === 'string') await this.#add(fallback, true)
      else await this.#go(book)
      return () =>
        this.#inTurn(async () => {
          await this.#leave()
          await this.#show({ ...gone, shelved: { ...gone.shelved, order: this.#next() } })
        })
    })
  }
}
