// Limits, deviations and searches to the core's tables.
import {
  BookColumn,
  DeviationColumn,
  GreekColumn,
  LimitColumn,
  MapPointColumn,
  SearchColumn,
} from '../../assembly/abi'
import type { Limit, Limited } from '../document'
import { perDay, perPercent, perPoint } from '../domain/units'
import { Table } from '../engine/table'

/** A limit of the document, or a loss as a share of the book's worth. */
export type BoundFigure = Limit | { readonly loss: number }

interface Desk {
  readonly figure: number
  readonly scale: number
  readonly isPerSpot?: boolean
}

/** In the units of limits (docs/format.md): canonical figure, times a scale. */
const own: Readonly<Record<Limited, Desk>> = {
  delta: { figure: GreekColumn.Delta, scale: 1 },
  gamma: { figure: BookColumn.UsdGamma, scale: perPercent, isPerSpot: true },
  vega: { figure: GreekColumn.Vega, scale: perPoint },
  theta: { figure: GreekColumn.Theta, scale: perDay },
  rho: { figure: GreekColumn.Rho, scale: perPercent },
  funding: { figure: BookColumn.Funding, scale: perDay },
}

/** Totals: delta and gamma in USD, so that coins of different kinds add. */
const total: Readonly<Record<Limited, Desk>> = {
  ...own,
  delta: { figure: BookColumn.UsdDelta, scale: perPercent },
  gamma: { figure: BookColumn.UsdGamma, scale: perPercent * perPercent },
}

export function packLimits(limits: readonly BoundFigure[], names: readonly string[]): Table {
  const table = Table.create({ rows: limits.length, columns: LimitColumn.COUNT }, 0)
  limits.forEach((limit, row) => {
    const isLoss = 'loss' in limit
    const desk: Desk = isLoss
      ? { figure: BookColumn.Pnl, scale: 1 }
      : (limit.underlying === null ? total : own)[limit.greek]
    const of = isLoss || limit.underlying === null ? -1 : names.indexOf(limit.underlying)
    table.set(LimitColumn.Figure, row, desk.figure)
    table.set(LimitColumn.Underlying, row, of)
    table.set(LimitColumn.Scale, row, desk.scale)
    table.set(LimitColumn.IsPerSpot, row, desk.isPerSpot === true ? 1 : 0)
    table.set(LimitColumn.Bound, row, isLoss ? limit.loss : limit.bound)
  })
  return table
}

/** Deviations over a horizon, as decimals; 0 keeps a shock out. */
export interface Deviations {
  readonly years: number
  /** Of the spot, per year; null: at the money in the market. */
  readonly spotVolatility: number | null
  readonly volatility: number
  readonly funding: number
  readonly rates: number
  readonly correlation: number
}

export function packDeviations(deviations: Deviations): Table {
  const table = Table.create({ rows: 1, columns: DeviationColumn.COUNT }, 0)
  table.set(DeviationColumn.Years, 0, deviations.years)
  table.set(DeviationColumn.SpotVolatility, 0, deviations.spotVolatility ?? NaN)
  table.set(DeviationColumn.Volatility, 0, deviations.volatility)
  table.set(DeviationColumn.Funding, 0, deviations.funding)
  table.set(DeviationColumn.Rates, 0, deviations.rates)
  table.set(DeviationColumn.Correlation, 0, deviations.correlation)
  return table
}

/** Which directions of which limit are searched, how far and how finely. */
export interface Search {
  readonly limit: number
  readonly first: number
  readonly stride: number
  readonly count: number
  readonly inPlane: number
  readonly farthest: number
  readonly step: number
}

export function packSearch(search: Search): Table {
  const table = Table.create({ rows: 1, columns: SearchColumn.COUNT }, 0)
  table.set(SearchColumn.Limit, 0, search.limit)
  table.set(SearchColumn.First, 0, search.first)
  table.set(SearchColumn.Stride, 0, search.stride)
  table.set(SearchColumn.Count, 0, search.count)
  table.set(SearchColumn.InPlane, 0, search.inPlane)
  table.set(SearchColumn.Farthest, 0, search.farthest)
  table.set(SearchColumn.Step, 0, search.step)
  return table
}

/** Points of spot and volatility in deviations. */
export function packMapPoints(points: readonly (readonly [number, number])[]): Table {
  const table = Table.create({ rows: points.length, columns: MapPointColumn.COUNT }, 0)
  points.forEach(([spot, volatility], row) => {
    table.set(MapPointColumn.Spot, row, spot)
    table.set(MapPointColumn.Volatility, row, volatility)
  })
  return table
}
