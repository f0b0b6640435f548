// Limits and reading choices: what a document keeps beside its legs and its market.
import * as v from 'valibot'
import type { Frozen } from '../domain/market'
import { between, choice, identifier, positive } from '../domain/schema'

/** Greeks that can carry a limit, in the units that desks read (docs/format.md). */
export const LIMITED = ['delta', 'gamma', 'vega', 'theta', 'rho', 'funding'] as const
export type Limited = (typeof LIMITED)[number]

export const limitSchema = v.strictObject({
  greek: choice(LIMITED, 'a greek'),
  /** null: a limit on the total over all underlyings, in USD. */
  underlying: v.nullable(identifier('an underlying')),
  /** Bound on the absolute figure. */
  bound: positive('a limit'),
})

export type Limit = Frozen<v.InferOutput<typeof limitSchema>>

export const SMILE_RULES = ['stickyStrike', 'stickyMoneyness', 'stickyDelta'] as const

export const settingsSchema = v.strictObject({
  /** Underlying whose price is the chart's axis and whose coin is the coin unit. */
  underlying: identifier('an underlying'),
  /** What the other underlyings do when this one moves. */
  others: choice(['stay', 'same', 'beta'], 'a way for the others to move'),
  /** betas[A][B]: percent that A moves when B moves one percent; 1 where none is given. */
  betas: v.record(
    identifier('an underlying'),
    v.record(identifier('an underlying'), between(-10, 10, 'a beta')),
  ),
  /** How P&L and delta of coin-settled legs are read. */
  coinLegs: choice(['value', 'coinProfit'], 'a reading of coin-settled legs'),
  pnlFrom: choice(['now', 'entry'], 'a base for P&L'),
  /** What volatilities do when the spot moves, where a smile is fitted (docs/methods/smile.md). */
  smileRule: choice(SMILE_RULES, 'a smile rule'),
})

export type Settings = Frozen<v.InferOutput<typeof settingsSchema>>

export const defaultSettings = (underlying: string): Settings => ({
  underlying,
  others: 'same',
  betas: {},
  coinLegs: 'value',
  pnlFrom: 'now',
  smileRule: 'stickyStrike',
})
