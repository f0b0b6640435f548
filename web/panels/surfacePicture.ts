// What a surface in space is made of: the field of a map, its axes' ticks, its marks and its cuts.
import type { Shocks, SurfaceMeasure, SurfaceView, VolatilitySurfaceView } from '../../src'
import type { Field, FieldScale } from '../charts/geometry/field'
import { partAlong, type Place, type PlaneAxis } from '../charts/geometry/plane'
import { niceTicks } from '../charts/geometry/ticks'
import { percent, roundPrice } from '../format/number'
import { dayMonth } from '../format/time'
import { levelText, tickText, titleOf, unitOf } from './surfaceText'

export interface SpaceTick {
  /** Along its axis, 0 to 1. */
  readonly part: number
  readonly text: string
}

export interface SpacePicture {
  readonly field: Field
  readonly scale: FieldScale
  readonly xTicks: readonly SpaceTick[]
  readonly yTicks: readonly SpaceTick[]
  readonly zTicks: readonly SpaceTick[]
  /** Parts of the axes and the value there. */
  readonly marks: readonly {
    readonly x: number
    readonly y: number
    readonly value: number
    readonly tone: 'scen' | 'gain' | 'loss'
  }[]
  readonly cut: { readonly x: number; readonly y: number }
  readonly label: string
}

const held = (part: number): number => Math.min(1, Math.max(0, part))

function valueTicks(
  { low, high }: FieldScale,
  text: (value: number) => string,
): readonly SpaceTick[] {
  return niceTicks(low, high, 5).values.map((value) => ({
    part: (value - low) / (high - low),
    text: text(value),
  }))
}

function axisTicks({ variable, levels }: SurfaceView['x'], most: number): readonly SpaceTick[] {
  const [low = 0, high = 1] = [levels[0], levels[levels.length - 1]]
  return niceTicks(low, high, most).values.map((level) => ({
    part: (level - low) / (high - low),
    text: variable === 'spot' ? roundPrice(level) : tickText(variable, level),
  }))
}

export interface BookPlaces {
  readonly axes: { readonly x: PlaneAxis; readonly y: PlaneAxis }
  readonly place: Place
  readonly shocks: Shocks
  /** Values under the crosshair and at the scenario. */
  readonly here: number
  readonly scenario: number
}

export function bookPicture(
  view: SurfaceView,
  measure: SurfaceMeasure,
  scale: FieldScale,
  { axes, place, shocks, here, scenario }: BookPlaces,
): SpacePicture {
  const own = view.fields.get(measure)
  const unit = own === undefined ? 'usd' : unitOf(own)
  const cut = { x: partAlong(axes.x, place.x), y: partAlong(axes.y, place.y) }
  const there = {
    x: held(partAlong(axes.x, shocks[view.x.variable])),
    y: held(partAlong(axes.y, shocks[view.y.variable])),
  }
  return {
    field: {
      nx: view.x.values.length,
      ny: view.y.values.length,
      values: own?.values ?? new Float64Array(0),
    },
    scale,
    xTicks: axisTicks(view.x, 5),
    yTicks: axisTicks(view.y, 4),
    zTicks: valueTicks(scale, (value) => levelText(value, unit)),
    marks: [
      { ...there, value: scenario, tone: 'scen' },
      { ...cut, value: here, tone: here < 0 ? 'loss' : 'gain' },
    ],
    cut,
    label: `${titleOf(measure)} in space: the map lifted by its values`,
  }
}

export function volatilityPicture(
  view: VolatilitySurfaceView,
  scale: FieldScale,
  place: Place,
): SpacePicture {
  const { places, rows, values } = view
  const [first = 0, last = 1] = [places[0], places[places.length - 1]]
  const cut = { x: place.x / (places.length - 1), y: place.y / Math.max(1, rows.length - 1) }
  return {
    field: { nx: places.length, ny: rows.length, values },
    scale,
    xTicks: niceTicks(Math.min(first, last), Math.max(first, last), 5).values.map((value) => ({
      part: (value - first) / (last - first),
      text: view.across === 'strike' ? roundPrice(value) : percent(value, 0),
    })),
    yTicks: rows.map(({ expiry }, at) => ({
      part: at / Math.max(1, rows.length - 1),
      text: dayMonth(expiry),
    })),
    zTicks: valueTicks(scale, (value) => percent(value, 0)),
    marks: [{ ...cut, value: values[place.y * places.length + place.x] ?? NaN, tone: 'gain' }],
    cut,
    label: 'Implied volatility in space: the map lifted by its values',
  }
}
