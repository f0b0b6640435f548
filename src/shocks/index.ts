// The record of shocks, and the state row that a set of them makes.
import * as v from 'valibot'
import { between } from '../domain/schema'
import { days } from './days'
import { funding } from './funding'
import { rates } from './rates'
import type { Shock, StateRow } from './shock'
import { spot } from './spot'
import { volatility } from './volatility'

export type { Shock, StateRow } from './shock'

export const shocks = { spot, volatility, days, funding, rates } as const

export type ShockName = keyof typeof shocks
export const SHOCK_NAMES = Object.keys(shocks) as readonly ShockName[]

/** One value per shock, in the shock's own canonical unit. */
export type Shocks = { readonly [K in ShockName]: number }

export const noShocks: Shocks = { spot: 0, volatility: 0, days: 0, funding: 0, rates: 0 }

const valueOf = (shock: Shock) =>
  between(shock.lowest, shock.highest, `a ${shock.label.toLowerCase()} shock`)

export const shocksSchema = v.strictObject({
  spot: valueOf(spot),
  volatility: valueOf(volatility),
  days: valueOf(days),
  funding: valueOf(funding),
  rates: valueOf(rates),
})

export function stateOf(values: Shocks): StateRow {
  const row: StateRow = {
    yearsPassed: 0,
    spotFactor: 1,
    volatilityShift: 0,
    basisShift: 0,
    rateShift: 0,
    fundingShift: 0,
  }
  for (const name of SHOCK_NAMES) shocks[name].write(values[name], row)
  return row
}
