// Actions applied to books, for their tests.
import { applyEdit, type Document, type Edit } from '../../src/document'
import type { Result } from '../../src/domain/issue'
import { examples } from '../../src/examples'

export const sample = examples[0]?.document as Document

/** The document after an action; a refusal fails the test with its sentence. */
export function after(document: Document, made: Result<Edit>): Document {
  if (!made.ok) throw new Error(made.issues[0]?.message)
  const next = applyEdit(document, made.value)
  if (!next.ok) throw new Error(next.issues[0]?.message)
  return next.value
}

export const sentence = (made: Result<unknown>): string => made.issues[0]?.message ?? 'no complaint'

export const idsOf = (document: Document): string[] => document.legs.map(({ id }) => id)
