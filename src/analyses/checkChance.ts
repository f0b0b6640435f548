// The chance of profit a second time, by simulation of the price at the first expiry.
import { SimulatedColumn } from '../../assembly/abi'
import { failure, issue, success } from '../domain/issue'
import { yearsBetween } from '../domain/units'
import { asItIs, packDates, packDraws, packRun } from '../packing'
import type { Analysis } from './analysis'
import { check, viewOf, type CheckView } from './check'
import { expiriesAhead } from './domain'

export interface CheckChanceSettings {
  /** The chance as it is shown. */
  readonly shown: number
  readonly seed?: number
}

/** As many as stay within one interactive run. */
const PATHS = 16_384
/** Standard errors that chance alone leaves once in sixteen thousand times. */
const ERRORS = 4

export const checkChance: Analysis<CheckChanceSettings, CheckView> = {
  name: 'checkChance',
  title: 'Chance of profit by simulation',
  kernel: 'checkChance',
  columns: check.columns,

  pack(document, { seed = 1 }) {
    const [expiry] = expiriesAhead(document)
    if (expiry === undefined)
      return failure(issue('figure', 'noSecondWay', 'nothing in the book expires'))
    const years = yearsBetween(document.market.asOf, expiry)
    const { book, inputs } = packRun(document, {
      states: [{ ...asItIs, years }],
      axes: { spotFactors: new Float64Array(PATHS).fill(1) },
    })
    const draws = packDraws({
      seed,
      stream: 0,
      from: 0,
      method: 'pseudo',
      // Drift and volatility are the date's own: the kernel has them.
      ...{ spot: 1, drift: 0, volatility: 0, years },
    })
    return success({
      inputs: [...inputs, ...packDates(document, book.underlyingNames, [expiry]), draws],
      outputs: [{ rows: 1, columns: SimulatedColumn.COUNT }],
    })
  },

  view([table], document, { shown }) {
    if (table === undefined) throw new Error('the checkChance kernel answered no table')
    const error = table.get(SimulatedColumn.StandardError, 0)
    const paths = table.get(SimulatedColumn.Count, 0)
    // Where no path or every path ends in profit, the error is that of one path more.
    const bound = ERRORS * Math.max(error, 1 / paths)
    return viewOf({ figure: { kind: 'chance' }, shown }, document, {
      second: table.get(SimulatedColumn.Mean, 0),
      bound,
      method: `${paths} simulated prices; the bound is ${ERRORS} standard errors`,
    })
  },
}
