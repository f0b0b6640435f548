// What reverse stress is asked: horizon, deviations, which loss counts as a breach.
import * as v from 'valibot'
import type { Document } from '../document'
import { failure, issue, success, type Issue, type Result } from '../domain/issue'
import { between, parseWith } from '../domain/schema'
import { instantAfter, yearsBetween } from '../domain/units'
import type { Table } from '../engine/table'
import {
  asItIs,
  atmVolatility,
  packBook,
  packDates,
  packDeviations,
  packLimits,
  packRun,
  type BoundFigure,
  type PackedBook,
} from '../packing'
import { SliceColumn } from '../../assembly/abi'
import { deviationDefaults } from './deviations'

export const PLAIN_HORIZON = 30
export const PLAIN_LOSS = 0.02

const optional = (largest: number, what: string) => v.optional(between(0, largest, what))

const settingsSchema = v.strictObject({
  /** Days over which the deviations are taken; no time passes in the scenarios. */
  days: v.optional(between(0.01, 365, 'a horizon in days'), PLAIN_HORIZON),
  /** Share of the book's worth whose loss counts as a breach; null: none does. */
  loss: v.optional(v.nullable(between(0.0001, 1, 'a loss as a share of the value')), PLAIN_LOSS),
  /** Of the spot, per year; without it that at the money in the market. */
  spotVolatility: optional(10, 'a volatility as a decimal'),
  /** Deviations over the horizon; 0 keeps a shock out. */
  volatility: optional(2, 'a deviation of volatility as a decimal'),
  funding: optional(5, 'a deviation of funding as a decimal'),
  rates: optional(0.5, 'a deviation of rates as a decimal'),
  correlation: v.optional(between(-0.99, 0.99, 'a correlation'), 0),
})

export type ReverseStressSettings = Readonly<v.InferOutput<typeof settingsSchema>>

export const parseReverseStress = (input: unknown): Result<ReverseStressSettings> =>
  parseWith(settingsSchema, input)

/** The deviations that a question uses, defaults filled in. */
export interface UsedDeviations {
  readonly volatility: number
  readonly funding: number
  readonly rates: number
  readonly correlation: number
}

export function usedDeviations(settings: ReverseStressSettings): UsedDeviations {
  const defaults = deviationDefaults(settings.days)
  return {
    volatility: settings.volatility ?? defaults.volatility.value,
    funding: settings.funding ?? defaults.funding.value,
    rates: settings.rates ?? defaults.rates.value,
    correlation: settings.correlation,
  }
}

export const limitsOf = (
  { limits }: Document,
  { loss }: ReverseStressSettings,
): readonly BoundFigure[] => (loss === null ? limits : [{ loss }, ...limits])

/** Shocks whose deviation is above 0. */
export function openShocks(settings: ReverseStressSettings): number {
  const { volatility, funding, rates } = usedDeviations(settings)
  const isSpot = settings.spotVolatility !== 0
  return [isSpot, volatility > 0, funding > 0, rates > 0].filter(Boolean).length
}

/** A loss counts from now, wherever the page counts P&L from. */
const fromNow = (document: Document): Document => ({
  ...document,
  settings: { ...document.settings, pnlFrom: 'now' },
})

export interface PackedReverse {
  readonly inputs: readonly Table[]
  readonly book: PackedBook
}

function faultOf(settings: ReverseStressSettings, hasVolatility: boolean): Issue | null {
  if (openShocks(settings) === 0)
    return issue('', 'empty', 'every deviation is 0: no shock is left to search')
  if (settings.spotVolatility === undefined && !hasVolatility)
    return issue(
      'spotVolatility',
      'missing',
      'no volatility at the money is known for the spot: type one, or import a chain',
    )
  return null
}

/** The tables that the reverseStress and limitMap kernels share; `touching`: with fewer shocks. */
export function packReverse(
  document: Document,
  settings: ReverseStressSettings,
  touching = settings,
): Result<PackedReverse> {
  const { market } = document
  const book = packBook(document)
  const date = instantAfter(market.asOf, settings.days)
  const dates = packDates(document, book.underlyingNames, [date])
  const hasSmile = !Number.isNaN(dates[0]?.get(SliceColumn.SmileBeforeA, 0) ?? NaN)
  const isKnown = hasSmile || !Number.isNaN(atmVolatility(document, date))
  const fault = faultOf(settings, isKnown)
  if (fault !== null) return failure(fault)
  const { inputs } = packRun(fromNow(document), { states: [asItIs] })
  const deviations = packDeviations({
    years: yearsBetween(market.asOf, date),
    spotVolatility: settings.spotVolatility ?? null,
    ...usedDeviations(touching),
  })
  const limits = packLimits(limitsOf(document, settings), book.underlyingNames)
  return success({ inputs: [...inputs, limits, deviations, ...dates], book })
}
