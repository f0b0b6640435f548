// One change of the Market. A shock writes columns of a state row and nothing else.

/** A state row being written: the shifts of one underlying in one state, in canonical units. */
export interface StateRow {
  yearsPassed: number
  spotFactor: number
  volatilityShift: number
  volatilityFactor: number
  tenorPower: number
  longTenorPower: number
  tenorFloorDays: number
  skewShift: number
  curvatureShift: number
  basisShift: number
  rateShift: number
  fundingShift: number
}

export interface Shock {
  readonly label: string
  /** Bounds of a valid value. */
  readonly lowest: number
  readonly highest: number
  /** Bounds of its slider. */
  readonly range: readonly [number, number]
  /** One keyboard step. */
  readonly step: number
  /** What the value is measured in, for the reader. */
  readonly unit: 'fraction' | 'points' | 'days' | 'basisPoints'
  write(value: number, row: StateRow): void
}
