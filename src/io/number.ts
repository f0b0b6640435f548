// Numbers as desks type them: 90k, 1.5m, -6%, +5v, 2w, 25bp, simple sums, in either notation (1,234.5
// and 1.234,5). Nothing is guessed: what can be read in two ways is asked back, with both readings.
import { failure, issue, success, type Result, type TextReading } from '../domain/issue'
import { shown } from '../domain/schema'
import { scaled } from './decimal'
import { digitsIn, NOTATIONS, unmistakable, type Notation } from './notation'

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

const TERM = /^([+-]?)(\d[\d.,']*|[.,]\d+)(e[+-]?\d+)?([a-z%]*)/i

interface Term extends TypedNumber {
  readonly length: number
  /** The term in plain digits, and in digits that no notation reads otherwise. */
  readonly plain: TextReading
}

function readTerm(rest: string, notation: Notation): Result<Term> {
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
  const digits = digitsIn(figures, notation)
  if (digits === null)
    return complaint('notNumber', `${shown(figures)} is not a number: the groups do not fit`)
  const size = scaled(digits + exponent, suffix.places) * suffix.factor
  if (!Number.isFinite(size)) return complaint('tooLarge', `${shown(whole)} is too large`)
  const told = (text: string): string => `${sign}${text}${exponent}${word}`
  return success({
    value: sign === '-' ? -size : size,
    unit: suffix.unit,
    length: whole.length,
    plain: { shown: told(digits), typed: told(unmistakable(digits)) },
  })
}

/** Signs and spaces in one form: a true minus becomes a hyphen, spaces that group become apostrophes. */
function normal(text: string): string {
  return text
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/(\d)[\u2009\u202F\u00A0 '’](?=\d{3}(?!\d))/g, "$1'")
    .replace(/[\u2009\u202F\u00A0\u200A]/g, ' ')
    .replace(/\s*([+-])\s*/g, '$1')
    .replace(/(\d)\s+([a-z%]+)/gi, '$1$2')
    .trim()
}

interface Sum extends TypedNumber {
  readonly plain: TextReading
}

/** A number or a sum of them (all in one unit) in one notation. */
function readSum(text: string, notation: Notation): Result<Sum> {
  let rest = normal(text)
  if (rest === '') return complaint('empty', 'a number is missing')
  let value = 0
  let common: NumberUnit | null = null
  let plain: TextReading = { shown: '', typed: '' }
  while (rest !== '') {
    if (common !== null && !/^[+-]/.test(rest))
      return complaint(
        'notNumber',
        `${shown(text)} is not a number: ${shown(rest)} does not belong to it`,
      )
    const read = readTerm(rest, notation)
    if (!read.ok) return read
    const term = read.value
    if (common !== null && common !== term.unit)
      return complaint('mixedUnits', `${shown(text)} adds different units: use one for all`)
    value += term.value
    common = term.unit
    plain = { shown: plain.shown + term.plain.shown, typed: plain.typed + term.plain.typed }
    rest = rest.slice(term.length)
  }
  if (!Number.isFinite(value)) return complaint('tooLarge', `${shown(text)} is too large`)
  return success({ value, unit: common ?? 'none', plain })
}

const typedNumber = ({ value, unit }: Sum): Result<TypedNumber> => success({ value, unit })

/** Both readings of a text, as a complaint that a person answers by picking one. */
export function ambiguity<T>(text: string, readings: readonly TextReading[]): Result<T> {
  const ways = (part: keyof TextReading): string =>
    readings.map((reading) => reading[part]).join(' or ')
  const message = `${text.trim()} could be ${ways('shown')}: write ${ways('typed')}`
  return failure({ ...issue('', 'ambiguous', message), readings })
}

/**
 * Reads a typed number or a sum of them (all in one unit), in the notation given or in either. Fails
 * on what is not a number, on mixed units, and on what could be read in two ways, with both readings.
 */
export function readNumber(text: string, notation?: Notation): Result<TypedNumber> {
  if (text.length > 100) return complaint('notNumber', 'a number has at most 100 characters')
  if (notation !== undefined) {
    const sum = readSum(text, notation)
    return sum.ok ? typedNumber(sum.value) : sum
  }
  const [point, comma] = NOTATIONS.map((each) => readSum(text, each)) as [Result<Sum>, Result<Sum>]
  if (!point.ok) return comma.ok ? typedNumber(comma.value) : point
  if (!comma.ok || comma.value.value === point.value.value) return typedNumber(point.value)
  const isGroupedByPoint = /[1-9]\d{0,2}\.\d{3}(?!\d)/.test(text)
  const readings = [point.value.plain, comma.value.plain]
  return ambiguity(text, isGroupedByPoint ? readings.reverse() : readings)
}
