// Surfaces of the whole book: P&L or any greek over two of spot, volatility and time, the third, funding
// and rates as the scenario sets them. One run answers every measure.
import { BookColumn } from '../../assembly/abi'
import { failure, issue, success } from '../domain/issue'
import { yearsFromDays, type PageUnit } from '../domain/units'
import { pickedSpot, type Document } from '../document'
import { packRun, packWanted, type Axes } from '../packing'
import type { Analysis } from './analysis'
import {
  surfaceAxis,
  type SurfaceAxis,
  type SurfaceRanges,
  type SurfaceVariable,
} from './surfaceAxes'
import { fieldOf, type SurfaceField } from './surfaceField'
import {
  readMeasure,
  sourceOf,
  SURFACE_MEASURES,
  surfaceColumns,
  type SurfaceMeasure,
} from './surfaceMeasures'

export interface SurfaceSettings {
  readonly x: SurfaceVariable
  readonly y: SurfaceVariable
  /** One measure, some, or all of them: one run answers them all. */
  readonly measure: SurfaceMeasure | readonly SurfaceMeasure[] | 'all'
  readonly nx: number
  readonly ny: number
  readonly unit: PageUnit
  /** Delta and gamma in the picked underlying's coin also where the page counts in USD. */
  readonly isInCoin?: boolean
  /** Rows of the y axis that are wanted now, rising; all of them when it is missing. */
  readonly rows?: readonly number[]
  readonly ranges?: SurfaceRanges
}

export interface SurfaceView {
  readonly document: Document
  readonly x: SurfaceAxis
  readonly y: SurfaceAxis
  /** Places on the y axis of the rows answered. */
  readonly rows: readonly number[]
  readonly fields: ReadonlyMap<SurfaceMeasure, SurfaceField>
  /** Nodes at which a volatility met its floor, and at which a leg is settled. */
  readonly flooredNodes: number
  readonly settledNodes: number
}

/** Nodes of one axis beyond which a picture gains nothing. */
const LARGEST_AXIS = 513
/** The kernel's order of axes, the innermost last. */
const ORDER: readonly SurfaceVariable[] = ['days', 'volatility', 'spot']

interface Plan {
  readonly x: SurfaceAxis
  readonly y: SurfaceAxis
  readonly rows: readonly number[]
  readonly isTransposed: boolean
}

function planOf(document: Document, settings: SurfaceSettings): Plan {
  const { x, y, nx, ny, ranges } = settings
  return {
    x: surfaceAxis(document, x, nx, ranges),
    y: surfaceAxis(document, y, ny, ranges),
    rows: settings.rows ?? Array.from({ length: ny }, (_, row) => row),
    isTransposed: ORDER.indexOf(y) > ORDER.indexOf(x),
  }
}

const isCount = (count: number): boolean =>
  Number.isInteger(count) && count >= 1 && count <= LARGEST_AXIS

function fault({ x, y, nx, ny, rows }: SurfaceSettings): string | null {
  if (x === y) return `both axes are ${x}: a surface needs two`
  if (!isCount(nx) || !isCount(ny)) return `an axis has 1 to ${LARGEST_AXIS} points`
  const isWrong = rows?.some((row) => !Number.isInteger(row) || row < 0 || row >= ny)
  return isWrong === true ? `a row lies outside 0 to ${ny - 1}` : null
}

/** Shocks on the axes in the kernel's own units. */
function axesOf({ x, y, rows }: Plan): Axes {
  const shown = [x, { ...y, values: rows.map((row) => y.values[row] ?? NaN) }]
  const along = (variable: SurfaceVariable): readonly number[] =>
    shown.find((axis) => axis.variable === variable)?.values ?? [0]
  return {
    years: along('days').map(yearsFromDays),
    volatility: along('volatility'),
    spotFactors: along('spot').map((shock) => 1 + shock),
  }
}

/** The scenario without what the axes move. */
function stateUnder({ shocks }: Document, { x, y }: Plan) {
  const moved = { [x.variable]: 0, [y.variable]: 0 }
  return { shocks: { ...shocks, ...moved } }
}

const measuresOf = ({ measure }: SurfaceSettings): readonly SurfaceMeasure[] =>
  measure === 'all' ? SURFACE_MEASURES : typeof measure === 'string' ? [measure] : measure

const VARIABLES = ['spot', 'volatility', 'days'] as const

