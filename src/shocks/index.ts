// The record of shocks, and the state row that a set of them makes.
import * as v from 'valibot'
import { between, identifier } from '../domain/schema'
import { days } from './days'
import { funding } from './funding'
import { rates } from './rates'
import type { Shock, StateRow } from './shock'
import {
  isNeutral,
  noSmileShock,
  smileShockSchema,
  writeSmileShock,
  type SmileShock,
} from './smile'
import { spot } from './spot'
import { volatility } from './volatility'

export type { Shock, StateRow } from './shock'
export { noSmileShock, type SmileShock } from './smile'

export const shocks = { spot, volatility, days, funding, rates } as const

export type ShockName = keyof typeof shocks
export const SHOCK_NAMES = Object.keys(shocks) as readonly ShockName[]

/** One value per shock, in the shock's own canonical unit; beside them what only some scenarios have. */
export type Shocks = { readonly [K in ShockName]: number } & {
  /** The shape of volatilities. */
  readonly smile?: SmileShock
  /** Decimal on top of what `rates` does to the basis rates. */
  readonly basis?: number
  /** Fractions by which underlyings other than the picked one move by themselves, following nothing. */
  readonly spots?: Readonly<Record<string, number>>
}

export const noShocks: Shocks = { spot: 0, volatility: 0, days: 0, funding: 0, rates: 0 }

/** Laid over any shocks it leaves nothing of them: the parts that may be missing stand neutral. */
export const restShocks = { ...noShocks, smile: noSmileShock, basis: 0, spots: {} } as const

const valueOf = (shock: Shock) =>
  between(shock.lowest, shock.highest, `a ${shock.label.toLowerCase()} shock`)

/** Parts that do nothing are left out, so that equal shocks are equal texts. */
export const shocksSchema = v.pipe(
  v.strictObject({
    spot: valueOf(spot),
    volatility: valueOf(volatility),
    days: valueOf(days),
    funding: valueOf(funding),
    rates: valueOf(rates),
    smile: v.optional(smileShockSchema),
    basis: v.optional(between(-1, 1, 'a basis shock as a decimal')),
    spots: v.optional(v.record(identifier('an underlying'), valueOf(spot))),
  }),
  v.transform(({ smile, basis = 0, spots = {}, ...rest }): Shocks => ({
    ...rest,
    ...(smile === undefined || isNeutral(smile) ? {} : { smile }),
    ...(basis === 0 ? {} : { basis }),
    ...(Object.keys(spots).length === 0 ? {} : { spots }),
  })),
)

export function stateOf(values: Shocks): StateRow {
  const row: StateRow = {
    yearsPassed: 0,
    spotFactor: 1,
    volatilityShift: 0,
    volatilityFactor: 1,
    tenorPower: 0,
    longTenorPower: 0,
    tenorFloorDays: 1,
    skewShift: 0,
    curvatureShift: 0,
    basisShift: 0,
    rateShift: 0,
    fundingShift: 0,
  }
  for (const name of SHOCK_NAMES) shocks[name].write(values[name], row)
  writeSmileShock(values.smile ?? noSmileShock, row)
  row.basisShift += values.basis ?? 0
  return row
}
