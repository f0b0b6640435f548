// A step of a path in words, and the whole walk for a spreadsheet.
import type { PathSteps, ReplayView } from '../../src'
import { withUnit } from '../format/figure'
import { price } from '../format/number'
import { aloneText, shockFigure } from '../format/shock'
import { instantText } from '../format/time'

export const stepTime = ({ times }: PathSteps, step: number): string =>
  instantText(new Date(times[step] ?? NaN).toISOString())

export function stepText(view: ReplayView, path: PathSteps, step: number): string {
  const coin = view.document.settings.underlying
  const pnl = withUnit(view.pnl[step] ?? NaN, view.unit, coin, { signed: true })
  return `${stepTime(path, step)}, ${coin} ${price(view.spot[step] ?? NaN)}, P&L ${pnl}`
}

export interface StepFigure {
  readonly name: string
  readonly text: string
  readonly value: number
}

/** What stands beside the chart for one step. */
export function stepFigures(view: ReplayView, step: number): readonly StepFigure[] {
  const coin = view.document.settings.underlying
  const shocks = view.steps[step]
  const at = (column: Float64Array): number => column[step] ?? NaN
  const money = (column: Float64Array, unit: ReplayView['unit']): string =>
    withUnit(at(column), unit, coin, { signed: true })
  const change = (name: string, value: number, text: string): StepFigure => ({ name, value, text })
  return [
    { name: coin, text: price(at(view.spot)), value: NaN },
    ...(shocks === undefined
      ? []
      : [
          change('Spot', NaN, shockFigure('spot', shocks.spot)),
          change('30-day vol', NaN, shockFigure('volatility', shocks.volatility)),
          change('Funding, mean', NaN, shockFigure('funding', shocks.funding)),
          ...(shocks.basis === undefined
            ? []
            : [change('Basis', NaN, shockFigure('funding', shocks.basis))]),
          ...(shocks.spots === undefined ? [] : [change('Others', NaN, aloneText(shocks))]),
        ]),
    { name: 'P&L', text: money(view.pnl, view.unit), value: at(view.pnl) },
    { name: 'Value', text: withUnit(at(view.value), view.unit, coin), value: NaN },
    { name: 'Delta', text: money(view.delta, 'coin'), value: NaN },
    { name: 'Vega', text: money(view.vega, view.vegaUnit), value: NaN },
  ]
}

/** Full precision, one row a step. */
export function walkRows(view: ReplayView, path: PathSteps): (string | number)[][] {
  const coin = view.document.settings.underlying
  return [
    [
      ...['time (UTC)', 'sourced', `${coin} (USD)`, `P&L (${view.unit})`, `value (${view.unit})`],
      ...[`delta (${coin})`, `vega (${view.vegaUnit})`],
      ...['volatility shift', 'funding shift, mean', 'basis shift'],
    ],
    ...path.times.map((at, i) => [
      ...[new Date(at).toISOString(), path.isStop[i] === true ? 'yes' : 'no', view.spot[i] ?? NaN],
      ...[view.pnl[i] ?? NaN, view.value[i] ?? NaN, view.delta[i] ?? NaN, view.vega[i] ?? NaN],
      view.steps[i]?.volatility ?? NaN,
      view.steps[i]?.funding ?? NaN,
      view.steps[i]?.basis ?? 0,
    ]),
  ]
}
