// What a book's greeks say of it and of one of its legs, for tests that ask nothing else.
import { greeks } from '../../src/analyses'
import type { Document } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { answerOf } from './core'

export const greeksOf = (core: Core, document: Document) =>
  answerOf(core, greeks, document, { unit: 'usd' })

/** The figures of one leg; a leg that is not valued is an error of the test. */
export function legFiguresOf(core: Core, document: Document, id = 'a') {
  const figures = greeksOf(core, document).legs.get(id)
  if (figures === undefined) throw new Error(`no leg ${id}`)
  return figures
}
