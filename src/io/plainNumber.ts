// Typed numbers of a fixed meaning: strikes and prices without a unit, sizes in coins or USD.
import { failure, issue, success, type Result } from '../domain/issue'
import { shown } from '../domain/schema'
import { readNumber } from './number'

/** A plain number without a unit, such as a strike or a price. */
export function plainNumber(text: string, what: string): Result<number> {
  const read = readNumber(text)
  if (!read.ok) return read
  return read.value.unit === 'none'
    ? success(read.value.value)
    : failure(issue('', 'unit', `${shown(text)} is not ${what}: write it without a unit`))
}

/** A size with its unit: `-2`, `-145500usd`, `$1m`. */
export function readSize(
  text: string,
): Result<{ readonly size: number; readonly unit: 'coin' | 'usd' }> {
  const digits = text.replace(/usd$/i, '').replace(/^([+\-\u2212]?\s*)\$/, '$1')
  const read = plainNumber(digits, 'a size')
  if (!read.ok) return read
  if (read.value === 0)
    return failure(issue('size', 'zero', '0 is not a size: use a number above or below 0'))
  return success({ size: read.value, unit: digits === text ? 'coin' : 'usd' })
}
