// What every instrument kind says of itself; the record in index.ts holds one entry per kind.
import type { GenericSchema } from 'valibot'
import type { InstrumentKind, PayoffStyle } from '../../assembly/abi'

/** A field of the editing form, in the order shown. */
export interface Field {
  readonly name: 'strike' | 'expiry' | 'right' | 'style'
  readonly label: string
}

/** The columns of a leg's row that its instrument decides. */
export interface PackedInstrument {
  readonly kind: InstrumentKind
  readonly style: PayoffStyle
  readonly strike: number
  readonly right: number
}

export interface InstrumentDescriptor<T> {
  /** What a person calls it. */
  readonly name: string
  readonly schema: GenericSchema<unknown, T>
  readonly fields: readonly Field[]
  pack(instrument: T): PackedInstrument
  /** Short text for a table row: `27 Feb 90,000 P` without its underlying and settlement. */
  label(instrument: T): string
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `27 Feb 26`, in UTC. */
export function dateLabel(instant: string): string {
  const date = new Date(instant)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''} ${String(date.getUTCFullYear()).slice(2)}`
}

/** `27 Feb`, in UTC. */
export const dayLabel = (instant: string): string => dateLabel(instant).slice(0, -3)

/** A price with grouped thousands and no needless decimals: `90,000`, `0.125`. */
export function strikeLabel(strike: number): string {
  const [whole = '', decimals] = String(strike).split('.')
  if (!/^\d+$/.test(whole)) return String(strike)
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return decimals === undefined ? grouped : `${grouped}.${decimals}`
}
