// The library of scenarios as data: historical episodes, built-in scenarios, grids, paths.
import {
  blackThursday,
  february2026,
  ftx,
  may2021,
  october2025,
  yenCarry,
} from './episodes/crashes'
import { stakedEther, terra, usdc } from './episodes/pegs'
import { curve, mango } from './episodes/protocols'
import type { Episode } from './episode'

export type { Circumstance, Episode, EpisodePath, Given, PathPoint, Precision } from './episode'
export { gridSteps, type GridReach } from './grids'
export { pathTimes, pointsOf, readPath, type OwnLevels, type PathReading } from './path'
export { presets, type Preset } from './presets'

/** By date, the oldest first. */
export const episodes: readonly Episode[] = [
  blackThursday,
  may2021,
  terra,
  stakedEther,
  mango,
  ftx,
  curve,
  usdc,
  yenCarry,
  october2025,
  february2026,
]
