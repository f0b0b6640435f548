// Single options and quotes to the tables of the price and implied volatility kernels.
import { OptionColumn, QuoteColumn } from '../../assembly/abi'
import { Table } from '../engine/table'

/** What the price kernel takes of an option; the yield of a forward is not used. */
export interface OptionTerms {
  readonly model: 'spot' | 'forward'
  readonly underlying: number
  readonly strike: number
  readonly years: number
  readonly volatility: number
  readonly rate: number
  readonly yield: number
  readonly right: 'call' | 'put'
}

/** Carry of the underlying: none on a forward. */
export const carryOf = ({ model, rate, yield: q }: OptionTerms): number =>
  model === 'forward' ? 0 : rate - q

/** One row per option. Black's model on a forward is a yield equal to the rate. */
export function packOptionRows(options: readonly OptionTerms[]): Table {
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
  return table
}

/** What the implied volatility kernel takes of a quoted option. */
export interface QuoteTerms {
  readonly price: number
  readonly forward: number
  readonly strike: number
  readonly years: number
  readonly discount: number
  readonly right: 'call' | 'put'
}

export function packPricedQuotes(quotes: readonly QuoteTerms[]): Table {
  const table = Table.create({ rows: quotes.length, columns: QuoteColumn.COUNT }, 1)
  quotes.forEach((quote, row) => {
    table.set(QuoteColumn.Price, row, quote.price)
    table.set(QuoteColumn.Forward, row, quote.forward)
    table.set(QuoteColumn.Strike, row, quote.strike)
    table.set(QuoteColumn.Years, row, quote.years)
    table.set(QuoteColumn.Discount, row, quote.discount)
    table.set(QuoteColumn.Right, row, quote.right === 'call' ? 1 : -1)
  })
  return table
}
