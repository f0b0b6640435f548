// What a page that is being left puts aside at once, in the synchronous storage: IndexedDB may have
// no time to take it. The next start puts it where it belongs.
import type { Shelved } from './storage'

const LEFT = 'netgreek.left'

export interface LeftBook {
  readonly shelved: Shelved
  readonly texts: { readonly document: string; readonly history: string }
}

/** A book, or the bare text of a document as earlier versions put it. */
export type Left = LeftBook | { readonly document: string }

const isBook = (left: unknown): left is LeftBook => {
  const { shelved, texts } = (left ?? {}) as Partial<LeftBook>
  return (
    typeof shelved?.id === 'string' &&
    typeof shelved.name === 'string' &&
    typeof shelved.order === 'number' &&
    typeof texts?.document === 'string' &&
    typeof texts.history === 'string'
  )
}

function read(text: string): Left {
  try {
    const left: unknown = JSON.parse(text)
    if (isBook(left)) return left
  } catch {
    // Not ours: the reader of documents says what is wrong with it.
  }
  return { document: text }
}

export const leftBehind = {
  get(): Left | null {
    try {
      const text = localStorage.getItem(LEFT)
      return text === null ? null : read(text)
    } catch {
      return null
    }
  },
  put(left: LeftBook): void {
    const { shelved, texts } = left
    for (const history of [texts.history, '']) {
      try {
        localStorage.setItem(LEFT, JSON.stringify({ shelved, texts: { ...texts, history } }))
        return
      } catch {
        // Refused or full: without its steps back it may fit. The write to IndexedDB was started too.
      }
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
