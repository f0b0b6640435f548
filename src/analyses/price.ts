// Price and plain partial derivatives of single European options, on spot or on a forward.
import * as v from 'valibot'
import { GreekColumn, OptionColumn } from '../../assembly/abi'
import { failure, issue, success, type Result } from '../domain/issue'
import { between, choice, parseWith, positive } from '../domain/schema'
import { Table } from '../engine/table'
import type { Packed } from './analysis'
import { GREEK_NAMES, type GreekName } from './figures'

const optionSchema = v.strictObject({
  model: choice(['spot', 'forward'], 'a model'),
  underlying: positive('a price'),
  strike: positive('a strike'),
  years: between(0, 1000, 'a time in years'),
  volatility: between(0, 1000, 'a volatility as a decimal'),
  rate: between(-10, 10, 'a rate as a decimal'),
  yield: v.optional(between(-10, 10, 'a yield as a decimal'), 0),
  right: choice(['call', 'put'], 'a right'),
})

export type PricedOption = Readonly<v.InferOutput<typeof optionSchema>>

/** Exponents beyond this leave the range of doubles. */
const LARGEST_GROWTH = 300

/** One option, or what is wrong with it. */
export function parseOption(input: unknown, path: string): Result<PricedOption> {
  const parsed = parseWith(optionSchema, input, path)
  if (!parsed.ok) return parsed
  const { rate, years } = parsed.value
  const growth = Math.max(Math.abs(rate), Math.abs(rate - parsed.value.yield)) * years
  return growth > LARGEST_GROWTH
    ? failure(
        issue(`${path}.rate`, 'range', `rate times years is ${growth}: at most ${LARGEST_GROWTH}`),
      )
    : success(parsed.value)
}

/** Options to the price kernel's tables. Black's model on a forward is a yield equal to the rate. */
export function packOptions(options: readonly PricedOption[]): Packed {
  const table = Table.create({ rows: options.length, columns: OptionColumn.COUNT }, 1)
  options.forEach((option, row) => {
    table.set(OptionColumn.Underlying, row, option.underlying)
    table.set(OptionColumn.Strike, row, option.strike)
    table.set(OptionColumn.Years, row, option.years)
    table.set(OptionColumn.Volatility, row, option.volatility)
    table.set(OptionColumn.Rate, row, option.rate)
    table.set(OptionColumn.Yield, row, option.model === 'forward' ? option.rate : option.yield)
    table.set(OptionColumn.Right, row, option.right === 'call' ? 1 : -1)
  })
  return { inputs: [table], outputs: [{ rows: options.length, columns: GreekColumn.COUNT }] }
}

export type PriceAnswer = {
  readonly [K in 'price' | Exclude<GreekName, 'value' | 'rhoDiscount'>]: number
}

/** The figures of one option; on a forward, rho holds the forward and there is no yield. */
export function priceAnswer(output: Table, row: number, option: PricedOption): PriceAnswer {
  const figures = Object.fromEntries(
    GREEK_NAMES.map(([name, column]) => [name, output.get(column, row)]),
  ) as Record<GreekName, number>
  const { value, rhoDiscount, ...rest } = figures
  const isForward = option.model === 'forward'
  return {
    price: value,
    ...rest,
    rho: isForward ? rhoDiscount : rest.rho,
    rhoYield: isForward ? 0 : rest.rhoYield,
  }
}
