// Every figure that explains itself, of a document, with its check.
import { greeks, chances, explain, payoff, scenarioGrid } from '../../src/analyses'
import { check, type CheckView } from '../../src/analyses/check'
import { checkChance } from '../../src/analyses/checkChance'
import { LEG_FIGURES, type FigureName } from '../../src/analyses/checkFigures'
import { DRIVERS } from '../../src/analyses/explain'
import { factsOf, type ShownViews } from '../../src/analyses/figureFacts'
import type { GridMeasure } from '../../src/analyses/views'
import type { Document } from '../../src/document'
import type { PageUnit } from '../../src/domain/units'
import type { Core } from '../../src/engine/core'
import { answerOf } from './core'

export function viewsOf(
  core: Core,
  document: Document,
  unit: PageUnit = 'usd',
  measure: GridMeasure = 'pnl',
): ShownViews {
  return {
    greeks: answerOf(core, greeks, document, { unit }),
    payoff: answerOf(core, payoff, document, { unit, measure: 'pnl' }),
    chances: answerOf(core, chances, document, {}),
    scenarioGrid: answerOf(core, scenarioGrid, document, { unit, measure }),
    explain: answerOf(core, explain, document, { unit }),
  }
}

export const NET = ['value', 'delta', 'gamma', 'vega', 'theta', 'rho', 'funding'] as const

export function figuresOf(document: Document, views: ShownViews): FigureName[] {
  const { scenarioGrid: grid, payoff: curve } = views
  const worst = grid?.worst
  return [
    ...NET.map((name) => ({ kind: 'net' as const, name })),
    ...document.legs.flatMap(({ id }) =>
      LEG_FIGURES.map((name) => ({ kind: 'leg' as const, leg: id, name })),
    ),
    { kind: 'scenarioPnl' },
    ...(curve?.breakEvens ?? []).map((price) => ({ kind: 'breakEven' as const, price })),
    ...(grid && worst
      ? [
          {
            kind: 'cell' as const,
            measure: grid.measure,
            shocks: {
              [grid.x.shock]: grid.x.values[worst.column],
              [grid.y.shock]: grid.y.values[worst.row],
            },
          },
        ]
      : []),
    ...DRIVERS.map((driver) => ({ kind: 'driver' as const, driver })),
  ]
}

/** The check of a figure as it is shown; null where there is no second way, or no such figure. */
export function checkOf(
  core: Core,
  document: Document,
  figure: FigureName,
  views: ShownViews = viewsOf(core, document),
  corrupted = 1,
): CheckView | null {
  const facts = factsOf(figure, views)
  if (facts === null) return null
  const unit = views.greeks?.unit ?? 'usd'
  const shown = facts.value * corrupted
  if (figure.kind === 'chance') return answerOf(core, checkChance, document, { shown })
  if (facts.figure.kind === 'chance') return null
  const { total, ...rest } = facts.asks
  const settings = {
    figure: facts.figure,
    shown,
    unit,
    ...rest,
    ...(total === undefined ? {} : { total: total * corrupted }),
  }
  const packed = check.pack(document, settings)
  return packed.ok ? answerOf(core, check, document, settings) : null
}
