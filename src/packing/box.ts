// A box of shocks to the core's table, and where the book's P&L has kinks inside it: at the strikes of
// options that expire in it, and at the expiries themselves.
import { BoxColumn, BoxRow } from '../../assembly/abi'
import type { Document, Leg } from '../document'
import { yearsBetween } from '../domain/units'
import { Table } from '../engine/table'
import { expiryOf } from '../instruments'
import { responseOf } from './states'

/** One side: what is between its ends may happen; `step` parts the nodes of its grid. */
export interface Side {
  readonly low: number
  readonly high: number
  readonly step: number
}

/** Spot as factors, time in years, the rest as decimals. */
export type Box = Readonly<Record<Uncapitalize<Exclude<keyof typeof BoxRow, 'COUNT'>>, Side>>

export function packBox(box: Box): Table {
  const table = Table.create({ rows: BoxRow.COUNT, columns: BoxColumn.COUNT }, 0)
  const write = (row: BoxRow, { low, high, step }: Side): void => {
    table.set(BoxColumn.Low, row, low)
    table.set(BoxColumn.High, row, high)
    table.set(BoxColumn.Step, row, step)
  }
  write(BoxRow.Spot, box.spot)
  write(BoxRow.Volatility, box.volatility)
  write(BoxRow.Years, box.years)
  write(BoxRow.Funding, box.funding)
  write(BoxRow.Rates, box.rates)
  return table
}

const dueIn = ({ market }: Document, { instrument }: Leg): number => {
  const expiry = expiryOf(instrument)
  return expiry === null ? NaN : yearsBetween(market.asOf, expiry)
}

const inside = (values: readonly number[], { low, high }: Side): readonly number[] =>
  [...new Set(values)].filter((value) => value > low && value < high).sort((a, b) => a - b)

/** Years at which legs that count expire strictly inside a side. */
export const timeKinks = (document: Document, order: readonly Leg[], side: Side) =>
  inside(
    order.flatMap((leg) => (leg.isOn ? [dueIn(document, leg)] : [])),
    side,
  )

/** Spot factors at which an option that has expired by `years` is at its strike. */
export function spotKinks(
  document: Document,
  order: readonly Leg[],
  years: number,
  side: Side,
): readonly number[] {
  const { market } = document
  const factors = order.flatMap((leg) => {
    const { instrument, isOn } = leg
    if (!isOn || instrument.kind !== 'option' || !(dueIn(document, leg) <= years)) return []
    const spot = market.underlyings[instrument.underlying]?.spot ?? NaN
    const response = responseOf(document, instrument.underlying)
    return response === 0 ? [] : [1 + (instrument.strike / spot - 1) / response]
  })
  return inside(factors, side)
}
