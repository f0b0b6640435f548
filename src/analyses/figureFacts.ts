// What stands behind a figure on screen: its meaning, unit, formula and source, the inputs that it is made
// of, and the parts that add up to it.
import type { Unit } from '../domain/units'
import type { Document, Leg } from '../document'
import { labelOf } from '../instruments'
import type { Column } from './analysis'
import { chances, type ChancesView } from './chances'
import type { FigureName } from './checkFigures'
import type { CheckSettings } from './check'
import { driverColumns } from './explain'
import { bookColumns, greekColumns, type BookName } from './figures'
import { inputsOf, legInputs, venueFigure, type Fact, type VenueFigure } from './figureInputs'
import { payoff } from './payoff'
import { scenarioGrid } from './scenarioGrid'
import { DESK_FACTORS, unitTextOf } from './figureUnits'
import { heldBy, tilePart } from './tiles'
import type { ExplainView, GreeksView, PayoffView, ScenarioGridView } from './views'

export type { Fact }

/** The views on screen, as far as they are there. */
export interface ShownViews {
  readonly greeks: GreeksView | null
  readonly payoff: PayoffView | null
  readonly chances: ChancesView | null
  readonly scenarioGrid: ScenarioGridView | null
  readonly explain: ExplainView | null
}

export interface FigureFacts {
  readonly figure: FigureName
  readonly document: Document
  /** What it is called where it stands alone: "Delta", "Volatility of 27 Feb 110k C". */
  readonly label: string
  readonly value: number
  readonly unit: Unit
  /** Coin of the unit. */
  readonly coin: string
  readonly column: Column
  /** The unit in words, and what the formula is multiplied by to be in it. */
  readonly unitText: string
  /** The same under the scenario; null where it is of the scenario itself or of none. */
  readonly scenario: number | null
  readonly inputs: readonly Fact[]
  /** Empty where it is no sum. */
  readonly parts: readonly Fact[]
  /** What the venue says, of an option that it lists. */
  readonly venue: VenueFigure | null
  /** What the check asks beside the figure. */
  readonly asks: Pick<CheckSettings, 'worth' | 'total'>
}

const columns: Readonly<Record<BookName, Column>> = { ...greekColumns, ...bookColumns }

/** A figure on screen with what stands behind it; null where it is no longer there. */
export function factsOf(figure: FigureName, views: ShownViews): FigureFacts | null {
  switch (figure.kind) {
    case 'net':
      return netFacts(figure, views)
    case 'leg':
      return legFacts(figure, views)
    case 'scenarioPnl':
      return scenarioFacts(figure, views)
    case 'breakEven':
      return breakEvenFacts(figure, views)
    case 'chance':
      return chanceFacts(figure, views)
    case 'cell':
      return cellFacts(figure, views)
    case 'driver':
      return driverFacts(figure, views)
  }
}

type Of<K extends FigureName['kind']> = Extract<FigureName, { kind: K }>

const counted = ({ document, legs }: GreeksView): readonly Leg[] =>
  document.legs.filter(({ id, isOn }) => isOn && legs.has(id))

function netFacts(figure: Of<'net'>, { greeks: view }: ShownViews): FigureFacts | null {
  const tile = view?.tiles.find(({ key }) => key === figure.name)
  if (!view || tile === undefined) return null
  const { document, unit } = view
  const parts = counted(view).map((leg) => ({
    label: labelOf(leg.instrument),
    value: tilePart(
      document,
      figure.name,
      view.legs.get(leg.id)?.all.base ?? view.book.base,
      leg.instrument.underlying,
      unit,
    ),
    unit: tile.unit,
    coin: document.settings.underlying,
  }))
  return {
    figure,
    document,
    label: tile.label,
    value: tile.base,
    unitText: unitTextOf(
      tile.unit,
      document.settings.underlying,
      DESK_FACTORS[figure.name][heldBy(document).length > 1 ? 1 : 0],
    ),
    scenario: tile.scenario,
    unit: tile.unit,
    coin: document.settings.underlying,
    column: columns[figure.name],
    inputs: inputsOf(document),
    parts: parts.filter(({ value }) => value !== 0),
    venue: null,
    asks: {},
  }
}

const legUnits = { volatility: 'fraction', delta: 'coin', mark: 'usd', scenarioPnl: 'usd' } as const
const legColumns: Readonly<Record<Of<'leg'>['name'], Column>> = {
  volatility: columns.shockedVolatility,
  delta: columns.delta,
  mark: { ...columns.value, label: 'Mark', meaning: 'price of one, by the market in use' },
  scenarioPnl: { ...columns.pnl, label: 'Scenario P&L' },
}

const isVenues = (name: Of<'leg'>['name']): boolean => name === 'mark' || name === 'volatility'

