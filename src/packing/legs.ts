// Document to tables: legs, underlyings and the slices of time that legs live on. Nothing else in
// the product writes these tables.
import { InstrumentKind, LegColumn, SliceColumn, UnderlyingColumn } from '../../assembly/abi'
import { notValued, type Document, type Leg, sizeOf } from '../document'
import { quoteAt, type Market } from '../domain/market'
import { yearlyFunding, yearsBetween } from '../domain/units'
import { Table } from '../engine/table'
import { expiryOf, packInstrument } from '../instruments'

export interface PackedBook {
  readonly legs: Table
  readonly underlyings: Table
  readonly slices: Table
  /** The legs in table order: those that can be valued. */
  readonly order: readonly Leg[]
  /** Names in table order. */
  readonly underlyingNames: readonly string[]
  readonly left: readonly { readonly leg: string; readonly reason: string }[]
}

/** Volatility that a leg uses, decimal; NaN when it has none. */
export function volatilityOf(leg: Leg, market: Market): number {
  const { instrument, volatility } = leg
  if (volatility?.source === 'typed') return volatility.value
  if (instrument.kind !== 'option') return NaN
  const { underlying, expiry, strike, right } = instrument
  return quoteAt(market, underlying, expiry, strike, right)?.volatility ?? NaN
}

export function packBook(document: Document): PackedBook {
  const { market } = document
  const order: Leg[] = []
  const left: { leg: string; reason: string }[] = []
  for (const leg of document.legs) {
    const reason = notValued(leg, market)
    if (reason === null) order.push(leg)
    else left.push({ leg: leg.id, reason })
  }
  const underlyingNames = Object.keys(market.underlyings)
  const slices = new Slices(market, underlyingNames)
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
  const columns = Array.from({ length: LegColumn.COUNT }, (_, at) => table.column(at))
  const write = (column: LegColumn, row: number, value: number): void => {
    const cells = columns[column]
    if (cells !== undefined) cells[row] = value
  }
  const accounts = placesOf(document.accounts)
  const groups = placesOf(document.groups)
  order.forEach((leg, row) => {
    const packed = packInstrument(leg.instrument)
    const expiry = expiryOf(leg.instrument)
    const { underlying } = leg.instrument
    write(LegColumn.Kind, row, packed.kind)
    write(LegColumn.Style, row, packed.style)
    write(LegColumn.Underlying, row, underlyingNames.indexOf(underlying))
    write(LegColumn.Slice, row, expiry === null ? -1 : slices.rowOf(underlying, expiry))
    write(LegColumn.Account, row, accounts.get(leg.account) ?? -1)
    write(LegColumn.Group, row, groups.get(leg.group) ?? -1)
    write(LegColumn.Counted, row, leg.isOn ? 1 : 0)
    write(LegColumn.Quantity, row, sizeOf(leg))
    write(LegColumn.Strike, row, packed.strike)
    write(LegColumn.Right, row, packed.right)
    write(
      LegColumn.Volatility,
      row,
      packed.kind === InstrumentKind.Option ? volatilityOrZero(leg, document) : 0,
    )
    write(LegColumn.EntryPrice, row, leg.entryPrice ?? NaN)
    write(LegColumn.Charges, row, leg.fees - leg.fundingReceived)
    write(LegColumn.SettlementPrice, row, settlementOf(leg, document.market))
  })
  return table
}

/** A settled leg needs no volatility; the rest have one, or they would not be in the table. */
function volatilityOrZero(leg: Leg, document: Document): number {
  const volatility = volatilityOf(leg, document.market)
  return Number.isNaN(volatility) ? 0 : volatility
}

function settlementOf(leg: Leg, market: Market): number {
  const expiry = expiryOf(leg.instrument)
  const isExpired = expiry !== null && yearsBetween(market.asOf, expiry) <= 0
  return isExpired ? (leg.settlementPrice ?? NaN) : NaN
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

interface Quoted {
  readonly years: number
  readonly forward: number
}

/** The expiries in use, each with the quoted forwards that its own follows from. */
class Slices {
  private readonly rows: { readonly underlying: string; readonly expiry: string }[] = []
  /** Quoted forwards to come of each underlying, by time. */
  private readonly listed: ReadonlyMap<string, readonly Quoted[]>
  private readonly places = new Map<string, number>()

  constructor(
    private readonly market: Market,
    private readonly names: readonly string[],
  ) {
    const { asOf, underlyings } = market
    this.listed = new Map(
      Object.entries(underlyings).map(([name, { expiries }]) => [
        name,
        expiries
          .map(({ expiry, forward }) => ({ years: yearsBetween(asOf, expiry), forward }))
          .filter(({ years }) => years > 0),
      ]),
    )
  }

  rowOf(underlying: string, expiry: string): number {
    const key = `${underlying} ${expiry}`
    const known = this.places.get(key)
    if (known !== undefined) return known
    this.places.set(key, this.rows.length)
    return this.rows.push({ underlying, expiry }) - 1
  }

  table(): Table {
    const table = Table.create({ rows: this.rows.length, columns: SliceColumn.COUNT })
    this.rows.forEach((row, at) => this.write(table, at, row.underlying, row.expiry))
    return table
  }

  private write(table: Table, at: number, name: string, expiry: string): void {
    const { asOf } = this.market
    const underlying = this.market.underlyings[name]
    const years = yearsBetween(asOf, expiry)
    table.set(SliceColumn.Underlying, at, this.names.indexOf(name))
    table.set(SliceColumn.Years, at, years)
    table.set(SliceColumn.BasisRate, at, underlying?.basisRate ?? 0)
    const listed = this.listed.get(name) ?? []
    const [first] = listed
    if (first === undefined || years <= 0) return
    const before = listed.findLast((one) => one.years <= years) ?? first
    const after = listed.find((one) => one.years >= years) ?? before
    const gap = after.years - before.years
    table.set(SliceColumn.ForwardBefore, at, before.forward)
    table.set(SliceColumn.YearsBefore, at, before.years)
    table.set(SliceColumn.ForwardAfter, at, after.forward)
    table.set(SliceColumn.YearsAfter, at, after.years)
    table.set(SliceColumn.Weight, at, gap > 0 ? (years - before.years) / gap : 0)
  }
}
