// Worst case and reverse stress as plain data with their units: what leaves for other programs.
import type { Shocks } from '../shocks'
import type { Breach, ReverseStressView } from './reverseStress'
import type { BoxPoint, WorstCaseView } from './worstCase'

const UNITS = {
  pnl: 'USD',
  spot: 'fraction',
  volatility: 'per year',
  days: 'days',
  funding: 'per year',
  rates: 'per year',
} as const

const shocksOf = ({ spot, volatility, days, funding, rates }: Shocks) => ({
  spot,
  volatility,
  days,
  funding,
  rates,
})

const pointOf = ({ pnl, coins, shocks, gridPnl }: BoxPoint) => ({
  pnl,
  coins,
  shocks: shocksOf(shocks),
  gridPnl,
})

export function worstCaseAnswer(view: WorstCaseView) {
  const { worst, best, nodes, grid, isFull, refined, underlying, settings, notValued } = view
  return {
    box: settings,
    worst: pointOf(worst),
    best: pointOf(best),
    grid: { ...grid, nodes, holds101PerSide: isFull, refinedStates: refined },
    units: { ...UNITS, coins: underlying },
    notValued,
  }
}

const LIMIT_UNITS: Readonly<Record<Breach['limit'], readonly [own: string, total: string]>> = {
  delta: ['coin', 'USD per 1 %'],
  gamma: ['coin per 1 %', 'USD per 1 % per 1 %'],
  vega: ['USD per point', 'USD per point'],
  theta: ['USD per day', 'USD per day'],
  rho: ['USD per 1 %', 'USD per 1 %'],
  funding: ['USD per day', 'USD per day'],
  loss: ['USD', 'USD'],
}

function breachAnswer({ limit, underlying, shocks, kind, reason, ...figures }: Breach) {
  return {
    limit,
    underlying,
    bound: figures.bound,
    shocks: shocks === null ? null : shocksOf(shocks),
    distance: figures.distance,
    chance: figures.chance,
    figure: figures.figure,
    figureAtRest: figures.figureAtRest,
    unit: LIMIT_UNITS[limit][underlying === null ? 1 : 0].replace('coin', underlying ?? ''),
    reason: kind === 'found' ? null : reason,
  }
}

export function reverseStressAnswer(view: ReverseStressView) {
  const { settings, breaches, deviations, evaluations, farthest, notValued } = view
  return {
    days: settings.days,
    deviations,
    breaches: breaches.map(breachAnswer),
    searched: { scenarios: evaluations, farthest },
    units: { ...UNITS, distance: 'deviations', chance: 'N(-distance): of the tangent half space' },
    notValued,
  }
}