export const surface: Analysis<SurfaceSettings, SurfaceView> = {
  name: 'surface',
  title: 'Surface',
  kernel: 'surface',
  columns: surfaceColumns,

  /** Not what the axes move: along them every scenario is drawn already. */
  reads(document, settings) {
    const { x, y, nx, ny, unit, isInCoin, rows, ranges } = settings
    const { legs, market, shocks } = document
    const held = VARIABLES.filter((variable) => variable !== x && variable !== y)
    return [
      ...[legs, market, document.settings, shocks.funding, shocks.rates, shocks.smile],
      ...held.map((variable) => shocks[variable]),
      ...[x, y, nx, ny, unit, isInCoin, rows, ...measuresOf(settings)],
      ...VARIABLES.flatMap((variable) => ranges?.[variable] ?? [null]),
    ]
  },

  pack(document, settings) {
    const wrong = fault(settings)
    if (wrong !== null) return failure(issue('settings', 'axes', wrong))
    const plan = planOf(document, settings)
    const question = { states: [stateUnder(document, plan)], axes: axesOf(plan) }
    const { inputs } = packRun(document, question)
    const wanted = wantedOf(settings)
    const rows = plan.rows.length * settings.nx
    return success({
      inputs: [...inputs, packWanted(wanted)],
      outputs: [{ rows, columns: wanted.length }],
    })
  },

  view([table], document, settings) {
    if (table === undefined) throw new Error('the surface kernel answered no table')
    const plan = planOf(document, settings)
    let known: Float64Array | null = null
    const spots = (): Float64Array => (known ??= spotsOf(document, plan))
    const wanted = wantedOf(settings)
    return {
      document,
      x: plan.x,
      y: plan.y,
      rows: plan.rows,
      fields: new Map(
        measuresOf(settings).map((measure) => {
          const source = sourceOf(measure, settings.unit, settings.isInCoin)
          const column = table.column(wanted.indexOf(source.column))
          const read = () => inRows(readMeasure(column, source, spots()), plan)
          return [measure, fieldOf(source.unit, read)]
        }),
      ),
      flooredNodes: nodesWith(table.column(wanted.indexOf(BookColumn.Floored))),
      settledNodes: nodesWith(table.column(wanted.indexOf(BookColumn.Settled))),
    }
  },
}

/** Columns that the kernel is to answer: those of the measures, and what the nodes are counted by. */
function wantedOf(settings: SurfaceSettings): readonly number[] {
  const sources = measuresOf(settings).map((measure) =>
    sourceOf(measure, settings.unit, settings.isInCoin),
  )
  const columns = sources.map(({ column }) => column)
  return [...new Set([...columns, BookColumn.Floored, BookColumn.Settled])]
}

function nodesWith(legs: Float64Array): number {
  let count = 0
  for (const some of legs) if (some > 0) count++
  return count
}

/** Spot of every row of the kernel's output. */
function spotsOf(document: Document, { x, y, rows, isTransposed }: Plan): Float64Array {
  const spot = pickedSpot(document)
  const scenario = spot * (1 + document.shocks.spot)
  const nx = x.values.length
  const spots = new Float64Array(rows.length * nx).fill(scenario)
  if (x.variable !== 'spot' && y.variable !== 'spot') return spots
  for (let at = 0; at < spots.length; at++) {
    const column = isTransposed ? Math.floor(at / rows.length) : at % nx
    const row = isTransposed ? at % rows.length : Math.floor(at / nx)
    const shock = x.variable === 'spot' ? x.values[column] : y.values[rows[row] ?? -1]
    spots[at] = spot * (1 + (shock ?? NaN))
  }
  return spots
}

/** Cells row after row of the y axis; the kernel's own order has x outside where it must. */
function inRows(cells: Float64Array, { x, rows, isTransposed }: Plan): Float64Array {
  if (!isTransposed) return cells
  const nx = x.values.length
  return cells.map((_, at) => cells[(at % nx) * rows.length + Math.floor(at / nx)] ?? NaN)
}

/** A whole surface of the blocks answered so far; rows not there yet are those of the nearest one above. */
export function joinSurfaces(views: readonly SurfaceView[]): SurfaceView | null {
  const [first] = views
  if (first === undefined) return null
  if (views.length === 1 && first.rows.length === first.y.values.length) return first
  const from = new Map<number, readonly [SurfaceView, number]>()
  for (const view of views) view.rows.forEach((row, at) => from.set(row, [view, at]))
  const rows = first.y.values.map((_, row) => row)
  const nx = first.x.values.length
  const joined = (measure: SurfaceMeasure): Float64Array => {
    const values = new Float64Array(rows.length * nx).fill(NaN)
    let held: readonly [SurfaceView, number] | undefined
    for (const row of rows) {
      held = from.get(row) ?? held
      const cells = held?.[0].fields.get(measure)?.values
      const start = (held?.[1] ?? 0) * nx
      if (cells !== undefined) values.set(cells.subarray(start, start + nx), row * nx)
    }
    return values
  }
  const fields = new Map<SurfaceMeasure, SurfaceField>()
  for (const [measure, { unit }] of first.fields)
    fields.set(
      measure,
      fieldOf(unit, () => joined(measure)),
    )
  const sum = (key: 'flooredNodes' | 'settledNodes') =>
    views.reduce((count, view) => count + view[key], 0)
  return {
    ...first,
    rows,
    fields,
    flooredNodes: sum('flooredNodes'),
    settledNodes: sum('settledNodes'),
  }
}
