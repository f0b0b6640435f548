// The scenario matrix: one measure over any two shocks, everything else as the scenario has it.
import { GridColumn, Measure } from '../../assembly/abi'
import { failure, issue, success } from '../domain/issue'
import { perDay, perPercent, perPoint, type PageUnit, type Unit } from '../domain/units'
import { pickedSpot, type Document } from '../document'
import { packRun } from '../packing'
import type { Analysis } from './analysis'
import { niceStep } from './domain'
import {
  axesFault,
  cellPlace,
  gridStates,
  kernelAxes,
  restOf,
  usualAxes,
  type GridAxes,
} from './gridAxes'
import type { GridMeasure, ScenarioGridView } from './views'

export interface ScenarioGridSettings {
  readonly unit: PageUnit
  readonly measure: GridMeasure
  /** Spot across and volatility down where none are given. */
  readonly axes?: GridAxes
}

interface Shown {
  readonly measure: Measure
  /** What a cell is multiplied by, and by which power of its spot, to be in `usd`. */
  readonly factor: number
  readonly spotPower: 0 | 1
  readonly usd: Unit
  /** The unit in coins; null where the figure is in coins anyway. */
  readonly coin: Unit | null
}

const shownAs: Readonly<Record<GridMeasure, Shown>> = {
  pnl: { measure: Measure.Pnl, factor: 1, spotPower: 0, usd: 'usd', coin: 'coin' },
  delta: { measure: Measure.Delta, factor: 1, spotPower: 0, usd: 'coin', coin: null },
  gamma: {
    ...{ measure: Measure.Gamma, factor: perPercent, spotPower: 1 },
    ...{ usd: 'coinPerPercent', coin: null },
  },
  vega: {
    ...{ measure: Measure.Vega, factor: perPoint, spotPower: 0 },
    ...{ usd: 'usdPerPoint', coin: 'coinPerPoint' },
  },
  theta: {
    ...{ measure: Measure.Theta, factor: perDay, spotPower: 0 },
    ...{ usd: 'usdPerDay', coin: 'coinPerDay' },
  },
  rho: {
    ...{ measure: Measure.Rho, factor: perPercent, spotPower: 0 },
    ...{ usd: 'usdPerPercent', coin: 'coinPerPercent' },
  },
}

const usual = usualAxes('spot', 'volatility', 'near')

export const scenarioGrid: Analysis<ScenarioGridSettings, ScenarioGridView> = {
  name: 'scenarioGrid',
  title: 'Scenario matrix',
  kernel: 'scenarioGrid',
  columns: {
    cell: {
      label: 'Cell',
      unit: 'USD, or coins at the spot of the cell; delta in coin; gamma in coin per 1 %; vega per point; theta per day; rho per 1 %',
      meaning: 'the measure of the book under the shocks of its row and column',
      formula: 'Σ legs of V1 S1 - V0 S0, or (V1 - V0) S1 for coins',
      source: 'docs/methods/valuation.md',
    },
  },

  reads: ({ legs, market, settings, shocks }, { unit, measure, axes = usual }) => [
    legs,
    market,
    settings,
    ...Object.values(restOf(shocks, axes)),
    ...[unit, measure, axes.x, axes.y],
  ],

  pack(document, { measure, axes = usual }) {
    const wrong = axesFault(axes)
    if (wrong !== null) return failure(issue('axes', 'axes', wrong))
    const question = {
      states: gridStates(document.shocks, axes),
      axes: kernelAxes(axes),
      measure: shownAs[measure].measure,
    }
    const { inputs } = packRun(document, question)
    const rows = axes.x.values.length * axes.y.values.length
    return success({ inputs, outputs: [{ rows, columns: GridColumn.COUNT }] })
  },

  view([cells], document, { unit, measure, axes = usual }) {
    if (cells === undefined) throw new Error('the scenarioGrid kernel answered no table')
    const { usd, coin } = shownAs[measure]
    const values = shownCells(cells.column(GridColumn.Cell), document, { unit, measure, axes })
    return {
      document,
      measure,
      unit: unit === 'coin' && coin !== null ? coin : usd,
      x: axes.x,
      y: axes.y,
      values,
      worst: worstOf(values, axes),
      limit: limitOf(values),
      flooredRows: rowsWith(cells.column(GridColumn.Floored), axes),
    }
  },
}

/** Cells row after row, in the unit of the page. */
function shownCells(
  cells: Float64Array,
  document: Document,
  { unit, measure, axes }: Required<ScenarioGridSettings>,
): Float64Array {
  const { factor, spotPower, coin } = shownAs[measure]
  const spot = pickedSpot(document)
  const place = cellPlace(axes)
  const { x, y } = axes
  const power = spotPower - (unit === 'coin' && coin !== null ? 1 : 0)
  const shockAt = (row: number, column: number): number => {
    if (x.shock === 'spot') return x.values[column] ?? NaN
    return y.shock === 'spot' ? (y.values[row] ?? NaN) : document.shocks.spot
  }
  return Float64Array.from({ length: x.values.length * y.values.length }, (_, at) => {
    const row = Math.floor(at / x.values.length)
    const column = at % x.values.length
    const shown = (cells[place(row, column)] ?? NaN) * factor
    if (power === 0) return shown
    const there = spot * (1 + shockAt(row, column))
    return power > 0 ? shown * there : shown / there
  })
}

function worstOf(values: Float64Array, { x }: GridAxes): ScenarioGridView['worst'] {
  let lowest = -1
  values.forEach((value, at) => {
    if (Number.isFinite(value) && (lowest < 0 || value < (values[lowest] ?? Infinity))) lowest = at
  })
  if (lowest < 0) return null
  return {
    row: Math.floor(lowest / x.values.length),
    column: lowest % x.values.length,
    value: values[lowest] ?? NaN,
  }
}

/** A colour limit that people read, near the larger end of the values. */
export function limitOf(values: Float64Array): number {
  const largest = values.reduce(
    (most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most),
    0,
  )
  return largest > 0 ? niceStep(largest) : 1
}

/** Rows with a leg at its floor in some cell. */
function rowsWith(counts: Float64Array, axes: GridAxes): readonly boolean[] {
  const place = cellPlace(axes)
  return axes.y.values.map((_, row) =>
    axes.x.values.some((_value, column) => (counts[place(row, column)] ?? 0) > 0),
  )
}
