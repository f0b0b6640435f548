// A figure on screen a second time, by another way, from the current document: both, their gap, and
// whether it is more than the second way can answer for.
import { CheckedColumn, CheckPartColumn } from '../../assembly/abi'
import { failure, issue, success } from '../domain/issue'
import type { PageUnit } from '../domain/units'
import type { Document } from '../document'
import type { Table } from '../engine/table'
import { packCheck } from '../packing'
import type { Analysis, Column } from './analysis'
import type { FigureName } from './checkFigures'
import { isOfTotal, planOf, type Plan } from './checkPlan'

export interface CheckSettings {
  readonly figure: Exclude<FigureName, { kind: 'chance' }>
  /** The figure as it is shown, in the unit that it is shown in. */
  readonly shown: number
  readonly unit: PageUnit
  /** USD that the leg is worth, where its volatility is checked. */
  readonly worth?: number
  /** Total of all drivers, for those that are checked by it. */
  readonly total?: number
}

export interface CheckView {
  readonly document: Document
  readonly figure: FigureName
  /** What is compared: the figure itself, or what it is a part of. */
  readonly what: 'figure' | 'total'
  readonly first: number
  readonly second: number
  readonly method: string
  readonly gap: number
  /** What the second way may be wrong by. */
  readonly errorBound: number
  /** The gap that both ways together may leave. */
  readonly tolerance: number
  readonly isFlagged: boolean
}

/** What the figure itself may be wrong by, of its size: far more than its kernels leave. */
const OWN = 1e-9

const text = (label: string, meaning: string, formula: string): Column => ({
  label,
  unit: 'as the figure',
  meaning,
  formula,
  source: 'docs/methods/check.md',
})

export function viewOf(
  {
    figure,
    shown,
    total,
  }: Pick<CheckSettings, 'shown' | 'total'> & { readonly figure: FigureName },
  document: Document,
  answer: { readonly second: number; readonly bound: number; readonly method: string },
  what: CheckView['what'] = 'figure',
): CheckView {
  const first = what === 'total' ? (total ?? NaN) : shown
  const { second, bound, method } = answer
  const gap = first - second
  const tolerance =
    bound === Infinity ? bound : bound + OWN * Math.max(Math.abs(first), Math.abs(second))
  return {
    document,
    figure,
    what,
    first,
    second,
    method,
    gap,
    errorBound: bound,
    tolerance,
    isFlagged: isFlagged(first, second, tolerance),
  }
}

/** A second way that may be wrong by anything flags nothing; else where one is no number both must be. */
function isFlagged(first: number, second: number, tolerance: number): boolean {
  if (tolerance === Infinity) return false
  if (Number.isNaN(first) || Number.isNaN(second))
    return Number.isNaN(first) !== Number.isNaN(second)
  return !(Math.abs(first - second) <= tolerance)
}

interface Second {
  readonly second: number
  readonly bound: number
}

/** A zero beside a price, from the P&L there and on both sides of it. */
function zeroOf(answers: Table, price: number, beside: number): Second {
  const [pnl, above, below] = [0, 1, 2].map((row) => answers.get(CheckedColumn.Second, row))
  const slope = ((above ?? NaN) - (below ?? NaN)) / (2 * price * beside)
  const bounds = [0, 1, 2].map((row) => answers.get(CheckedColumn.Bound, row))
  return {
    second: price - (pnl ?? NaN) / slope,
    bound: Math.max(...bounds) / Math.abs(slope),
  }
}

function secondOf({ reading, scale }: Plan, tables: readonly Table[], price: number): Second {
  const [answers, parts] = tables
  if (answers === undefined || parts === undefined)
    throw new Error('the check kernel answered no tables')
  if (reading === 'zero') return zeroOf(answers, price, 1e-5)
  if (reading === 'forward') {
    const forward = parts.get(CheckPartColumn.Forward, 0)
    return { second: forward, bound: forward * 1e-14 }
  }
  return {
    second: answers.get(CheckedColumn.Second, 0) * scale,
    bound: Math.abs(answers.get(CheckedColumn.Bound, 0) * scale),
  }
}

export const check: Analysis<CheckSettings, CheckView> = {
  name: 'check',
  title: 'Check by another way',
  kernel: 'check',
  columns: {
    second: text('Second way', 'the figure by the other way', 'docs/methods/check.md'),
    gap: text('Gap', 'the figure as shown less that of the second way', 'first - second'),
    errorBound: text('Error bound', 'what the second way may be wrong by', 'truncation + rounding'),
  },

  pack(document, { figure, unit, worth = NaN }) {
    const plan = planOf(document, figure, unit, worth)
    if ('reason' in plan) return failure(issue('figure', 'noSecondWay', plan.reason))
    const { inputs, stateCount, legCount } = packCheck(plan.document, plan.question)
    const isQuadrature = plan.question.method === 'quadrature'
    return success({
      inputs,
      outputs: [
        { rows: isQuadrature ? stateCount : 1, columns: CheckedColumn.COUNT },
        { rows: isQuadrature ? stateCount * legCount : 1, columns: CheckPartColumn.COUNT },
      ],
    })
  },

  view(tables, document, settings) {
    const { figure, unit, worth = NaN } = settings
    const plan = planOf(document, figure, unit, worth)
    if ('reason' in plan) throw new Error('a figure without a second way was asked')
    const price = figure.kind === 'breakEven' ? figure.price : NaN
    const second = secondOf(plan, tables, price)
    const what = figure.kind === 'driver' && isOfTotal(document, figure.driver) ? 'total' : 'figure'
    return viewOf(settings, document, { ...second, method: plan.method }, what)
  },
}
