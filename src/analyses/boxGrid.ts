// The nodes of a grid over a box of shocks: 101 a side, the kinks of the P&L beside them; fewer of
// volatility and time where the book is so large that the grid would take seconds.
import type { Document } from '../document'
import { yearsFromDays } from '../domain/units'
import { spotKinks, timeKinks, type Box, type PackedBook, type Side } from '../packing'
import type { WorstCaseSettings } from './worstCase'

/** Nodes of a side, which make 100 steps. */
const SIDE_NODES = 101
/** Fewest nodes of volatility and time. */
const LEAST_NODES = 11
/** Values of legs that a grid may cost: about a second of one worker. */
const MOST_VALUES = 80_000_000
const MOST_KINKS = 200
const RATE_NODES = 3
/** Times that one range of the batch values. */
export const TIMES_PER_RANGE = 8

export interface BoxGrid {
  readonly spot: readonly number[]
  readonly volatility: readonly number[]
  readonly years: readonly number[]
  /** The ends alone: P&L is affine in the funding rate. */
  readonly funding: readonly number[]
  readonly rates: readonly number[]
  readonly box: Box
  readonly isFull: boolean
}

/** Evenly parted, both ends exact. */
const spread = (low: number, high: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) =>
    i === count - 1 ? high : low + ((high - low) * i) / (count - 1),
  )

function nodesOf(low: number, high: number, count: number): readonly number[] {
  return low === high ? [low] : spread(low, high, count)
}

const merged = (nodes: readonly number[], kinks: readonly number[]): readonly number[] =>
  [...new Set([...nodes, ...kinks.slice(0, MOST_KINKS)])].sort((a, b) => a - b)

const sideOf = (low: number, high: number, count: number): Side => ({
  low,
  high,
  step: low === high ? 0 : (high - low) / Math.max(count - 1, 1),
})

/** The end nearest to no change, where funding does not matter; else both ends. */
function fundingOf(low: number, high: number, isHeld: boolean): readonly [number, number] {
  if (isHeld) return [low, high]
  const nearest = Math.min(Math.max(0, low), high)
  return [nearest, nearest]
}

/** Nodes of each of `open` sides beside the spot, so that the grid stays within its cost. */
function fineness(legs: number, spots: number, open: number): number {
  if (open === 0) return SIDE_NODES
  const free = MOST_VALUES / (Math.max(legs, 1) * spots)
  const each = open === 1 ? free : Math.sqrt(free)
  return Math.max(LEAST_NODES, Math.min(SIDE_NODES, Math.floor(each)))
}

export function boxGridOf(
  document: Document,
  settings: WorstCaseSettings,
  { order }: PackedBook,
): BoxGrid {
  const [spotLow, spotHigh] = [1 + settings.spot[0], 1 + settings.spot[1]]
  const [lowVolatility, highVolatility] = settings.volatility
  const [from, to] = [yearsFromDays(settings.days[0]), yearsFromDays(settings.days[1])]
  const hasPerpetual = order.some(({ isOn, instrument }) => isOn && instrument.kind === 'perpetual')
  const [lowFunding, highFunding] = fundingOf(...settings.funding, hasPerpetual)
  const [lowRate, highRate] = settings.rates

  const spotSide = sideOf(spotLow, spotHigh, SIDE_NODES)
  const spot = merged(
    nodesOf(spotLow, spotHigh, SIDE_NODES),
    spotKinks(document, order, to, spotSide),
  )
  const rates = nodesOf(lowRate, highRate, RATE_NODES)
  const open = [lowVolatility < highVolatility, from < to].filter(Boolean).length
  const count = fineness(order.length * rates.length, spot.length, open)
  const timeSide = sideOf(from, to, count)
  return {
    spot,
    volatility: nodesOf(lowVolatility, highVolatility, count),
    years: merged(nodesOf(from, to, count), timeKinks(document, order, timeSide)),
    funding: lowFunding === highFunding ? [lowFunding] : [lowFunding, highFunding],
    rates,
    box: {
      spot: spotSide,
      volatility: sideOf(lowVolatility, highVolatility, count),
      years: timeSide,
      funding: sideOf(lowFunding, highFunding, 2),
      rates: sideOf(lowRate, highRate, RATE_NODES),
    },
    isFull: count === SIDE_NODES,
  }
}
