// What the marks of one chart share: its size, its plot rectangle and its two scales. The object is
// stable, its fields follow the size of the frame and the domains.
import { createContext } from 'svelte'
export { rem } from './textSize'
import type { Box } from './geometry/path'

export interface FrameScale {
  (value: number): number
  invert(pixel: number): number
}

export interface FrameContext {
  readonly width: number
  readonly height: number
  /** Pixels of the window in one of the chart: more than one where text is larger than usual. */
  readonly scale: number
  readonly box: Box
  readonly x: FrameScale
  readonly y: FrameScale
  readonly xDomain: readonly [number, number]
  readonly yDomain: readonly [number, number]
  /** Clip path of the plot rectangle: `url(#…)`. */
  readonly clip: string
  /** Prefix for identifiers inside this chart. */
  readonly id: string
}

export const [getFrame, setFrame] = createContext<FrameContext>()
