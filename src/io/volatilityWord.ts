// A typed volatility says whether it is a percent: 44.6% or 0.446. A bare 44.6 is asked back.
import { failure, issue, success, type Result } from '../domain/issue'
import { shown } from '../domain/schema'
import { scaled, shifted } from './decimal'

const FORM = /^\+?(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)\s*(%|v|)$/i

/**
 * Reads `44.6%`, `0.446`, `0.446v` or `44.6v` as a decimal per year. With `v` a number below 3 is a
 * decimal and one from 3 on is in points; a bare number from 3 on is refused.
 */
export function readVolatility(text: string): Result<number> {
  const found = text.length > 60 ? null : FORM.exec(text.trim())
  if (found === null)
    return failure(
      issue(
        'volatility',
        'notVolatility',
        `${shown(text)} is not a volatility: write 44.6% or 0.446`,
      ),
    )
  const [, digits = '', sign = ''] = found
  const isLarge = Number(digits) >= 3
  if (sign === '' && isLarge)
    return failure(
      issue(
        'volatility',
        'ambiguous',
        `a volatility of ${digits} could be a percent or a decimal: write ${digits}% or ${scaled(digits, -2)}`,
      ),
    )
  const value = scaled(digits, sign === '%' || isLarge ? -2 : 0)
  if (value > 100)
    return failure(
      issue('volatility', 'tooLarge', `${text.trim()} is above the highest volatility, 10000%`),
    )
  return success(value)
}

/** A decimal volatility as it is typed: 0.446 gives `44.6%`. Reads back exactly. */
export const volatilityText = (value: number): string => `${shifted(value, 2)}%`
