// Dates and prices to the chances kernel's tables: the forward and the smiles around each date, and
// the volatility of a lognormal price where there is no smile.
import { ChanceDateColumn, ChancePointColumn, ChanceRangeColumn } from '../../assembly/abi'
import { pickedSpot, type Document } from '../document'
import { Calendar } from '../domain/calendar'
import { yearsBetween } from '../domain/units'
import { Table } from '../engine/table'
import { volatilityOf } from './legs'
import { Slices } from './slices'

interface Known {
  /** Years between its expiry and the date, either way. */
  readonly apart: number
  readonly strike: number
  readonly volatility: number
}

/** Volatilities that the chain of the picked underlying quotes for expiries to come. */
function quotedOf({ market, settings }: Document, date: string): readonly Known[] {
  const expiries = market.underlyings[settings.underlying]?.expiries ?? []
  return expiries.flatMap(({ expiry, quotes }) => {
    if (yearsBetween(market.asOf, expiry) <= 0) return []
    const apart = Math.abs(yearsBetween(date, expiry))
    return quotes.flatMap(({ strike, volatility }) =>
      volatility === null || volatility <= 0 ? [] : [{ apart, strike, volatility }],
    )
  })
}

/** Volatilities of the book's own options on the picked underlying. */
function heldOf({ market, settings, legs }: Document, date: string): readonly Known[] {
  return legs.flatMap((leg) => {
    const { instrument } = leg
    if (instrument.kind !== 'option' || instrument.underlying !== settings.underlying) return []
    const { expiry, strike } = instrument
    const volatility = volatilityOf(leg, market)
    if (!(volatility > 0) || yearsBetween(market.asOf, expiry) <= 0) return []
    return [{ apart: Math.abs(yearsBetween(date, expiry)), strike, volatility }]
  })
}

/**
 * Volatility at the money for a date: of the expiry nearest in time, at the strike nearest to the spot;
 * from the chain, or else from the book's own options; NaN where neither has one.
 */
export function atmVolatility(document: Document, date: string): number {
  const quoted = quotedOf(document, date)
  const known = quoted.length > 0 ? quoted : heldOf(document, date)
  const spot = pickedSpot(document)
  const away = ({ strike }: Known): number => Math.abs(strike - spot)
  let best: Known | undefined
  for (const one of known) {
    const isNearer =
      best === undefined ||
      one.apart < best.apart ||
      (one.apart === best.apart && away(one) < away(best))
    if (isNearer) best = one
  }
  return best?.volatility ?? NaN
}

/** The two tables of the dates, in their order; no date may stand there twice. */
export function packDates(
  document: Document,
  names: readonly string[],
  dates: readonly string[],
): readonly Table[] {
  const calendar = new Calendar(document.market)
  const slices = new Slices(calendar, names)
  const volatilities = Table.create({ rows: dates.length, columns: ChanceDateColumn.COUNT })
  dates.forEach((date) => {
    const row = slices.rowOf(calendar.at(document.settings.underlying, date))
    volatilities.set(ChanceDateColumn.Volatility, row, atmVolatility(document, date))
  })
  return [slices.table(), volatilities]
}

/** Prices at one of the dates. */
export function packPrices(prices: ArrayLike<number>, date: number): Table {
  const table = Table.create({ rows: prices.length, columns: ChancePointColumn.COUNT })
  table.column(ChancePointColumn.Date).fill(date)
  table.column(ChancePointColumn.Price).set(prices)
  return table
}

/** Pairs of prices at one of the dates. */
export function packRanges(ranges: readonly (readonly [number, number])[], date: number): Table {
  const table = Table.create({ rows: ranges.length, columns: ChanceRangeColumn.COUNT })
  table.column(ChanceRangeColumn.Date).fill(date)
  ranges.forEach(([low, high], row) => {
    table.set(ChanceRangeColumn.Low, row, low)
    table.set(ChanceRangeColumn.High, row, high)
  })
  return table
}
