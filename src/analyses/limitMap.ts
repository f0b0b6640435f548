// P&L and the largest use of a limit over spot and volatility, in deviations: the map under the points of
// reverse stress. Funding and rates stay.
import { MapColumn } from '../../assembly/abi'
import type { Document } from '../document'
import { success } from '../domain/issue'
import { instantAfter } from '../domain/units'
import { atmVolatility, packMapPoints } from '../packing'
import type { BatchAnalysis } from './batchAnalysis'
import { limitOf } from './scenarioGrid'
import { packReverse, usedDeviations, type ReverseStressSettings } from './reverseSettings'

const COLUMNS = 65
const ROWS = 45
const ROWS_PER_RANGE = 5
/** Deviations to either side. */
const WIDTH = 5.4

export interface LimitMapView {
  readonly document: Document
  readonly settings: ReverseStressSettings
  /** Shocks of the columns and of the rows, rising. */
  readonly spot: Float64Array
  readonly volatility: Float64Array
  /** Row by row, the lowest volatility first. */
  readonly pnl: Float64Array
  /** Above 1 some limit is breached. */
  readonly use: Float64Array
  /** The colours of P&L end at ±limit: a round number. */
  readonly limit: number
}

type Combined = Omit<LimitMapView, 'document' | 'settings'>

/** Deviations below which volatilities of the book would be under nothing: the map ends there. */
function lowest(document: Document, settings: ReverseStressSettings): number {
  const date = instantAfter(document.market.asOf, settings.days)
  const room = atmVolatility(document, date) / usedDeviations(settings).volatility
  return room < WIDTH ? -room : -WIDTH
}

const place = (low: number, high: number, i: number, count: number): number =>
  low + ((high - low) * i) / (count - 1)

/** Both axes are shocks, so no correlation turns them; funding and rates are not needed. */
const plain = (settings: ReverseStressSettings): ReverseStressSettings => ({
  ...settings,
  correlation: 0,
})

export const limitMap: BatchAnalysis<ReverseStressSettings, Combined, LimitMapView> = {
  name: 'limitMap',
  title: 'Limits over spot and volatility',
  kernel: 'limitMap',
  columns: {
    pnl: {
      label: 'P&L',
      unit: 'USD',
      meaning: 'P&L from now under both shocks at once',
      formula: 'V1 S1 - V0 S0, or (V1 - V0) S1 for coins',
      source: 'docs/methods/valuation.md',
    },
    use: {
      label: 'Use',
      unit: 'fraction',
      meaning: 'largest share of a limit in use',
      formula: 'max |figure|/bound',
      source: 'docs/methods/reverseStress.md',
    },
  },

  rangeCount: () => ROWS / ROWS_PER_RANGE,

  pack(document, settings, range) {
    const packed = packReverse(document, plain(settings))
    if (!packed.ok) return packed
    const low = lowest(document, settings)
    const points = Array.from({ length: ROWS_PER_RANGE * COLUMNS }, (_, at) => {
      const row = range * ROWS_PER_RANGE + Math.floor(at / COLUMNS)
      const spot = place(-WIDTH, WIDTH, at % COLUMNS, COLUMNS)
      return [spot, place(low, WIDTH, row, ROWS)] as const
    })
    return success({
      inputs: [...packed.value.inputs, packMapPoints(points)],
      outputs: [{ rows: points.length, columns: MapColumn.COUNT }],
    })
  },

  combine(partials) {
    const cells = (column: MapColumn): Float64Array => {
      const all = new Float64Array(COLUMNS * ROWS)
      partials.forEach(([table], range) => {
        if (table === undefined) throw new Error('a range has no answer')
        all.set(table.column(column), range * ROWS_PER_RANGE * COLUMNS)
      })
      return all
    }
    const pnl = cells(MapColumn.Pnl)
    const volatilities = cells(MapColumn.VolatilityMove)
    return {
      spot: cells(MapColumn.SpotMove).slice(0, COLUMNS),
      volatility: Float64Array.from({ length: ROWS }, (_, row) => volatilities[row * COLUMNS] ?? 0),
      pnl,
      limit: limitOf(pnl),
      use: cells(MapColumn.Use),
    }
  },

  view: (combined, document, settings) => ({ document, settings, ...combined }),
}
