// The measures of a surface: where each stands in the kernel's output, and how it is shown.
import { BookColumn, GreekColumn } from '../../assembly/abi'
import { perDay, perPercent, perPoint, type PageUnit, type Unit } from '../domain/units'
import type { Column } from './analysis'
import { bookColumns, greekColumns, GREEK_NAMES, type BookName, type GreekName } from './figures'

export type SurfaceMeasure =
  GreekName | 'pnl' | 'funding' | 'forwardDelta' | 'smileDelta' | 'smileGamma'

interface Source {
  readonly column: number
  /** What a figure is multiplied by: a factor, and powers of the node's spot. */
  readonly factor: number
  readonly spotPower: number
  /** null: the unit that the figure's own description has. */
  readonly unit: Unit | null
}

const places: Readonly<Record<SurfaceMeasure, number>> = {
  ...(Object.fromEntries(GREEK_NAMES) as Record<GreekName, number>),
  pnl: BookColumn.Pnl,
  funding: BookColumn.Funding,
  forwardDelta: BookColumn.ForwardDelta,
  smileDelta: BookColumn.SmileDelta,
  smileGamma: BookColumn.SmileGamma,
}

export const SURFACE_MEASURES = Object.keys(places) as readonly SurfaceMeasure[]

const columns: Readonly<Record<BookName, Column>> = { ...greekColumns, ...bookColumns }
export const surfaceColumns: Readonly<Record<string, Column>> = Object.fromEntries(
  SURFACE_MEASURES.map((measure) => [measure, columns[measure]]),
)

const at = (column: number, factor: number, spotPower: number, unit: Unit | null): Source => ({
  column,
  factor,
  spotPower,
  unit,
})

/** A figure in USD, or in coins at the spot of its node. */
const money = (column: number, factor: number, isUsd: boolean, usd: Unit, coin: Unit): Source =>
  at(column, factor, isUsd ? 0 : -1, isUsd ? usd : coin)

/** `isInCoin`: delta and gamma of the picked underlying in its coin, whatever the page counts in. */
export function sourceOf(measure: SurfaceMeasure, unit: PageUnit, isInCoin = false): Source {
  const isUsd = unit === 'usd'
  switch (measure) {
    case 'pnl':
    case 'value':
      return money(places[measure], 1, isUsd, 'usd', 'coin')
    case 'delta':
      return isUsd && !isInCoin
        ? at(BookColumn.UsdDelta, perPercent, 0, 'usdPerPercent')
        : at(GreekColumn.Delta, 1, 0, 'coin')
    case 'gamma':
      return isUsd && !isInCoin
        ? at(BookColumn.UsdGamma, perPercent * perPercent, 0, 'usdPerPercent')
        : at(GreekColumn.Gamma, perPercent, 1, 'coinPerPercent')
    case 'vega':
      return money(places.vega, perPoint, isUsd, 'usdPerPoint', 'coinPerPoint')
    case 'theta':
    case 'funding':
      return money(places[measure], perDay, isUsd, 'usdPerDay', 'coinPerDay')
    case 'rho':
      return money(places.rho, perPercent, isUsd, 'usdPerPercent', 'coinPerPercent')
    case 'volga':
      return money(
        places.volga,
        perPoint * perPoint,
        isUsd,
        'usdPerSquarePoint',
        'coinPerSquarePoint',
      )
    case 'vanna':
      return at(places.vanna, perPoint, 0, 'coinPerPoint')
    case 'charm':
      return at(places.charm, perDay, 0, 'coinPerDay')
    default:
      return at(places[measure], 1, 0, null)
  }
}

/** A measure of the kernel's column that it is made of, `spots` giving each row's spot. */
export function readMeasure(
  column: Float64Array,
  { factor, spotPower }: Source,
  spots: Float64Array,
): Float64Array {
  const cells = column.slice()
  for (let row = 0; row < cells.length; row++) {
    const cell = (cells[row] ?? NaN) * factor
    if (spotPower === 0) cells[row] = cell
    else cells[row] = spotPower > 0 ? cell * (spots[row] ?? NaN) : cell / (spots[row] ?? NaN)
  }
  return cells
}
