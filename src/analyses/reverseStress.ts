// For every limit of the document, and for a loss, the scenario that breaches it with the smallest sum
// of squares of shocks in units of their deviations (docs/methods/reverseStress.md).
import { BreachColumn, BreachReason } from '../../assembly/abi'
import type { Document, Limited } from '../document'
import { success } from '../domain/issue'
import type { Table } from '../engine/table'
import { packBook, packSearch, type BoundFigure } from '../packing'
import { noShocks, type Shocks } from '../shocks'
import type { BatchAnalysis } from './batchAnalysis'
import {
  limitsOf,
  openShocks,
  packReverse,
  usedDeviations,
  type ReverseStressSettings,
  type UsedDeviations,
} from './reverseSettings'
import type { NotValued } from './views'

/** Parts that the directions of a limit are dealt into. */
const PARTS = 4
const IN_PLANE = 240
const IN_SPACE = 240
const FARTHEST = 8
const STEP = 0.1
/** Legs from which on fewer directions are followed, so that a search stays within seconds. */
const PLENTY = 200

export type BreachKind = 'found' | 'atRest' | 'notFound' | 'noWorth'

export interface Breach {
  /** A greek's name, or a loss. */
  readonly limit: Limited | 'loss'
  /** null: over all underlyings. */
  readonly underlying: string | null
  /** In the limit's unit; a share of the value for a loss. */
  readonly bound: number
  readonly kind: BreachKind
  /** Why there is no scenario, in words; empty where there is one. */
  readonly reason: string
  /** Root of the sum of squares, in deviations; NaN where no breach was found. */
  readonly distance: number
  /** Of the half space beyond the tangent at the point: N(-distance). */
  readonly chance: number
  readonly shocks: Shocks | null
  /** In the limit's unit; USD for a loss. */
  readonly figure: number
  readonly figureAtRest: number
}

export interface ReverseStressView {
  readonly document: Document
  readonly settings: ReverseStressSettings
  /** The nearest first; those without a scenario last. */
  readonly breaches: readonly Breach[]
  readonly deviations: UsedDeviations & { readonly spot: number }
  /** Scenarios valued. */
  readonly evaluations: number
  readonly farthest: number
  readonly notValued: readonly NotValued[]
}

interface Combined {
  /** One per limit: the row of its nearest part. */
  readonly rows: readonly (readonly number[])[]
  readonly evaluations: number
}

interface Directions {
  readonly count: number
  readonly inPlane: number
}

/** How many directions are followed: around the plane of the first two shocks, and all over the space. */
function directionsOf(document: Document, shocks: number): Directions {
  if (shocks === 1) return { count: PARTS, inPlane: 0 }
  const share = Math.min(1, PLENTY / Math.max(document.legs.length, 1))
  const inPlane = Math.max(40, Math.round(IN_PLANE * share))
  const inSpace = shocks === 2 ? 0 : Math.max(80, Math.round(IN_SPACE * share))
  return { count: inPlane + inSpace, inPlane }
}

/**
 * Deviations of the shocks that can move a figure at all, the others 0: while no time passes, funding
 * moves the funding figure alone, and that no other way than with the spot.
 */
function touchingShocks(
  settings: ReverseStressSettings,
  limit: BoundFigure | undefined,
): ReverseStressSettings {
  const { volatility, funding, rates } = usedDeviations(settings)
  const isFunding = limit !== undefined && 'greek' in limit && limit.greek === 'funding'
  return isFunding
    ? { ...settings, volatility: 0, funding, rates: 0 }
    : { ...settings, volatility, funding: 0, rates }
}

const KINDS: Readonly<Record<number, BreachKind>> = {
  [BreachReason.None]: 'found',
  [BreachReason.AtRest]: 'atRest',
  [BreachReason.NotFound]: 'notFound',
  [BreachReason.NoWorth]: 'noWorth',
}

const REASONS: Readonly<Record<BreachKind, string>> = {
  found: '',
  atRest: 'passed already, without any shock',
  notFound: `no breach within ${FARTHEST} deviations`,
  noWorth: 'the book is worth nothing or less: a share of that is no loss',
}

