// A book's figures under any state, straight from packing and kernel.
import { BookColumn, LegColumn, SliceColumn, StateColumn, type Measure } from '../../assembly/abi'
import { figuresAt, type BookFigures } from '../../src/analyses/figures'
import type { Document } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { asItIs, packRun, type ListedState } from '../../src/packing'
import { noShocks, type SmileShock } from '../../src/shocks'
import { runKernel } from './core'

/** Changes of a state row that no single shock makes, on top of the market as it is. */
export interface Move {
  /** Factor of the spot. */
  readonly spot?: number
  readonly volatility?: number
  readonly years?: number
  readonly basis?: number
  readonly rate?: number
}

const columns: Readonly<Record<keyof Move, StateColumn>> = {
  spot: StateColumn.SpotFactor,
  volatility: StateColumn.VolatilityShift,
  years: StateColumn.YearsPassed,
  basis: StateColumn.BasisShift,
  rate: StateColumn.RateShift,
}

export interface Exact {
  /** Years to every expiry, where instants are too coarse. */
  readonly years?: number
  /** Strike of every leg. */
  readonly strike?: number
  /** Shape of the volatilities in every state. */
  readonly smile?: SmileShock
}

/** Rows of the greeks kernel, per move: the book's own. */
export function bookUnder(
  core: Core,
  document: Document,
  moves: readonly Move[],
  exact: Exact = {},
): BookFigures[] {
  const resting =
    exact.smile === undefined ? asItIs : { shocks: { ...noShocks, smile: exact.smile } }
  const { book, inputs } = packRun(document, { states: moves.map(() => resting) })
  const [legs, , slices, states] = inputs
  moves.forEach((move, state) => {
    for (const [name, value] of Object.entries(move) as [keyof Move, number][]) {
      book.underlyingNames.forEach((_, row) =>
        states?.set(columns[name], row * moves.length + state, value),
      )
    }
  })
  if (exact.years !== undefined) slices?.column(SliceColumn.Years).fill(exact.years)
  if (exact.strike !== undefined) legs?.column(LegColumn.Strike).fill(exact.strike)
  const owners =
    1 +
    book.underlyingNames.length +
    document.accounts.length +
    document.groups.length +
    book.order.length
  const outputs = [{ rows: moves.length * owners, columns: BookColumn.COUNT }]
  const [table] = runKernel(core, 'greeks', { inputs, outputs })
  if (table === undefined) throw new Error('no table came back')
  return moves.map((_, state) => figuresAt(table, state * owners))
}

/** One measure of the whole book in listed states. */
export function sumsIn(
  core: Core,
  document: Document,
  states: readonly ListedState[],
  measure: Measure,
): readonly number[] {
  const { inputs } = packRun(document, { states, measure })
  const [table] = runKernel(core, 'scenarios', {
    inputs,
    outputs: [{ rows: states.length, columns: 1 }],
  })
  return Array.from(table?.column(0) ?? [])
}

/** The document with one leg alone. */
export const onlyLeg = (document: Document, at: number): Document => ({
  ...document,
  legs: document.legs.slice(at, at + 1),
})
