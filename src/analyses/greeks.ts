// The book's figures now and under the scenario: tiles against limits, rows of the positions table.
import { BookColumn } from '../../assembly/abi'
import { success } from '../domain/issue'
import { fittedAfter } from '../domain/market'
import { yearsBetween, type PageUnit } from '../domain/units'
import { asItIs, orderOf, packRun } from '../packing'
import type { Analysis } from './analysis'
import { bookColumns, figuresAt, greekColumns, type BookFigures } from './figures'
import { expiryOf } from '../instruments'
import { pickedSpot, type Document, type Leg } from '../document'
import type { Table } from '../engine/table'
import { legFigures, netFigures, positionFigures, scenarioPoint } from './positions'
import { tilesOf } from './tiles'
import type { GreeksView, Pair } from './views'

export interface GreeksSettings {
  readonly unit: PageUnit
}

/** Rows of the kernel's output in its own order: book, underlyings, accounts, groups, legs. */
export interface BookRows {
  readonly book: Pair<BookFigures>
  readonly underlyings: ReadonlyMap<string, Pair<BookFigures>>
  readonly accounts: ReadonlyMap<string, Pair<BookFigures>>
  readonly groups: ReadonlyMap<string, Pair<BookFigures>>
  readonly legs: ReadonlyMap<string, Pair<BookFigures>>
}

/** Reads the two states (base, scenario) of a greeks output. */
export function readRows(
  table: Table,
  document: Document,
  names: readonly string[],
  order: readonly Leg[],
): BookRows {
  const owners = 1 + names.length + document.accounts.length + document.groups.length + order.length
  const pair = (row: number): Pair<BookFigures> => ({
    base: figuresAt(table, row),
    scenario: figuresAt(table, owners + row),
  })
  let next = 1
  const rowsOf = (ids: readonly string[]): ReadonlyMap<string, Pair<BookFigures>> => {
    const first = next
    next += ids.length
    return new Map(ids.map((id, at) => [id, pair(first + at)]))
  }
  return {
    book: pair(0),
    underlyings: rowsOf(names),
    accounts: rowsOf(document.accounts.map(({ id }) => id)),
    groups: rowsOf(document.groups.map(({ id }) => id)),
    legs: rowsOf(order.map(({ id }) => id)),
  }
}

export const greeks: Analysis<GreeksSettings, GreeksView> = {
  name: 'greeks',
  title: 'Net greeks',
  kernel: 'greeks',
  columns: { ...greekColumns, ...bookColumns },

  pack(document) {
    const states = [asItIs, { shocks: document.shocks }]
    const { book, inputs } = packRun(document, { states })
    const owners =
      1 +
      book.underlyingNames.length +
      document.accounts.length +
      document.groups.length +
      book.order.length
    return success({ inputs, outputs: [{ rows: 2 * owners, columns: BookColumn.COUNT }] })
  },

  view([table], document, { unit }) {
    if (table === undefined) throw new Error('the greeks kernel answered no table')
    const { order, underlyingNames, left } = orderOf(document)
    const rows = readRows(table, document, underlyingNames, order)
    return {
      document,
      unit,
      tiles: tilesOf(document, rows, unit),
      net: netFigures(document, rows, unit),
      legs: new Map(
        order.map((leg) => [
          leg.id,
          legFigures(document, leg, yearsLeft(leg, document), rows, unit),
        ]),
      ),
      groups: new Map(
        document.groups.map(({ id }) => [id, positionFigures(document, id, rows, unit)]),
      ),
      groupSums: rows.groups,
      underlyings: rows.underlyings,
      book: rows.book,
      notValued: left,
      scenarioPoint: scenarioPoint(document, rows, unit),
      scenarioSpot: pickedSpot(document) * (1 + document.shocks.spot),
      flooredLegs: order
        .filter(({ id, isOn }) => isOn && rows.legs.get(id)?.scenario.floored === 1)
        .map(({ id }) => id),
      countedFromNow:
        document.settings.pnlFrom === 'entry'
          ? document.legs.filter(({ entryPrice }) => entryPrice === null).map(({ id }) => id)
          : [],
      keepsVolatility: keepsVolatility(document),
    }
  },
}

/** Options that a smile rule does not reach: their volatility is typed, or no smile is fitted. */
function keepsVolatility({ legs, market, settings }: Document): readonly string[] {
  if (settings.smileRule === 'stickyStrike') return []
  return legs
    .filter(
      ({ instrument, volatility }) =>
        instrument.kind === 'option' &&
        (volatility?.source === 'typed' || fittedAfter(market, instrument.underlying).length === 0),
    )
    .map(({ id }) => id)
}

function yearsLeft(leg: Leg, document: Document): number {
  const expiry = expiryOf(leg.instrument)
  return expiry === null ? NaN : yearsBetween(document.market.asOf, expiry)
}
