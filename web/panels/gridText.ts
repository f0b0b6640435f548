// What the scenario matrix says in words.
import type { ScenarioGridView } from '../../src'
import { csv } from '../format/csv'
import { columnUnit, withUnit, type FigureOptions } from '../format/figure'
import { shockPercent, shockPoints } from '../format/number'

export const coinOf = ({ document }: ScenarioGridView): string => document.settings.underlying

/** Full figures of a cell, as in totals. */
export const fullOptions = ({ measure }: ScenarioGridView): FigureOptions => ({
  signed: true,
  digits: measure === 'pnl' ? 4 : 2,
})

export const NAME = { pnl: 'P&L', delta: 'Delta', vega: 'Vega' } as const

/** "−30% spot, +20 pt vol" */
export const placeText = (
  { spot, volatility }: ScenarioGridView,
  row: number,
  column: number,
): string => `${shockPercent(spot[column] ?? NaN)} spot, ${shockPoints(volatility[row] ?? NaN)} vol`

export function describeCell(view: ScenarioGridView, row: number, column: number): string {
  const value = view.values[row * view.spot.length + column] ?? NaN
  return `${placeText(view, row, column)}: ${NAME[view.measure]} ${withUnit(value, view.unit, coinOf(view), fullOptions(view))}`
}

/** The whole matrix for a spreadsheet. */
export const gridCsv = (view: ScenarioGridView): string =>
  csv(gridRows(view, columnUnit(view.unit, coinOf(view))))

function gridRows(view: ScenarioGridView, unit: string): (string | number)[][] {
  return [
    [`${NAME[view.measure]} (${unit}) by volatility change and spot change`, ...view.spot],
    ...view.volatility.map((shift, i) => [
      shift,
      ...view.values.subarray(i * view.spot.length, (i + 1) * view.spot.length),
    ]),
  ]
}
