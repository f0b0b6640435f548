// A book's figures as plain data in which every number carries its unit: what leaves for other
// programs.
import { perPercent } from '../domain/units'
import { priceUnit } from '../instruments'
import type { Column } from './analysis'
import { bookColumns, greekColumns, type BookFigures, type BookName } from './figures'
import type { GreeksView } from './views'

export interface UnitFigure {
  readonly value: number
  readonly unit: string
}

const columns: Readonly<Record<BookName, Column>> = { ...greekColumns, ...bookColumns }
const NAMES = Object.keys(columns) as readonly BookName[]

/** Flags and the scenario's P&L say nothing about a market as it is. */
const LEFT_OUT = new Set<BookName>(['floored', 'settled', 'shockedVolatility'])

function withUnits(
  figures: BookFigures,
  coin: string | null,
): Readonly<Record<string, UnitFigure>> {
  return Object.fromEntries(
    NAMES.filter((name) => !LEFT_OUT.has(name)).flatMap((name) => {
      const { unit } = columns[name]
      // Coins of different kinds do not add: a sum over several underlyings has no such figure.
      if (unit.includes('coin') && coin === null) return []
      return [[name, { value: figures[name], unit: unit.replace('coin', coin ?? '') }]]
    }),
  )
}

export interface BookAnswer {
  readonly legs: readonly unknown[]
  readonly groups: readonly unknown[]
  readonly underlyings: readonly unknown[]
  readonly net: unknown
  readonly notValued: GreeksView['notValued']
  readonly reading: { readonly coinLegs: string; readonly pnlFrom: string }
}

type Leg = GreeksView['document']['legs'][number]

/** Delta and gamma in USD for a move of 1 %: the form in which coins of different kinds add. */
function perPercentOf(
  view: GreeksView,
  legs: readonly Leg[],
): Readonly<Record<string, UnitFigure>> {
  let delta = 0
  let gamma = 0
  for (const { id, instrument } of legs) {
    const figures = view.legs.get(id)?.all.base
    const spot = view.document.market.underlyings[instrument.underlying]?.spot ?? NaN
    const step = spot * perPercent
    delta += figures === undefined ? 0 : figures.delta * step
    gamma += figures === undefined ? 0 : figures.gamma * step * step
  }
  return {
    deltaPerPercent: { value: delta, unit: 'USD per 1 %' },
    gammaPerPercent: { value: gamma, unit: 'USD per 1 % per 1 %' },
  }
}

/** Legs, groups, underlyings and net of a greeks view, in the market as it is. */
export function bookFigures(view: GreeksView): BookAnswer {
  const { document } = view
  const coinsOf = (legs: readonly Leg[]): string | null => {
    const held = new Set(legs.map((leg) => leg.instrument.underlying))
    const [only = document.settings.underlying] = held
    return held.size > 1 ? null : only
  }
  const counted = document.legs.filter(({ isOn }) => isOn)
  return {
    legs: document.legs.flatMap((leg) => {
      const figures = view.legs.get(leg.id)
      if (figures === undefined) return []
      const coin = leg.instrument.underlying
      return [
        {
          id: leg.id,
          group: leg.group,
          isOn: leg.isOn,
          mark: { value: figures.mark, unit: priceUnit(leg.instrument) === 'coin' ? coin : 'USD' },
          volatility: { value: figures.volatility, unit: 'per year' },
          ...withUnits(figures.all.base, coin),
          ...perPercentOf(view, [leg]),
        },
      ]
    }),
    groups: document.groups.map(({ id, name }) => {
      const held = counted.filter(({ group }) => group === id)
      const sums = view.groupSums.get(id)
      const figures = sums === undefined ? {} : withUnits(sums.base, coinsOf(held))
      return { id, name, ...figures, ...perPercentOf(view, held) }
    }),
    underlyings: [...view.underlyings].map(([name, { base }]) => ({
      underlying: name,
      ...withUnits(base, name),
      ...perPercentOf(
        view,
        counted.filter(({ instrument }) => instrument.underlying === name),
      ),
    })),
    net: { ...withUnits(view.book.base, coinsOf(counted)), ...perPercentOf(view, counted) },
    notValued: view.notValued,
    reading: { coinLegs: document.settings.coinLegs, pnlFrom: document.settings.pnlFrom },
  }
}
