// What a template is: a strategy as data. Strikes are listed steps from the money, or levels that
// other strikes decide and that must be listed; nothing is moved to make a strategy fit.
import type { Instrument } from '../instruments'

export const FAMILIES = [
  'Directional',
  'Spreads',
  'Volatility',
  'Time and ratio',
  'Cover',
  'Arbitrage',
] as const
export type Family = (typeof FAMILIES)[number]

/** Strikes found so far, by their names in the template. */
export type Strikes = Readonly<Record<string, number>>

/** A strike by listed steps from the money (times the width), or at a level that others decide. */
export type StrikePlace =
  | { readonly steps: number }
  | {
      readonly level: (known: Strikes) => number
      /** Why it must be there: `as far above the body as the low strike is below`. */
      readonly because: string
    }

export interface OptionPart {
  readonly kind: 'option'
  readonly right: 'call' | 'put'
  /** Name of its strike. */
  readonly strike: string
  /** Signed count per unit of size. */
  readonly ratio: number
  /** In the next listed expiry, instead of the chosen one; strikes are then those that both list. */
  readonly isLater?: boolean
}

export interface PlainPart {
  readonly kind: Exclude<Instrument['kind'], 'option'>
  readonly ratio: number
}

export type Part = OptionPart | PlainPart

export interface Template {
  readonly id: string
  readonly name: string
  readonly family: Family
  /** One sentence: what it holds and when it earns. */
  readonly about: string
  readonly strikes: Readonly<Record<string, StrikePlace>>
  readonly parts: readonly Part[]
  /** What must hold of strikes and marks besides, or the sentence that refuses. Credit in USD per unit. */
  readonly rule?: (strikes: Strikes, credit: number) => string | null
}

/** What a person chooses. */
export interface TemplateSettings {
  readonly underlying: string
  readonly expiry: string
  /** Coins per unit of the strategy. */
  readonly size: number
  /** Listed strikes per step. */
  readonly width: number
}

const part =
  (right: 'call' | 'put') =>
  (strike: string, ratio: number): OptionPart => ({ kind: 'option', right, strike, ratio })

export const call = part('call')
export const put = part('put')
export const later = (one: OptionPart): OptionPart => ({ ...one, isLater: true })
export const spot = (ratio: number): PlainPart => ({ kind: 'spot', ratio })
export const future = (ratio: number): PlainPart => ({ kind: 'future', ratio })
export const perpetual = (ratio: number): PlainPart => ({ kind: 'perpetual', ratio })

/** Strikes that many templates name. */
export const MONEY: Readonly<Record<string, StrikePlace>> = { money: { steps: 0 } }
export const BELOW: Readonly<Record<string, StrikePlace>> = { below: { steps: -1 } }
export const ABOVE: Readonly<Record<string, StrikePlace>> = { above: { steps: 1 } }
