// A European option. Linear: pays max(±(S - K), 0) USD. Inverse (coin-settled): pays
// max(±(S - K), 0)/S coins; it is not an inverse future.
import * as v from 'valibot'
import { InstrumentKind } from '../../assembly/abi'
import { choice, identifier, instant, positive } from '../domain/schema'
import { dayLabel, strikeLabel, type InstrumentDescriptor } from './instrument'
import { STYLES, styleCode } from './style'

export const optionSchema = v.strictObject({
  kind: v.literal('option'),
  underlying: identifier('an underlying'),
  style: choice(STYLES, 'a payoff style'),
  expiry: instant('an expiry'),
  strike: positive('a strike in USD'),
  right: choice(['call', 'put'], 'a right'),
})

export type Option = Readonly<v.InferOutput<typeof optionSchema>>

export const option: InstrumentDescriptor<Option> = {
  name: 'Option',
  schema: optionSchema,
  fields: [
    { name: 'strike', label: 'Strike' },
    { name: 'expiry', label: 'Expiry' },
    { name: 'right', label: 'Right' },
    { name: 'style', label: 'Settles in' },
  ],
  pack: ({ style, strike, right }) => ({
    kind: InstrumentKind.Option,
    style: styleCode(style),
    strike,
    right: right === 'call' ? 1 : -1,
  }),
  label: ({ expiry, strike, right }) =>
    `${dayLabel(expiry)} ${strikeLabel(strike)} ${right === 'call' ? 'C' : 'P'}`,
}
