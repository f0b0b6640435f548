// The document on screen and the steps back from it. Every change goes through `edit`.
import {
  applyEdit,
  restShocks,
  type Document,
  type Edit,
  type Issue,
  type PageUnit,
} from '../../src'
import { actionLabel } from './actionLabel'
import { History } from './history'

/** Answers the same book, under no shocks, as long as nothing but shocks changes. */
function underNoShocks(): (document: Document) => Document {
  let last: Document | null = null
  return (document) => {
    const book: Document = { ...document, shocks: restShocks }
    const old = last
    const keys = Object.keys(book) as (keyof Document)[]
    const isSame =
      old !== null &&
      keys.length === Object.keys(old).length &&
      keys.every((key) => book[key] === old[key])
    if (isSame) return old
    last = book
    return book
  }
}

export class Session {
  #document: Document = $state.raw() as Document
  #history = $state.raw(History.empty)

  readonly #bookOf = underNoShocks()
  readonly #book = $derived(this.#bookOf(this.#document))

  /** What the page counts in. */
  unit = $state<PageUnit>('usd')
  /** What the last edit, undo or redo did, in words. */
  lastAction = $state('')

  constructor(document: Document, history: History = History.empty) {
    this.#document = document
    this.#history = history
  }

  /** Another book on screen, with its own steps back. */
  reopen(document: Document, history: History): void {
    this.#document = document
    this.#history = history
  }

  get history(): History {
    return this.#history
  }

  get document(): Document {
    return this.#document
  }

  /**
   * The document under no shocks. What does not depend on the scenario reads this: it stands still
   * while a slider moves.
   */
  get book(): Document {
    return this.#book
  }

  get canUndo(): boolean {
    return this.#history.undoLabel !== null
  }

  get canRedo(): boolean {
    return this.#history.redoLabel !== null
  }

  get undoLabel(): string | null {
    return this.#history.undoLabel
  }

  get redoLabel(): string | null {
    return this.#history.redoLabel
  }

  /**
   * Applies an edit. Answers what is wrong with it (and changes nothing), or no complaints.
   * Consecutive edits with the same gesture key are one undo step until `endGesture`.
   */
  edit(edit: Edit, gesture?: string): readonly Issue[] {
    const before = this.#document
    const next = applyEdit(before, edit)
    if (!next.ok) return next.issues
    const label = actionLabel(edit, before)
    this.#history = this.#history.push(before, label, gesture ?? null)
    this.#document = next.value
    this.lastAction = label
    return []
  }

  endGesture(): void {
    this.#history = this.#history.endGesture()
  }

  /** Back to the document before an open gesture, as if it had not begun. */
  cancelGesture(gesture: string): void {
    const cancelled = this.#history.cancelGesture(gesture)
    if (cancelled === null) return
    this.#document = cancelled.document
    this.#history = cancelled.history
  }

  undo(): boolean {
    return this.#step(this.#history.undo(this.#document), 'past')
  }

  redo(): boolean {
    return this.#step(this.#history.redo(this.#document), 'future')
  }

  #step(step: ReturnType<History['undo']>, side: 'past' | 'future'): boolean {
    const verb = side === 'past' ? 'Undone' : 'Redone'
    if (step === null) {
      const isDamaged = this.#history[side].length > 0
      if (isDamaged) this.lastAction = 'The steps kept on this device cannot be read: they are gone'
      this.#history = this.#history.without(side)
      return isDamaged
    }
    this.#document = step.document
    this.#history = step.history
    this.lastAction = `${verb}: ${step.label}`
    return true
  }
}
