// The only place with unit factors. Inside the product everything is canonical: years (ACT/365),
// decimals per year, coins, USD. These functions cross from and to what desks write and read.

export const MILLISECONDS_PER_DAY = 86_400_000
export const DAYS_PER_YEAR = 365
export const HOURS_PER_YEAR = 24 * DAYS_PER_YEAR

/** Years from one instant to another, ACT/365 in fractional days; instants are ISO 8601 texts. */
export function yearsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / (DAYS_PER_YEAR * MILLISECONDS_PER_DAY)
}

export const yearsFromDays = (days: number): number => days / DAYS_PER_YEAR
export const daysFromYears = (years: number): number => years * DAYS_PER_YEAR

/** The instant so many days after another, to the millisecond. */
export const instantAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + Math.round(days * MILLISECONDS_PER_DAY)).toISOString()

/** Funding is stored as a rate and its interval; this is its simple yearly rate. */
export const yearlyFunding = (rate: number, intervalHours: number): number =>
  rate * (HOURS_PER_YEAR / intervalHours)

/** Canonical to desk units, by multiplication. */
export const perDay = 1 / DAYS_PER_YEAR
export const perPoint = 1 / 100
export const perPercent = 1 / 100

/** In one. */
export const BASIS_POINTS = 10_000

/** What a shown figure is measured in; `coin` is the coin of the picked underlying. */
export type Unit =
  | 'usd'
  | 'usdPerPoint'
  | 'usdPerDay'
  | 'usdPerPercent'
  | 'usdPerSquarePoint'
  | 'coin'
  | 'coinPerPercent'
  | 'coinPerPoint'
  | 'coinPerDay'
  | 'coinPerSquarePoint'
  | 'price'
  | 'fraction'
  | 'days'

/** The unit that the page is switched to. */
export type PageUnit = 'usd' | 'coin'
