// A holding of the coin itself. Worth quantity * S.
import * as v from 'valibot'
import { InstrumentKind, PayoffStyle } from '../../assembly/abi'
import { identifier } from '../domain/schema'
import type { InstrumentDescriptor } from './instrument'

export const spotSchema = v.strictObject({
  kind: v.literal('spot'),
  underlying: identifier('an underlying'),
})

export type Spot = Readonly<v.InferOutput<typeof spotSchema>>

export const spot: InstrumentDescriptor<Spot> = {
  name: 'Spot',
  schema: spotSchema,
  fields: [],
  pack: () => ({ kind: InstrumentKind.Spot, style: PayoffStyle.Linear, strike: NaN, right: 1 }),
  label: ({ underlying }) => `${underlying} spot`,
}
