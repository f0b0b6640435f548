// Figures where two ways to them are compared: more digits than elsewhere, gaps as powers of ten.
import type { Unit } from '../../src'
import { unitLabel, isUsd } from './figure'
import { grouped, NOT_A_NUMBER, withSign } from './number'

const SIGNIFICANT = 9
const MOST_DECIMALS = 12

function decimals(size: number): number {
  const whole = size < 1 ? 1 : Math.floor(Math.log10(size)) + 1
  return Math.max(0, Math.min(MOST_DECIMALS, SIGNIFICANT - whole))
}

/** A figure with nine digits: `$736.454164 / pt`, `0.157098042 BTC`. */
export function precise(value: number, unit: Unit, coin: string): string {
  if (!Number.isFinite(value)) return withSign(value, NOT_A_NUMBER)
  const scaled = unit === 'fraction' ? value * 100 : value
  const digits = grouped(scaled, decimals(Math.abs(scaled)))
  const money = isUsd(unit) || unit === 'price' ? '$' : ''
  const percent = unit === 'fraction' ? '%' : ''
  return `${withSign(value, `${money}${digits}${percent}`)} ${unitLabel(unit, coin)}`.trimEnd()
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** The size of a gap: `4.2×10⁻¹¹`, `0.0039`. */
export function gapSize(value: number, unit: Unit, coin: string): string {
  if (Number.isNaN(value)) return NOT_A_NUMBER
  if (!Number.isFinite(value)) return withSign(value, '')
  const scaled = Math.abs(unit === 'fraction' ? value * 100 : value)
  const after = unit === 'fraction' ? ' pt' : ` ${unitLabel(unit, coin)}`.trimEnd()
  const before = isUsd(unit) || unit === 'price' ? '$' : ''
  if (scaled === 0) return `${before}0${after}`
  if (scaled >= 1e-3 && scaled < 1e6)
    return `${before}${grouped(scaled, Math.max(0, 2 - Math.floor(Math.log10(scaled))))}${after}`
  const [mantissa = '', power = ''] = scaled.toExponential(1).split('e')
  const raised = [...power.replace('+', '')].map((digit) =>
    digit === '-' ? '⁻' : (SUPERSCRIPTS[Number(digit)] ?? digit),
  )
  return `${before}${mantissa}×10${raised.join('')}${after}`
}

/** Basis points of the underlying, signed. */
export const basisPointsText = (value: number): string =>
  Number.isNaN(value) ? NOT_A_NUMBER : `${withSign(value, grouped(value, 2), true)} bp`
