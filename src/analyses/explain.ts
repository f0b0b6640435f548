// The scenario's P&L by driver: first and second order, and an honest remainder.
import { pickedSpot } from '../document'
import { DriverColumn } from '../../assembly/abi'
import { success } from '../domain/issue'
import type { PageUnit } from '../domain/units'
import { asItIs, packRun } from '../packing'
import type { Analysis, Column } from './analysis'
import type { ExplainView } from './views'

export interface ExplainSettings {
  readonly unit: PageUnit
}

export type Driver = Uncapitalize<Exclude<keyof typeof DriverColumn, 'COUNT'>>

const driver = (label: string, meaning: string, formula: string): Column => ({
  label,
  unit: 'USD, or coins at the spot of the scenario',
  meaning,
  formula,
  source: 'docs/methods/valuation.md',
})

export const driverColumns: Readonly<Record<Driver, Column>> = {
  soFar: driver('So far', 'P&L from entry to now', 'V0 S0 - cost'),
  delta: driver('Delta', 'first order in spot', 'Δ dS'),
  gamma: driver('Gamma', 'second order in spot', '½ Γ dS²'),
  vega: driver('Vega', 'first order in volatility', '𝒱 dσ'),
  volga: driver('Volga', 'second order in volatility', '½ ∂𝒱/∂σ dσ²'),
  vanna: driver('Vanna', 'spot and volatility together', '∂Δ/∂σ dS dσ'),
  theta: driver('Theta', 'time, funding apart', 'Θ t'),
  rates: driver('Rates', 'USD rate; in a scenario the basis rate too', 'ρd dr, or ρd dr - ρq db'),
  basis: driver('Basis', 'basis rates, between two markets', '-ρq db'),
  funding: driver('Funding', "funding at today's spot and the shocked rate", '-φ q S t'),
  remainder: driver('Remainder', 'what the terms above leave to the full revaluation', 'total - Σ'),
  total: driver('Total', 'full revaluation', 'V1 S1 - V0 S0, or (V1 - V0) S1 for coins'),
}

export const DRIVERS = Object.keys(driverColumns) as readonly Driver[]

export const explain: Analysis<ExplainSettings, ExplainView> = {
  name: 'explain',
  title: 'P&L by driver',
  kernel: 'explain',
  columns: driverColumns,

  pack(document) {
    const states = [asItIs, { shocks: document.shocks }]
    const { inputs } = packRun(document, { states })
    return success({ inputs, outputs: [{ rows: 1, columns: DriverColumn.COUNT }] })
  },

  view([table], document, { unit }) {
    if (table === undefined) throw new Error('the explain kernel answered no table')
    const spot = pickedSpot(document)
    const divisor = unit === 'usd' ? 1 : spot * (1 + document.shocks.spot)
    let running = 0
    const shown = DRIVERS.flatMap((key, column) => {
      const isEmpty = key === 'soFar' && document.settings.pnlFrom === 'now'
      if (key === 'total' || key === 'basis' || isEmpty) return []
      const value = table.get(column, 0) / divisor
      const from = running
      running += value
      return [{ key, label: driverColumns[key].label, value, from, to: running }]
    })
    return {
      document,
      unit,
      drivers: shown,
      total: table.get(DriverColumn.Total, 0) / divisor,
    } satisfies ExplainView
  },
}
