// The expiries in use as slices of time: the quoted forwards and fitted smiles around each.
import { SliceColumn } from '../../assembly/abi'
import type { Calendar, Due } from '../domain/calendar'
import type { Market, Smile } from '../domain/market'
import { yearsBetween } from '../domain/units'
import { Table } from '../engine/table'

interface Quoted {
  readonly years: number
  readonly forward: number
}

interface Fitted {
  readonly years: number
  readonly smile: Smile
}

/** What is still to come of an underlying, by time. */
interface Ahead {
  readonly quoted: readonly Quoted[]
  readonly fitted: readonly Fitted[]
}

const NOTHING: Ahead = { quoted: [], fitted: [] }

function aheadOf(market: Market): ReadonlyMap<string, Ahead> {
  const { asOf, underlyings } = market
  return new Map(
    Object.entries(underlyings).map(([name, { expiries }]) => {
      const timed = expiries
        .map(({ expiry, forward, smile }) => ({
          years: yearsBetween(asOf, expiry),
          forward,
          smile,
        }))
        .filter(({ years }) => years > 0)
      const fitted = timed.flatMap(({ years, smile }) => (smile === null ? [] : [{ years, smile }]))
      return [name, { quoted: timed, fitted }]
    }),
  )
}

/** The nearest at or before an instant and at or after it; beyond the ends the nearest one twice. */
function around<T extends { readonly years: number }>(
  listed: readonly T[],
  years: number,
): readonly [T, T] | null {
  const [first] = listed
  if (first === undefined || years <= 0) return null
  const before = listed.findLast((one) => one.years <= years) ?? first
  return [before, listed.find((one) => one.years >= years) ?? before]
}

/** The expiries in use, each with the quoted forwards that its own follows from. */
export class Slices {
  private readonly places = new Map<Due, number>()
  private readonly ahead: ReadonlyMap<string, Ahead>

  constructor(
    readonly calendar: Calendar,
    private readonly names: readonly string[],
  ) {
    this.ahead = aheadOf(calendar.market)
  }

  rowOf(due: Due): number {
    const known = this.places.get(due)
    if (known !== undefined) return known
    const row = this.places.size
    this.places.set(due, row)
    return row
  }

  table(): Table {
    const table = Table.create({ rows: this.places.size, columns: SliceColumn.COUNT })
    for (const [due, row] of this.places) this.write(table, row, due)
    return table
  }

  private write(table: Table, at: number, { underlying, years }: Due): void {
    const basisRate = this.calendar.market.underlyings[underlying]?.basisRate ?? 0
    table.set(SliceColumn.Underlying, at, this.names.indexOf(underlying))
    table.set(SliceColumn.Years, at, years)
    table.set(SliceColumn.BasisRate, at, basisRate)
    const { quoted, fitted } = this.ahead.get(underlying) ?? NOTHING
    const smiles = around(fitted, years)
    if (smiles !== null) {
      writeSmile(table, at, SliceColumn.SmileYearsBefore, smiles[0])
      writeSmile(table, at, SliceColumn.SmileYearsAfter, smiles[1])
    }
    const forwards = around(quoted, years)
    if (forwards !== null) writeForwards(table, at, years, forwards)
  }
}

function writeForwards(
  table: Table,
  at: number,
  years: number,
  [before, after]: readonly [Quoted, Quoted],
): void {
  const gap = after.years - before.years
  table.set(SliceColumn.ForwardBefore, at, before.forward)
  table.set(SliceColumn.YearsBefore, at, before.years)
  table.set(SliceColumn.ForwardAfter, at, after.forward)
  table.set(SliceColumn.YearsAfter, at, after.years)
  table.set(SliceColumn.Weight, at, gap > 0 ? (years - before.years) / gap : 0)
}

/** The time of a smile, then its parameters, in neighbouring columns from `first`. */
function writeSmile(table: Table, at: number, first: SliceColumn, { years, smile }: Fitted): void {
  const { a, b, rho, m, sigma } = smile
  ;[years, a, b, rho, m, sigma].forEach((value, place) => table.set(first + place, at, value))
}
