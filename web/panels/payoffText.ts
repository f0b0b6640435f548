// What the payoff says in words: names of its curves, its summary, where its losses lie.
import type {
  ChancesView,
  ConeView,
  Document,
  GreeksView,
  PayoffView,
  PriceDistribution,
} from '../../src'
import { isSameColumn } from '../charts/geometry/kept'
import type { Crossing } from '../charts/geometry/labels'
import { figure, withUnit, type FigureOptions } from '../format/figure'
import { chance, percent, price } from '../format/number'
import { dayMonth, scenarioDay } from '../format/time'

export type Tone = 'now' | 'scen' | 'sign'

export interface Curve {
  readonly tone: Tone
  /** In legends and tips. */
  readonly text: string
  /** At the curve itself. */
  readonly name: string
  readonly ys: Float64Array
}

export function curvesOf(view: PayoffView): Curve[] {
  const day = scenarioDay(view.days)
  const curves: Curve[] = [
    { tone: 'now', text: 'Today', name: 'Today', ys: view.today },
    { tone: 'scen', text: `Scenario ${day}`, name: day, ys: view.scenario },
  ]
  if (view.firstExpiry !== null && view.expiry !== null) {
    const day = dayMonth(view.expiry)
    curves.push({ tone: 'sign', text: day, name: day, ys: view.firstExpiry })
  }
  return curves
}

/** How figures of the view's measure are written. */
export const optionsOf = ({ measure }: PayoffView): FigureOptions => ({
  signed: measure !== 'value',
})

/** What the vertical axis shows. */
export function axisTitle({ measure, unit, underlying, document }: PayoffView): string {
  const unitWords = unit === 'coin' ? `, ${underlying}` : ''
  if (measure === 'pnl') return `P&L from ${document.settings.pnlFrom}${unitWords}`
  return (measure === 'value' ? 'Value' : 'Delta') + unitWords
}

const baseCurve = (view: PayoffView): Float64Array => view.firstExpiry ?? view.today

/** Sign of the curve just right of a price. */
function signAfter({ spots }: PayoffView, ys: Float64Array, from: number): number {
  for (let i = 0; i < spots.length; i += 1) {
    const value = ys[i] ?? NaN
    if ((spots[i] ?? NaN) > from && value !== 0) return Math.sign(value)
  }
  return 0
}

/** Break-evens with the side on which the area of loss begins. */
export function crossingsOf(view: PayoffView): Omit<Crossing, 'x'>[] {
  const ys = baseCurve(view)
  return view.breakEvens.map((at) => ({
    text: price(at),
    lossSide: signAfter(view, ys, at) < 0 ? 'right' : 'left',
  }))
}

/** "Loss between 79,312 and 87,987 and above 107,282 on 27 Feb; worst −$25,946 at 84,000." */
export function summary(view: PayoffView): string {
  const name = `Payoff of the book against the price of ${view.underlying}.`
  if (view.measure !== 'pnl') return `${axisTitle(view)}. ${name}`
  const ys = baseCurve(view)
  const when =
    view.firstExpiry !== null && view.expiry !== null ? `on ${dayMonth(view.expiry)}` : 'today'
  const edges = [-Infinity, ...view.breakEvens, Infinity]
  const parts = edges.slice(0, -1).flatMap((from, i) => {
    const to = edges[i + 1] ?? Infinity
    if (signAfter(view, ys, from) >= 0) return []
    if (from === -Infinity)
      return to === Infinity ? ['at every price shown'] : [`below ${price(to)}`]
    return to === Infinity ? [`above ${price(from)}`] : [`between ${price(from)} and ${price(to)}`]
  })
  const isFlat = ys.every((value) => value === ys[0])
  const named = isFlat ? [] : (['minimum', 'maximum'] as const)
  const extremes = named.map((kind) => namedExtreme(view, ys, kind)).join(', ')
  const tail = extremes === '' ? '.' : `; ${extremes}.`
  return parts.length === 0
    ? `${name} No loss ${when} at the prices shown${tail}`
    : `${name} Loss ${parts.join(' and ')} ${when}${tail}`
}

interface Place {
  readonly spot: number
  readonly pnl: number
}

/** The lowest or highest place of the curve, its refined extrema among them. */
function extremeOf(view: PayoffView, ys: Float64Array, kind: 'minimum' | 'maximum'): Place | null {
  const sign = kind === 'minimum' ? 1 : -1
  let best: Place | null = null
  const take = (place: Place): void => {
    if (Number.isNaN(place.pnl)) return
    if (best === null || sign * place.pnl < sign * best.pnl) best = place
  }
  // First the refined ones: a point of the axis at the same figure does not take their place.
  for (const extreme of view.extrema) if (extreme.kind === kind) take(extreme)
  view.spots.forEach((spot, at) => take({ spot, pnl: ys[at] ?? NaN }))
  return best
}

