// Shocks to tables: listed states, axes, and the parameters that valuation kernels share.
import {
  AxisColumn,
  Measure,
  ParameterColumn,
  PnlBase,
  Reading,
  SmileRule,
  StateColumn,
} from '../../assembly/abi'
import type { Document } from '../document'
import { Table } from '../engine/table'
import { noShocks, stateOf, type Shocks } from '../shocks'
import type { PackedBook } from './legs'

/** A shocked volatility is not taken below one percent. */
export const VOLATILITY_FLOOR = 0.01

/** Moves of one underlying. */
export interface OwnMove {
  /** Fraction: -0.06 is -6 %. */
  readonly spot?: number | undefined
  /** Decimal: -0.05 is -5 points. */
  readonly volatility?: number | undefined
}

export interface ListedState {
  readonly shocks: Shocks
  /** Years on top of the shocks' days: exact where days would round. */
  readonly years?: number
  /** Decimal on top of what the shocks do to the basis rates. */
  readonly basis?: number
  /** Underlyings that move by themselves: what is given here stands in place of the shocks' own. */
  readonly own?: Readonly<Record<string, OwnMove>>
}

export const asItIs: ListedState = { shocks: noShocks }

/** How far an underlying follows the picked one. */
export function responseOf(document: Document, name: string): number {
  const { underlying, others, betas } = document.settings
  if (name === underlying) return 1
  if (others === 'stay') return 0
  return others === 'same' ? 1 : (betas[name]?.[underlying] ?? 1)
}

export function packStates(
  document: Document,
  names: readonly string[],
  listed: readonly ListedState[],
): Table {
  const table = Table.create({ rows: names.length * listed.length, columns: StateColumn.COUNT }, 0)
  const responses = names.map((name) => responseOf(document, name))
  listed.forEach((one, state) => {
    const common = stateOf(one.shocks)
    names.forEach((name, underlying) => {
      const at = underlying * listed.length + state
      const alone = aloneIn(document, one.shocks, name)
      // What moves by itself follows no axis either.
      const response = alone === undefined ? (responses[underlying] ?? 0) : 0
      const own = one.own?.[name] ?? (alone === undefined ? undefined : { spot: alone })
      const row = own === undefined ? common : stateOf(movedBy(one.shocks, own))
      const factor = own?.spot === undefined ? followed(row.spotFactor, response) : row.spotFactor
      table.set(StateColumn.YearsPassed, at, row.yearsPassed + (one.years ?? 0))
      table.set(StateColumn.SpotFactor, at, factor)
      table.set(StateColumn.SpotResponse, at, response)
      table.set(StateColumn.VolatilityShift, at, row.volatilityShift)
      table.set(StateColumn.VolatilityFactor, at, row.volatilityFactor)
      table.set(StateColumn.TenorPower, at, row.tenorPower)
      table.set(StateColumn.LongTenorPower, at, row.longTenorPower)
      table.set(StateColumn.TenorFloorDays, at, row.tenorFloorDays)
      table.set(StateColumn.SkewShift, at, row.skewShift)
      table.set(StateColumn.CurvatureShift, at, row.curvatureShift)
      table.set(StateColumn.VolatilityFloor, at, VOLATILITY_FLOOR)
      table.set(StateColumn.BasisShift, at, row.basisShift + (one.basis ?? 0))
      table.set(StateColumn.RateShift, at, row.rateShift)
      table.set(StateColumn.FundingShift, at, row.fundingShift)
    })
  })
  return table
}

/** The move of an underlying that follows no other one, where the shocks have one. */
function aloneIn({ settings }: Document, { spots }: Shocks, name: string): number | undefined {
  return name === settings.underlying ? undefined : spots?.[name]
}

/** What the shocks multiply the spot of an underlying by. */
export function spotFactorOf(document: Document, shocks: Shocks, name: string): number {
  const alone = aloneIn(document, shocks, name)
  return alone === undefined ? followed(1 + shocks.spot, responseOf(document, name)) : 1 + alone
}

const movedBy = (shocks: Shocks, { spot, volatility }: OwnMove): Shocks => ({
  ...shocks,
  spot: spot ?? shocks.spot,
  volatility: volatility ?? shocks.volatility,
})

/** A beta above one can carry a price below nothing: it stops just above, as the core's axis does. */
const LOWEST_FACTOR = 1e-6

/** Factor of a spot that follows another one's factor. */
export function followed(factor: number, response: number): number {
  return response === 1 ? factor : Math.max(1 + response * (factor - 1), LOWEST_FACTOR)
}

export interface Axes {
  readonly years?: readonly number[]
  readonly volatility?: readonly number[]
  readonly spotFactors?: ArrayLike<number>
}

const AT_REST: readonly number[] = [0]
const AT_SPOT: readonly number[] = [1]

export interface PackedAxes {
  readonly table: Table
  readonly times: number
  readonly volatilities: number
  readonly spots: number
}

export function packAxes({
  years = AT_REST,
  volatility = AT_REST,
  spotFactors = AT_SPOT,
}: Axes): PackedAxes {
  const rows = Math.max(years.length, volatility.length, spotFactors.length)
  const table = Table.create({ rows, columns: AxisColumn.COUNT })
  table.column(AxisColumn.YearsPassed).set(years)
  table.column(AxisColumn.VolatilityShift).set(volatility)
  table.column(AxisColumn.SpotFactor).set(spotFactors)
  return { table, times: years.length, volatilities: volatility.length, spots: spotFactors.length }
}

export interface RunSettings {
  readonly stateCount: number
  readonly axes: PackedAxes
  readonly measure?: Measure
  readonly rootState?: number
}

const rules: Readonly<Record<Document['settings']['smileRule'], SmileRule>> = {
  stickyStrike: SmileRule.StickyStrike,
  stickyMoneyness: SmileRule.StickyMoneyness,
  stickyDelta: SmileRule.StickyDelta,
}

export function packParameters(document: Document, book: PackedBook, run: RunSettings): Table {
  const { settings } = document
  const table = Table.create({ rows: 1, columns: ParameterColumn.COUNT })
  const write = (column: ParameterColumn, value: number): void => table.set(column, 0, value)
  write(ParameterColumn.StateCount, run.stateCount)
  write(ParameterColumn.TimeCount, run.axes.times)
  write(ParameterColumn.VolatilityCount, run.axes.volatilities)
  write(ParameterColumn.SpotCount, run.axes.spots)
  write(ParameterColumn.Reading, settings.coinLegs === 'value' ? Reading.Value : Reading.CoinProfit)
  write(ParameterColumn.Base, settings.pnlFrom === 'now' ? PnlBase.Now : PnlBase.Entry)
  write(ParameterColumn.Measure, run.measure ?? Measure.Pnl)
  write(ParameterColumn.SmileRule, rules[settings.smileRule])
  write(ParameterColumn.AccountCount, document.accounts.length)
  write(ParameterColumn.GroupCount, document.groups.length)
  write(ParameterColumn.AxisUnderlying, book.underlyingNames.indexOf(settings.underlying))
  write(ParameterColumn.RootState, run.rootState ?? 0)
  return table
}
