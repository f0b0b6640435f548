// A leg: one signed holding of an instrument in one account.
import * as v from 'valibot'
import type { Frozen } from '../domain/market'
import { between, finite, identifier, positive, text } from '../domain/schema'
import { instrumentSchema, quantityUnit, type Instrument } from '../instruments'

export const volatilitySchema = v.variant('source', [
  /** Read from the market's quote of the same expiry, strike and right. */
  v.strictObject({ source: v.literal('chain') }),
  /** From the underlying's fitted smiles: any strike and expiry. */
  v.strictObject({ source: v.literal('smile') }),
  v.strictObject({
    source: v.literal('typed'),
    value: between(0, 100, 'a volatility as a decimal'),
  }),
])

const fieldsSchema = v.strictObject({
  id: identifier('a leg name'),
  group: identifier('a group'),
  account: identifier('an account'),
  isOn: v.boolean(),
  instrument: instrumentSchema,
  /** Signed count: coins, contracts, or USD for inverse perpetuals and futures; times `multiplier`. */
  quantity: v.pipe(
    finite('a size'),
    v.check((size) => size !== 0, '0 is not a size: use a number above or below 0'),
  ),
  /** Coins (or USD, for inverse perpetuals and futures) of one contract; 1 when the size is not in contracts. */
  multiplier: positive('a contract multiplier'),
  /** Price paid or received: USD per coin, or coins per coin for coin-settled options; null when not known. */
  entryPrice: v.nullable(between(0, 1e15, 'an entry price')),
  /** USD paid in fees since entry. */
  fees: finite('an amount in USD'),
  /** USD of funding received since entry; negative when paid. */
  fundingReceived: finite('an amount in USD'),
  /** Options only; null for the rest. */
  volatility: v.nullable(volatilitySchema),
  /** USD delivery price, asked for once a leg has expired before the valuation time. */
  settlementPrice: v.nullable(positive('a settlement price in USD')),
  note: text('a note'),
})

export const legSchema = v.pipe(
  fieldsSchema,
  v.forward(
    v.check(
      ({ entryPrice, instrument }) => entryPrice !== 0 || quantityUnit(instrument) !== 'usd',
      '0 is not an entry price of an inverse contract, which divides by it: use null if not known',
    ),
    ['entryPrice'],
  ),
)

export type Leg = Frozen<v.InferOutput<typeof legSchema>>
export type Volatility = Frozen<v.InferOutput<typeof volatilitySchema>>

/** Signed size in the instrument's own unit: contracts times multiplier. */
export const sizeOf = (leg: Leg): number => leg.quantity * leg.multiplier

/** A leg of an instrument with every other field at its neutral value. */
export function newLeg(
  id: string,
  instrument: Instrument,
  quantity: number,
  rest: Partial<Omit<Leg, 'id' | 'instrument' | 'quantity'>> & Pick<Leg, 'group' | 'account'>,
): Leg {
  return {
    id,
    isOn: true,
    instrument,
    quantity,
    multiplier: 1,
    entryPrice: null,
    fees: 0,
    fundingReceived: 0,
    volatility: instrument.kind === 'option' ? { source: 'chain' } : null,
    settlementPrice: null,
    note: '',
    ...rest,
  }
}
