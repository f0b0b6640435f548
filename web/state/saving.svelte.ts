// Saves the book a moment after its last change, and at once when the page is hidden.
import type { Book, Storage } from './storage'

const DELAY = 400

export type SavedState = 'saved' | 'saving' | 'refused'

export class Saving {
  state = $state<SavedState>('saved')
  #timer: ReturnType<typeof setTimeout> | undefined
  #isWaiting = false
  #storage: Storage
  /** The book as it is when it is written, not when it changed: a drag may have ended since. */
  #book: () => Book

  constructor(storage: Storage, book: () => Book) {
    this.#storage = storage
    this.#book = book
    if (!storage.isKept) this.state = 'refused'
  }

  later(): void {
    this.#isWaiting = true
    if (this.state === 'saved') this.state = 'saving'
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.now(), DELAY)
  }

  /** The page is being left: what waits is kept at once. */
  leave(): void {
    if (this.#isWaiting) this.#storage.saveAtOnce(this.#book())
    void this.now()
  }

  /** Writes what waits. */
  async now(): Promise<void> {
    clearTimeout(this.#timer)
    if (!this.#isWaiting) return
    this.#isWaiting = false
    try {
      await this.#storage.save(this.#book())
      if (!this.#isWaiting && this.#storage.isKept) this.state = 'saved'
    } catch {
      // Full or revoked: the status bar says that the book is not saved.
      this.state = 'refused'
    }
  }
}
