// Rows of the positions table and the net line, from the kernel's figures: desk units, page units.
import { perDay, perPoint } from '../domain/units'
import type { PageUnit } from '../domain/units'
import type { Document, Leg } from '../document'
import { sizeOf } from '../document'
import { priceUnit, quantityUnit } from '../instruments'
import { spotFactorOf } from '../packing'
import type { BookFigures } from './figures'
import type { BookRows } from './greeks'
import type { GreeksView, LegFigures, Pair, PositionFigures } from './views'

/** Spot of an underlying now and under the scenario. */
export function spotsOf(document: Document, underlying: string): Pair<number> {
  const spot = document.market.underlyings[underlying]?.spot ?? NaN
  const factor = spotFactorOf(document, document.shocks, underlying)
  return { base: spot, scenario: spot * factor }
}

/** USD in the page's unit: as it is, or in coins of the picked underlying at the given spot. */
const inUnit = (usd: number, unit: PageUnit, spot: number): number =>
  unit === 'usd' ? usd : usd / spot

export function legFigures(
  document: Document,
  leg: Leg,
  years: number,
  rows: BookRows,
  unit: PageUnit,
): LegFigures {
  const figures = rows.legs.get(leg.id)
  if (figures === undefined) throw new Error(`no figures for leg ${leg.id}`)
  const picked = spotsOf(document, document.settings.underlying)
  const own = spotsOf(document, leg.instrument.underlying)
  const { base, scenario } = figures
  return {
    delta: base.delta,
    scenarioPnl: inUnit(scenario.pnl, unit, picked.scenario),
    value: inUnit(base.value, unit, picked.base),
    mark: markOf(leg, base, own.base),
    volatility: base.shockedVolatility,
    years,
    gamma: base.gamma * own.base * perPoint,
    vega: base.vega * perPoint,
    theta: base.theta * perDay,
    forwardDelta: base.forwardDelta,
    all: figures,
  }
}

/** Price now in the instrument's price unit, read back from the worth that the kernel gave. */
function markOf(leg: Leg, figures: BookFigures, spot: number): number {
  const { instrument } = leg
  if (figures.settled === 1) return NaN
  switch (instrument.kind) {
    case 'spot':
    case 'perpetual':
      return spot
    case 'option':
      return figures.value / sizeOf(leg) / (priceUnit(instrument) === 'coin' ? spot : 1)
    case 'future':
      return futureMark(leg, figures, spot)
  }
}

/** The forward, read back: F = S*delta/forwardDelta for a linear leg. */
function futureMark(leg: Leg, figures: BookFigures, spot: number): number {
  if (quantityUnit(leg.instrument) === 'coin') return (spot * figures.delta) / figures.forwardDelta
  // worth = N*(S/entry - S/F), and N/entry is the forward delta: F follows from both.
  const perUsd = (figures.forwardDelta * spot - figures.value) / sizeOf(leg)
  return spot / perUsd
}

export function positionFigures(
  document: Document,
  group: string,
  rows: BookRows,
  unit: PageUnit,
): PositionFigures {
  const figures = rows.groups.get(group)
  const held = new Set(
    document.legs
      .filter((leg) => leg.group === group && leg.isOn)
      .map((leg) => leg.instrument.underlying),
  )
  const picked = spotsOf(document, document.settings.underlying)
  return {
    // Coins of different kinds do not add.
    delta: held.size > 1 ? NaN : (figures?.base.delta ?? 0),
    scenarioPnl: inUnit(figures?.scenario.pnl ?? 0, unit, picked.scenario),
    value: inUnit(figures?.base.value ?? 0, unit, picked.base),
  }
}

/** The book under the scenario, as the payoff's curves count it. */
export function scenarioPoint(
  document: Document,
  { book, underlyings }: BookRows,
  unit: PageUnit,
): GreeksView['scenarioPoint'] {
  const { underlying } = document.settings
  const spot = spotsOf(document, underlying).scenario
  return {
    pnl: inUnit(book.scenario.pnl, unit, spot),
    value: inUnit(book.scenario.value, unit, spot),
    delta: underlyings.get(underlying)?.scenario.delta ?? 0,
  }
}

export function netFigures(document: Document, rows: BookRows, unit: PageUnit): GreeksView['net'] {
  const { underlying } = document.settings
  const spot = spotsOf(document, underlying)
  const { base, scenario } = rows.book
  return {
    delta: rows.underlyings.get(underlying)?.base.delta ?? 0,
    scenarioPnl: inUnit(scenario.pnl, unit, spot.scenario),
    value: inUnit(base.value, unit, spot.base),
    scenarioUsd: scenario.pnl,
    scenarioCoin: scenario.pnl / spot.scenario,
    ofValue: base.value === 0 ? NaN : scenario.pnl / Math.abs(base.value),
    valueUsd: base.value,
    valueCoin: base.value / spot.base,
  }
}
