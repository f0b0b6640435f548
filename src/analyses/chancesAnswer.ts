// Chances as plain data for other programs, with their units and the method in words.
import type { ChancesView, PriceDistribution } from './chances'

/** How the chances are meant; every answer carries it. */
export const CHANCES_METHOD = {
  measure: 'risk-neutral: by the prices of options, with the forward as mean; not a forecast',
  drift: 'ln(F/S)/T, the basis rate to the date',
  end: 'from the smile of the date where one is fitted, else lognormal at the volatility named',
  touch:
    'watched without a pause, lognormal with the drift and the volatility at the price; at least the chance to end beyond',
  stay: 'watched without a pause: 1 less the touches of both prices, their overlap at the mean of both variances',
} as const

const LEVELS = ['2.5 %', '16 %', '50 %', '84 %', '97.5 %']

const distributionOf = ({ quantiles, ...rest }: PriceDistribution) => ({
  ...rest,
  quantiles: Object.fromEntries(LEVELS.map((level, at) => [level, quantiles[at] ?? NaN])),
})

/** Rows of prices and ranges, the distribution they are of, the chance of profit, the cone. */
export function chancesAnswer(view: ChancesView) {
  const { density, below, above, touch, profit } = view
  return {
    underlying: view.underlying,
    distribution: distributionOf(view.distribution),
    prices: Array.from(view.prices, (price, at) => ({
      price,
      density: density[at],
      below: below[at],
      above: above[at],
      touch: touch[at],
    })),
    ranges: view.ranges,
    profit:
      profit === null
        ? null
        : { chance: profit.chance, distribution: distributionOf(profit.distribution) },
    cone: view.cone.map(distributionOf),
    units: { price: 'USD', density: 'per USD', chances: '1', rates: 'per year' },
    method: CHANCES_METHOD,
  }
}
