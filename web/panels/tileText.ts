// What a tile of the strip says: how its figure is written, its limit, and the figure beside.
import type { Tile } from '../../src'
import { figure, isUsd, limitFigure, withUnit, type FigureOptions } from '../format/figure'
import { price } from '../format/number'

/** How the tile's figures are written: totals in full, the rest signed. */
export function optionsOf({ key, unit, base, scenario }: Tile): FigureOptions {
  if (key === 'value')
    return isUsd(unit) && Math.abs(base) >= 1e8 ? { compact: true } : { digits: 4 }
  const compact = Math.max(Math.abs(base), Math.abs(scenario)) >= 1e5
  // Coins per 1 %: three decimals for gamma, but a rho in coins is small.
  return unit === 'coinPerPercent' && key === 'rho'
    ? { signed: true, compact, digits: 4 }
    : { signed: true, compact }
}

/** `±1.50`, and whose limit it is where the book has several underlyings. */
export function limitText({ limit, unit, of }: Tile, hasSeveral: boolean): string {
  if (limit === null) return ''
  return `±${limitFigure(limit, unit)}${hasSeveral && of !== null ? ` ${of}` : ''}`
}

/** The same figure in another unit; in dollars it is the picked coin's part of the total. */
export function asideText({ key, aside }: Tile, coin: string, spot: number): string {
  if (aside === null) return ''
  const { value, unit } = aside
  if (key === 'value') return `${withUnit(value, unit, coin, { digits: 4 })} at ${price(spot)}`
  const options = { signed: true, compact: Math.abs(value) >= 1e5 }
  return isUsd(unit)
    ? `${coin} ${figure(value, unit, options)}`
    : withUnit(value, unit, coin, options)
}
