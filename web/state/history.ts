// Undo as a list of documents: they are immutable and share what did not change, so a step costs
// only its own difference. Edits with one gesture key form one step until the gesture ends.
import type { Document } from '../../src'

const LONGEST = 200

interface Step {
  readonly document: Document
  readonly label: string
}

/** Documents before and after the present one. Immutable: every change is a new History. */
export class History {
  private constructor(
    private readonly past: readonly Step[],
    private readonly future: readonly Step[],
    private readonly gesture: string | null,
  ) {}

  static readonly empty = new History([], [], null)

  /** What undo would take back, or null. */
  get undoLabel(): string | null {
    return this.past.at(-1)?.label ?? null
  }

  get redoLabel(): string | null {
    return this.future.at(-1)?.label ?? null
  }

  get length(): number {
    return this.past.length
  }

  /** After an edit of `before`. A gesture already open keeps its first document. */
  push(before: Document, label: string, gesture: string | null): History {
    if (gesture !== null && gesture === this.gesture) return this
    return new History([...this.past, { document: before, label }].slice(-LONGEST), [], gesture)
  }

  endGesture(): History {
    return this.gesture === null ? this : new History(this.past, this.future, null)
  }

  /** The document before an open gesture, and the history without it. */
  cancelGesture(gesture: string): { document: Document; history: History } | null {
    const last = this.past.at(-1)
    if (last === undefined || this.gesture !== gesture) return null
    return { document: last.document, history: new History(this.past.slice(0, -1), [], null) }
  }

  undo(present: Document): { document: Document; label: string; history: History } | null {
    const step = this.past.at(-1)
    if (step === undefined) return null
    const future = [...this.future, { document: present, label: step.label }]
    return { ...step, history: new History(this.past.slice(0, -1), future, null) }
  }

  redo(present: Document): { document: Document; label: string; history: History } | null {
    const step = this.future.at(-1)
    if (step === undefined) return null
    const past = [...this.past, { document: present, label: step.label }]
    return { ...step, history: new History(past, this.future.slice(0, -1), null) }
  }
}
