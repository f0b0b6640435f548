// Typed numbers of a fixed meaning: strikes and prices without a unit, sizes in coins or USD.
import { failure, issue, success, type Result } from '../domain/issue'
import { shown } from '../domain/schema'
import type { Notation } from './notation'
import { readNumber } from './number'

/** A plain number without a unit, such as a strike or a price. */
export function plainNumber(text: string, what: string, notation?: Notation): Result<number> {
  const read = readNumber(text, notation)
  if (!read.ok) return read
  return read.value.unit === 'none'
    ? success(read.value.value)
    : failure(issue('', 'unit', `${shown(text)} is not ${what}: write it without a unit`))
}

/** A size with its unit: `-2`, `-145500usd`, `$1m`. */
export function readSize(
  text: string,
  notation?: Notation,
): Result<{ readonly size: number; readonly unit: 'coin' | 'usd' }> {
  const digits = text.replace(/usd$/i, '').replace(/^([+\-\u2212]?\s*)\$/, '$1')
  const isUsd = digits !== text
  const read = plainNumber(digits, 'a size', notation)
  if (!read.ok) {
    const inUnit = (figures: string): string => (isUsd ? `${figures}usd` : figures)
    return failure(
      ...read.issues.map(({ readings, ...rest }) =>
        readings === undefined
          ? rest
          : {
              ...rest,
              readings: readings.map((one) => ({ shown: one.shown, typed: inUnit(one.typed) })),
            },
      ),
    )
  }
  if (read.value === 0)
    return failure(issue('size', 'zero', '0 is not a size: use a number above or below 0'))
  return success({ size: read.value, unit: isUsd ? 'usd' : 'coin' })
}
