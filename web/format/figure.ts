// A figure with the unit that its view gives: how many digits, which sign, which words beside it.
import type { Unit } from '../../src'
import {
  coinsShort,
  grouped,
  number,
  percent,
  price,
  usd,
  usdShort,
  withSign,
  type Sign,
} from './number'
import { duration } from './time'

export interface FigureOptions extends Sign {
  /** For narrow places: thousands and millions as k and M. */
  readonly compact?: boolean
  /** Decimals, where the place asks for others than the unit's own: totals in coin have four. */
  readonly digits?: number
}

const DIGITS: Partial<Record<Unit, number>> = {
  coin: 2,
  coinPerPercent: 3,
  coinPerPoint: 4,
  coinPerDay: 4,
  coinPerSquarePoint: 5,
}

export const isUsd = (unit: Unit): boolean => unit.startsWith('usd')

/** The figure without its unit's words; dollars carry their sign. */
export function figure(value: number, unit: Unit, options: FigureOptions = {}): string {
  switch (unit) {
    case 'usd':
    case 'usdPerPoint':
    case 'usdPerDay':
    case 'usdPerPercent':
    case 'usdPerSquarePoint':
      return options.compact ? usdShort(value, options) : usd(value, options)
    case 'coin':
    case 'coinPerPercent':
    case 'coinPerPoint':
    case 'coinPerDay':
    case 'coinPerSquarePoint':
      return (options.compact ? coinsShort : number)(
        value,
        options.digits ?? DIGITS[unit] ?? 2,
        options,
      )
    case 'price':
      return price(value)
    case 'fraction':
      return percent(value, options.digits ?? 1, options)
    case 'days':
      return duration(value)
  }
}

/** A limit: two decimals for coins, or as many as it takes to tell it within half a percent. */
export function limitFigure(limit: number, unit: Unit): string {
  if (isUsd(unit)) return figure(limit, unit, { compact: limit >= 1e5 })
  let digits = 2
  while (digits < 6 && Math.abs(limit - Number(limit.toFixed(digits))) > limit * 5e-3) digits += 1
  return figure(limit, unit, { digits })
}

/** What stands beside the figure: `BTC / 1%`, `/ pt`; empty where the figure says it. */
export function unitLabel(unit: Unit, coin: string): string {
  switch (unit) {
    case 'usd':
    case 'price':
    case 'fraction':
    case 'days':
      return ''
    case 'usdPerPoint':
      return '/ pt'
    case 'usdPerDay':
      return '/ day'
    case 'usdPerPercent':
      return '/ 1%'
    case 'coin':
      return coin
    case 'coinPerPercent':
      return `${coin} / 1%`
    case 'coinPerPoint':
      return `${coin} / pt`
    case 'coinPerDay':
      return `${coin} / day`
    case 'usdPerSquarePoint':
      return '/ pt²'
    case 'coinPerSquarePoint':
      return `${coin} / pt²`
  }
}

/** What heads a column of such figures: `$`, `BTC / 1%`, `$ / pt`. */
export function columnUnit(unit: Unit, coin: string): string {
  if (unit === 'price') return '$'
  return isUsd(unit) ? `$ ${unitLabel(unit, coin)}`.trim() : unitLabel(unit, coin)
}

/** The figure and its unit's words: `+0.16 BTC`, `+$736 / pt`. */
export function withUnit(
  value: number,
  unit: Unit,
  coin: string,
  options: FigureOptions = {},
): string {
  const text = figure(value, unit, options)
  return Number.isNaN(value) ? text : `${text} ${unitLabel(unit, coin)}`.trimEnd()
}

/** One unit for all cells of a table whose figures reach `limit`, and how to write them. */
export interface CellFormat {
  /** `$k`, `$`, `BTC` */
  readonly label: string
  readonly text: (value: number) => string
  /** The limit itself, for the colour key. */
  readonly key: (value: number) => string
}

export function cellFormat(unit: Unit, coin: string, limit: number): CellFormat {
  const key = (value: number): string =>
    isUsd(unit)
      ? usdShort(value, { signed: true }).replace(/\.0+(?=[kMBT]?$)/, '')
      : withSign(value, String(Math.abs(value)), true)
  if (!isUsd(unit)) {
    const digits = limit >= 100 ? 0 : limit >= 10 ? 1 : limit >= 0.5 ? 2 : limit >= 0.05 ? 3 : 4
    return {
      label: unitLabel(unit, coin),
      text: (value) => number(value, digits, { signed: true }),
      key,
    }
  }
  const [scale, letter, digits] =
    limit > 1e6 ? [1e6, 'M', 2] : limit >= 1e4 ? [1e3, 'k', 1] : [1, '', 0]
  if (limit > 1e8)
    return {
      label: `$ ${unitLabel(unit, coin)}`.trimEnd(),
      text: (value) =>
        limit < 1e15
          ? usdShort(value, { signed: true }).replace('$', '')
          : withSign(value, Math.abs(value).toExponential(0).replace('e+', 'e'), true),
      key,
    }
  return {
    label: `$${letter} ${unitLabel(unit, coin)}`.trimEnd(),
    // From a hundred on the decimals go, so that a narrow cell holds the figure.
    text: (value) =>
      withSign(
        value,
        grouped(value / scale, Math.abs(value / scale) < 99.95 ? digits : Math.max(0, digits - 1)),
        true,
      ),
    key,
  }
}

/** Labels of an axis: all in one unit, with the decimals that its step needs. */
export function axisFormat(
  unit: Unit,
  step: number,
  largest: number,
  { signed = false }: Sign = {},
): (value: number) => string {
  if (largest >= 1e9)
    return (value) => (isUsd(unit) ? usdShort(value, { signed }) : coinsShort(value, 0, { signed }))
  const [scale, letter] = !isUsd(unit)
    ? [1, '']
    : largest >= 1e6
      ? [1e6, 'M']
      : largest >= 1e4
        ? [1e3, 'k']
        : [1, '']
  const digits = decimals(step / scale)
  return (value) => {
    const text = grouped(value / scale, digits)
    if (!isUsd(unit)) return /[1-9]/.test(text) ? withSign(value, text, signed) : '0'
    return /[1-9]/.test(text) ? withSign(value, `$${text}${letter}`, signed) : '$0'
  }
}

function decimals(step: number): number {
  let digits = 0
  while (digits < 8 && Math.abs(step * 10 ** digits - Math.round(step * 10 ** digits)) > 1e-6)
    digits += 1
  return digits
}
