// The record of instrument kinds: a new kind does not compile until it stands here.
import * as v from 'valibot'
import { future, futureSchema, type Future } from './future'
import type { InstrumentDescriptor, PackedInstrument } from './instrument'
import { option, optionSchema, type Option } from './option'
import { perpetual, perpetualSchema, type Perpetual } from './perpetual'
import { spot, spotSchema, type Spot } from './spot'

export type Instrument = Spot | Perpetual | Future | Option
export type { Future, Option, Perpetual, Spot }
export type { Field } from './instrument'
export { dateLabel, dayLabel, strikeLabel } from './instrument'
export type { Style } from './style'

type Kinds = {
  readonly [K in Instrument['kind']]: InstrumentDescriptor<Extract<Instrument, { kind: K }>>
}

export const instruments: Kinds = { spot, perpetual, future, option }

export const instrumentSchema = v.variant('kind', [
  spotSchema,
  perpetualSchema,
  futureSchema,
  optionSchema,
])

const descriptorOf = (instrument: Instrument): InstrumentDescriptor<Instrument> =>
  instruments[instrument.kind]

export const packInstrument = (instrument: Instrument): PackedInstrument =>
  descriptorOf(instrument).pack(instrument)

export const labelOf = (instrument: Instrument): string =>
  descriptorOf(instrument).label(instrument)

/** The expiry of a dated instrument, or null. */
export const expiryOf = (instrument: Instrument): string | null =>
  'expiry' in instrument ? instrument.expiry : null

/** `spot`, `lin` or `inv`: the settlement tag beside an instrument's name. */
export function settlementTag(instrument: Instrument): 'spot' | 'lin' | 'inv' {
  if (!('style' in instrument)) return 'spot'
  return instrument.style === 'inverse' ? 'inv' : 'lin'
}

/** Unit of a leg's quantity: USD notional for inverse futures and perpetuals, else coins. */
export function quantityUnit(instrument: Instrument): 'coin' | 'usd' {
  const isFuture = instrument.kind === 'future' || instrument.kind === 'perpetual'
  return isFuture && instrument.style === 'inverse' ? 'usd' : 'coin'
}

/** Unit of a leg's price: coins per coin for coin-settled options, else USD per coin. */
export const priceUnit = (instrument: Instrument): 'coin' | 'usd' =>
  instrument.kind === 'option' && instrument.style === 'inverse' ? 'coin' : 'usd'
