// The building blocks that every parse shares, and the one place where a schema library's
// complaints become ours: a path and a plain sentence with the value met and what would be right.
import * as v from 'valibot'
import { failure, issue, success, type Issue, type Result } from './issue'

/** Bounds inside which every figure of the product stays finite. */
export const LARGEST = 1e15
export const SMALLEST = 1e-15

/** How a value reads in a sentence: short, and never a whole structure. */
export function shown(value: unknown): string {
  if (typeof value === 'string')
    return value.length > 40 ? `"${value.slice(0, 40)}…"` : `"${value}"`
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'number' || typeof value === 'boolean' || value === null
    ? String(value)
    : 'an object'
}

type Told = { readonly input: unknown }
const told = (right: string) => (met: Told) => `${shown(met.input)} is not ${right}`

/** A finite number between the bounds, named with its unit in complaints. */
export function between(low: number, high: number, what: string) {
  const sentence = told(`${what} from ${low} to ${high}`)
  return v.pipe(
    v.number(sentence),
    v.finite(sentence),
    v.minValue(low, sentence),
    v.maxValue(high, sentence),
  )
}

export const finite = (what: string) => between(-LARGEST, LARGEST, what)

export function positive(what: string) {
  const sentence = told(`${what} above 0 and at most ${LARGEST}`)
  return v.pipe(
    v.number(sentence),
    v.finite(sentence),
    v.minValue(SMALLEST, sentence),
    v.maxValue(LARGEST, sentence),
  )
}

export function text(what: string, longest = 200) {
  const sentence = told(`${what} of at most ${longest} characters`)
  return v.pipe(v.string(sentence), v.maxLength(longest, sentence))
}

/** Whether a name would be found on objects that do not hold it, or reaches their prototype. */
export const isReserved = (name: string): boolean =>
  name === 'prototype' || name in Object.prototype

/** Names that are keys of records: no prototype keys, no blanks, no control characters. */
export function identifier(what: string) {
  const sentence = told(`${what}: 1 to 40 letters, digits, "-", "_", "." or "/"`)
  return v.pipe(
    v.string(sentence),
    v.regex(/^[\p{L}\p{N}][\p{L}\p{N}\-_./]{0,39}$/u, sentence),
    v.check((name) => !isReserved(name), sentence),
  )
}

const EARLIEST = Date.UTC(1970, 0, 1)
const LATEST = Date.UTC(2200, 0, 1)

/** Whether a text starts with a day of the calendar: `2026-02-30` would be read as 2 March. */
export function isCalendarDay(time: string): boolean {
  if (Number(time.slice(8, 10)) <= 28) return true
  const [year = NaN, month = NaN, day = NaN] = time.slice(0, 10).split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day
}

/** An instant as ISO 8601 with a zone; answered in the canonical form, UTC to the millisecond. */
export function instant(what: string) {
  const sentence = told(`${what}: a date and time such as 2026-02-27T08:00:00Z`)
  return v.pipe(
    v.string(sentence),
    v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/, sentence),
    v.check((time) => {
      const at = Date.parse(time)
      return at >= EARLIEST && at <= LATEST && isCalendarDay(time)
    }, sentence),
    v.transform((time) => new Date(time).toISOString()),
  )
}

export function choice<const T extends readonly string[]>(options: T, what: string) {
  return v.picklist(options, told(`${what}: one of ${options.join(', ')}`))
}

/** Longer keys are cut in complaints. */
const LONGEST_KEY = 60

function pathOf(keys: readonly { readonly key?: unknown }[] | undefined): string {
  let path = ''
  for (const { key } of keys ?? []) {
    if (typeof key === 'number') path += `[${key}]`
    else path += `${path === '' ? '' : '.'}${String(key).slice(0, LONGEST_KEY)}`
  }
  return path
}

/** What a schema without a sentence of its own expects, by the library's name for it. */
const EXPECTED: Readonly<Record<string, string>> = {
  strict_object: 'an object',
  record: 'an object',
  array: 'a list',
  boolean: 'true or false',
}

/** The library's own complaint as a plain sentence. */
function plainly({ type, expected, input, message }: v.BaseIssue<unknown>): string {
  const isOurs = !message.startsWith('Invalid ')
  if (isOurs || expected === null) return message
  const choices = [...expected.matchAll(/"([^"]*)"/g)].map(([, word]) => word)
  const right = choices.length > 0 ? `one of ${choices.join(', ')}` : EXPECTED[type]
  return `${shown(input)} is not ${right ?? 'an object'}`
}

function issueOf(prefix: string, met: v.BaseIssue<unknown>): Issue {
  const inner = pathOf(met.path)
  const path =
    inner === ''
      ? prefix
      : prefix === '' || inner.startsWith('[')
        ? prefix + inner
        : `${prefix}.${inner}`
  const missing = met.kind === 'schema' && met.input === undefined
  const unknown = met.kind === 'schema' && met.type === 'strict_object' && met.expected === 'never'
  const sentence = unknown
    ? `${path} is not a field of this format`
    : missing
      ? `${path === '' ? 'the value' : path} is missing`
      : plainly(met)
  return issue(path, missing ? 'missing' : unknown ? 'unknown' : met.type, sentence)
}

/** Whether a value holds more than `enough` objects, lists and fields. */
function hasMoreParts(input: unknown, enough: number): boolean {
  let count = 0
  const waiting: unknown[] = [input]
  for (let next = waiting.pop(); count <= enough; next = waiting.pop()) {
    if (next === undefined && waiting.length === 0) return false
    if (typeof next !== 'object' || next === null) continue
    for (const inner of Object.values(next)) {
      count += 1
      if (count > enough) return true
      waiting.push(inner)
    }
  }
  return true
}

/** Parses with a schema; complaints carry `prefix` before their path. */
export function parseWith<S extends v.GenericSchema>(
  schema: S,
  input: unknown,
  prefix = '',
): Result<v.InferOutput<S>> {
  const quick = v.safeParse(schema, input, { abortEarly: true, abortPipeEarly: true })
  if (quick.success) return success(quick.output)
  // All complaints of a large input could fill the memory: the first one has to do.
  const { issues } = hasMoreParts(input, 100_000)
    ? quick
    : v.safeParse(schema, input, { abortPipeEarly: true })
  return failure(...(issues ?? quick.issues).slice(0, 100).map((met) => issueOf(prefix, met)))
}
