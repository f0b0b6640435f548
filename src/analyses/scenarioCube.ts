// P&L over any axes of spot, volatility and time, as the command line asks it.
import * as v from 'valibot'
import { success, type Result } from '../domain/issue'
import { between, choice, parseWith } from '../domain/schema'
import { yearsFromDays } from '../domain/units'
import type { Document } from '../document'
import { asItIs, packRun } from '../packing'
import { shocks } from '../shocks'
import type { Analysis } from './analysis'

const MOST_CELLS = 2_000_000

const axis = (low: number, high: number, what: string) =>
  v.pipe(
    v.array(between(low, high, what)),
    v.minLength(1, `an axis needs at least one ${what.replace(/^an? /, '')}`),
  )

export const cubeSchema = v.pipe(
  v.strictObject({
    spot: axis(shocks.spot.lowest, shocks.spot.highest, 'a spot shock as a fraction'),
    volatility: axis(
      shocks.volatility.lowest,
      shocks.volatility.highest,
      'a volatility shock as a decimal',
    ),
    days: axis(shocks.days.lowest, shocks.days.highest, 'a number of days'),
    coinLegs: v.optional(choice(['value', 'coinProfit'], 'a reading of coin-settled legs')),
  }),
  v.check(
    ({ spot, volatility, days }) => spot.length * volatility.length * days.length <= MOST_CELLS,
    `the axes make more than ${MOST_CELLS} cells`,
  ),
)

export type CubeSettings = Readonly<v.InferOutput<typeof cubeSchema>>

export interface CubeView {
  readonly axes: {
    readonly days: readonly number[]
    readonly volatility: readonly number[]
    readonly spot: readonly number[]
  }
  /** [day][volatility][spot] */
  readonly pnl: readonly (readonly (readonly number[])[])[]
  readonly unit: 'USD'
}

export const parseCube = (input: unknown): Result<CubeSettings> => parseWith(cubeSchema, input)

/** The document in the reading that the question asks for. */
function read(document: Document, { coinLegs }: CubeSettings): Document {
  return coinLegs === undefined
    ? document
    : { ...document, settings: { ...document.settings, coinLegs } }
}

export const scenarioCube: Analysis<CubeSettings, CubeView> = {
  name: 'scenarioCube',
  title: 'Scenario cube',
  kernel: 'scenarios',
  columns: {
    cell: {
      label: 'P&L',
      unit: 'USD',
      meaning: 'P&L of the book in the market as it is, moved along the three axes',
      formula: 'Σ legs of V1 S1 - V0 S0, or (V1 - V0) S1 for coins',
      source: 'docs/methods/valuation.md',
    },
  },

  pack(document, settings) {
    const { spot, volatility, days } = settings
    const { inputs } = packRun(read(document, settings), {
      states: [asItIs],
      axes: {
        years: days.map(yearsFromDays),
        volatility,
        spotFactors: spot.map((shock) => 1 + shock),
      },
    })
    return success({
      inputs,
      outputs: [{ rows: spot.length * volatility.length * days.length, columns: 1 }],
    })
  },

  view([cells], _document, { spot, volatility, days }) {
    if (cells === undefined) throw new Error('the scenarios kernel answered no table')
    const values = cells.column(0)
    return {
      axes: { days, volatility, spot },
      pnl: days.map((_, day) =>
        volatility.map((_, row) => {
          const from = (day * volatility.length + row) * spot.length
          return Array.from(values.subarray(from, from + spot.length))
        }),
      ),
      unit: 'USD',
    }
  },
}
