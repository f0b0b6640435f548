// The two axes of a matrix: any two shocks with any steps, and where a cell of theirs stands in the
// kernel's output. Spot, volatility and time are axes of the kernel; funding and rates are listed states.
import * as v from 'valibot'
import { failure, issue, success, type Result } from '../domain/issue'
import { parseWith } from '../domain/schema'
import { yearsFromDays } from '../domain/units'
import type { Axes, ListedState } from '../packing'
import { gridSteps, type GridReach } from '../scenarios'
import { SHOCK_NAMES, shocks, shocksSchema, type ShockName, type Shocks } from '../shocks'

export interface GridAxis {
  readonly shock: ShockName
  /** In the shock's own unit: columns rise, rows fall from the top down, days excepted. */
  readonly values: readonly number[]
}

export interface GridAxes {
  readonly x: GridAxis
  readonly y: GridAxis
}

const MOST_STEPS = 41

/** Rows fall from the top down as figures on a chart do; days pass downwards. */
const inRows = ({ shock, values }: GridAxis): GridAxis => ({
  shock,
  values: shock === 'days' ? values : [...values].reverse(),
})

/** One usual axis. */
export function usualAxis(shock: ShockName, place: 'x' | 'y', reach: GridReach): GridAxis {
  const axis = { shock, values: gridSteps(shock, reach) }
  return place === 'x' ? axis : inRows(axis)
}

/** The usual axes for two shocks. */
export const usualAxes = (x: ShockName, y: ShockName, reach: GridReach): GridAxes => ({
  x: usualAxis(x, 'x', reach),
  y: usualAxis(y, 'y', reach),
})

const entries = shocksSchema.pipe[0].entries

/** Steps that a person typed: within the shock's bounds, each once, put in order. */
export function parseGridAxis(
  shock: ShockName,
  typed: readonly number[],
  place: 'x' | 'y',
): Result<GridAxis> {
  const { label } = shocks[shock]
  if (typed.length < 2 || typed.length > MOST_STEPS)
    return failure(
      issue(
        place,
        'length',
        `${label} has ${typed.length} steps; a matrix takes 2 to ${MOST_STEPS}`,
      ),
    )
  const parsed = parseWith(v.array(entries[shock]), typed, place)
  if (!parsed.ok) return parsed
  const values = [...new Set(parsed.value)].sort((a, b) => a - b)
  if (values.length < typed.length)
    return failure(issue(place, 'repeated', `${label} has the same step twice; give each once`))
  const axis = { shock, values }
  return success(place === 'x' ? axis : inRows(axis))
}

const isListed = ({ shock }: GridAxis): boolean => shock === 'funding' || shock === 'rates'

/** What is wrong with two axes together, or null. */
export function axesFault({ x, y }: GridAxes): string | null {
  if (x.shock === y.shock)
    return `both axes are ${shocks[x.shock].label.toLowerCase()}: a matrix needs two shocks`
  const isWrong = [x, y].some(
    ({ values }) =>
      values.length < 1 || values.length > MOST_STEPS || !values.every(Number.isFinite),
  )
  return isWrong ? `an axis has 1 to ${MOST_STEPS} steps, each a number` : null
}

/** The scenario without what the axes move. */
export function restOf(scenario: Shocks, { x, y }: GridAxes): Shocks {
  return { ...scenario, [x.shock]: 0, [y.shock]: 0 }
}

/** The states to list, row after row where both axes are listed. */
export function gridStates(scenario: Shocks, axes: GridAxes): readonly ListedState[] {
  const rest = restOf(scenario, axes)
  const along = (axis: GridAxis): readonly Partial<Shocks>[] =>
    isListed(axis) ? axis.values.map((value) => ({ [axis.shock]: value })) : [{}]
  return along(axes.y).flatMap((row) =>
    along(axes.x).map((column) => ({ shocks: { ...rest, ...row, ...column } })),
  )
}

const alongOf = ({ x, y }: GridAxes, shock: ShockName): readonly number[] | undefined =>
  [x, y].find((axis) => axis.shock === shock)?.values

/** The axes of the kernel, in its own units. */
export function kernelAxes(axes: GridAxes): Axes {
  const days = alongOf(axes, 'days')
  const volatility = alongOf(axes, 'volatility')
  const spot = alongOf(axes, 'spot')
  return {
    ...(days === undefined ? {} : { years: days.map(yearsFromDays) }),
    ...(volatility === undefined ? {} : { volatility }),
    ...(spot === undefined ? {} : { spotFactors: spot.map((shock) => 1 + shock) }),
  }
}

/** The kernel's axes from the outside in; whatever is listed is outermost. */
const depthOf = (axis: GridAxis): number =>
  isListed(axis) ? 0 : 1 + ['days', 'volatility', 'spot'].indexOf(axis.shock)

/** Place in the kernel's output of the cell in a row and a column. */
export function cellPlace({ x, y }: GridAxes): (row: number, column: number) => number {
  const isTransposed = depthOf(y) > depthOf(x)
  return isTransposed
    ? (row, column) => column * y.values.length + row
    : (row, column) => row * x.values.length + column
}

/** Shocks of the scenario that no axis shows, that are not zero. */
export const shocksBeside = (scenario: Shocks, { x, y }: GridAxes): readonly ShockName[] =>
  SHOCK_NAMES.filter((name) => name !== x.shock && name !== y.shock && scenario[name] !== 0)

/** Axes with another shock on one of them; the other axis' own shock changes places with it. */
export function withShock(
  axes: GridAxes,
  place: 'x' | 'y',
  shock: ShockName,
  reach: GridReach,
): GridAxes {
  const other = place === 'x' ? 'y' : 'x'
  if (shock === axes[place].shock) return axes
  if (shock === axes[other].shock) return swappedAxes(axes)
  return { ...axes, [place]: usualAxis(shock, place, reach) }
}

const rising = ({ shock, values }: GridAxis): GridAxis => ({
  shock,
  values: [...values].sort((a, b) => a - b),
})

/** Across becomes down and the reverse, with their steps. */
export const swappedAxes = ({ x, y }: GridAxes): GridAxes => ({
  x: rising(y),
  y: inRows(rising(x)),
})
