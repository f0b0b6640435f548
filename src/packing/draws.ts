// The settings of a simulation to the core's table.
import { DrawColumn, RandomMethod } from '../../assembly/abi'
import { Table } from '../engine/table'

export type DrawMethod = Uncapitalize<Exclude<keyof typeof RandomMethod, 'COUNT'>>

const methods: Readonly<Record<DrawMethod, RandomMethod>> = {
  pseudo: RandomMethod.Pseudo,
  sobol: RandomMethod.Sobol,
  shiftedSobol: RandomMethod.ShiftedSobol,
}

/** One geometric Brownian motion, and which of its paths. */
export interface Draws {
  /** Whole numbers; the same pair gives the same paths. */
  readonly seed: number
  readonly stream: number
  /** First path. */
  readonly from: number
  readonly method: DrawMethod
  readonly spot: number
  /** Growth rate of the mean, continuously compounded. */
  readonly drift: number
  readonly volatility: number
  readonly years: number
}

export function packDraws(draws: Draws): Table {
  const table = Table.create({ rows: 1, columns: DrawColumn.COUNT }, 0)
  table.set(DrawColumn.Seed, 0, draws.seed)
  table.set(DrawColumn.Stream, 0, draws.stream)
  table.set(DrawColumn.From, 0, draws.from)
  table.set(DrawColumn.Method, 0, methods[draws.method])
  table.set(DrawColumn.Spot, 0, draws.spot)
  table.set(DrawColumn.Drift, 0, draws.drift)
  table.set(DrawColumn.Volatility, 0, draws.volatility)
  table.set(DrawColumn.Years, 0, draws.years)
  return table
}
