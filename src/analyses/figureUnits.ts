// Units in words, for readers of a figure's explanation.
import type { Limited } from '../document'
import type { Unit } from '../domain/units'

const words: Readonly<Record<Unit, string>> = {
  usd: 'USD',
  usdPerPoint: 'USD per point of volatility',
  usdPerSquarePoint: 'USD per point of volatility, squared',
  usdPerDay: 'USD per day',
  usdPerPercent: 'USD per 1 %',
  coin: 'coin',
  coinPerPercent: 'coin per 1 %',
  coinPerPoint: 'coin per point of volatility',
  coinPerSquarePoint: 'coin per point of volatility, squared',
  coinPerDay: 'coin per day',
  price: 'USD per coin',
  fraction: 'percent',
  days: 'days',
}

/** What a formula in canonical units is multiplied by to be what the strip shows. */
export const DESK_FACTORS: Readonly<
  Record<'value' | Limited, readonly [one: string, several: string]>
> = {
  value: ['', ''],
  delta: ['', 'S/100'],
  gamma: ['S/100', 'S²/10,000'],
  vega: ['1/100', '1/100'],
  theta: ['1/365', '1/365'],
  rho: ['1/100', '1/100'],
  funding: ['1/365', '1/365'],
}

/** A unit in words, and what a formula is multiplied by to be in it. */
export function unitTextOf(unit: Unit, coin: string, factor = ''): string {
  const text = words[unit].replace('coin', unit === 'price' ? 'coin' : coin)
  return factor === '' ? text : `${text}: the formula times ${factor}`
}
