// Which cells of the matrix met the floor of volatility, against the scenario of the greeks, cell by cell.
import { beforeAll, expect, it } from 'vitest'
import { greeks, scenarioGrid } from '../../src/analyses'
import type { Document } from '../../src/document'
import type { Settings } from '../../src/document'
import { noSmileShock, type SmileShock } from '../../src/shocks'
import type { Core } from '../../src/engine/core'
import { answerOf, loadCore } from '../support/core'
import { after, bookOf, legOf, marketOf, optionLeg, underlyingAt } from '../support/documents'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

/** A calm coin: a fitted smile whose lowest volatility is 6 %, and a typed leg below the floor already. */
const expiry = {
  expiry: after(30),
  forward: 100,
  forwardSource: 'typed',
  quoteUnit: 'usd',
  quotes: [],
  smile: { a: 0.0001, b: 0.02, rho: -0.3, m: 0, sigma: 0.01 },
} as const
const market = marketOf({ BTC: underlyingAt(100, { expiries: [expiry] }) })

const smileLeg = (id: string, strike: number) =>
  legOf(
    id,
    {
      kind: 'option',
      underlying: 'BTC',
      style: 'linear',
      expiry: after(30),
      strike,
      right: 'call',
    },
    1,
    { volatility: { source: 'smile' } },
  )
const terms = { strike: 100, right: 'put', volatility: 0.12 } as const
const legs = [
  smileLeg('a', 100),
  smileLeg('b', 125),
  optionLeg('c', -1, { ...terms, days: 9 }),
  optionLeg('d', 1, { ...terms, days: 60, volatility: 0.004 }),
]

const RULES = ['stickyStrike', 'stickyMoneyness', 'stickyDelta'] as const
const SHAPES: readonly Partial<SmileShock>[] = [
  {},
  { factor: -0.9 },
  { tenorPower: 1, longTenorPower: 1 },
  { skew: -0.08 },
  { curvature: -0.02, factor: 0.2 },
]

const bookFor = (smileRule: Settings['smileRule'], shape: Partial<SmileShock>): Document =>
  bookOf(market, legs, {
    settings: { smileRule },
    shocks: { days: 3, smile: { ...noSmileShock, ...shape } },
  })

it.each(RULES)('is what the greeks say of each leg, %s', (rule) => {
  let [met, unmet] = [0, 0]
  for (const shape of SHAPES) {
    const document = bookFor(rule, shape)
    const grid = answerOf(core, scenarioGrid, document, { unit: 'usd', measure: 'pnl' })
    grid.y.values.forEach((volatility, row) => {
      const floored = grid.x.values.map((spot) => {
        const shocked = { ...document, shocks: { ...document.shocks, spot, volatility } }
        return answerOf(core, greeks, shocked, { unit: 'usd' }).flooredLegs.length > 0
      })
      expect({ shape, volatility, is: grid.flooredRows[row] }).toEqual({
        ...{ shape, volatility },
        is: floored.includes(true),
      })
      if (grid.flooredRows[row]) met += 1
      else unmet += 1
    })
  }
  expect(Math.min(met, unmet)).toBeGreaterThan(5)
})
