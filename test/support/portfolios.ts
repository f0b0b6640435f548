// Portfolios of scenario-grid.json as documents.
import type { Document, Leg } from '../../src/document'
import { bookOf, flatMarket, legOf, optionLeg, rightOf } from './documents'
import { goldenFile } from './golden'

interface GoldenLeg {
  readonly type: 'spot' | 'linear_perp' | 'inverse_perp' | 'linear_option' | 'inverse_option'
  readonly qty?: number
  readonly notional_usd?: number
  readonly entry?: number
  readonly K?: number
  readonly days?: number
  readonly sigma?: number
  readonly cp?: number
}

interface GoldenGrid {
  readonly spot_shocks: readonly number[]
  readonly vol_shocks: readonly number[]
  readonly time_roll_days: readonly number[]
  readonly rows: readonly (readonly [
    string,
    number,
    readonly GoldenLeg[],
    readonly (readonly number[])[],
  ])[]
}

export interface Portfolio {
  readonly document: Document
  /** [day][volatility][spot], from the file's [day * volatilities + volatility][spot]. */
  readonly pnl: readonly (readonly (readonly number[])[])[]
}

export interface Grid {
  readonly spot: number[]
  readonly volatility: number[]
  readonly days: number[]
  readonly portfolios: readonly Portfolio[]
}

function legFrom(leg: GoldenLeg, at: number): Leg {
  const {
    type,
    qty = NaN,
    notional_usd = NaN,
    entry = null,
    K = NaN,
    days = NaN,
    sigma = NaN,
    cp = NaN,
  } = leg
  const id = `leg${at}`
  const underlying = 'BTC'
  switch (type) {
    case 'spot':
      return legOf(id, { kind: 'spot', underlying }, qty)
    case 'linear_perp':
      return legOf(id, { kind: 'perpetual', underlying, style: 'linear' }, qty, {
        entryPrice: entry,
      })
    case 'inverse_perp':
      return legOf(id, { kind: 'perpetual', underlying, style: 'inverse' }, notional_usd, {
        entryPrice: entry,
      })
    case 'linear_option':
    case 'inverse_option': {
      const style = type === 'linear_option' ? 'linear' : 'inverse'
      return optionLeg(id, qty, { style, strike: K, days, right: rightOf(cp), volatility: sigma })
    }
  }
}

export function goldenGrid(): Grid {
  const file = goldenFile<GoldenGrid>('scenario-grid')
  const count = file.vol_shocks.length
  return {
    spot: [...file.spot_shocks],
    volatility: [...file.vol_shocks],
    days: [...file.time_roll_days],
    portfolios: file.rows.map(([, spot, legs, cells]) => ({
      document: bookOf(flatMarket(spot), legs.map(legFrom)),
      pnl: file.time_roll_days.map((_, day) => cells.slice(day * count, (day + 1) * count)),
    })),
  }
}
