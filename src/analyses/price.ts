// Price and plain partial derivatives of single European options, on spot or on a forward.
import * as v from 'valibot'
import { GreekColumn } from '../../assembly/abi'
import { failure, issue, success, type Result } from '../domain/issue'
import { between, choice, parseWith, positive } from '../domain/schema'
import type { Table } from '../engine/table'
import { carryOf, packOptionRows } from '../packing'
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

/** A forward has no yield of its own: whatever stands there is not read. */
const withoutYield = (input: unknown): unknown =>
  typeof input === 'object' && input !== null && 'model' in input && input.model === 'forward'
    ? { ...input, yield: 0 }
    : input

/** One option, or what is wrong with it. */
export function parseOption(input: unknown, path: string): Result<PricedOption> {
  const parsed = parseWith(optionSchema, withoutYield(input), path)
  if (!parsed.ok) return parsed
  const { rate, years } = parsed.value
  const growth = Math.max(Math.abs(rate), Math.abs(carryOf(parsed.value))) * years
  return growth > LARGEST_GROWTH
    ? failure(
        issue(`${path}.rate`, 'range', `rate times years is ${growth}: at most ${LARGEST_GROWTH}`),
      )
    : success(parsed.value)
}

/** Options to the price kernel's tables. */
export function packOptions(options: readonly PricedOption[]): Packed {
  return {
    inputs: [packOptionRows(options)],
    outputs: [{ rows: options.length, columns: GreekColumn.COUNT }],
  }
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
