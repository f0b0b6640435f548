// Document to tables: legs, underlyings and the slices of time that legs live on. Nothing else in
// the product writes these tables.
import { InstrumentKind, LegColumn, UnderlyingColumn, VolatilitySource } from '../../assembly/abi'
import { keptByLegs, notValued, type Document, type Leg, sizeOf } from '../document'
import { Calendar, type Due } from '../domain/calendar'
import { expiryAt, quoteIn, type Expiry, type Market } from '../domain/market'
import { yearlyFunding } from '../domain/units'
import { Table } from '../engine/table'
import { expiryOf, packInstrument } from '../instruments'
import { Slices } from './slices'

export interface PackedBook {
  readonly legs: Table
  readonly underlyings: Table
  readonly slices: Table
  /** The legs in table order: those that can be valued. */
  readonly order: readonly Leg[]
  /** Names in table order. */
  readonly underlyingNames: readonly string[]
  readonly left: readonly LeftLeg[]
}

const sources: Readonly<Record<NonNullable<Leg['volatility']>['source'], VolatilitySource>> = {
  typed: VolatilitySource.Typed,
  chain: VolatilitySource.Chain,
  smile: VolatilitySource.Smile,
}

/** Volatility that a leg uses, decimal; NaN when it has none, or has it from a smile, in the core. */
export function volatilityOf(leg: Leg, market: Market): number {
  const expiry = expiryOf(leg.instrument)
  if (expiry === null) return volatilityThere(leg, undefined)
  return volatilityThere(leg, expiryAt(market, leg.instrument.underlying, expiry))
}

/** The same where what the market lists at the leg's expiry is known. */
function volatilityThere({ instrument, volatility }: Leg, listed: Expiry | undefined): number {
  if (volatility?.source === 'typed') return volatility.value
  if (instrument.kind !== 'option' || volatility?.source === 'smile') return NaN
  return quoteIn(listed, instrument.strike, instrument.right)?.volatility ?? NaN
}

/** A leg that cannot be valued, and why. */
export interface LeftLeg {
  readonly leg: string
  readonly reason: string
}

/** Which legs are in the tables, in table order, and why the others are not. */
export type BookOrder = Pick<PackedBook, 'order' | 'underlyingNames' | 'left'>

export const orderOf: (document: Document) => BookOrder = keptByLegs(
  ({ market }) => [market],
  (document) => orderIn(document, new Calendar(document.market)),
)

function orderIn({ legs, market }: Document, calendar: Calendar): BookOrder {
  const order: Leg[] = []
  const left: LeftLeg[] = []
  for (const leg of legs) {
    const reason = notValued(leg, calendar)
    if (reason === null) order.push(leg)
    else left.push({ leg: leg.id, reason })
  }
  return { order, underlyingNames: Object.keys(market.underlyings), left }
}

/** The tables of a book, the same ones as long as it is the same: nobody writes to them. */
export const packBook: (document: Document) => PackedBook = keptByLegs(
  ({ market, groups, accounts }) => [market, groups, accounts],
  makeBook,
)

function makeBook(document: Document): PackedBook {
  const { market } = document
  const calendar = new Calendar(market)
  const { order, underlyingNames, left } = orderIn(document, calendar)
  const slices = new Slices(calendar, underlyingNames)
  const legs = packLegs(document, order, underlyingNames, slices)
  return {
    legs,
    underlyings: packUnderlyings(market, underlyingNames),
    slices: slices.table(),
    order,
    underlyingNames,
    left,
  }
}

const placesOf = (owners: readonly { readonly id: string }[]): ReadonlyMap<string, number> =>
  new Map(owners.map(({ id }, at) => [id, at]))

function packLegs(
  document: Document,
  order: readonly Leg[],
  underlyingNames: readonly string[],
  slices: Slices,
): Table {
  const table = Table.create({ rows: order.length, columns: LegColumn.COUNT }, 0)
  const accounts = placesOf(document.accounts)
  const groups = placesOf(document.groups)
  order.forEach((leg, row) => {
    const { instrument } = leg
    const expiry = expiryOf(instrument)
    const due = expiry === null ? null : slices.calendar.at(instrument.underlying, expiry)
    table.set(LegColumn.Underlying, row, underlyingNames.indexOf(instrument.underlying))
    table.set(LegColumn.Slice, row, due === null ? -1 : slices.rowOf(due))
    table.set(LegColumn.Account, row, accounts.get(leg.account) ?? -1)
    table.set(LegColumn.Group, row, groups.get(leg.group) ?? -1)
    table.set(LegColumn.Counted, row, leg.isOn ? 1 : 0)
    table.set(LegColumn.Quantity, row, sizeOf(leg))
    table.set(LegColumn.EntryPrice, row, leg.entryPrice ?? NaN)
    table.set(LegColumn.Charges, row, leg.fees - leg.fundingReceived)
    table.set(LegColumn.SettlementPrice, row, settlementOf(leg, due))
    writeInstrument(table, row, leg, due)
  })
  return table
}

function writeInstrument(table: Table, row: number, leg: Leg, due: Due | null): void {
  const { kind, style, strike, right } = packInstrument(leg.instrument)
  const volatility = kind === InstrumentKind.Option ? volatilityThere(leg, due?.listed) : 0
  table.set(LegColumn.Kind, row, kind)
  table.set(LegColumn.Style, row, style)
  table.set(LegColumn.Strike, row, strike)
  table.set(LegColumn.Right, row, right)
  // A settled leg needs no volatility; the rest have one, or they would not be in the table.
  table.set(LegColumn.Volatility, row, Number.isNaN(volatility) ? 0 : volatility)
  table.set(LegColumn.VolatilitySource, row, sources[leg.volatility?.source ?? 'typed'])
}

function settlementOf(leg: Leg, due: Due | null): number {
  return due !== null && due.years <= 0 ? (leg.settlementPrice ?? NaN) : NaN
}

function packUnderlyings(market: Market, names: readonly string[]): Table {
  const table = Table.create({ rows: names.length, columns: UnderlyingColumn.COUNT }, 1)
  names.forEach((name, row) => {
    const underlying = market.underlyings[name]
    if (underlying === undefined) return
    const { rate, intervalHours } = underlying.funding
    table.set(UnderlyingColumn.Spot, row, underlying.spot)
    table.set(UnderlyingColumn.UsdRate, row, market.usdRate)
    table.set(UnderlyingColumn.FundingRate, row, yearlyFunding(rate, intervalHours))
  })
  return table
}
