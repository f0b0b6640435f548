// A typed volatility says whether it is a percent: 44.6% or 0.446. A bare 44.6 is asked back.
import { failure, issue, success, type Result } from '../domain/issue'
import { shown } from '../domain/schema'
import { scaled, shifted } from './decimal'
import { digitsIn, NOTATIONS, unmistakable, type Notation } from './notation'
import { ambiguity } from './number'

const FORM = /^\+?([\d.,]+)(e[+-]?\d+)?\s*(%|v|)$/i
const HIGHEST = 100

/**
 * Reads `44.6%`, `44,6%`, `0.446`, `0.446v` or `44.6v` as a decimal per year. With `v` a number below
 * 3 is a decimal and one from 3 on is in points; a bare number from 3 on is refused. Where one of two
 * notations gives no volatility, the other one is meant.
 */
export function readVolatility(text: string, notation?: Notation): Result<number> {
  const ways = notation === undefined ? NOTATIONS : [notation]
  const read = ways.map((way) => ({ way, result: readIn(text, way) }))
  const right = read.flatMap(({ way, result }) => (result.ok ? [{ way, value: result.value }] : []))
  const [first, second] = right
  if (first === undefined) {
    const told = read.find(({ result }) => result.issues[0]?.code !== 'notVolatility') ?? read[0]
    return told?.result ?? failure(issue('volatility', 'missing', 'a volatility is missing'))
  }
  if (second === undefined || second.value === first.value) return success(first.value)
  return ambiguity(
    text,
    right.map(({ way }) => {
      const plain = (digits: string): string => text.trim().replace(/[\d.,]+/, digits)
      const digits = digitsIn(/[\d.,]+/.exec(text)?.[0] ?? '', way) ?? ''
      return { shown: plain(digits), typed: plain(unmistakable(digits)) }
    }),
  )
}

function readIn(text: string, notation: Notation): Result<number> {
  const found = text.length > 60 ? null : FORM.exec(text.trim())
  const plain = digitsIn(found?.[1] ?? '', notation)
  if (found === null || plain === null)
    return failure(
      issue(
        'volatility',
        'notVolatility',
        `${shown(text)} is not a volatility: write 44.6% or 0.446`,
      ),
    )
  const [, , exponent = '', sign = ''] = found
  const digits = plain + exponent
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
  if (value > HIGHEST)
    return failure(
      issue('volatility', 'tooLarge', `${text.trim()} is above the highest volatility, 10000%`),
    )
  return success(value)
}

/** A decimal volatility as it is typed: 0.446 gives `44.6%`. Reads back exactly. */
export const volatilityText = (value: number): string => `${unmistakable(shifted(value, 2))}%`
