// The book over the price of its picked underlying: today, under the scenario, at the first expiry;
// exact break-evens and extrema.
import { Measure, RootColumn, RootKind } from '../../assembly/abi'
import { failure, issue, success } from '../domain/issue'
import { yearsBetween, type PageUnit, type Unit } from '../domain/units'
import { pickedSpot, type Document } from '../document'
import type { Table } from '../engine/table'
import { asItIs, packRun, responseOf, type ListedState } from '../packing'
import type { Analysis } from './analysis'
import { axisEnds, expiriesAhead, priceAxis, rangeFault, type AxisRange } from './domain'
import type { CurveMeasure, PayoffView } from './views'

export interface PayoffSettings {
  readonly unit: PageUnit
  readonly measure: CurveMeasure
  /** Prices looked at; without it all that fit the book. */
  readonly range?: AxisRange | undefined
}

const MOST_ROOTS = 64
const measures: Readonly<Record<CurveMeasure, Measure>> = {
  pnl: Measure.Pnl,
  value: Measure.Value,
  delta: Measure.Delta,
}

function statesOf(document: Document, expiry: string | null): readonly ListedState[] {
  // The axis moves the spot: a shock of the spot is a point on the scenario's curve.
  const scenario: ListedState = { shocks: { ...document.shocks, spot: 0 } }
  if (expiry === null) return [asItIs, scenario]
  return [asItIs, scenario, { ...asItIs, years: yearsBetween(document.market.asOf, expiry) }]
}

function factorsOf(
  document: Document,
  range?: AxisRange,
): {
  readonly prices: Float64Array
  readonly factors: Float64Array
} {
  const spot = pickedSpot(document)
  const prices = priceAxis(document, range)
  return { prices, factors: prices.map((price) => price / spot) }
}

function othersSentence(document: Document): string | null {
  const { underlying, others } = document.settings
  const rest = [...new Set(document.legs.map((leg) => leg.instrument.underlying))].filter(
    (name) => name !== underlying,
  )
  if (rest.length === 0) return null
  const names = rest.join(', ')
  if (others === 'stay')
    return `${names} stay${rest.length === 1 ? 's' : ''} where ${rest.length === 1 ? 'it is' : 'they are'}`
  if (others === 'same') return `${names} move${rest.length === 1 ? 's' : ''} the same percent`
  return rest.map((name) => `${name} moves ${responseOf(document, name)} % per 1 %`).join(', ')
}

export const payoff: Analysis<PayoffSettings, PayoffView> = {
  name: 'payoff',
  title: 'Payoff',
  kernel: 'payoff',
  columns: {
    today: column('Today', 'the book in the market as it is'),
    scenario: column(
      'Scenario',
      'the book under the shocks of volatility, time, funding and rates',
    ),
    firstExpiry: column('First expiry', 'the book at the first expiry; later legs marked to model'),
    delta: {
      label: 'Delta today',
      unit: 'coin',
      meaning: 'derivative of the value of the book by spot',
      formula: '∂V/∂S',
      source: 'docs/methods/valuation.md',
    },
    breakEven: column('Break-even', 'price at which the P&L at the first expiry is zero'),
  },

  reads: (document, { unit, measure, range }) => [
    document.legs,
    document.market,
    document.settings,
    ...Object.values({ ...document.shocks, spot: 0 }),
    ...axisEnds(document),
    unit,
    measure,
    range?.[0],
    range?.[1],
  ],

  pack(document, { measure, range }) {
    const wrong = rangeFault(range)
    if (wrong !== null) return failure(issue('settings.range', 'range', wrong))
    const [expiry = null] = expiriesAhead(document)
    const states = statesOf(document, expiry)
    const { factors } = factorsOf(document, range)
    const question = {
      states,
      axes: { spotFactors: factors },
      measure: measures[measure],
      rootState: expiry === null ? 0 : 2,
    }
    const { inputs } = packRun(document, question)
    return success({
      inputs,
      outputs: [
        { rows: factors.length, columns: states.length + 1 },
        { rows: MOST_ROOTS, columns: RootColumn.COUNT },
      ],
    })
  },

  view([curves, roots], document, { unit, measure, range }) {
    if (curves === undefined || roots === undefined)
      throw new Error('the payoff kernel answered no tables')
    const { prices } = factorsOf(document, range)
    const { underlying } = document.settings
    const expiries = expiriesAhead(document)
    const [expiry = null] = expiries
    const spot = pickedSpot(document)
    const inCoin = unit === 'coin' && measure !== 'delta'
    const curve = (column: number): Float64Array => {
      const values = curves.column(column).slice()
      return inCoin ? values.map((value, at) => value / (prices[at] ?? NaN)) : values
    }
    return {
      document,
      measure,
      unit: measure === 'delta' ? 'coin' : (unit satisfies Unit),
      underlying,
      spots: prices,
      ends: range ?? axisEnds(document),
      today: curve(0),
      scenario: curve(1),
      firstExpiry: expiry === null ? null : curve(2),
      delta: curves.column(curves.columns - 1).slice(),
      expiry,
      days: document.shocks.days,
      hasLaterLegs: expiries.length > 1,
      ...readRoots(roots, inCoin),
      spot,
      others: othersSentence(document),
    }
  },
}

function column(label: string, meaning: string) {
  return {
    label,
    unit: 'USD, or coins at the price of the axis',
    meaning,
    formula: 'Σ legs of V1 S1 - V0 S0, or (V1 - V0) S1 for coins',
    source: 'docs/methods/valuation.md',
  }
}

function readRoots(roots: Table, inCoin: boolean): Pick<PayoffView, 'breakEvens' | 'extrema'> {
  const breakEvens: number[] = []
  const extrema: PayoffView['extrema'][number][] = []
  for (let row = 0; row < roots.rows; row++) {
    const spot = roots.get(RootColumn.Spot, row)
    if (Number.isNaN(spot)) break
    const kind = roots.get(RootColumn.Kind, row)
    const pnl = roots.get(RootColumn.Pnl, row)
    if (kind === Number(RootKind.BreakEven)) breakEvens.push(spot)
    else
      extrema.push({
        spot,
        pnl: inCoin ? pnl / spot : pnl,
        kind: kind === Number(RootKind.Minimum) ? 'minimum' : 'maximum',
      })
  }
  return { breakEvens, extrema }
}
