// How the book's P&L at a horizon is distributed when the picked underlying follows a geometric
// Brownian motion: full revaluation on every simulated price, others as the document says.
import * as v from 'valibot'
import { MomentColumn } from '../../assembly/abi'
import { success, type Result } from '../domain/issue'
import { between, choice, parseWith } from '../domain/schema'
import { yearsFromDays } from '../domain/units'
import type { Document } from '../document'
import { asItIs, packBook, packDraws, packRun } from '../packing'
import { shocks } from '../shocks'
import { RANGE_ROWS, type BatchAnalysis } from './batchAnalysis'
import { histogramOf, quantileError, quantileOf, type Histogram } from './simulatedShape'

/** Sobol points are drawn this often, each time under another shift: their spread is the error. */
const REPLICATIONS = 16
const LEAST_PATHS = 2 * RANGE_ROWS
const MOST_PATHS = 1_048_576
const LEVELS = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]

const whole = (low: number, high: number, what: string) =>
  v.pipe(between(low, high, what), v.integer(`${what} is whole`))

const settingsSchema = v.strictObject({
  days: between(0, shocks.days.highest, 'a number of days'),
  /** Of the picked underlying, per year. */
  volatility: between(0, 10, 'a volatility as a decimal'),
  /** Growth rate of the mean price, continuously compounded. */
  drift: between(-10, 10, 'a drift as a decimal'),
  paths: v.optional(whole(LEAST_PATHS, MOST_PATHS, 'a number of paths'), 65_536),
  seed: v.optional(whole(0, Number.MAX_SAFE_INTEGER, 'a seed'), 1),
  method: v.optional(choice(['pseudo', 'sobol'], 'a method'), 'sobol'),
  levels: v.optional(v.array(between(0, 1, 'a probability')), LEVELS),
})

export type SimulatedValueSettings = Readonly<v.InferOutput<typeof settingsSchema>>

export const parseSimulatedValue = (input: unknown): Result<SimulatedValueSettings> =>
  parseWith(settingsSchema, input)

export interface SimulatedValueView {
  readonly document: Document
  readonly unit: 'usd'
  readonly underlying: string
  readonly days: number
  readonly method: SimulatedValueSettings['method']
  /** Paths drawn: the number asked for, raised to whole ranges. */
  readonly paths: number
  readonly mean: number
  /** Of the mean. */
  readonly standardError: number
  readonly deviation: number
  /** Smallest P&L that at least this share of the paths stays at or below. */
  readonly quantiles: readonly {
    readonly level: number
    readonly pnl: number
    readonly standardError: number
  }[]
  /** Share of paths with a P&L below 0. */
  readonly chanceOfLoss: number
  readonly seed: number
  readonly volatility: number
  readonly drift: number
  /** Independent samples that the errors come from; 1 for independent paths. */
  readonly replications: number
  readonly histogram: Histogram
  /** P&L of every path, rising. */
  readonly sorted: Float64Array
  readonly notValued: readonly { readonly leg: string; readonly reason: string }[]
}

interface Moments {
  readonly count: number
  readonly mean: number
  readonly squares: number
}

interface Combined {
  readonly total: Moments
  readonly replications: readonly Moments[]
  readonly pnl: Float64Array
}

const none: Moments = { count: 0, mean: 0, squares: 0 }

/** Moments of two samples together (Chan, Golub & LeVeque 1983, eq. 2.1). */
function together(a: Moments, b: Moments): Moments {
  if (a.count === 0) return b
  const count = a.count + b.count
  const gap = b.mean - a.mean
  return {
    count,
    mean: a.mean + (gap * b.count) / count,
    squares: a.squares + b.squares + (gap * gap * a.count * b.count) / count,
  }
}

/** Independent samples that the ranges are dealt to in turn. */
function replicationsOf({ method, paths }: SimulatedValueSettings): number {
  return method === 'pseudo' ? 1 : Math.min(REPLICATIONS, Math.ceil(paths / RANGE_ROWS))
}

const deviationOf = ({ count, squares }: Moments): number => Math.sqrt(squares / (count - 1))