function legFacts(figure: Of<'leg'>, { greeks: view }: ShownViews): FigureFacts | null {
  const figures = view?.legs.get(figure.leg)
  const leg = view?.document.legs.find(({ id }) => id === figure.leg)
  if (!view || figures === undefined || leg === undefined) return null
  if (figure.name === 'volatility' && leg.instrument.kind !== 'option') return null
  const { document } = view
  const own = leg.instrument.underlying
  const isCoinPriced = leg.instrument.kind === 'option' && leg.instrument.style === 'inverse'
  const inCoin = figure.name === 'mark' ? isCoinPriced : view.unit === 'coin'
  const isMoney = figure.name === 'mark' || figure.name === 'scenarioPnl'
  const column = legColumns[figure.name]
  const unit = isMoney && inCoin ? 'coin' : legUnits[figure.name]
  const coin = figure.name === 'scenarioPnl' ? document.settings.underlying : own
  return {
    figure,
    document,
    label: `${column.label} of ${labelOf(leg.instrument)}`,
    value: figures[figure.name],
    unit,
    unitText: unitTextOf(unit, coin),
    scenario: figure.name === 'delta' ? figures.all.scenario.delta : null,
    coin,
    column,
    inputs: legInputs(document, leg, figures, figure.name === 'scenarioPnl'),
    parts: [],
    venue: isVenues(figure.name) ? venueFigure(document, leg, figures.mark) : null,
    asks: { worth: figures.all.base.value },
  }
}

function scenarioFacts(figure: FigureName, { greeks: view }: ShownViews): FigureFacts | null {
  if (view === null) return null
  const { document, unit } = view
  const coin = document.settings.underlying
  return {
    figure,
    document,
    label: 'Scenario P&L',
    value: view.net.scenarioPnl,
    unitText: unitTextOf(unit, coin),
    scenario: null,
    unit,
    coin,
    column: columns.pnl,
    inputs: inputsOf(document, true),
    parts: counted(view).map((leg) => ({
      label: labelOf(leg.instrument),
      value: view.legs.get(leg.id)?.scenarioPnl ?? NaN,
      unit,
      coin,
    })),
    venue: null,
    asks: {},
  }
}

function breakEvenFacts(figure: Of<'breakEven'>, { payoff: view }: ShownViews): FigureFacts | null {
  // The document may have moved on: the break-even is the one nearest to where it was.
  const [first, ...rest] = view?.breakEvens ?? []
  if (!view || first === undefined) return null
  const away = (price: number): number => Math.abs(price - figure.price)
  const price = rest.reduce((best, one) => (away(one) < away(best) ? one : best), first)
  return {
    figure: { kind: 'breakEven', price },
    document: view.document,
    label: 'Break-even',
    value: price,
    unitText: unitTextOf('price', ''),
    scenario: null,
    unit: 'price',
    coin: view.underlying,
    column: payoff.columns['breakEven'] ?? columns.pnl,
    inputs: inputsOf(view.document),
    parts: [],
    venue: null,
    asks: {},
  }
}

function chanceFacts(figure: FigureName, { chances: view }: ShownViews): FigureFacts | null {
  if (view === null || view.profit === null) return null
  const { distribution, chance } = view.profit
  const { underlying: coin } = view
  return {
    figure,
    document: view.document,
    label: 'Chance of profit',
    value: chance,
    unitText: unitTextOf('fraction', coin),
    scenario: null,
    unit: 'fraction',
    coin,
    column: chances.columns['profit'] ?? columns.pnl,
    inputs: [
      ...inputsOf(view.document),
      { label: 'Forward', value: distribution.forward, unit: 'price', coin },
      {
        label: 'Volatility at the forward',
        value: distribution.volatility,
        unit: 'fraction',
        coin,
      },
      { label: 'Drift a year', value: distribution.drift, unit: 'fraction', coin },
      { label: 'Distribution', text: distribution.name },
    ],
    parts: [],
    venue: null,
    asks: {},
  }
}

function cellFacts(figure: Of<'cell'>, { scenarioGrid: view }: ShownViews): FigureFacts | null {
  if (view === null || view.measure !== figure.measure) return null
  const { x, y } = view
  const row = y.values.indexOf(figure.shocks[y.shock] ?? NaN)
  const at = x.values.indexOf(figure.shocks[x.shock] ?? NaN)
  if (row < 0 || at < 0) return null
  const coin = view.document.settings.underlying
  const there = { ...view.document, shocks: { ...view.document.shocks, ...figure.shocks } }
  return {
    figure,
    document: view.document,
    label: `${CELLS[view.measure]} of the cell`,
    value: view.values[row * x.values.length + at] ?? NaN,
    unitText: unitTextOf(view.unit, coin),
    scenario: null,
    unit: view.unit,
    coin,
    column: scenarioGrid.columns['cell'] ?? columns.pnl,
    inputs: inputsOf(there, true),
    parts: [],
    venue: null,
    asks: {},
  }
}

const CELLS: Readonly<Record<Of<'cell'>['measure'], string>> = {
  pnl: 'P&L',
  delta: 'Delta',
  gamma: 'Gamma',
  vega: 'Vega',
  theta: 'Theta',
  rho: 'Rho',
}

function driverFacts(figure: Of<'driver'>, { explain: view }: ShownViews): FigureFacts | null {
  if (view === null) return null
  const coin = view.document.settings.underlying
  const isTotal = figure.driver === 'total'
  const own = view.drivers.find(({ key }) => key === figure.driver)
  if (own === undefined && !isTotal) return null
  const column = driverColumns[figure.driver]
  return {
    figure,
    document: view.document,
    label: column.label,
    value: isTotal ? view.total : (own?.value ?? NaN),
    unitText: unitTextOf(view.unit, coin),
    scenario: null,
    unit: view.unit,
    coin,
    column,
    inputs: inputsOf(view.document, true),
    parts: isTotal
      ? view.drivers.map(({ label, value }) => ({ label, value, unit: view.unit, coin }))
      : [],
    venue: null,
    asks: { total: view.total },
  }
}
