// The shape of a volatility shock beside its parallel part: relative move, weight by tenor, twist.
import * as v from 'valibot'
import { between } from '../domain/schema'
import type { StateRow } from './shock'

/** A shape that leaves every volatility to the parallel shock alone. */
export const noSmileShock = {
  /** Relative move: 0.5 is +50 % of each volatility. */
  factor: 0,
  /** Shift and relative move weigh (30/days)^power: under 30 days, and from there on. */
  tenorPower: 0,
  longTenorPower: 0,
  /** Fewer days left than this count as this many. */
  tenorFloorDays: 1,
  /** Volatility, decimal, per deviation of ln(K/F), and per its square. */
  skew: 0,
  curvature: 0,
}

export type SmileShock = Readonly<typeof noSmileShock>

const power = (what: string) => v.optional(between(-2, 2, what), 0)

export const smileShockSchema = v.strictObject({
  factor: v.optional(between(-1, 10, 'a relative volatility shock as a fraction'), 0),
  tenorPower: power('a power of the tenor under 30 days'),
  longTenorPower: power('a power of the tenor from 30 days on'),
  tenorFloorDays: v.optional(between(0.01, 3650, 'a least number of days'), 1),
  skew: v.optional(between(-5, 5, 'a skew shock as a decimal per deviation'), 0),
  curvature: v.optional(between(-5, 5, 'a curvature shock as a decimal per squared deviation'), 0),
})

/** Whether a shape does nothing: a floor of days alone weighs nothing. */
export const isNeutral = (smile: SmileShock): boolean =>
  smile.factor === 0 &&
  smile.tenorPower === 0 &&
  smile.longTenorPower === 0 &&
  smile.skew === 0 &&
  smile.curvature === 0

export function writeSmileShock(smile: SmileShock, row: StateRow): void {
  row.volatilityFactor = 1 + smile.factor
  row.tenorPower = smile.tenorPower
  row.longTenorPower = smile.longTenorPower
  row.tenorFloorDays = smile.tenorFloorDays
  row.skewShift = smile.skew
  row.curvatureShift = smile.curvature
}
