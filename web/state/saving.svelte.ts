// Saves the document a moment after its last change, and at once when the page is hidden.
import type { Document } from '../../src'
import type { Storage } from './storage'

const DELAY = 400

export type SavedState = 'saved' | 'saving' | 'refused'

export class Saving {
  state = $state<SavedState>('saved')
  #timer: ReturnType<typeof setTimeout> | undefined
  #waiting: Document | null = null
  #storage: Storage

  constructor(storage: Storage) {
    this.#storage = storage
    if (!storage.isKept) this.state = 'refused'
  }

  later(document: Document): void {
    this.#waiting = document
    if (this.state === 'saved') this.state = 'saving'
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.now(), DELAY)
  }

  /** The page is being left: what waits is kept at once. */
  leave(): void {
    if (this.#waiting !== null) this.#storage.saveAtOnce(this.#waiting)
    void this.now()
  }

  async now(): Promise<void> {
    clearTimeout(this.#timer)
    const document = this.#waiting
    if (document === null) return
    this.#waiting = null
    if (!this.#storage.isKept) return
    try {
      await this.#storage.save(document)
      if (this.#waiting === null) this.state = 'saved'
    } catch {
      // Full or revoked: the status bar says that the book is not saved.
      this.state = 'refused'
    }
  }
}
