// The axes of a surface: even points over ranges that suit the book, or over those asked for, and blocks
// of rows in the order in which a picture sharpens.
import { keptByLegs, pickedSpot, type Document } from '../document'
import { DAYS_PER_YEAR, yearsBetween } from '../domain/units'
import { expiryOf } from '../instruments'
import { reach } from './domain'

export type SurfaceVariable = 'spot' | 'volatility' | 'days'

export interface SurfaceAxis {
  readonly variable: SurfaceVariable
  /** Shocks: fraction of spot, decimal of volatility, days from now; rising. */
  readonly values: readonly number[]
  /** What the shocks lead to: prices for spot, else the shocks themselves. */
  readonly levels: readonly number[]
}

export type SurfaceRanges = { readonly [K in SurfaceVariable]?: readonly [number, number] }

const VOLATILITY_REACH = 0.3
const PLAIN_DAYS = 44

/** Days to the last expiry, and the share of the spot that is shown either side. */
const endsOf = keptByLegs(
  ({ market, settings }) => [market, settings],
  (document) => ({ days: lastExpiry(document), wide: reach(document) }),
)

/** Days to the last expiry of options that count, or of anything that expires where there are none. */
function lastExpiry({ legs, market }: Document): number {
  const ahead = legs.flatMap(({ isOn, instrument }) => {
    const expiry = expiryOf(instrument)
    const years = expiry === null ? 0 : yearsBetween(market.asOf, expiry)
    return isOn && years > 0 ? [{ years, isOption: instrument.kind === 'option' }] : []
  })
  const options = ahead.filter(({ isOption }) => isOption)
  const last = Math.max(0, ...(options.length > 0 ? options : ahead).map(({ years }) => years))
  return last > 0 ? last * DAYS_PER_YEAR : PLAIN_DAYS
}

/** A surface ends just before the last expiry: at it there is nothing left to see. */
const BEFORE_EXPIRY = 0.99

function rangeOf(document: Document, variable: SurfaceVariable): readonly [number, number] {
  if (variable === 'days') return [0, BEFORE_EXPIRY * endsOf(document).days]
  const wide = variable === 'spot' ? endsOf(document).wide : VOLATILITY_REACH
  return [-wide, wide]
}

/** `count` even points; the middle one of an odd count is the middle of the range to the last bit. */
export function surfaceAxis(
  document: Document,
  variable: SurfaceVariable,
  count: number,
  ranges: SurfaceRanges = {},
): SurfaceAxis {
  const [low, high] = ranges[variable] ?? rangeOf(document, variable)
  const middle = (low + high) / 2
  const half = (high - low) / 2
  const values = Array.from({ length: count }, (_, at) =>
    count === 1 ? middle : middle + half * ((2 * at) / (count - 1) - 1),
  )
  const spot = pickedSpot(document)
  const levels = variable === 'spot' ? values.map((shock) => spot * (1 + shock)) : values
  return { variable, values, levels }
}

/** Nodes of legs that a call of at most 8 ms values on a machine half as fast as the one measured on. */
const NODES = 120_000

/**
 * Rows of a surface in blocks that a single call values in time, the coarse ones first: every eighth row, then
 * every fourth between them, and so on. Together they are all rows, each once.
 */
export function surfaceBlocks(
  rowCount: number,
  columnCount: number,
  legCount: number,
): readonly (readonly number[])[] {
  const longest = Math.max(1, Math.floor(NODES / (columnCount * Math.max(legCount, 1))))
  const all = Array.from({ length: rowCount }, (_, row) => row)
  if (rowCount <= longest) return [all]
  const taken = new Set<number>()
  const everyOf = (...steps: readonly number[]): readonly number[] => {
    const rows = steps.flatMap((step) => all.filter((row) => row % step === 0))
    const fresh = [...new Set(rows)].filter((row) => !taken.has(row))
    for (const row of fresh) taken.add(row)
    return fresh
  }
  const inBlocks = (rows: readonly number[]): (readonly number[])[] =>
    Array.from({ length: Math.ceil(rows.length / longest) }, (_, at) =>
      rows.slice(at * longest, (at + 1) * longest).sort((a, b) => a - b),
    )
  return [...inBlocks(everyOf(8)), ...inBlocks(everyOf(4, 2, 1))]
}