/** Independent paths: their deviation over the root of their number; else that of the replications. */
function standardErrorOf({ total, replications }: Combined): number {
  if (replications.length < 2) return deviationOf(total) / Math.sqrt(total.count)
  const means = replications.map(({ mean }) => ({ count: 1, mean, squares: 0 }))
  return deviationOf(means.reduce(together, none)) / Math.sqrt(means.length)
}

/** P&L of each independent sample, rising: the ranges were dealt to them in turn. */
function samplesOf(pnl: Float64Array, samples: number): readonly Float64Array[] {
  return Array.from({ length: samples }, (_, sample) => {
    const rounds = pnl.length / (RANGE_ROWS * samples)
    const own = new Float64Array(rounds * RANGE_ROWS)
    for (let round = 0; round < rounds; round++) {
      const from = (round * samples + sample) * RANGE_ROWS
      own.set(pnl.subarray(from, from + RANGE_ROWS), round * RANGE_ROWS)
    }
    return own.sort()
  })
}

/** How many of the rising values lie below 0. */
function belowZero(sorted: Float64Array): number {
  const at = sorted.findIndex((pnl) => pnl >= 0)
  return at < 0 ? sorted.length : at
}

export const simulatedValue: BatchAnalysis<SimulatedValueSettings, Combined, SimulatedValueView> = {
  name: 'simulatedValue',
  title: 'Simulated P&L',
  kernel: 'simulatedValue',
  columns: {
    pnl: {
      label: 'P&L',
      unit: 'USD',
      meaning: 'P&L of the book at the horizon on one simulated price',
      formula: 'P&L(S exp((μ - σ²/2) t + σ √t z), t)',
      source: 'docs/methods/simulation.md',
    },
  },

  rangeCount(_document, settings) {
    const samples = replicationsOf(settings)
    return Math.ceil(Math.ceil(settings.paths / RANGE_ROWS) / samples) * samples
  },

  pack(document, settings, range) {
    const years = yearsFromDays(settings.days)
    const samples = replicationsOf(settings)
    const { inputs } = packRun(document, {
      states: [{ ...asItIs, years }],
      axes: { spotFactors: new Float64Array(RANGE_ROWS).fill(1) },
    })
    const draws = packDraws({
      seed: settings.seed,
      stream: range % samples,
      from: Math.floor(range / samples) * RANGE_ROWS,
      method: settings.method === 'pseudo' ? 'pseudo' : 'shiftedSobol',
      spot: 1,
      drift: settings.drift,
      volatility: settings.volatility,
      years,
    })
    return success({
      inputs: [...inputs, draws],
      outputs: [
        { rows: RANGE_ROWS, columns: 1 },
        { rows: 1, columns: MomentColumn.COUNT },
      ],
    })
  },

  combine(partials, _document, settings) {
    const samples = replicationsOf(settings)
    const replications = Array.from({ length: samples }, () => none)
    const pnl = new Float64Array(partials.length * RANGE_ROWS)
    let total = none
    partials.forEach(([cells, summary], range) => {
      if (cells === undefined || summary === undefined) throw new Error('a range has no answer')
      pnl.set(cells.column(0), range * RANGE_ROWS)
      const part = {
        count: summary.get(MomentColumn.Count, 0),
        mean: summary.get(MomentColumn.Mean, 0),
        squares: summary.get(MomentColumn.Squares, 0),
      }
      total = together(total, part)
      replications[range % samples] = together(replications[range % samples] ?? none, part)
    })
    return { total, replications, pnl }
  },

  view(combined, document, settings) {
    const { days, method, levels } = settings
    const sorted = Float64Array.from(combined.pnl).sort()
    const samples = samplesOf(combined.pnl, replicationsOf(settings))
    return {
      document,
      unit: 'usd',
      underlying: document.settings.underlying,
      days,
      method,
      paths: combined.total.count,
      mean: combined.total.mean,
      standardError: standardErrorOf(combined),
      deviation: deviationOf(combined.total),
      quantiles: levels.map((level) => ({
        level,
        pnl: quantileOf(sorted, level),
        standardError: quantileError(sorted, samples, level),
      })),
      seed: settings.seed,
      volatility: settings.volatility,
      drift: settings.drift,
      replications: samples.length,
      histogram: histogramOf(sorted),
      chanceOfLoss: belowZero(sorted) / sorted.length,
      sorted,
      notValued: packBook(document).left,
    }
  },
}
