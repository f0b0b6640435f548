// What a surface is asked on: the steps of its axes, single nodes, and which coin counts.
import type { Document, SurfaceSettings, SurfaceVariable, SurfaceView } from '../../src'
import type { PlaneAxis } from '../charts/geometry/plane'

/** What places are rounded to, and what a key moves by. */
const STEPS: Readonly<Record<SurfaceVariable, readonly [step: number, stride: number]>> = {
  spot: [0.001, 0.005],
  volatility: [0.001, 0.005],
  days: [1, 1],
}
/** A range of days shorter than this goes in tenths. */
const FEW_DAYS = 10

export function planeAxis({ variable, values }: SurfaceView['x']): PlaneAxis {
  const [low = 0, high = 1] = [values[0], values[values.length - 1]]
  const [step, stride] = variable === 'days' && high - low < FEW_DAYS ? [0.1, 0.1] : STEPS[variable]
  return { low, high, step, stride }
}

/** What all questions of one surface share. */
export type Common = Omit<SurfaceSettings, 'nx' | 'ny'>

/** A range of one place. */
export const exactly = (value: number): readonly [number, number] => [value, value]

/** One node: the figures at given shocks. */
export const pointOf = (common: Common, shocks: Document['shocks']): SurfaceSettings => ({
  ...common,
  nx: 1,
  ny: 1,
  ranges: { [common.x]: exactly(shocks[common.x]), [common.y]: exactly(shocks[common.y]) },
})

/** Whether the book holds no other coin than the picked one. */
export const isOneCoin = ({ legs, settings }: Document): boolean =>
  legs.every(({ instrument }) => instrument.underlying === settings.underlying)
