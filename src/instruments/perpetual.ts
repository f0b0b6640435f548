// A perpetual swap. Linear: quantity*(S - entry) USD. Inverse: N*(1/entry - 1/S) coins for a USD
// notional N (venue rule: contracts of fixed USD size, paid in the coin). Funding accrues simply.
import * as v from 'valibot'
import { InstrumentKind } from '../../assembly/abi'
import { choice, identifier } from '../domain/schema'
import type { InstrumentDescriptor } from './instrument'
import { STYLES, styleCode } from './style'

export const perpetualSchema = v.strictObject({
  kind: v.literal('perpetual'),
  underlying: identifier('an underlying'),
  style: choice(STYLES, 'a payoff style'),
})

export type Perpetual = Readonly<v.InferOutput<typeof perpetualSchema>>

export const perpetual: InstrumentDescriptor<Perpetual> = {
  name: 'Perpetual',
  schema: perpetualSchema,
  fields: [{ name: 'style', label: 'Settles in' }],
  pack: ({ style }) => ({
    kind: InstrumentKind.Perpetual,
    style: styleCode(style),
    strike: NaN,
    right: 1,
  }),
  label: ({ underlying }) => `${underlying} perpetual`,
}
