// What panels draw: plain data, each view with the document it belongs to, so that numbers never
// disagree with the labels beside them. Figures are in the unit that stands beside them.
import type { PageUnit, Unit } from '../domain/units'
import type { Document } from '../document/document'
import type { BookFigures } from './figures'
import type { GridAxis } from './gridAxes'

/** What a curve of the payoff shows. */
export type CurveMeasure = 'pnl' | 'value' | 'delta'

export type Pair<T> = { readonly base: T; readonly scenario: T }

/** One tile of the strip: a figure, its value under the scenario, and its limit. */
export interface Tile {
  readonly key: 'value' | 'delta' | 'gamma' | 'vega' | 'theta' | 'rho' | 'funding'
  readonly label: string
  readonly unit: Unit
  readonly base: number
  readonly scenario: number
  /** Bound on the absolute figure, in the tile's unit; null when none is set. */
  readonly limit: number | null
  /** |base| / limit and |scenario| / limit; null without a limit. */
  readonly use: number | null
  readonly scenarioUse: number | null
  /** The same figure in another unit, when one helps: coins beside a USD total. */
  readonly aside: { readonly value: number; readonly unit: Unit } | null
  /** Name of what carries the limit: an underlying, or null for the total. */
  readonly of: string | null
  /** Limits on the same greek that the tile's own figure does not show, the most used first. */
  readonly others: readonly OtherLimit[]
}

/** A limit beside a tile's own: of one underlying where the tile shows the total, or the reverse. */
export interface OtherLimit {
  readonly of: string | null
  readonly use: number
  readonly scenarioUse: number
}

/** A leg's or a group's row in the positions table. */
export interface PositionFigures {
  /** Coins per unit move of its own underlying. */
  readonly delta: number
  /** P&L under the scenario, in the page's unit. */
  readonly scenarioPnl: number
  /** Worth now, in the page's unit. */
  readonly value: number
}

export interface LegFigures extends PositionFigures {
  /** Price now in the instrument's price unit; NaN when it has none. */
  readonly mark: number
  /** Volatility in use, decimal; NaN for what has none. */
  readonly volatility: number
  /** Years to expiry; NaN for what never expires. */
  readonly years: number
  /** Coins per 1 % move, USD per point, USD per day. */
  readonly gamma: number
  readonly vega: number
  readonly theta: number
  /** Derivative by the leg's own forward, coins: what venues show. */
  readonly forwardDelta: number
  /** All figures in canonical units, for the detail. */
  readonly all: Pair<BookFigures>
}

export interface NotValued {
  readonly leg: string
  readonly reason: string
}

export interface GreeksView {
  readonly document: Document
  readonly unit: PageUnit
  readonly tiles: readonly Tile[]
  readonly net: PositionFigures & {
    /** P&L under the scenario in USD, and in coin at the scenario's spot. */
    readonly scenarioUsd: number
    readonly scenarioCoin: number
    /** scenarioUsd / worth now; NaN when the book is worth nothing. */
    readonly ofValue: number
    /** Worth now in USD and in coin. */
    readonly valueUsd: number
    readonly valueCoin: number
  }
  readonly legs: ReadonlyMap<string, LegFigures>
  readonly groups: ReadonlyMap<string, PositionFigures>
  /** Canonical figures by group, by underlying, and of the whole book. */
  readonly groupSums: ReadonlyMap<string, Pair<BookFigures>>
  readonly underlyings: ReadonlyMap<string, Pair<BookFigures>>
  readonly book: Pair<BookFigures>
  readonly notValued: readonly NotValued[]
  readonly scenarioSpot: number
  /** The book at the scenario's spot, as the payoff's scenario curve has it there, in its unit. */
  readonly scenarioPoint: Readonly<Record<CurveMeasure, number>>
  /** Legs whose volatility the scenario would take below its 1 % floor: they stand at the floor. */
  readonly flooredLegs: readonly string[]
  /** Legs without an entry price while P&L counts from entry: they count from now. */
  readonly countedFromNow: readonly string[]
  /** Options that stay sticky strike under another smile rule: no fitted smile, or a typed volatility. */
  readonly keepsVolatility: readonly string[]
}

export interface PayoffView {
  readonly document: Document
  readonly measure: CurveMeasure
  readonly unit: Unit
  readonly underlying: string
  /** Prices, rising; strikes are among them. Where a part is looked at they go beyond it. */
  readonly spots: Float64Array
  /** The prices looked at: the ends of the axis. */
  readonly ends: readonly [number, number]
  readonly today: Float64Array
  readonly scenario: Float64Array
  /** null when nothing expires. */
  readonly firstExpiry: Float64Array | null
  /** Today's delta in coins at each price. */
  readonly delta: Float64Array
  /** The instant of the first expiry, or null. */
  readonly expiry: string | null
  /** Days of the scenario. */
  readonly days: number
  /** True when legs live beyond the first expiry and are marked to model there. */
  readonly hasLaterLegs: boolean
  /** Exact zeros of the first-expiry P&L (of today's where nothing expires). */
  readonly breakEvens: readonly number[]
  readonly extrema: readonly {
    readonly spot: number
    readonly pnl: number
    readonly kind: 'minimum' | 'maximum'
  }[]
  readonly spot: number
  /** What the other underlyings do; null when there is only one. */
  readonly others: string | null
}

export const GRID_MEASURES = ['pnl', 'delta', 'gamma', 'vega', 'theta', 'rho'] as const
export type GridMeasure = (typeof GRID_MEASURES)[number]

export interface ScenarioGridView {
  readonly document: Document
  readonly measure: GridMeasure
  readonly unit: Unit
  /** Shocks of the columns and of the rows. */
  readonly x: GridAxis
  readonly y: GridAxis
  /** Row after row, as long as `x` each. */
  readonly values: Float64Array
  readonly worst: { readonly row: number; readonly column: number; readonly value: number } | null
  /** Symmetric colour limit: 1, 2 or 5 times a power of ten. */
  readonly limit: number
  /** Rows in which some volatility met its 1 % floor. */
  readonly flooredRows: readonly boolean[]
}

export interface ExplainView {
  readonly document: Document
  readonly unit: Unit
  readonly drivers: readonly {
    readonly key: string
    readonly label: string
    readonly value: number
    /** Running sums before and after this driver, for the waterfall. */
    readonly from: number
    readonly to: number
  }[]
  readonly total: number
}
