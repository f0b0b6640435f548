import { beforeAll, describe, it } from 'vitest'
import type { PricedOption, PriceAnswer } from '../../src/analyses/price'
import type { Core } from '../../src/engine/core'
import { expectClose, Worst } from '../support/close'
import { loadCore } from '../support/core'
import { rightOf } from '../support/documents'
import { priceAll } from '../support/european'
import { goldenSet, num, type Row } from '../support/golden'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const priced = (option: PricedOption): PriceAnswer => priceAll(core, [option])[0] as PriceAnswer

const optionOf = (row: Row, underlying = 'S'): PricedOption => ({
  model: row.q === null ? 'forward' : 'spot',
  underlying: num(row, underlying),
  strike: num(row, 'K'),
  years: num(row, 'T'),
  volatility: num(row, 'sigma'),
  rate: num(row, 'r'),
  yield: row.q === null ? 0 : num(row, 'q'),
  right: rightOf(num(row, 'cp')),
})

/** Unit of the last digit printed: the ninth significant one, nine decimals, tiny values ten. */
function printedUnit(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const decimals = (mantissa.split('.')[1] ?? '').length - Number(exponent)
  const ninth = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 8)
  return Math.max(ninth, Math.min(10 ** -decimals, 1e-9), 1e-10)
}

describe('golden rows of paper-tables.json', () => {
  it("reproduces Haug's European prices to the printed digit", () => {
    const worst = new Worst()
    for (const row of goldenSet('paper-tables', 'european_price')) {
      const want = num(row, 'published_price')
      const got = priced(optionOf(row)).price
      worst.expectClose({ name: 'price', got, want, tolerance: num(row, 'tol'), inputs: row })
    }
    console.info(`Haug, European prices: ${worst.toString()}`)
  })

  it("reproduces Haug's European greeks to the printed digit", () => {
    const figures: Readonly<Record<string, (answer: PriceAnswer, row: Row) => number>> = {
      elasticity: ({ delta, price }, row) => (delta * num(row, 'S')) / price,
      gamma: ({ gamma }) => gamma,
      vega: ({ vega }) => vega,
      theta: ({ theta }) => theta,
      rho: ({ rho }) => rho,
      dividendRho: ({ rhoYield }) => rhoYield,
    }
    for (const row of goldenSet('paper-tables', 'european_greeks')) {
      const name = String(row.greek)
      const got = figures[name]?.(priced(optionOf(row)), row) ?? NaN
      expectClose({
        name,
        got,
        want: num(row, 'published_value'),
        tolerance: num(row, 'tol'),
        inputs: row,
      })
    }
  })

  it("reproduces Hull's option examples to the printed digit", () => {
    const figures: Readonly<Record<string, (answer: PriceAnswer) => number>> = {
      bsm_delta: ({ delta }) => delta,
      bsm_rho_per_1pct: ({ rho }) => rho / 100,
      bsm_price: ({ price }) => price,
      black76_price: ({ price }) => price,
    }
    for (const row of goldenSet('paper-tables', 'hull')) {
      const name = String(row.kind)
      const figure = figures[name]
      // The other rows ask for a volatility.
      if (figure === undefined) continue
      const got = figure(priced(optionOf(row, 'S_or_F')))
      expectClose({
        name,
        got,
        want: num(row, 'published_value'),
        tolerance: num(row, 'tol'),
        inputs: row,
      })
    }
  })

  it("gives the volatility of Hull's implied-volatility examples its price back", () => {
    for (const row of goldenSet('paper-tables', 'hull')) {
      const asked = /implied_vol_from_price_([\d.]+)$/.exec(String(row.kind))?.[1]
      if (asked === undefined) continue
      const volatility = num(row, 'published_value')
      const { price, vega } = priced(optionOf({ ...row, sigma: volatility }, 'S_or_F'))
      const tolerance = vega * num(row, 'tol')
      expectClose({ name: 'price', got: price, want: Number(asked), tolerance, inputs: row })
    }
  })

  it('reproduces the vollib table to its nine printed digits', () => {
    const columns = {
      delta: 'D',
      gamma: 'G',
      theta: 'T',
      vega: 'V',
      rho: 'R',
    } as const
    const worst = new Worst()
    for (const row of goldenSet('paper-tables', 'vollib_table')) {
      for (const right of ['call', 'put'] as const) {
        const answer = priced({
          model: 'spot',
          underlying: num(row, 'S'),
          strike: num(row, 'K'),
          years: num(row, 't'),
          volatility: num(row, 'v'),
          rate: num(row, 'R'),
          yield: 0,
          right,
        })
        const compare = (name: string, got: number, want: number): void => {
          const tolerance = 0.5 * printedUnit(want)
          worst.expectClose({ name, got, want, tolerance, inputs: { row, right } })
        }
        const letter = right === 'call' ? 'C' : 'P'
        compare('price', answer.price, num(row, `bs_${right}`))
        for (const [name, column] of Object.entries(columns)) {
          compare(name, answer[name as keyof typeof columns], num(row, letter + column))
        }
      }
    }
    console.info(`vollib table: worst ratios ${worst.toString()}`)
  })
})
