// Dates as desks write them: 27feb, 27feb26, 2026-02-27. A date without a year means the next
// listed expiry on that day; a full date need not be listed, and then expires at 08:00 UTC.
import { failure, issue, success, type Result } from '../domain/issue'
import type { Market } from '../domain/market'
import { shown } from '../domain/schema'
import { dateLabel } from '../instruments'
import { cellInstant } from './cell'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const SHORT = new RegExp(`^(\\d{1,2})[- ]?(${MONTHS.join('|')})[a-z]*[- ]?(\\d{4}|\\d{2})?$`, 'i')
const LONG = /^(\d{4})-(\d{2})-(\d{2})$/

interface Day {
  /** null where no year was typed. */
  readonly year: number | null
  /** 0 for January. */
  readonly month: number
  readonly day: number
}

function dayOf(word: string): Day | null {
  const long = LONG.exec(word)
  if (long !== null)
    return { year: Number(long[1]), month: Number(long[2]) - 1, day: Number(long[3]) }
  const short = SHORT.exec(word)
  if (short === null) return null
  const [, day = '', month = '', year] = short
  const full = year === undefined ? null : Number(year) + (year.length === 2 ? 2000 : 0)
  return { year: full, month: MONTHS.indexOf(month.toLowerCase()), day: Number(day) }
}

/** Whether a word is meant as a date, right or wrong. */
export const isExpiryWord = (word: string): boolean =>
  dayOf(word) !== null || /^\d{4}-\d{2}-\d{2}T/i.test(word)

const isDay = (instant: string, { year, month, day }: Day): boolean => {
  const date = new Date(instant)
  const isYear = year === null || date.getUTCFullYear() === year
  return isYear && date.getUTCMonth() === month && date.getUTCDate() === day
}

/** The listed expiries of an underlying that lie after the valuation time. */
export const listedExpiries = (market: Market, underlying: string): readonly string[] =>
  (market.underlyings[underlying]?.expiries ?? [])
    .map(({ expiry }) => expiry)
    .filter((expiry) => Date.parse(expiry) > Date.parse(market.asOf))

/** The first of some dates in words, for complaints. */
export const dateList = (expiries: readonly string[]): string =>
  expiries.length === 0 ? 'none' : expiries.slice(0, 6).map(dateLabel).join(', ')

function wrongDate(word: string): Result<string> {
  return failure(
    issue('expiry', 'notDate', `${shown(word)} is not a date: write 27feb, 27feb26 or 2026-02-27`),
  )
}

/**
 * The instant that a date word means for an underlying, as ISO 8601. Fails on what is no date, and
 * on a day without a year on which nothing is listed.
 */
export function readExpiry(word: string, market: Market, underlying: string): Result<string> {
  const typed = word.trim()
  const day = dayOf(typed)
  if (day === null) {
    const at = cellInstant(typed)
    const isInRange = at >= 0 && at <= Date.UTC(2200, 0, 1)
    return isInRange ? success(new Date(at).toISOString()) : wrongDate(word)
  }
  const { year, month, day: date } = day
  const eight = new Date(Date.UTC(year ?? 2000, month, date, 8)).toISOString()
  if (!isDay(eight, day)) return wrongDate(word)
  const all = (market.underlyings[underlying]?.expiries ?? []).map(({ expiry }) => expiry)
  const future = listedExpiries(market, underlying)
  if (year !== null) return success(all.find((expiry) => isDay(expiry, day)) ?? eight)
  const next = future.find((expiry) => isDay(expiry, day))
  if (next !== undefined) return success(next)
  return failure(
    issue(
      'expiry',
      'notListed',
      `${underlying} has no listed expiry on that day (${shown(word)}); listed: ${dateList(future)}. Another date needs its year`,
    ),
  )
}

/** An expiry as a word that reads back to the same instant: `27feb26`. */
export function expiryWord(expiry: string, market: Market, underlying: string): string {
  const date = new Date(expiry)
  const year = date.getUTCFullYear()
  const day = String(date.getUTCDate()).padStart(2, '0')
  const short = `${date.getUTCDate()}${MONTHS[date.getUTCMonth()] ?? ''}${String(year).slice(2)}`
  const long = `${year}-${String(date.getUTCMonth() + 1).padStart(2, '0')}-${day}`
  const word = year >= 2000 && year < 2100 ? short : long
  const read = readExpiry(word, market, underlying)
  return read.ok && read.value === expiry ? word : expiry
}
