// Figures and dates as files write them: no guesses, no locale, no units.
import { isCalendarDay } from '../domain/schema'

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
// Longer than any figure; matching such a text could take very long.
const LONGEST = 60
const NOTHING = new Set(['', '-', 'nan', 'none', 'null', 'n/a', 'na'])

/** Whether a cell says that there is no figure. */
export const isNothing = (cell: string): boolean => NOTHING.has(cell.toLowerCase())

/** The finite number that a cell holds, or NaN. */
export function cellNumber(cell: string): number {
  if (cell.length > LONGEST || !NUMBER.test(cell)) return NaN
  const value = Number(cell)
  return Number.isFinite(value) ? value : NaN
}

const DATE = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(\.\d+)?\s?(Z|[+-]\d{2}:?\d{2})$/i

/**
 * Milliseconds since 1970 of an ISO 8601 instant with its zone, or of a count of milliseconds;
 * NaN for anything else. What is finer than a millisecond is cut.
 */
export function cellInstant(cell: string): number {
  if (cell.length > LONGEST) return NaN
  if (/^\d{11,14}(\.0+)?$/.test(cell)) return Number(cell)
  const found = DATE.exec(cell)
  if (found === null || !isCalendarDay(cell)) return NaN
  const [, day = '', minute = '', second = ':00', fraction = '', zone = 'Z'] = found
  const milliseconds = fraction === '' ? '' : fraction.slice(0, 4).padEnd(4, '0')
  const offset = zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')
  return Date.parse(`${day}T${minute}${second}${milliseconds}${offset}`)
}
