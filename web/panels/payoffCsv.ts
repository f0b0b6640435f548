// All numbers of the payoff for a spreadsheet.
import type { PayoffView } from '../../src'
import { csv } from '../format/csv'
import { columnUnit } from '../format/figure'
import type { Curve } from './payoffText'

export function payoffCsv(view: PayoffView, curves: readonly Curve[]): string {
  const unit = columnUnit(view.unit, view.underlying)
  return csv([
    [
      `${view.underlying} price, $`,
      ...curves.map(({ text }) => `${text}, ${unit}`),
      `Delta today, ${view.underlying}`,
    ],
    ...Array.from(view.spots, (spot, i) => [
      spot,
      ...curves.map(({ ys }) => ys[i] ?? NaN),
      view.delta[i] ?? NaN,
    ]),
  ])
}
