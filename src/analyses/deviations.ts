// How large a shock is over a horizon: the deviations that reverse stress measures scenarios in.
// The spot's follows from the market; the others have defaults that say where they come from.
import { perPoint } from '../domain/units'

/** A default with its source. */
export interface DeviationDefault {
  readonly value: number
  readonly source: string
}

export interface HorizonDefaults {
  readonly volatility: DeviationDefault
  readonly funding: DeviationDefault
  readonly rates: DeviationDefault
}

const VOLATILITY =
  'standard deviation of the change of BTC 30-day realised volatility, daily closes February 2021 to February 2026 (lukmol/gamlss-btc-VaR, MIT); stands in for implied volatility'
const FUNDING =
  'standard deviation of the change of the yearly BTC funding rate, 5,385 prints of eight hours, September 2019 to August 2024 (Binance BTCUSDT perpetual)'
const RATES = 'assumed: a step of 25 basis points a month'

const at = (volatility: number, funding: number, rates: number): HorizonDefaults => ({
  volatility: { value: volatility * perPoint, source: VOLATILITY },
  funding: { value: funding * perPoint, source: FUNDING },
  rates: { value: rates * perPoint, source: RATES },
})

/** Horizons in days that a button offers. */
export const HORIZONS = [1, 7, 30] as const
export type Horizon = (typeof HORIZONS)[number]

const defaults: Readonly<Record<Horizon, HorizonDefaults>> = {
  1: at(3, 21, 0.05),
  7: at(9, 28, 0.12),
  30: at(21, 31, 0.25),
}

/** Defaults of any horizon: those of the nearest listed one, by the square root of time. */
export function deviationDefaults(days: number): HorizonDefaults {
  const listed = HORIZONS.reduce((a, b) => (Math.abs(b - days) < Math.abs(a - days) ? b : a))
  const known = defaults[listed]
  if (listed === days) return known
  const scale = Math.sqrt(days / listed)
  const scaled = ({ value, source }: DeviationDefault): DeviationDefault => ({
    value: value * scale,
    source: `${source}; ${listed} d by the square root of time`,
  })
  return {
    volatility: scaled(known.volatility),
    funding: scaled(known.funding),
    rates: scaled(known.rates),
  }
}
