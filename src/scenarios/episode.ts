// What a historical episode is: a dated market event as sourced figures, and the points of its path.

/** A figure of an episode. */
export interface Given {
  readonly value: number
  /** Not found in a source: ours, and shown as such. */
  readonly isAssumed?: true
  /** What the figure is, where its name does not say it, or the range in which sources put it. */
  readonly note?: string
}

/** What happened that no shock of a book carries: listed, never applied. */
export interface Circumstance {
  readonly what: string
  readonly text: string
  readonly isAssumed?: true
}

/** How finely the source dates a point. */
export type Precision =
  | 'instant'
  /** Within an hour: stands at its middle. */
  | 'hour'
  /** A day: stands at noon. */
  | 'day'
  /** The source names the event and no day of it: stands at the low. */
  | 'event'

export interface PathPoint {
  /** ISO 8601, UTC. */
  readonly at: string
  /** USD, or a decimal level per year. */
  readonly value: number
  /** A key of the episode's `sources`. */
  readonly source: string
  readonly precision?: Exclude<Precision, 'instant'>
  readonly note?: string
}

/** Points by factor, each in the order of time; straight lines join them. */
export interface EpisodePath {
  readonly spot: Readonly<Record<string, readonly PathPoint[]>>
  /** Level of the 30-day implied volatility. */
  readonly volatility?: readonly PathPoint[]
  /** Level of the yearly funding rate. */
  readonly funding?: readonly PathPoint[]
  /** Level of the annualised basis. */
  readonly basis?: readonly PathPoint[]
}

export interface Episode {
  readonly id: string
  readonly name: string
  /** Days, ISO: the first, and the last where it is another one. */
  readonly from: string
  readonly to: string
  /** How long the move took. */
  readonly window: string
  /** A: academic, vendor or primary; B: press; C: aggregator. */
  readonly grade: string
  /** Fractions by which prices moved, by underlying. */
  readonly spots: Readonly<Record<string, Given>>
  /** The move of every coin that has none of its own and is neither BTC nor ETH nor a stablecoin. */
  readonly alts?: Given
  /** Levels that were reached, decimals per year. */
  readonly volatility?: Given
  readonly funding?: Given
  readonly basis?: Given
  readonly circumstances: readonly Circumstance[]
  /** By a short key: who says so. */
  readonly sources: Readonly<Record<string, string>>
  /** null where sources give no dated points. */
  readonly path: EpisodePath | null
}

const HOURS_PER_YEAR = 8760

/** The yearly rate of a funding print of eight hours. */
export const eightHourly = (rate: number): number => rate * (HOURS_PER_YEAR / 8)
