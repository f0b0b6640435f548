// The axes of a surface: even points over ranges that suit the book, or over those asked for, and blocks
// of rows in the order in which a picture sharpens.
import type { Document } from '../document'
import { yearsBetween } from '../domain/units'
import { expiryOf } from '../instruments'
import { reach } from './domain'

export type SurfaceVariable = 'spot' | 'volatility' | 'days'

export interface SurfaceAxis {
  readonly variable: SurfaceVariable
  /** Shocks: fraction of spot, decimal of volatility, days from now; rising. */
  readonly values: readonly number[]
}

export type SurfaceRanges = { readonly [K in SurfaceVariable]?: readonly [number, number] }

const VOLATILITY_REACH = 0.3
const PLAIN_DAYS = 44

/** Days to the last expiry among legs that count. */
function lastExpiry({ legs, market }: Document): number {
  const years = legs.flatMap(({ isOn, instrument }) => {
    const expiry = expiryOf(instrument)
    return isOn && expiry !== null ? [yearsBetween(market.asOf, expiry)] : []
  })
  const last = Math.max(0, ...years) * 365
  return last > 0 ? last : PLAIN_DAYS
}

function rangeOf(document: Document, variable: SurfaceVariable): readonly [number, number] {
  if (variable === 'days') return [0, lastExpiry(document)]
  const wide = variable === 'spot' ? reach(document) : VOLATILITY_REACH
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
  return { variable, values }
}

/** Nodes of legs that a call of at most 8 ms values on a slow machine. */
const NODES = 60_000

/**
 * Rows of a surface in blocks that a single call values in time, the coarse ones first: every eighth row,
 * then every fourth between them, and so on. Together they are all rows, each once.
 */
export function surfaceBlocks(
  rowCount: number,
  columnCount: number,
  legCount: number,
): readonly (readonly number[])[] {
  const longest = Math.max(1, Math.floor(NODES / (columnCount * Math.max(legCount, 1))))
  const blocks: number[][] = []
  const taken = new Set<number>()
  for (const step of [8, 4, 2, 1]) {
    const rows = Array.from({ length: rowCount }, (_, row) => row).filter(
      (row) => row % step === 0 && !taken.has(row),
    )
    for (const row of rows) taken.add(row)
    for (let from = 0; from < rows.length; from += longest)
      blocks.push(rows.slice(from, from + longest))
  }
  return blocks
}
