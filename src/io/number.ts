// Numbers as desks type them: 90k, 1.5m, -6%, +5v, 2w, 25bp, simple sums. Nothing is guessed: what
// can be read in two ways is asked back.
import { failure, issue, success, type Result } from '../domain/issue'
import { shown } from '../domain/schema'
import { scaled } from './decimal'

/** What a typed number says it is measured in; `none` when it says nothing. */
export type NumberUnit = 'none' | 'percent' | 'volatilityPoints' | 'days' | 'basisPoints'

export interface TypedNumber {
  /** In canonical units: -6% is -0.06, +5v is 0.05, 2w is 14 (days), 25bp is 0.0025. */
  readonly value: number
  readonly unit: NumberUnit
}

interface Suffix {
  readonly unit: NumberUnit
  readonly places: number
  readonly factor: number
}

const SUFFIXES: Readonly<Record<string, Suffix>> = {
  '': { unit: 'none', places: 0, factor: 1 },
  k: { unit: 'none', places: 3, factor: 1 },
  m: { unit: 'none', places: 6, factor: 1 },
  '%': { unit: 'percent', places: -2, factor: 1 },
  v: { unit: 'volatilityPoints', places: -2, factor: 1 },
  pt: { unit: 'volatilityPoints', places: -2, factor: 1 },
  d: { unit: 'days', places: 0, factor: 1 },
  w: { unit: 'days', places: 0, factor: 7 },
  bp: { unit: 'basisPoints', places: -4, factor: 1 },
  bps: { unit: 'basisPoints', places: -4, factor: 1 },
}

const complaint = <T>(code: string, message: string): Result<T> => failure(issue('', code, message))

/** A group of figures such as `1,234.5` as plain decimal text, or why it is not one. */
function plainDigits(figures: string): Result<string> {
  if (/^(\d+\.?\d*|\.\d+)$/.test(figures)) return success(figures)
  const dotted = figures.replaceAll('.', '')
  // Grouped by commas, with a point; or the other way round, with a comma.
  if (/^\d{1,3}(,\d{3})+\.\d*$/.test(figures) || /^\d{1,3}(,\d{3}){2,}$/.test(figures))
    return success(figures.replaceAll(',', ''))
  if (/^\d{1,3}(\.\d{3})+,\d*$/.test(figures)) return success(dotted.replace(',', '.'))
  if (/^\d{1,3}(\.\d{3}){2,}$/.test(figures)) return success(dotted)
  if (/^[1-9]\d{0,2},\d{3}$/.test(figures))
    return complaint(
      'ambiguous',
      `${figures} could be ${figures.replace(',', '')} or ${figures.replace(',', '.')}: type it without the comma or with a point`,
    )
  if (/^\d+,\d+$/.test(figures)) return success(figures.replace(',', '.'))
  return complaint('notNumber', `${shown(figures)} is not a number: the groups do not fit`)
}

const TERM = /^([+-]?)(\d[\d.,]*|[.,]\d+)(e[+-]?\d+)?([a-z%]*)/i

interface Term extends TypedNumber {
  readonly length: number
}

function readTerm(rest: string): Result<Term> {
  const found = TERM.exec(rest)
  if (found === null)
    return complaint(
      'notNumber',
      `${shown(rest)} is not a number such as 90k, 1.5m, -6% or 90k+500`,
    )
  const [whole, sign = '', figures = '', exponent = '', word = ''] = found
  const suffix = Object.hasOwn(SUFFIXES, word.toLowerCase())
    ? SUFFIXES[word.toLowerCase()]
    : undefined
  if (suffix === undefined)
    return complaint(
      'unknownUnit',
      `${shown(word)} is not a unit: use k, m, %, v (volatility points), d, w or bp`,
    )
  const digits = plainDigits(figures)
  if (!digits.ok) return digits
  const size = scaled(digits.value + exponent, suffix.places) * suffix.factor
  if (!Number.isFinite(size)) return complaint('tooLarge', `${shown(whole)} is too large`)
  return success({ value: sign === '-' ? -size : size, unit: suffix.unit, length: whole.length })
}

/** Signs and spaces in one form: a true minus becomes a hyphen, spaces that group figures go. */
function normal(text: string): string {
  return text
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/(\d)[\u2009\u202F\u00A0 '’](?=\d{3}(?!\d))/g, '$1')
    .replace(/[\u2009\u202F\u00A0\u200A]/g, ' ')
    .replace(/\s*([+-])\s*/g, '$1')
    .replace(/(\d)\s+([a-z%]+)/gi, '$1$2')
    .trim()
}

/**
 * Reads a typed number or a sum of them (all in one unit). Fails on what is not a number, on mixed
 * units, and on what could be read in two ways, with a sentence that says how to type it.
 */
export function readNumber(text: string): Result<TypedNumber> {
  if (text.length > 100) return complaint('notNumber', 'a number has at most 100 characters')
  let rest = normal(text)
  if (rest === '') return complaint('empty', 'a number is missing')
  let sum = 0
  let common: NumberUnit | null = null
  while (rest !== '') {
    if (common !== null && !/^[+-]/.test(rest))
      return complaint(
        'notNumber',
        `${shown(text)} is not a number: ${shown(rest)} does not belong to it`,
      )
    const term = readTerm(rest)
    if (!term.ok) return term
    const { value, unit, length } = term.value
    if (common !== null && common !== unit)
      return complaint('mixedUnits', `${shown(text)} adds different units: use one for all`)
    sum += value
    common = unit
    rest = rest.slice(length)
  }
  if (!Number.isFinite(sum)) return complaint('tooLarge', `${shown(text)} is too large`)
  return success({ value: sum, unit: common ?? 'none' })
}
