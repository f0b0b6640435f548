// What the same book gained from one market to a later one, by driver: of the book, by kind of
// instrument, and by leg; an honest remainder each.
import { DriverColumn, InstrumentKind } from '../../assembly/abi'
import { notValued, type Document, type Leg } from '../document'
import { Calendar } from '../domain/calendar'
import { failure, issue, success } from '../domain/issue'
import type { Market } from '../domain/market'
import { yearsBetween } from '../domain/units'
import type { Table } from '../engine/table'
import type { Instrument } from '../instruments'
import { asItIs, packBook, packRun } from '../packing'
import { noShocks } from '../shocks'
import type { Analysis } from './analysis'
import { driverColumns, DRIVERS, type Driver } from './explain'
import type { NotValued } from './views'

export interface ExplainMarketsSettings {
  /** The market that the document's own is followed by. */
  readonly later: Market
}

/** One sum taken apart, in USD: the drivers add up to the total. */
export interface ExplainedPart {
  readonly drivers: Readonly<Record<Exclude<Driver, 'soFar' | 'total'>, number>>
  readonly total: number
}

export interface ExplainMarketsView {
  readonly document: Document
  readonly later: Market
  readonly unit: 'usd'
  readonly book: ExplainedPart
  /** The kinds that the book holds. */
  readonly kinds: ReadonlyMap<Instrument['kind'], ExplainedPart>
  readonly legs: ReadonlyMap<string, ExplainedPart>
  /** Legs that one of the markets gives no value, and why. */
  readonly notValued: readonly NotValued[]
}

const KINDS: readonly (readonly [Instrument['kind'], InstrumentKind])[] = [
  ['spot', InstrumentKind.Spot],
  ['perpetual', InstrumentKind.Perpetual],
  ['future', InstrumentKind.Future],
  ['option', InstrumentKind.Option],
]

const FIRST_LEG = 1 + InstrumentKind.COUNT

function reasonOf(leg: Leg, calendars: readonly Calendar[]): string | null {
  const { underlying } = leg.instrument
  for (const calendar of calendars) {
    const { market } = calendar
    if (!(underlying in market.underlyings)) return `${market.name} has no ${underlying}`
    const reason = notValued(leg, calendar)
    if (reason !== null) return `in ${market.name}: ${reason}`
  }
  return null
}

/** The book in both markets, with the legs and underlyings that both have. */
function sidesOf(document: Document, later: Market) {
  const { market } = document
  const both = [new Calendar(market), new Calendar(later)]
  const left = document.legs.flatMap((leg) => {
    const reason = reasonOf(leg, both)
    return reason === null ? [] : [{ leg: leg.id, reason }]
  })
  const lost = new Set(left.map(({ leg }) => leg))
  const legs = document.legs.filter(({ id }) => !lost.has(id))
  const names = Object.keys(market.underlyings).filter((name) => name in later.underlyings)
  const within = ({ underlyings, ...rest }: Market): Market => ({
    ...rest,
    underlyings: Object.fromEntries(
      names.flatMap((name) => {
        const held = underlyings[name]
        return held === undefined ? [] : [[name, held]]
      }),
    ),
  })
  const settings = { ...document.settings, pnlFrom: 'now' as const }
  const side = (of: Market): Document => ({ ...document, legs, settings, market: within(of) })
  return { earlier: side(market), later: side(later), legs, left }
}

function partAt(table: Table, row: number): ExplainedPart {
  const named = DRIVERS.flatMap((driver, column) =>
    driver === 'soFar' || driver === 'total' ? [] : [[driver, table.get(column, row)] as const],
  )
  return {
    drivers: Object.fromEntries(named) as ExplainedPart['drivers'],
    total: table.get(DriverColumn.Total, row),
  }
}

export const explainMarkets: Analysis<ExplainMarketsSettings, ExplainMarketsView> = {
  name: 'explainMarkets',
  title: 'P&L by driver between two markets',
  kernel: 'explainMarkets',
  columns: driverColumns,

  pack(document, { later }) {
    const years = yearsBetween(document.market.asOf, later.asOf)
    if (years < 0)
      return failure(issue('later', 'order', `${later.name} is before ${document.market.name}`))
    const sides = sidesOf(document, later)
    const states = [asItIs, { shocks: noShocks, years }]
    const { inputs } = packRun(sides.earlier, { states })
    const after = packBook(sides.later)
    return success({
      inputs: [...inputs, after.legs, after.underlyings, after.slices],
      outputs: [{ rows: FIRST_LEG + sides.legs.length, columns: DriverColumn.COUNT }],
    })
  },

  view([table], document, { later }) {
    if (table === undefined) throw new Error('the explainMarkets kernel answered no table')
    const { legs, left } = sidesOf(document, later)
    const held = new Set(legs.filter(({ isOn }) => isOn).map(({ instrument }) => instrument.kind))
    return {
      document,
      later,
      unit: 'usd',
      book: partAt(table, 0),
      kinds: new Map(
        KINDS.filter(([kind]) => held.has(kind)).map(([kind, at]) => [kind, partAt(table, 1 + at)]),
      ),
      legs: new Map(legs.map(({ id }, at) => [id, partAt(table, FIRST_LEG + at)])),
      notValued: left,
    }
  },
}

const placeOf = ({ name, asOf }: Market) => ({ name, asOf })

/** The view as plain data for other programs: USD throughout. */
export function explainMarketsAnswer(view: ExplainMarketsView) {
  return {
    unit: 'USD',
    from: placeOf(view.document.market),
    to: placeOf(view.later),
    book: view.book,
    kinds: Object.fromEntries(view.kinds),
    legs: Object.fromEntries(view.legs),
    notValued: view.notValued,
  }
}
