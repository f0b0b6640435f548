// The worst and the best P&L of the book inside a box of shocks that the user sets: a grid over all sides
// at once, then a refinement from its worst and its best node (docs/methods/worstCase.md).
import * as v from 'valibot'
import { WorstColumn } from '../../assembly/abi'
import { pickedSpot, type Document } from '../document'
import { success, type Result } from '../domain/issue'
import { between, parseWith } from '../domain/schema'
import { daysFromYears, perPoint } from '../domain/units'
import type { Table } from '../engine/table'
import { packBook, packBox, packRun } from '../packing'
import { noShocks, shocks, type ShockName, type Shocks } from '../shocks'
import type { BatchAnalysis } from './batchAnalysis'
import { boxGridOf, TIMES_PER_RANGE, type BoxGrid } from './boxGrid'
import type { NotValued } from './views'

const side = (name: ShockName) =>
  v.pipe(
    v.tuple([bound(name), bound(name)], `${name} is not two numbers: from and to`),
    v.check(([low, high]) => low <= high, `${name} ends below where it begins`),
    v.readonly(),
  )

const bound = (name: ShockName) =>
  between(shocks[name].lowest, shocks[name].highest, `a ${shocks[name].label.toLowerCase()} shock`)

/** The box that is asked where no other is. */
export const plainBox = {
  spot: [-0.15, 0.15],
  volatility: [-10 * perPoint, 20 * perPoint],
  days: [0, 14],
  funding: [-20 * perPoint, 10 * perPoint],
  rates: [0, 0],
} as const

const settingsSchema = v.strictObject({
  spot: v.optional(side('spot'), [...plainBox.spot]),
  volatility: v.optional(side('volatility'), [...plainBox.volatility]),
  days: v.optional(side('days'), [...plainBox.days]),
  funding: v.optional(side('funding'), [...plainBox.funding]),
  rates: v.optional(side('rates'), [...plainBox.rates]),
})

export type WorstCaseSettings = Readonly<v.InferOutput<typeof settingsSchema>>

export const parseWorstCase = (input: unknown): Result<WorstCaseSettings> =>
  parseWith(settingsSchema, input)

/** One end of what can happen in the box. */
export interface BoxPoint {
  /** P&L in USD, and in coins of the picked underlying at its price there. */
  readonly pnl: number
  readonly coins: number
  readonly shocks: Shocks
  /** P&L at the best node of the grid: what the refinement began with. */
  readonly gridPnl: number
}

export interface WorstCaseView {
  readonly document: Document
  readonly unit: 'usd'
  readonly underlying: string
  readonly settings: WorstCaseSettings
  readonly worst: BoxPoint
  readonly best: BoxPoint
  /** Nodes of the grid, and of each side. */
  readonly nodes: number
  readonly grid: Readonly<Record<ShockName, number>>
  /** Whether the grid holds all of a grid of 101 nodes a side; rates apart. */
  readonly isFull: boolean
  /** States valued after the grid. */
  readonly refined: number
  readonly notValued: readonly NotValued[]
}

interface Combined {
  /** Rows of WorstColumn, the grid's own P&L that of the whole grid. */
  readonly worst: readonly number[]
  readonly best: readonly number[]
  readonly nodes: number
  readonly refined: number
}

const rowOf = (table: Table, row: number): readonly number[] =>
  Array.from({ length: WorstColumn.COUNT }, (_, column) => table.get(column, row))

const at = (row: readonly number[], column: WorstColumn): number => row[column] ?? NaN

function pointOf(row: readonly number[], document: Document): BoxPoint {
  const spot = at(row, WorstColumn.Spot) - 1
  const pnl = at(row, WorstColumn.Pnl)
  return {
    pnl,
    coins: pnl / (pickedSpot(document) * at(row, WorstColumn.Spot)),
    gridPnl: at(row, WorstColumn.GridPnl),
    shocks: {
      ...noShocks,
      spot,
      volatility: at(row, WorstColumn.Volatility),
      days: daysFromYears(at(row, WorstColumn.Years)),
      funding: at(row, WorstColumn.Funding),
      rates: at(row, WorstColumn.Rates),
    },
  }
}

const gridOf = (document: Document, settings: WorstCaseSettings): BoxGrid =>
  boxGridOf(document, settings, packBook(document))

export const worstCase: BatchAnalysis<WorstCaseSettings, Combined, WorstCaseView> = {
  name: 'worstCase',
  title: 'Worst case in a box',
  kernel: 'worstCase',
  columns: {
    pnl: {
      label: 'P&L',
      unit: 'USD',
      meaning: 'least and greatest P&L of the book inside the box, all shocks at once',
      formula: 'min and max over the box of V1 S1 - V0 S0, or (V1 - V0) S1 for coins',
      source: 'docs/methods/worstCase.md',
    },
  },

  rangeCount(document, settings) {
    return Math.ceil(gridOf(document, settings).years.length / TIMES_PER_RANGE)
  },

  pack(document, settings, range) {
    const grid = gridOf(document, settings)
    const { inputs } = packRun(document, {
      states: grid.rates.flatMap((rates) =>
        grid.funding.map((funding) => ({ shocks: { ...noShocks, funding, rates } })),
      ),
      axes: {
        years: grid.years.slice(range * TIMES_PER_RANGE, (range + 1) * TIMES_PER_RANGE),
        volatility: grid.volatility,
        spotFactors: grid.spot,
      },
    })
    return success({
      inputs: [...inputs, packBox(grid.box)],
      outputs: [{ rows: 2, columns: WorstColumn.COUNT }],
    })
  },

  combine(partials) {
    let worst: readonly number[] = []
    let best: readonly number[] = []
    let nodes = 0
    let refined = 0
    let [least, most] = [Infinity, -Infinity]
    for (const [table] of partials) {
      if (table === undefined) throw new Error('a range has no answer')
      const [low, high] = [rowOf(table, 0), rowOf(table, 1)]
      const pnl = WorstColumn.Pnl
      if (worst.length === 0 || at(low, pnl) < at(worst, pnl)) worst = low
      if (best.length === 0 || at(high, pnl) > at(best, pnl)) best = high
      least = Math.min(least, at(low, WorstColumn.GridPnl))
      most = Math.max(most, at(high, WorstColumn.GridPnl))
      nodes += at(low, WorstColumn.Nodes)
      refined += at(low, WorstColumn.Refined) + at(high, WorstColumn.Refined)
    }
    const onGrid = (row: readonly number[], pnl: number): readonly number[] =>
      row.with(WorstColumn.GridPnl, pnl)
    return { worst: onGrid(worst, least), best: onGrid(best, most), nodes, refined }
  },

  view({ worst, best, nodes, refined }, document, settings) {
    const book = packBook(document)
    const grid = boxGridOf(document, settings, book)
    return {
      document,
      unit: 'usd',
      underlying: document.settings.underlying,
      settings,
      worst: pointOf(worst, document),
      best: pointOf(best, document),
      nodes,
      grid: {
        spot: grid.spot.length,
        volatility: grid.volatility.length,
        days: grid.years.length,
        funding: grid.funding.length,
        rates: grid.rates.length,
      },
      isFull: grid.isFull,
      refined,
      notValued: book.left,
    }
  },
}
