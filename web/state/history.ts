// Undo as a list of documents: they are immutable and share what did not change, so a step costs
// only its own difference. Edits with one gesture key form one step until the gesture ends. Steps
// that come from the device are changes (keptHistory.ts), made when they are wanted.
import { parseDocument, type Document } from '../../src'
import { patched, type Patch } from './patch'

const LONGEST = 200

/** A document to go to: as it is, or as what makes it of the document of the step nearer to now. */
export type Step =
  | { readonly label: string; readonly document: Document }
  | { readonly label: string; readonly patch: Patch }

interface Moved {
  readonly document: Document
  readonly label: string
  readonly history: History
}

/** The document of a step; null where its changes do not lead to a valid one. */
function documentOf(step: Step, present: Document): Document | null {
  if ('document' in step) return step.document
  const made = patched(present, step.patch)
  if (made === null) return null
  const parsed = parseDocument(made.value)
  return parsed.ok ? parsed.value : null
}

/** Documents before and after the present one. Immutable: every change is a new History. */
export class History {
  private constructor(
    readonly past: readonly Step[],
    readonly future: readonly Step[],
    private readonly gesture: string | null,
  ) {}

  static readonly empty = new History([], [], null)

  /** Steps as they were kept; the nearest of each list stands last. */
  static of(past: readonly Step[], future: readonly Step[]): History {
    return new History(past.slice(-LONGEST), future.slice(-LONGEST), null)
  }

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
    if (last === undefined || !('document' in last) || this.gesture !== gesture) return null
    return { document: last.document, history: new History(this.past.slice(0, -1), [], null) }
  }

  /** One step back; null where there is none, or where what was kept of it is damaged. */
  undo(present: Document): Moved | null {
    const step = this.past.at(-1)
    const document = step === undefined ? null : documentOf(step, present)
    if (step === undefined || document === null) return null
    const future = [...this.future, { document: present, label: step.label }]
    return {
      document,
      label: step.label,
      history: new History(this.past.slice(0, -1), future, null),
    }
  }

  redo(present: Document): Moved | null {
    const step = this.future.at(-1)
    const document = step === undefined ? null : documentOf(step, present)
    if (step === undefined || document === null) return null
    const past = [...this.past, { document: present, label: step.label }]
    return {
      document,
      label: step.label,
      history: new History(past, this.future.slice(0, -1), null),
    }
  }

  /** Without the steps back, or without those forward: they led nowhere. */
  without(side: 'past' | 'future'): History {
    return side === 'past' ? new History([], this.future, null) : new History(this.past, [], null)
  }
}
