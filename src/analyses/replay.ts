// A path walked step by step: price, P&L, worth, delta and vega of the book in each, its legs held.
import { ReplayColumn } from '../../assembly/abi'
import { failure, issue, success } from '../domain/issue'
import { perPoint, type PageUnit, type Unit } from '../domain/units'
import { pickedSpot, type Document } from '../document'
import { packRun } from '../packing'
import type { Shocks } from '../shocks'
import type { Analysis, Column } from './analysis'

export interface ReplaySettings {
  readonly unit: PageUnit
  /** One set of shocks a step. */
  readonly steps: readonly Shocks[]
}

export interface ReplayView {
  readonly document: Document
  readonly steps: readonly Shocks[]
  /** USD per coin of the picked underlying. */
  readonly spot: Float64Array
  /** In `unit`, coins at the spot of the step. */
  readonly pnl: Float64Array
  readonly value: Float64Array
  /** Coins of the picked underlying. */
  readonly delta: Float64Array
  /** In `vegaUnit`. */
  readonly vega: Float64Array
  readonly unit: Unit
  readonly vegaUnit: Unit
}

/** Steps of one question. */
export const MOST_STEPS = 1000

const column = (label: string, unit: string, meaning: string, formula: string): Column => ({
  label,
  unit,
  meaning,
  formula,
  source: 'docs/methods/scenarios.md',
})

export const replay: Analysis<ReplaySettings, ReplayView> = {
  name: 'replay',
  title: 'Path replay',
  kernel: 'replay',
  columns: {
    pnl: column(
      'P&L',
      'USD, or coins at the spot of the step',
      'P&L of the legs as they are, from now or from entry',
      'Σ legs of V1 S1 - V0 S0, or (V1 - V0) S1 for coins',
    ),
    value: column('Value', 'USD, or coins', 'worth of the same legs', 'Σ legs of V1 S1'),
    delta: column(
      'Delta',
      'coins of the picked underlying',
      'delta of its legs by its spot',
      'Σ legs of ∂V/∂S',
    ),
    vega: column('Vega', 'per volatility point', 'vega of the book', 'Σ legs of ∂V/∂σ / 100'),
  },

  pack(document, { steps }) {
    if (steps.length === 0 || steps.length > MOST_STEPS)
      return failure(
        issue('steps', 'length', `a path has ${steps.length} steps; 1 to ${MOST_STEPS} are walked`),
      )
    const { inputs } = packRun(document, { states: steps.map((shocks) => ({ shocks })) })
    return success({ inputs, outputs: [{ rows: steps.length, columns: ReplayColumn.COUNT }] })
  },

  view([table], document, { unit, steps }) {
    if (table === undefined) throw new Error('the replay kernel answered no table')
    const now = pickedSpot(document)
    const spot = Float64Array.from(steps, (shocks) => now * (1 + shocks.spot))
    const money = (cell: number, step: number): number =>
      unit === 'usd' ? cell : cell / (spot[step] ?? NaN)
    return {
      document,
      steps,
      spot,
      pnl: table.column(ReplayColumn.Pnl).map(money),
      value: table.column(ReplayColumn.Value).map(money),
      delta: table.column(ReplayColumn.Delta).slice(),
      vega: table.column(ReplayColumn.Vega).map((cell, step) => money(cell * perPoint, step)),
      unit,
      vegaUnit: unit === 'usd' ? 'usdPerPoint' : 'coinPerPoint',
    }
  },
}
