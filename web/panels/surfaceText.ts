// What the Surface screen says: names, axes, places and values in words.
import {
  pickedSpot,
  surface,
  type Document,
  type SurfaceAxis,
  type SurfaceField,
  type SurfaceMeasure,
  type SurfaceVariable,
  type SurfaceView,
  type Unit,
} from '../../src'
import { cellFormat, columnUnit, figure, isUsd, unitLabel } from '../format/figure'
import { points, price, shockPoints } from '../format/number'
import { dayAfter, shockDays } from '../format/time'

export const nameOf = (measure: SurfaceMeasure): string =>
  surface.columns[measure]?.label ?? measure

/** `Net gamma`; P&L is net anyhow. */
export const titleOf = (measure: SurfaceMeasure): string =>
  measure === 'pnl' ? 'P&L' : `Net ${nameOf(measure).toLowerCase()}`

export const VARIABLE_NAMES: Readonly<Record<SurfaceVariable, string>> = {
  spot: 'Spot',
  volatility: 'Volatility',
  days: 'Days',
}

const AXIS_WORDS: Readonly<Record<SurfaceVariable, string>> = {
  spot: 'spot',
  volatility: 'change of volatility',
  days: 'days from today',
}

export const coinOf = ({ document }: SurfaceView): string => document.settings.underlying

/** The unit of a field; every measure of the screen has one. */
export const unitOf = (field: SurfaceField): Unit => field.unit ?? 'usd'

/** `BTC per 1% move, by spot and days from today` */
export function captionOf(view: SurfaceView, field: SurfaceField): string {
  const unit = columnUnit(unitOf(field), coinOf(view)).replace(' / ', ' per ').replace('$', 'USD')
  const axes = `${AXIS_WORDS[view.x.variable]} and ${AXIS_WORDS[view.y.variable]}`
  return `${unit.replace('1%', '1% move').replace(/pt/, 'point')}, by ${axes}`
}

/** A tick of an axis. */
export function tickText(variable: SurfaceVariable, level: number): string {
  if (variable === 'spot') return price(level)
  if (variable === 'volatility') return level === 0 ? '0 pt' : shockPoints(level)
  return level === 0 ? 'Today' : shockDays(level)
}

/** The unit in the corner of an axis. */
export function axisUnit({ variable }: SurfaceAxis, coin: string): string {
  return variable === 'spot' ? `${coin}, $` : variable === 'volatility' ? 'vol' : ''
}

/** A shock by what it leads to: `91,083`, `−5.0 pt`, `+37 d`. */
export function placeText(document: Document, variable: SurfaceVariable, shock: number): string {
  if (variable === 'spot') return price(pickedSpot(document) * (1 + shock))
  if (variable === 'volatility') return shock === 0 ? 'vol as it is' : `vol ${points(shock)}`
  return shock === 0 ? 'today' : shockDays(shock)
}

/** The same with the date of a day. */
export function longPlaceText(
  document: Document,
  variable: SurfaceVariable,
  shock: number,
): string {
  const text = placeText(document, variable, shock)
  if (variable !== 'days' || shock === 0) return text
  return `${text}, ${dayAfter(document.market.asOf, shock)}`
}

const COIN_DIGITS: Partial<Record<SurfaceMeasure, number>> = { vanna: 3, charm: 3 }

/** A figure of a measure, signed. */
export function valueText(value: number, unit: Unit, measure: SurfaceMeasure): string {
  const digits = COIN_DIGITS[measure]
  return figure(value, unit, { signed: true, ...(digits === undefined ? {} : { digits }) })
}

/** The figure with its unit: `−$4,938`, `+0.150 BTC / 1%`. */
export function valueWithUnit(
  value: number,
  unit: Unit,
  measure: SurfaceMeasure,
  coin: string,
): string {
  const text = valueText(value, unit, measure)
  return Number.isNaN(value) ? text : `${text} ${unitLabel(unit, coin)}`.trimEnd()
}

/** How a table names a unit: `USD`, `BTC / 1%`, `USD / pt`. */
export const tableUnit = (unit: Unit, coin: string): string =>
  columnUnit(unit, coin).replace('$', 'USD')

/** A level of a contour or an end of the colours. */
export function levelText(value: number, unit: Unit): string {
  if (value === 0) return '0'
  const text = cellFormat(unit, '', Math.abs(value)).key(Number(value.toPrecision(3)))
  return isUsd(unit) ? text : text.replace(/(\.\d*?)0+$/, '$1')
}

/** `the short 90,000 put`, where exactly one strike held with that sign lies between. */
function strikeWords(document: Document, isShort: boolean, from: number, to: number): string {
  const within = document.legs.flatMap(({ isOn, instrument, quantity }) =>
    isOn &&
    instrument.kind === 'option' &&
    instrument.underlying === document.settings.underlying &&
    instrument.strike > from &&
    instrument.strike < to &&
    quantity < 0 === isShort
      ? [`${price(instrument.strike)} ${instrument.right}`]
      : [],
  )
  const [only] = within
  if (only === undefined || new Set(within).size > 1) return ''
  return `, around the ${isShort ? 'short' : 'long'} ${only}`
}

const VERBS: Partial<Record<SurfaceMeasure, readonly [string, string]>> = {
  pnl: ['gains', 'loses'],
  theta: ['earns time value', 'pays time value'],
}

export interface RangeWords {
  /** `On 20 Feb the book is short gamma` */
  readonly start: string
  /** The two ends in ink, or what stands in their place. */
  readonly from: string | null
  readonly to: string | null
  readonly end: string
}

/** The sentence under the table: over which stretch of the across axis the sign at the crosshair holds. */
export function rangeWords(
  view: SurfaceView,
  measure: SurfaceMeasure,
  y: number,
  range: { readonly sign: number; readonly from: number | null; readonly to: number | null },
): RangeWords {
  const { document } = view
  const isShort = range.sign < 0
  const verbs = VERBS[measure]
  const does =
    verbs === undefined
      ? `is ${isShort ? 'short' : 'long'} ${nameOf(measure).toLowerCase()}`
      : verbs[isShort ? 1 : 0]
  const when =
    view.y.variable === 'days'
      ? y === 0
        ? 'Today'
        : `On ${dayAfter(document.market.asOf, y)}`
      : `At ${placeText(document, view.y.variable, y)}`
  const start = `${when} the book ${range.sign === 0 ? `has no ${nameOf(measure).toLowerCase()}` : does}`
  const isSpot = view.x.variable === 'spot'
  const around =
    isSpot && measure === 'gamma' && range.sign !== 0
      ? strikeWords(document, isShort, range.from ?? -Infinity, range.to ?? Infinity)
      : ''
  const text = (level: number | null): string | null =>
    level === null ? null : tickText(view.x.variable, isSpot ? nearTen(level) : level)
  return { start, from: text(range.from), to: text(range.to), end: around }
}

/** Prices of a sentence to the ten, where that is less than a thousandth. */
const nearTen = (level: number): number => (level > 10_000 ? Math.round(level / 10) * 10 : level)

/** Strikes held of a coin, short where the legs there are short in sum. */
export function strikeMarks({ legs }: Document, coin: string) {
  const net = new Map<number, number>()
  for (const { isOn, instrument, quantity } of legs)
    if (isOn && instrument.kind === 'option' && instrument.underlying === coin)
      net.set(instrument.strike, (net.get(instrument.strike) ?? 0) + quantity)
  return [...net].map(([strike, quantity]) => ({ price: strike, isShort: quantity < 0 }))
}
