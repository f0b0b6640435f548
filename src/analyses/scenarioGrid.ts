// The scenario matrix: one measure over shocks of spot and volatility, time, funding and rates as
// the scenario sets them.
import { GridColumn, Measure } from '../../assembly/abi'
import { success } from '../domain/issue'
import { perPoint, type PageUnit, type Unit } from '../domain/units'
import { pickedSpot } from '../document'
import { packRun } from '../packing'
import type { Analysis } from './analysis'
import { niceStep } from './domain'
import type { GridMeasure, ScenarioGridView } from './views'

export interface ScenarioGridSettings {
  readonly unit: PageUnit
  readonly measure: GridMeasure
}

const SPOT = [-0.3, -0.2, -0.15, -0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.2, 0.3]
const VOLATILITY = [0.2, 0.1, 0.05, 0, -0.05, -0.1]

const measures: Readonly<Record<GridMeasure, Measure>> = {
  pnl: Measure.Pnl,
  delta: Measure.Delta,
  vega: Measure.Vega,
}

function unitOf(measure: GridMeasure, unit: PageUnit): Unit {
  if (measure === 'delta') return 'coin'
  if (measure === 'vega') return unit === 'usd' ? 'usdPerPoint' : 'coinPerPoint'
  return unit
}

export const scenarioGrid: Analysis<ScenarioGridSettings, ScenarioGridView> = {
  name: 'scenarioGrid',
  title: 'Scenario matrix',
  kernel: 'scenarioGrid',
  columns: {
    cell: {
      label: 'Cell',
      unit: 'USD, or coins at the spot of the cell; delta in coin; vega per point',
      meaning: 'the measure of the book under the shocks of its row and column',
      formula: 'Σ legs of V1 S1 - V0 S0, or (V1 - V0) S1 for coins',
      source: 'docs/methods/valuation.md',
    },
  },

  reads: ({ legs, market, settings, shocks }, { unit, measure }) => [
    legs,
    market,
    settings,
    ...Object.values({ ...shocks, spot: 0, volatility: 0 }),
    unit,
    measure,
  ],

  pack(document, { measure }, shared) {
    const question = {
      states: [{ shocks: { ...document.shocks, spot: 0, volatility: 0 } }],
      axes: { volatility: VOLATILITY, spotFactors: SPOT.map((shock) => 1 + shock) },
      measure: measures[measure],
    }
    const { inputs } = packRun(document, question, shared)
    return success({
      inputs,
      outputs: [{ rows: SPOT.length * VOLATILITY.length, columns: GridColumn.COUNT }],
    })
  },

  view([cells], document, { unit, measure }) {
    if (cells === undefined) throw new Error('the scenarioGrid kernel answered no table')
    const spot = pickedSpot(document)
    const isUsd = measure !== 'delta'
    const values = cells.column(GridColumn.Cell).map((value, at) => {
      const shown = measure === 'vega' ? value * perPoint : value
      const there = spot * (1 + (SPOT[at % SPOT.length] ?? 0))
      return isUsd && unit === 'coin' ? shown / there : shown
    })
    return {
      document,
      measure,
      unit: unitOf(measure, unit),
      spot: SPOT,
      volatility: VOLATILITY,
      values,
      worst: worstOf(values),
      limit: limitOf(values),
      flooredRows: rowsWith(cells.column(GridColumn.Floored)),
    }
  },
}

function worstOf(values: Float64Array): ScenarioGridView['worst'] {
  let lowest = -1
  values.forEach((value, at) => {
    if (Number.isFinite(value) && (lowest < 0 || value < (values[lowest] ?? Infinity))) lowest = at
  })
  if (lowest < 0) return null
  return {
    row: Math.floor(lowest / SPOT.length),
    column: lowest % SPOT.length,
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
const rowsWith = (counts: Float64Array): readonly boolean[] =>
  VOLATILITY.map((_, row) =>
    counts.subarray(row * SPOT.length, (row + 1) * SPOT.length).some((legs) => legs > 0),
  )
