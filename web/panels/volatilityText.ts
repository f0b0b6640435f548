// What the volatility surface says: places, expiries, where a volatility comes from.
import type { VolatilityRow, VolatilitySurfaceView } from '../../src'
import { scaleOf, type FieldScale } from '../charts/geometry/field'
import type { Place } from '../charts/geometry/plane'
import { percent, price } from '../format/number'
import { date } from '../format/time'

export const SOURCE_WORDS: Readonly<Record<VolatilityRow['source'], string>> = {
  smile: 'fitted smile',
  quotes: 'quotes',
  none: 'nothing',
}

/** ● a fitted smile, ○ quotes alone. */
export const SOURCE_GLYPHS: Readonly<Record<VolatilityRow['source'], string>> = {
  smile: '●',
  quotes: '○',
  none: '–',
}

export const volatilityScale = ({ values }: VolatilitySurfaceView): FieldScale =>
  scaleOf(values, 'sequential')

/** A call's delta by the forward as desks say it: puts below half. */
export const deltaText = (delta: number): string =>
  Math.abs(delta - 0.5) < 1e-9
    ? '50Δ'
    : `${percent(delta > 0.5 ? 1 - delta : delta, 0).replace('%', '')}Δ ${delta > 0.5 ? 'put' : 'call'}`

export const acrossText = ({ across }: VolatilitySurfaceView, place: number): string =>
  across === 'strike' ? price(place) : deltaText(place)

export interface VolatilityNode {
  readonly row: VolatilityRow | undefined
  readonly place: number
  readonly strike: number
  readonly volatility: number
  readonly isBeyond: boolean
}

export function nodeAt(view: VolatilitySurfaceView, { x, y }: Place): VolatilityNode {
  const at = y * view.places.length + x
  return {
    row: view.rows[y],
    place: view.places[x] ?? NaN,
    strike: view.strikes[at] ?? NaN,
    volatility: view.values[at] ?? NaN,
    isBeyond: view.beyond[at] === 1,
  }
}

/** `85,000, 27 Feb 26: 52.1%, by quotes` */
export function nodeWords(view: VolatilitySurfaceView, place: Place): string {
  const { row, place: across, volatility } = nodeAt(view, place)
  if (row === undefined) return 'no expiry'
  const known = Number.isNaN(volatility)
    ? `not known from its ${SOURCE_WORDS[row.source]}`
    : `${percent(volatility)}, by ${SOURCE_WORDS[row.source]}`
  return `${acrossText(view, across)}, ${date(row.expiry)}: ${known}`
}
