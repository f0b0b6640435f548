// What the payoff panel does to the page: which prices and which parts are shown, strikes and the
// scenario's day that are moved in it.
import type { AxisRange, StrikeHolding } from '../../src'

/** An old curve that stays until what was taken in hand is let go. */
export interface Ghost {
  readonly spots: Float64Array
  readonly ys: Float64Array
}

export interface PayoffShown {
  /** Prices looked at; null where they fit the book. */
  readonly range: AxisRange | null
  readonly hasCone: boolean
  readonly hasDensity: boolean
  readonly ghost: Ghost | null
}

/** One edit from `take` to `settle` is one step to undo. */
export interface StrikeControls {
  /** Legs are taken in hand: they stay together, apart from others, until they are let go. */
  take(ids: readonly string[]): void
  /** To the listed strike nearest to a price, or to the price itself. */
  drag(ids: readonly string[], price: number, isFree: boolean): void
  /** By listed strikes. */
  step(ids: readonly string[], count: number): void
  settle(): void
  cancel(): void
  letGo(): void
  edit(ids: readonly string[]): void
  remove(ids: readonly string[]): void
}

export interface DayControls {
  readonly change: (days: number) => void
  readonly settle: () => void
  readonly cancel: () => void
}

export interface PayoffControls {
  onrange(range: AxisRange | null): void
  oncone(isShown: boolean): void
  ondensity(isShown: boolean): void
  readonly strikes: StrikeControls
  readonly day: DayControls
}

/** What is in hand, as the page has it now. */
export interface PayoffHeld {
  readonly holdings: readonly StrikeHolding[]
  /** The scenario's days now, before they are answered. */
  readonly days: number
  /** The leg whose editor is open. */
  readonly editing: string | null
}
