// Where legs are held. The venue names the published rules that apply there.
import * as v from 'valibot'
import type { Frozen } from '../domain/market'
import { choice, identifier, text } from '../domain/schema'
import { VENUE_NAMES } from '../venues'

export const accountSchema = v.strictObject({
  id: identifier('an account name'),
  name: text('a name', 80),
  venue: choice(VENUE_NAMES, 'a venue'),
})

export type Account = Frozen<v.InferOutput<typeof accountSchema>>

/** A named set of legs: a strategy. */
export const groupSchema = v.strictObject({
  id: identifier('a group name'),
  name: text('a name', 80),
})

export type Group = Frozen<v.InferOutput<typeof groupSchema>>
