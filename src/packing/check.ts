// States of the check kernel: a base state moved along a direction by steps that halve, its settings, and
// the weights of a difference.
import {
  CheckColumn,
  CheckMethod,
  Measure,
  StateColumn,
  UnderlyingColumn,
} from '../../assembly/abi'
import type { Document } from '../document'
import { Table } from '../engine/table'
import { packBook } from './legs'
import { packAxes, packParameters, packStates, type ListedState } from './states'

/** What moves by one unit of step, of one underlying. */
export interface Shift {
  /** Fraction of the spot. */
  readonly spot?: number
  readonly volatility?: number
  readonly years?: number
  readonly rate?: number
  readonly basis?: number
  /** Funding shift of the state, per year; not multiplied by the step. */
  readonly funding?: 'market' | 'none' | 'reversed'
}

/** One point of a difference: how many steps along the direction, and its weight. */
export interface StencilPoint {
  readonly at: number
  readonly weight: number
  /** Where it replaces that of the direction. */
  readonly funding?: Shift['funding']
}

export interface Differences {
  readonly along: (underlying: string) => Shift
  readonly points: readonly StencilPoint[]
  readonly order: number
  readonly step: number
  readonly levels: number
}

/** One of three ways to ask the check kernel. */
export type CheckQuestion =
  | {
      readonly method: 'differences'
      readonly base: ListedState
      readonly differences: Differences
    }
  | {
      readonly method: 'quadrature'
      readonly states: readonly ListedState[]
      readonly measure: 'pnl' | 'value'
    }
  | { readonly method: 'volatility'; readonly target: number }

const methods: Readonly<Record<CheckQuestion['method'], CheckMethod>> = {
  differences: CheckMethod.Differences,
  quadrature: CheckMethod.Quadrature,
  volatility: CheckMethod.Volatility,
}

function packQuestion(question: CheckQuestion): Table {
  const table = Table.create({ rows: 1, columns: CheckColumn.COUNT }, 0)
  table.set(CheckColumn.Method, 0, methods[question.method])
  if (question.method === 'differences') {
    const { step, order, levels } = question.differences
    table.set(CheckColumn.Step, 0, step)
    table.set(CheckColumn.Order, 0, order)
    table.set(CheckColumn.Levels, 0, levels)
  }
  if (question.method === 'quadrature')
    table.set(CheckColumn.Measure, 0, question.measure === 'pnl' ? Measure.Pnl : Measure.Value)
  if (question.method === 'volatility') table.set(CheckColumn.Target, 0, question.target)
  return table
}

function packWeights(question: CheckQuestion): Table {
  const points = question.method === 'differences' ? question.differences.points : []
  const table = Table.create({ rows: points.length, columns: 1 })
  points.forEach(({ weight }, row) => table.set(0, row, weight))
  return table
}

/** Moves the listed states, by level and then by point, along the direction. */
function moveStates(
  states: Table,
  rates: Table,
  names: readonly string[],
  { along, points, step, levels }: Differences,
): void {
  names.forEach((name, underlying) => {
    const { spot = 0, volatility = 0, years = 0, rate = 0, basis = 0, funding } = along(name)
    const yearly = rates.get(UnderlyingColumn.FundingRate, underlying)
    for (let level = 0, size = step; level < levels; level++, size /= 2) {
      points.forEach((point, at) => {
        const row = (underlying * levels + level) * points.length + at
        const moved = size * point.at
        const add = (column: StateColumn, amount: number): void =>
          states.set(column, row, states.get(column, row) + amount)
        add(StateColumn.YearsPassed, years * moved)
        add(StateColumn.VolatilityShift, volatility * moved)
        add(StateColumn.RateShift, rate * moved)
        add(StateColumn.BasisShift, basis * moved)
        const factor = states.get(StateColumn.SpotFactor, row)
        states.set(StateColumn.SpotFactor, row, factor * (1 + spot * moved))
        const kind = point.funding ?? funding ?? 'market'
        if (kind === 'market') return
        const shift = states.get(StateColumn.FundingShift, row)
        const without = -yearly
        states.set(
          StateColumn.FundingShift,
          row,
          kind === 'none' ? without : without - (yearly + shift),
        )
      })
    }
  })
}

export interface PackedCheck {
  readonly inputs: readonly Table[]
  readonly stateCount: number
  readonly legCount: number
}

export function packCheck(document: Document, question: CheckQuestion): PackedCheck {
  const book = packBook(document)
  const axes = packAxes({})
  const listed = listedStates(question)
  const states = packStates(document, book.underlyingNames, listed)
  if (question.method === 'differences') {
    // A difference needs both sides: nothing stops a volatility at its floor.
    if (isAtRest(question.base)) states.column(StateColumn.VolatilityFloor).fill(0)
    moveStates(states, book.underlyings, book.underlyingNames, question.differences)
  }
  const parameters = packParameters(document, book, { stateCount: listed.length, axes })
  return {
    inputs: [
      book.legs,
      book.underlyings,
      book.slices,
      states,
      axes.table,
      parameters,
      packQuestion(question),
      packWeights(question),
    ],
    stateCount: listed.length,
    legCount: book.legs.rows,
  }
}

function listedStates(question: CheckQuestion): readonly ListedState[] {
  if (question.method === 'quadrature') return question.states
  if (question.method === 'volatility') return [{ shocks: NOTHING }]
  const { levels, points } = question.differences
  return Array.from({ length: levels * points.length }, () => question.base)
}

const NOTHING: ListedState['shocks'] = { spot: 0, volatility: 0, days: 0, funding: 0, rates: 0 }

const isAtRest = ({ shocks }: ListedState): boolean => shocks.volatility === 0 && !shocks.smile
