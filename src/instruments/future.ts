// A dated future. Linear: quantity*(F - entry) USD. Inverse: N*(1/entry - 1/F) coins.
import * as v from 'valibot'
import { InstrumentKind } from '../../assembly/abi'
import { choice, identifier, instant } from '../domain/schema'
import { dateLabel, type InstrumentDescriptor } from './instrument'
import { STYLES, styleCode } from './style'

export const futureSchema = v.strictObject({
  kind: v.literal('future'),
  underlying: identifier('an underlying'),
  style: choice(STYLES, 'a payoff style'),
  expiry: instant('an expiry'),
})

export type Future = Readonly<v.InferOutput<typeof futureSchema>>

export const future: InstrumentDescriptor<Future> = {
  name: 'Future',
  schema: futureSchema,
  fields: [
    { name: 'expiry', label: 'Expiry' },
    { name: 'style', label: 'Settles in' },
  ],
  pack: ({ style }) => ({
    kind: InstrumentKind.Future,
    style: styleCode(style),
    strike: NaN,
    right: 1,
  }),
  label: ({ expiry }) => `${dateLabel(expiry)} future`,
}
