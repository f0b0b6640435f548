// Dates and durations as text. Everything is UTC; expiries settle at 08:00 UTC, which goes without
// saying, any other hour is said.
import { number } from './number'

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const WEEKDAYS = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ')
const MILLISECONDS_PER_DAY = 86_400_000

const two = (part: number): string => String(part).padStart(2, '0')
const month = (at: Date): string => MONTHS[at.getUTCMonth()] ?? ''
const clock = (at: Date): string => `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
const isDate = (at: Date): boolean => !Number.isNaN(at.getTime())

/** 27 Feb */
export function dayMonth(instant: string): string {
  const at = new Date(instant)
  return isDate(at) ? `${at.getUTCDate()} ${month(at)}` : 'n/a'
}

/** 27 Feb 26, with the hour where it is not 08:00. */
export function date(instant: string): string {
  const at = new Date(instant)
  if (!isDate(at)) return 'n/a'
  const hour = clock(at) === '08:00' ? '' : ` ${clock(at)}`
  return `${dayMonth(instant)} ${two(at.getUTCFullYear() % 100)}${hour}`
}

/** Fri 27 Feb 26 */
export function dateWithWeekday(instant: string): string {
  const at = new Date(instant)
  return isDate(at) ? `${WEEKDAYS[at.getUTCDay()] ?? ''} ${date(instant)}` : 'n/a'
}

/** 14 Jan 2026 08:00 UTC */
export function instantText(instant: string): string {
  const at = new Date(instant)
  if (!isDate(at)) return 'n/a'
  return `${dayMonth(instant)} ${at.getUTCFullYear()} ${clock(at)} UTC`
}

/** The day and month that stand `days` after an instant. */
export function dayAfter(instant: string, days: number): string {
  const at = new Date(Date.parse(instant) + days * MILLISECONDS_PER_DAY)
  return isDate(at) ? dayMonth(at.toISOString()) : 'n/a'
}

const dayCount = (days: number, signed: boolean): string =>
  number(days, Math.abs(days - Math.round(days)) < 0.05 ? 0 : 1, { signed })

/** 44 d */
export const duration = (days: number): string => `${dayCount(days, false)} d`

/** A shock of time: +10 d */
export const shockDays = (days: number): string => `${dayCount(days, true)} d`

/** The day of the scenario: T+10 */
export const scenarioDay = (days: number): string => `T+${dayCount(days, false)}`

/** An age in whole minutes: 12 min, 3 h, 5 d. */
export function ageText(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`
}

/** What is left of a long question, rounded to what can be known: 8 s, 2 min. */
export function leftText(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'unknown'
  if (seconds < 1) return 'under 1 s'
  if (seconds < 60) return `${Math.ceil(seconds)} s`
  return `${Math.ceil(seconds / 60)} min`
}
