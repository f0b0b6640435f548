// The volatility that gives an option's price, and why there is none where there is none.
import * as v from 'valibot'
import { ImpliedColumn, QuoteReason } from '../../assembly/abi'
import type { Result } from '../domain/issue'
import { between, choice, finite, parseWith, positive } from '../domain/schema'
import type { Table } from '../engine/table'
import { packPricedQuotes } from '../packing'
import type { Packed } from './analysis'

const quoteSchema = v.strictObject({
  /** Discounted, in the currency of the strike. */
  price: finite('a price'),
  forward: positive('a forward price'),
  strike: positive('a strike'),
  years: v.pipe(between(1e-9, 1000, 'a time in years')),
  /** Discount factor of the payment: 1 where nothing is discounted. */
  discount: between(1e-6, 1e6, 'a discount factor'),
  right: choice(['call', 'put'], 'a right'),
})

export type PricedQuote = Readonly<v.InferOutput<typeof quoteSchema>>

export const parseQuote = (input: unknown, path: string): Result<PricedQuote> =>
  parseWith(quoteSchema, input, path)

export function packImplied(quotes: readonly PricedQuote[]): Packed {
  return {
    inputs: [packPricedQuotes(quotes)],
    outputs: [{ rows: quotes.length, columns: ImpliedColumn.COUNT }],
  }
}

/** Why a price has no volatility: it lies at or outside the bounds that hold at any volatility. */
const reasons: Readonly<Record<number, string>> = {
  [QuoteReason.BelowIntrinsic]: 'below-intrinsic',
  [QuoteReason.AtIntrinsic]: 'at-intrinsic',
  [QuoteReason.AtUpperBound]: 'at-upper-bound',
  [QuoteReason.AboveBound]: 'above-bound',
  [QuoteReason.OutOfRange]: 'out-of-range',
}

export interface ImpliedAnswer {
  readonly volatility: number | null
  readonly reason: string | null
}

export function impliedAnswer(output: Table, row: number): ImpliedAnswer {
  const reason = reasons[output.get(ImpliedColumn.Reason, row)] ?? null
  const volatility = output.get(ImpliedColumn.Volatility, row)
  return { volatility: reason === null ? volatility : null, reason }
}
