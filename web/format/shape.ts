// The shape of a volatility shock in words: what it does beside the parallel move.
import type { SmileShock } from '../../src'
import { percent, points } from './number'

/** "×(30/d)^0.5"; under and from 30 days apart where the powers differ. */
function tenorText({ tenorPower, longTenorPower, tenorFloorDays }: SmileShock): string {
  if (tenorPower === 0 && longTenorPower === 0) return ''
  const floor = tenorFloorDays === 1 ? '' : `, d at least ${tenorFloorDays}`
  const both = `×(30/d)^${tenorPower}`
  return tenorPower === longTenorPower
    ? both + floor
    : `${both}, from 30 d ^${longTenorPower}${floor}`
}

/** Nothing for a parallel shock; else "+20.0% relative, ×(30/d)^0.5, skew +1.0 pt": twists per deviation. */
export function shapeText(smile: SmileShock | undefined): string {
  if (smile === undefined) return ''
  const { factor, skew, curvature } = smile
  return [
    factor === 0 ? '' : `${percent(factor, 1, { signed: true })} relative`,
    tenorText(smile),
    skew === 0 ? '' : `skew ${points(skew)}`,
    curvature === 0 ? '' : `curvature ${points(curvature)}`,
  ]
    .filter((part) => part !== '')
    .join(', ')
}
