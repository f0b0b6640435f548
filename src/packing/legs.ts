// Document to tables: legs, underlyings and the slices of time that legs live on. Nothing else in
// the product writes these tables.
import { InstrumentKind, LegColumn, UnderlyingColumn, VolatilitySource } from '../../assembly/abi'
import { notValued, type Document, type Leg, sizeOf } from '../document'
import { quoteAt, type Market } from '../domain/market'
import { yearlyFunding, yearsBetween } from '../domain/units'
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
  readonly left: readonly { readonly leg: string; readonly reason: string }[]
}

const sources: Readonly<Record<NonNullable<Leg['volatility']>['source'], VolatilitySource>> = {
  typed: VolatilitySource.Typed,
  chain: VolatilitySource.Chain,
  smile: VolatilitySource.Smile,
}

/** Volatility that a leg uses, decimal; NaN when it has none, or has it from a smile, in the core. */
export function volatilityOf(leg: Leg, market: Market): number {
  const { instrument, volatility } = leg
  if (volatility?.source === 'typed') return volatility.value
  if (instrument.kind !== 'option' || volatility?.source === 'smile') return NaN
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
    write(LegColumn.VolatilitySource, row, sources[leg.volatility?.source ?? 'typed'])
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
