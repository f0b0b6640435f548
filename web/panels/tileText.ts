// What a tile of the strip says: how its figure is written, its limit, and the figure beside.
import type { Tile } from '../../src'
import {
  figure,
  isUsd,
  limitFigure,
  unitLabel,
  withUnit,
  type FigureOptions,
} from '../format/figure'
import { price } from '../format/number'

/** How the tile's figures are written: totals in full, the rest signed. */
export function optionsOf({ key, unit, base, scenario }: Tile): FigureOptions {
  if (key === 'value')
    return Math.abs(base) >= (isUsd(unit) ? 1e8 : 1e5) ? { compact: true } : { digits: 4 }
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

/** `BTC / day`: the coin, which the narrowest places leave out, and the rest. */
export function unitParts({ unit }: Tile, coin: string): { coin: string; rest: string } {
  const label = unitLabel(unit, coin)
  return label.startsWith(`${coin} `)
    ? { coin, rest: label.slice(coin.length) }
    : { coin: '', rest: label }
}

/** Pixels of a character: of the figure, its unit and the scenario's figure; and of its glyph. */
const WIDE = { figure: 11, unit: 6, scenario: 7.6, glyph: 24 }

/** Whether a tile's figures take a little less of everything, or leave out what they can spare. */
export function tightness(tile: Tile, text: string, unit: string, scenario: string): string {
  const pixels =
    text.length * WIDE.figure +
    unit.length * WIDE.unit +
    scenario.length * WIDE.scenario +
    ((tile.scenarioUse ?? 0) > 1 ? WIDE.glyph : 0)
  // With several underlyings a figure in coins stands beside others in the same coin.
  const canSpare = pixels > 180 || (tile.others.length > 0 && !isUsd(tile.unit))
  return `${pixels > 165 ? 'tight' : ''} ${canSpare ? 'tightest' : ''}`.trim()
}

/** The same figure in another unit; in dollars it is the picked coin's part of the total. */
export function asideText({ key, aside }: Tile, coin: string, spot: number): string {
  if (aside === null) return ''
  const { value, unit } = aside
  if (key === 'value')
    return `${withUnit(value, unit, coin, { digits: 4, compact: Math.abs(value) >= 1e5 && !isUsd(unit) })} at ${price(spot)}`
  const options = { signed: true, compact: Math.abs(value) >= 1e5 }
  return isUsd(unit)
    ? `${coin} ${figure(value, unit, options)}`
    : withUnit(value, unit, coin, options)
}
