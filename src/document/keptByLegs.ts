// What follows from a book and not from its shocks, made once: a slider asks for it with every move.
import type { Document } from './document'
import type { Leg } from './leg'

/**
 * The function, its last answer for each list of legs kept as long as what it `reads` beside them is the same.
 * The answer is shared: nobody writes to it.
 */
export function keptByLegs<Made>(
  reads: (document: Document) => readonly unknown[],
  make: (document: Document) => Made,
): (document: Document) => Made {
  const kept = new WeakMap<readonly Leg[], { readonly read: readonly unknown[]; made: Made }>()
  return (document) => {
    const read = reads(document)
    const known = kept.get(document.legs)
    if (known !== undefined && read.every((one, at) => one === known.read[at])) return known.made
    const made = make(document)
    kept.set(document.legs, { read, made })
    return made
  }
}