function breachOf(limit: BoundFigure, row: readonly number[]): Breach {
  const at = (column: BreachColumn): number => row[column] ?? NaN
  const kind = KINDS[at(BreachColumn.Reason)] ?? 'notFound'
  const isLoss = 'loss' in limit
  const shocks: Shocks | null =
    kind !== 'found'
      ? null
      : {
          ...noShocks,
          spot: at(BreachColumn.Spot),
          volatility: at(BreachColumn.Volatility),
          funding: at(BreachColumn.Funding),
          rates: at(BreachColumn.Rates),
        }
  return {
    limit: isLoss ? 'loss' : limit.greek,
    underlying: isLoss ? null : limit.underlying,
    bound: isLoss ? limit.loss : limit.bound,
    kind,
    reason: REASONS[kind],
    distance: at(BreachColumn.Distance),
    chance: at(BreachColumn.Chance),
    shocks,
    figure: at(BreachColumn.Figure),
    figureAtRest: at(BreachColumn.FigureAtRest),
  }
}

const rowOf = (table: Table): readonly number[] =>
  Array.from({ length: BreachColumn.COUNT }, (_, column) => table.get(column, 0))

const far = ({ distance }: Breach): number => (Number.isNaN(distance) ? Infinity : distance)

export const reverseStress: BatchAnalysis<ReverseStressSettings, Combined, ReverseStressView> = {
  name: 'reverseStress',
  title: 'Reverse stress',
  kernel: 'reverseStress',
  columns: {
    distance: {
      label: 'Distance',
      unit: 'deviations',
      meaning: 'least root of the sum of squares of shocks, each in deviations of the horizon',
      formula: 'min |z| over scenarios with |figure| > bound',
      source: 'docs/methods/reverseStress.md',
    },
    chance: {
      label: 'Chance',
      unit: 'fraction',
      meaning: 'chance of the half space beyond the tangent at the point, shocks normal',
      formula: 'N(-distance)',
      source: 'A. M. Hasofer and N. C. Lind, J. Eng. Mech. 100 (1974) 111',
    },
  },

  rangeCount(document, settings) {
    // A book without limits, asked about no loss, still has its deviations.
    return PARTS * limitsOf(document, settings).length
  },

  pack(document, settings, range) {
    const limit = Math.floor(range / PARTS)
    const touching = touchingShocks(settings, limitsOf(document, settings)[limit])
    const packed = packReverse(document, settings, touching)
    if (!packed.ok) return packed
    const search = packSearch({
      limit,
      first: range % PARTS,
      stride: PARTS,
      ...directionsOf(document, openShocks(touching)),
      farthest: FARTHEST,
      step: STEP,
    })
    return success({
      inputs: [...packed.value.inputs, search],
      outputs: [{ rows: 1, columns: BreachColumn.COUNT }],
    })
  },

  combine(partials, document, settings) {
    let evaluations = 0
    const rows = limitsOf(document, settings).map((_, limit) => {
      const parts = partials.slice(limit * PARTS, (limit + 1) * PARTS).map(([table]) => {
        if (table === undefined) throw new Error('a range has no answer')
        return rowOf(table)
      })
      evaluations += parts.reduce((sum, row) => sum + (row[BreachColumn.Evaluations] ?? 0), 0)
      const distanceOf = (row: readonly number[]): number => row[BreachColumn.Distance] ?? NaN
      return parts.reduce((a, b) =>
        distanceOf(b) < distanceOf(a) || Number.isNaN(distanceOf(a)) ? b : a,
      )
    })
    return { rows, evaluations }
  },

  view({ rows, evaluations }, document, settings) {
    const breaches = limitsOf(document, settings).map((limit, i) => breachOf(limit, rows[i] ?? []))
    return {
      document,
      settings,
      breaches: breaches.sort((a, b) => (far(a) === far(b) ? 0 : far(a) - far(b))),
      deviations: {
        spot: rows[0]?.[BreachColumn.SpotDeviation] ?? NaN,
        ...usedDeviations(settings),
      },
      evaluations,
      farthest: FARTHEST,
      notValued: packBook(document).left,
    }
  },
}
