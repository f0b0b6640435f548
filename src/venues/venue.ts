// A venue: its published rules as dated, sourced data. Fees for now.

export interface FeeSchedule {
  /** Fraction of the underlying's value per coin; options are capped at a fraction of their price. */
  readonly option: number
  readonly optionCap: number
  /** Fractions of notional. */
  readonly future: number
  readonly perpetual: number
  readonly spot: number
}

export interface Venue {
  readonly name: string
  /** Taker fees. */
  readonly fees: FeeSchedule
  readonly source: string
  /** Date at which the source was read. */
  readonly asOf: string
}
