// What is asked of the chances: which date, which prices, between which prices, which cone.
import * as v from 'valibot'
import type { Result } from '../domain/issue'
import { between, parseWith, shown } from '../domain/schema'
import type { AxisRange } from './domain'

const MOST_DAYS = 36_500
/** A second: dates are told apart by more than their milliseconds. */
const LEAST_DAYS = 1 / 86_400
const MOST_PRICES = 100_000
const MOST_DATES = 1000
const MOST_STEPS = 200

const days = between(LEAST_DAYS, MOST_DAYS, 'a number of days')

const notPrice = ({ input }: { readonly input: unknown }): string =>
  `${shown(input)} is not a price in USD above 0`

const price = v.pipe(v.number(notPrice), v.finite(notPrice), v.gtValue(0, notPrice))

const listOf = <S extends v.GenericSchema>(each: S, most: number) =>
  v.pipe(v.array(each), v.maxLength(most, `at most ${most} can be asked at once`))

const range = v.pipe(
  v.strictTuple([price, price], 'a range is a list of two prices in USD'),
  v.check(([low, high]) => low < high, 'the first price of a range is below the second'),
)

export const chancesSchema = v.strictObject({
  /** Days from now to the date of the prices; without it the first expiry, or else 30 days. */
  days: v.optional(days),
  /** USD per coin; without them the prices of the payoff's axis. */
  prices: v.optional(listOf(price, MOST_PRICES)),
  /** Pairs of USD per coin: chances to end and to stay between them. */
  ranges: v.optional(listOf(range, MOST_PRICES)),
  /** Days from now to each date of the cone. */
  cone: v.optional(listOf(days, MOST_DATES)),
  /** That many dates of the cone from now to the date of the prices, closer where it opens faster. */
  coneSteps: v.optional(
    v.pipe(between(0, MOST_STEPS, 'a number of dates'), v.integer('a number of dates is whole')),
  ),
  /** Prices looked at, where they are those of the payoff's axis. */
  range: v.optional(range),
})

export interface ChancesSettings {
  readonly days?: number | undefined
  readonly prices?: readonly number[] | undefined
  readonly ranges?: readonly (readonly [number, number])[] | undefined
  readonly cone?: readonly number[] | undefined
  readonly coneSteps?: number | undefined
  readonly range?: AxisRange | undefined
}

/** Reads a question; complaints name the field, the value and what would be right. */
export const parseChances = (input: unknown): Result<ChancesSettings> =>
  parseWith(chancesSchema, input)
