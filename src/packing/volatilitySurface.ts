// An underlying's expiries with their smiles and quotes, and places across, to tables.
import {
  VolatilityExpiryColumn,
  VolatilityPlaceColumn,
  VolatilityQuoteColumn,
} from '../../assembly/abi'
import type { Market } from '../domain/market'
import { yearsBetween } from '../domain/units'
import { Table } from '../engine/table'
import type { PackedQuotes } from './quotes'

export interface VolatilityPlaces {
  readonly isDelta: boolean
  readonly values: readonly number[]
}

export function packVolatilitySurface(
  market: Market,
  { expiries, used }: PackedQuotes,
  { isDelta, values }: VolatilityPlaces,
): readonly Table[] {
  const rows = Table.create({ rows: expiries.length, columns: VolatilityExpiryColumn.COUNT })
  expiries.forEach(({ expiry, forward, smile }, row) => {
    rows.set(VolatilityExpiryColumn.Years, row, yearsBetween(market.asOf, expiry))
    rows.set(VolatilityExpiryColumn.Forward, row, forward)
    if (smile !== null) {
      const { a, b, rho, m, sigma } = smile
      const first = VolatilityExpiryColumn.A
      ;[a, b, rho, m, sigma].forEach((part, at) => rows.set(first + at, row, part))
    }
    const own = used.filter((one) => one.expiry === row)
    const [start] = own
    rows.set(VolatilityExpiryColumn.FirstQuote, row, start === undefined ? 0 : used.indexOf(start))
    rows.set(VolatilityExpiryColumn.QuoteCount, row, own.length)
  })
  const quotes = Table.create({ rows: used.length, columns: VolatilityQuoteColumn.COUNT })
  used.forEach(({ quote }, row) => {
    quotes.set(VolatilityQuoteColumn.Strike, row, quote.strike)
    quotes.set(VolatilityQuoteColumn.Volatility, row, quote.volatility ?? NaN)
  })
  const places = Table.create({ rows: values.length, columns: VolatilityPlaceColumn.COUNT }, 0)
  values.forEach((value, row) => {
    places.set(VolatilityPlaceColumn.Place, row, value)
    places.set(VolatilityPlaceColumn.IsDelta, row, isDelta ? 1 : 0)
  })
  return [rows, quotes, places]
}
