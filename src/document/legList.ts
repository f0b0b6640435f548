// The legs of a book as one list: what an action on several of them leaves, in one edit.
import * as v from 'valibot'
import { failure, issue, success, type Result } from '../domain/issue'
import { repeats } from '../domain/market'
import { parseWith } from '../domain/schema'
import { groupSchema, type Group } from './account'
import { legIssues, type Document } from './document'
import { legSchema, type Leg } from './leg'

/** A leg parsed for its place in a document, or what is wrong with it there. */
export function checkedLeg(document: Document, leg: Leg, at: number): Result<Leg> {
  const parsed = parseWith(legSchema, leg, `legs[${at}]`)
  if (!parsed.ok) return parsed
  const found = legIssues(parsed.value, at, document)
  return found.length > 0 ? failure(...found) : success(parsed.value)
}

/** The document with another list of legs, and of groups where given; what it held is not parsed again. */
export function withLegs(
  document: Document,
  legs: readonly Leg[],
  groups: readonly Group[] = document.groups,
): Result<Document> {
  const named = parseWith(v.array(groupSchema), groups, 'groups')
  if (!named.ok) return named
  const [twice] = [...repeats(legs, ({ id }) => id), ...repeats(groups, ({ id }) => id)]
  if (twice !== undefined)
    return failure(issue('legs', 'repeated', 'a leg or a group stands twice: nothing was changed'))
  const framed: Document = { ...document, groups: named.value }
  const held = new Set(document.groups === groups ? document.legs : [])
  const next: Leg[] = []
  for (const [at, leg] of legs.entries()) {
    const parsed = held.has(leg) ? success(leg) : checkedLeg(framed, leg, at)
    if (!parsed.ok) return parsed
    next.push(parsed.value)
  }
  return success({ ...framed, legs: next })
}
