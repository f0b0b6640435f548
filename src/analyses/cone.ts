// P&L of the book by price and day, from now to its first expiry, in the market as it is: today's curve
// at the top, that of the first expiry at the bottom. Asked in blocks of rows.
import { failure, issue, success } from '../domain/issue'
import {
  daysFromYears,
  yearsBetween,
  yearsFromDays,
  type PageUnit,
  type Unit,
} from '../domain/units'
import { pickedSpot, type Document } from '../document'
import { asItIs, packRun } from '../packing'
import type { Analysis } from './analysis'
import { axisEnds, expiriesAhead, niceStep, PLAIN_DAYS, rangeFault, type AxisRange } from './domain'
import { surfaceBlocks } from './surfaceAxes'

export interface ConeSettings {
  readonly unit: PageUnit
  /** Prices looked at; without it all that fit the book. */
  readonly range?: AxisRange | undefined
  /** Days that are wanted now, by their place; all of them when it is missing. */
  readonly rows?: readonly number[] | undefined
}

export interface ConeView {
  readonly document: Document
  readonly unit: Unit
  readonly underlying: string
  /** The instant of the last row where it is an expiry. */
  readonly expiry: string | null
  /** Prices of the columns, even from end to end. */
  readonly spots: Float64Array
  /** Days from now of all rows, even from 0 to the last. */
  readonly days: Float64Array
  /** Places of the rows answered. */
  readonly rows: readonly number[]
  /** Row after row, as many as answered, as long as `spots` each. */
  readonly values: Float64Array
  /** Symmetric colour limit: 1, 2 or 5 times a power of ten. */
  readonly limit: number
}

const COLUMNS = 161
/** Both ends are among every eighth of them. */
const ROWS = 33
const yearsAhead = (document: Document): number => {
  const [expiry] = expiriesAhead(document)
  const plain = yearsFromDays(PLAIN_DAYS)
  return expiry === undefined ? plain : yearsBetween(document.market.asOf, expiry)
}

const even = (count: number, low: number, high: number): Float64Array =>
  Float64Array.from({ length: count }, (_, at) =>
    at === count - 1 ? high : low + ((high - low) * at) / (count - 1),
  )

const pricesOf = (document: Document, range: AxisRange | undefined): Float64Array =>
  even(COLUMNS, ...(range ?? axisEnds(document)))

const allRows = Array.from({ length: ROWS }, (_, row) => row)

/** Blocks of rows that a single call values in time, the coarse ones first. */
export const coneBlocks = ({ legs }: Document): readonly (readonly number[])[] =>
  surfaceBlocks(ROWS, COLUMNS, legs.length)

export const cone: Analysis<ConeSettings, ConeView> = {
  name: 'cone',
  title: 'Cone',
  kernel: 'scenarios',
  columns: {
    cell: {
      label: 'P&L',
      unit: 'USD, or coins at the price of the column',
      meaning: 'P&L of the book at a price on a day, in the market as it is',
      formula: 'Σ legs of V1 S1 - V0 S0, or (V1 - V0) S1 for coins',
      source: 'docs/methods/valuation.md',
    },
  },

  reads: (document, { unit, range, rows }) => [
    document.legs,
    document.market,
    document.settings,
    ...(range ?? axisEnds(document)),
    unit,
    rows,
  ],

  pack(document, { range, rows = allRows }) {
    const wrong = rangeFault(range)
    if (wrong !== null) return failure(issue('settings.range', 'range', wrong))
    const spot = pickedSpot(document)
    const years = even(ROWS, 0, yearsAhead(document))
    const { inputs } = packRun(document, {
      states: [asItIs],
      axes: {
        years: rows.map((row) => years[row] ?? NaN),
        spotFactors: pricesOf(document, range).map((price) => price / spot),
      },
    })
    return success({ inputs, outputs: [{ rows: rows.length * COLUMNS, columns: 1 }] })
  },

  view([cells], document, { unit, range, rows = allRows }) {
    if (cells === undefined) throw new Error('the scenarios kernel answered no table')
    const [expiry = null] = expiriesAhead(document)
    const spots = pricesOf(document, range)
    const usd = cells.column(0)
    const values =
      unit === 'usd' ? usd.slice() : usd.map((value, at) => value / (spots[at % COLUMNS] ?? NaN))
    return {
      document,
      unit: unit satisfies Unit,
      underlying: document.settings.underlying,
      expiry,
      spots,
      days: even(ROWS, 0, yearsAhead(document)).map(daysFromYears),
      rows,
      values,
      limit: limitOf(values),
    }
  },
}

function limitOf(values: Float64Array): number {
  let largest = 0
  for (const value of values) if (Math.abs(value) > largest) largest = Math.abs(value)
  return largest > 0 && Number.isFinite(largest) ? niceStep(largest) : 1
}

/** A whole cone of the blocks answered so far; rows not there yet are those of the nearest one above. */
export function joinCones(views: readonly ConeView[]): ConeView | null {
  const [first] = views
  if (first === undefined) return null
  const from = new Map<number, readonly [ConeView, number]>()
  for (const view of views) view.rows.forEach((row, at) => from.set(row, [view, at]))
  const count = first.spots.length
  const values = new Float64Array(ROWS * count).fill(NaN)
  let held: readonly [ConeView, number] | undefined
  for (const row of allRows) {
    held = from.get(row) ?? held
    if (held === undefined) continue
    const [view, at] = held
    values.set(view.values.subarray(at * count, (at + 1) * count), row * count)
  }
  return { ...first, rows: allRows, values, limit: limitOf(values) }
}