/** "worst −$25,946 at 84,000", or that it lies at the edge of what is shown. */
function namedExtreme(view: PayoffView, ys: Float64Array, kind: 'minimum' | 'maximum'): string {
  const place = extremeOf(view, ys, kind)
  if (place === null) return ''
  const [first, last] = [view.spots[0], view.spots[view.spots.length - 1]]
  const isEdge = place.spot === first || place.spot === last
  const name = kind === 'minimum' ? 'worst' : 'best'
  const text = withUnit(place.pnl, view.unit, view.underlying, { signed: true })
  return `${name} ${text} at ${price(place.spot)}${isEdge ? ', the edge of the axis' : ''}`
}

/** Exact break-evens and extrema: vertices of the curve that they belong to. */
export function exactPoints(view: PayoffView): { readonly x: number; readonly y: number }[] {
  if (view.measure !== 'pnl') return []
  return [
    ...view.breakEvens.map((x) => ({ x, y: 0 })),
    ...view.extrema.map(({ spot, pnl }) => ({ x: spot, y: pnl })),
  ]
}

/** The part of a curve whose prices are shown. */
export function inside(
  spots: Float64Array,
  ys: Float64Array,
  [low, high]: readonly [number, number],
): Float64Array {
  const [first, last] = [spots[0] ?? NaN, spots[spots.length - 1] ?? NaN]
  return low <= first && high >= last
    ? ys
    : ys.filter((_, at) => (spots[at] ?? NaN) >= low && (spots[at] ?? NaN) <= high)
}

/** All figures at one price, for the crosshair's reader. */
export function describeAt(
  view: PayoffView,
  index: number,
  chances: ChancesView | null = null,
): string {
  const spot = view.spots[index] ?? NaN
  const figures = curvesOf(view).map(
    ({ text, ys }) => `${text} ${figure(ys[index] ?? NaN, view.unit, optionsOf(view))}`,
  )
  const above = chanceAbove(chances, index)
  const likely = Number.isNaN(above) ? [] : [`chance above ${chance(above)}`]
  return `${price(spot)}: ${[...figures, ...likely].join(', ')}`
}

/** The curves as the legend names them: it says where later legs are marked to model. */
export const legendOf = (
  view: PayoffView,
): { readonly tone: Tone; readonly text: string; readonly brief: string }[] =>
  curvesOf(view).map(({ tone, text, name }) => {
    const toModel = tone === 'sign' && view.hasLaterLegs ? ', later legs to model' : ''
    return { tone, text: text + toModel, brief: name + toModel }
  })

/** What the other underlyings do, as a sentence under the header. */
export const noteOf = ({ others }: PayoffView): string =>
  others === null || others.endsWith('.') ? (others ?? '') : `${others}.`

interface OfDocument {
  readonly document: Document
}

const isOfSameBook = ({ document: a }: OfDocument, { document: b }: OfDocument): boolean =>
  a.legs === b.legs && a.market === b.market && a.settings === b.settings

/**
 * The chances that belong to a payoff: of the same legs, market and settings, so of the same date, and of
 * the same prices. Shocks do not change them.
 */
export function matching(view: PayoffView | null, chances: ChancesView | null): ChancesView | null {
  if (view === null || chances === null) return null
  return isOfSameBook(view, chances) && isSameColumn(view.spots, chances.prices) ? chances : null
}

/** The scenario's own price, and the book there. */
export interface ScenarioPoint {
  readonly spot: number
  readonly value: number
}

/** The scenario's point on the scenario curve of a payoff; null while the figures are of another book. */
export function scenarioPointOf(
  view: PayoffView | null,
  figures: GreeksView | null,
): ScenarioPoint | null {
  if (view === null || figures === null) return null
  return isOfSameBook(view, figures)
    ? { spot: figures.scenarioSpot, value: figures.scenarioPoint[view.measure] }
    : null
}

/** Chance to end above a price of the axis by the first expiry; NaN where nothing expires. */
export const chanceAbove = (chances: ChancesView | null, index: number): number =>
  chances === null || chances.profit === null ? NaN : (chances.above[index] ?? NaN)

/** Which distribution a chance comes from: "Risk-neutral on 27 Feb: lognormal at 44.6%, drift +9.1% a year." */
export function chanceNote({ kind, volatility, drift, date }: PriceDistribution): string {
  const name = kind === 'smile' ? 'fitted smile' : `lognormal at ${percent(volatility)}`
  return `Risk-neutral on ${dayMonth(date)}: ${name}, drift ${percent(drift, 1, { signed: true })} a year`
}

/**
 * The cone that goes with a payoff: of the same coin and market. Of legs just moved it is the one before,
 * for the moment until its own is answered.
 */
export function matchingCone(view: PayoffView | null, cone: ConeView | null): ConeView | null {
  if (view === null || cone === null) return null
  const isOfCoin = view.underlying === cone.underlying
  return isOfCoin && view.document.market === cone.document.market ? cone : null
}
