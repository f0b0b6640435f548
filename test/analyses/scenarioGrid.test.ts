import { beforeAll, describe, expect, it } from 'vitest'
import { greeks, scenarioGrid } from '../../src/analyses'
import { GRID_MEASURES, type GridMeasure } from '../../src/analyses/views'
import type { Document } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { examples } from '../../src/examples'
import { sample } from '../../src/examples/sample'
import { EPS, expectClose } from '../support/close'
import { answerOf, loadCore } from '../support/core'
import { bookOf, flatMarket, legOf, optionLeg } from '../support/documents'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const gridOf = (document: Document, measure: GridMeasure = 'pnl', unit: 'usd' | 'coin' = 'usd') =>
  answerOf(core, scenarioGrid, document, { unit, measure })

describe('limits', () => {
  it('has no cell worse than another in an empty book but the first', () => {
    const { values, worst } = gridOf(bookOf(flatMarket(100), []))
    expect([...new Set(values)]).toEqual([0])
    expect(worst).toEqual({ row: 0, column: 0, value: 0 })
  })

  it('says which rows meet the floor of volatility', () => {
    const terms = { strike: 100, days: 20, right: 'call', volatility: 0.08 } as const
    const { flooredRows, y } = gridOf(bookOf(flatMarket(100), [optionLeg('a', 1, terms)]))
    expect(y.values.filter((_, row) => flooredRows[row])).toEqual([-0.1])
  })
})

describe('identities', () => {
  it('is linear in spot for a holding of coins, whatever the volatility', () => {
    const book = bookOf(flatMarket(100), [legOf('a', { kind: 'spot', underlying: 'BTC' }, 3)])
    const { values, x } = gridOf(book)
    const spot = x.values
    values.forEach((value, at) =>
      expect(value).toBeCloseTo(300 * (spot[at % spot.length] ?? NaN), 10),
    )
  })

  it('names its lowest cell', () => {
    for (const { document } of examples) {
      const { values, worst, x } = gridOf(document)
      const spot = x.values
      expect(worst?.value).toBe(Math.min(...values))
      expect(values[(worst?.row ?? NaN) * spot.length + (worst?.column ?? NaN)]).toBe(worst?.value)
    }
  })

  it("counts coins at each cell's own spot", () => {
    const [usd, coin] = [gridOf(sample), gridOf(sample, 'pnl', 'coin')]
    const spot = usd.x.values
    const back = [...coin.values].map(
      (value, at) => value * 97_000 * (1 + (spot[at % spot.length] ?? NaN)),
    )
    back.forEach((value, at) => expect(value).toBeCloseTo(usd.values[at] ?? NaN, 7))
  })
})

describe('cross-method', () => {
  it.each(GRID_MEASURES)('agrees with the scenario of the greeks in %s', (measure) => {
    for (const { document } of examples) {
      const grid = gridOf(document, measure)
      grid.y.values.forEach((volatility, row) =>
        grid.x.values.forEach((spot, column) => {
          const shocked = { ...document, shocks: { ...document.shocks, spot, volatility } }
          const { book, underlyings, legs } = answerOf(core, greeks, shocked, { unit: 'usd' })
          const picked = underlyings.get(document.settings.underlying)
          const there = 1 + spot
          const own = document.market.underlyings[document.settings.underlying]?.spot ?? NaN
          const want = {
            pnl: book.scenario.pnl,
            delta: picked?.scenario.delta ?? NaN,
            gamma: ((picked?.scenario.gamma ?? NaN) * own * there) / 100,
            vega: book.scenario.vega / 100,
            theta: book.scenario.theta / 365,
            rho: book.scenario.rho / 100,
          }[measure]
          const sizes = [...legs.values()].reduce(
            (sum, { all }) =>
              sum +
              Math.abs(all.base.value) +
              Math.abs(all.scenario[measure === 'pnl' ? 'value' : measure]),
            0,
          )
          const got = grid.values[row * grid.x.values.length + column] ?? NaN
          expectClose({
            name: measure,
            got,
            want,
            tolerance: 32 * EPS * sizes,
            inputs: { spot, volatility },
          })
        }),
      )
    }
  })
})
