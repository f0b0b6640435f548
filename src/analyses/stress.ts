// Named states as a list: P&L and worth of the book and of every account in each, and the worst one.
import * as v from 'valibot'
import { failure, issue, success, type Issue, type Result } from '../domain/issue'
import { repeats } from '../domain/market'
import { between, identifier, parseWith, text } from '../domain/schema'
import type { Document } from '../document'
import { orderOf, packRun, type LeftLeg, type ListedState } from '../packing'
import { shocks, shocksSchema } from '../shocks'
import type { Analysis } from './analysis'

/** States of one question. */
const MOST_STATES = 10_000

const ownMoveSchema = v.strictObject({
  spot: v.optional(between(shocks.spot.lowest, shocks.spot.highest, 'a spot shock as a fraction')),
  volatility: v.optional(
    between(shocks.volatility.lowest, shocks.volatility.highest, 'a volatility shock as a decimal'),
  ),
})

/** Underlyings that move by themselves have a field of their own here, volatilities too. */
const { spots: _own, ...ofTheState } = shocksSchema.pipe[0].entries

const stateSchema = v.strictObject({
  name: v.pipe(text('a name', 80), v.minLength(1, 'a state needs a name')),
  ...v.partial(v.strictObject(ofTheState)).entries,
  /** Decimal on top of what `rates` does to the basis rates. */
  basis: v.optional(between(-1, 1, 'a basis shock as a decimal')),
  /** Underlyings that move by their own spot and volatility, in place of the common ones. */
  underlyings: v.optional(v.record(identifier('an underlying'), ownMoveSchema)),
})

export const stressSchema = v.strictObject({
  states: v.pipe(
    v.array(stateSchema),
    v.minLength(1, 'a list of states needs at least one state'),
    v.maxLength(MOST_STATES, `a list of states holds at most ${MOST_STATES}`),
  ),
})

/** One named market: shocks of the market as it is; what is not given does not move. */
export type StressState = Readonly<v.InferOutput<typeof stateSchema>>

export interface StressSettings {
  readonly states: readonly StressState[]
}

/** Figures of the book or of an account, per state in the order asked, USD. */
export interface StressFigures {
  readonly pnl: readonly number[]
  readonly value: readonly number[]
  /** The lowest P&L, of the first state that has it; null where none is a number. */
  readonly worst: { readonly state: number; readonly name: string; readonly pnl: number } | null
}

export interface StressView {
  readonly document: Document
  readonly states: readonly string[]
  readonly total: StressFigures
  readonly accounts: readonly (StressFigures & { readonly id: string; readonly name: string })[]
  readonly notValued: readonly LeftLeg[]
  readonly unit: 'USD'
}

/** Parses settings from anywhere; every state has a name of its own. */
export function parseStress(input: unknown): Result<StressSettings> {
  const parsed = parseWith(stressSchema, input)
  if (!parsed.ok) return parsed
  const { states } = parsed.value
  const found = repeats(states, ({ name }) => name).map((at) =>
    issue(
      `states[${at}].name`,
      'repeated',
      `the state "${states[at]?.name ?? ''}" stands twice; give each its own name`,
    ),
  )
  return found.length > 0 ? failure(...found.slice(0, 100)) : parsed
}

/** Underlyings with moves of their own that the market does not have. */
function strangers(states: readonly StressState[], { market }: Document): Issue[] {
  const known = Object.keys(market.underlyings)
  return states.flatMap(({ underlyings = {} }, at) =>
    Object.keys(underlyings)
      .filter((name) => !known.includes(name))
      .map((name) =>
        issue(
          `states[${at}].underlyings.${name}`,
          'unknown',
          `${name} is not in the market; it has ${known.join(', ') || 'no underlyings'}`,
        ),
      ),
  )
}

function listed(state: StressState): ListedState {
  const { spot = 0, volatility = 0, days = 0, funding = 0, rates = 0, smile } = state
  const common = { spot, volatility, days, funding, rates }
  return {
    shocks: smile === undefined ? common : { ...common, smile },
    ...(state.basis === undefined ? {} : { basis: state.basis }),
    ...(state.underlyings === undefined ? {} : { own: state.underlyings }),
  }
}

function worstOf(pnl: readonly number[], states: readonly StressState[]): StressFigures['worst'] {
  let worst: StressFigures['worst'] = null
  pnl.forEach((amount, state) => {
    if (Number.isNaN(amount) || (worst !== null && amount >= worst.pnl)) return
    worst = { state, name: states[state]?.name ?? '', pnl: amount }
  })
  return worst
}

const column = (
  label: string,
  meaning: string,
  formula: string,
): Analysis<never, never>['columns'][string] => ({
  label,
  unit: 'USD',
  meaning,
  formula,
  source: 'docs/methods/valuation.md',
})

export const stress: Analysis<StressSettings, StressView> = {
  name: 'stress',
  title: 'Stress',
  kernel: 'stress',
  columns: {
    pnl: column(
      'P&L',
      'P&L of the legs of an account, or of all, in a state',
      'Σ legs of V1 S1 - V0 S0, or (V1 - V0) S1 for coins',
    ),
    value: column('Value', 'worth of the same legs in the state', 'Σ legs of V1 S1'),
  },

  pack(document, { states }) {
    const unknown = strangers(states, document)
    if (unknown.length > 0) return failure(...unknown.slice(0, 100))
    const { inputs } = packRun(document, { states: states.map(listed) })
    const shape = { rows: states.length, columns: 1 + document.accounts.length }
    return success({ inputs, outputs: [shape, shape] })
  },

  view([pnls, values], document, { states }) {
    if (pnls === undefined || values === undefined)
      throw new Error('the stress kernel answered no tables')
    const figures = (owner: number): StressFigures => {
      const pnl = Array.from(pnls.column(owner))
      return { pnl, value: Array.from(values.column(owner)), worst: worstOf(pnl, states) }
    }
    return {
      document,
      states: states.map(({ name }) => name),
      total: figures(0),
      accounts: document.accounts.map(({ id, name }, at) => ({ id, name, ...figures(1 + at) })),
      notValued: orderOf(document).left,
      unit: 'USD',
    }
  },
}
