// Grid builders: the steps that a matrix has along each shock, uneven on purpose: close where books
// turn, far where they break. Rows run from the top down.
import type { ShockName } from '../shocks'

/** How much of a market a matrix shows: the panel beside a chart, or a screen of its own. */
export type GridReach = 'near' | 'far'

const near: Readonly<Record<ShockName, readonly number[]>> = {
  spot: [-0.3, -0.2, -0.15, -0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.2, 0.3],
  volatility: [-0.1, -0.05, 0, 0.05, 0.1, 0.2],
  days: [0, 1, 3, 7, 14, 30],
  funding: [-0.4, -0.2, -0.1, 0, 0.1, 0.2, 0.4],
  rates: [-0.02, -0.01, -0.0025, 0, 0.0025, 0.01, 0.02],
}

const far: Readonly<Record<ShockName, readonly number[]>> = {
  spot: [-0.6, -0.5, -0.4, -0.3, -0.2, -0.15, -0.1, -0.05, 0, 0.05, 0.1, 0.2, 0.3, 0.4],
  volatility: [-0.2, -0.1, 0, 0.1, 0.2, 0.4, 0.6, 1, 1.5],
  days: [0, 1, 2, 3, 5, 7, 14, 21, 30],
  funding: [-1, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 1],
  rates: [-0.04, -0.02, -0.01, -0.0025, 0, 0.0025, 0.01, 0.02, 0.04],
}

const reaches: Readonly<Record<GridReach, typeof near>> = { near, far }

/** The usual steps of an axis, rising. */
export const gridSteps = (shock: ShockName, reach: GridReach): readonly number[] =>
  reaches[reach][shock]
