import type { Document } from '../document/document'

/** Makes ids that no leg of the document has, one after the other: `leg-8`, `leg-9`, … */
export function legIds(document: Document): () => string {
  const taken = new Set(document.legs.map(({ id }) => id))
  let count = document.legs.length
  return () => {
    do count += 1
    while (taken.has(`leg-${count}`))
    return `leg-${count}`
  }
}
