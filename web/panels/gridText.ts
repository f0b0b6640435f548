// What the scenario matrix says in words.
import { shocks, shocksBeside, type ScenarioGridView } from '../../src'
import { csv } from '../format/csv'
import { columnUnit, withUnit, type FigureOptions } from '../format/figure'
import { shockPoints } from '../format/number'
import { shockWords } from '../format/shock'

export const coinOf = ({ document }: ScenarioGridView): string => document.settings.underlying

/** Full figures of a cell, as in totals. */
export const fullOptions = ({ measure }: ScenarioGridView): FigureOptions => ({
  signed: true,
  ...(measure === 'gamma' ? {} : { digits: measure === 'pnl' ? 4 : 2 }),
})

export const NAME = {
  ...{ pnl: 'P&L', delta: 'Delta', gamma: 'Gamma' },
  ...{ vega: 'Vega', theta: 'Theta', rho: 'Rho' },
} as const

/** "−30% spot, +20 pt vol": across, then down. */
export const placeText = ({ x, y }: ScenarioGridView, row: number, column: number): string =>
  `${shockWords(x.shock, x.values[column] ?? NaN)}, ${shockWords(y.shock, y.values[row] ?? NaN)}`

/** What the scenario sets beside the two axes: "+10 d, −8 pt funding"; "the rest at 0". */
export function besideText(view: ScenarioGridView): string {
  const { shocks: set } = view.document
  const beside = shocksBeside(set, view).map((name) => shockWords(name, set[name]))
  if (set.basis !== undefined) beside.push(`${shockPoints(set.basis)} basis`)
  return beside.join(', ') || 'the rest at 0'
}

export function describeCell(view: ScenarioGridView, row: number, column: number): string {
  const value = view.values[row * view.x.values.length + column] ?? NaN
  return `${placeText(view, row, column)}: ${NAME[view.measure]} ${withUnit(value, view.unit, coinOf(view), fullOptions(view))}`
}

const nameOf = ({ shock }: ScenarioGridView['x']): string => shocks[shock].label.toLowerCase()

/** The whole matrix for a spreadsheet. */
export const gridCsv = (view: ScenarioGridView): string =>
  csv(gridRows(view, columnUnit(view.unit, coinOf(view))))

function gridRows(view: ScenarioGridView, unit: string): (string | number)[][] {
  const { x, y } = view
  const count = x.values.length
  return [
    [`${NAME[view.measure]} (${unit}) by ${nameOf(y)} and ${nameOf(x)} shock`, ...x.values],
    ...y.values.map((step, i) => [step, ...view.values.subarray(i * count, (i + 1) * count)]),
  ]
}
