import { beforeAll, describe, expect, it } from 'vitest'
import { Measure } from '../../assembly/abi'
import { explain, greeks, payoff, scenarioGrid } from '../../src/analyses'
import { parseDocument, type Document } from '../../src/document'
import { yearsBetween } from '../../src/domain/units'
import type { Core } from '../../src/engine/core'
import { sample } from '../../src/examples/sample'
import { twoCoins } from '../../src/examples/twoCoins'
import { noShocks } from '../../src/shocks'
import { sumsIn } from '../support/books'
import { EPS, expectClose } from '../support/close'
import { answerOf, loadCore } from '../support/core'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const SPOT = 97_000
/** USD notional of the sample's inverse perpetual, and the yearly rate that it pays. */
const NOTIONAL = 145_500
const FUNDING = 0.1095

/**
 * The same book with its perpetual linear: -1.5 coins instead of -145,500 dollars. Both are worth
 * the same in spot, but a linear contract pays funding on its coins at the price of the state, an
 * inverse one on its dollars.
 */
const linear: Document = {
  ...sample,
  legs: sample.legs.map((leg) =>
    leg.id === 'd1'
      ? {
          ...leg,
          quantity: -1.5,
          instrument: { kind: 'perpetual', underlying: 'BTC', style: 'linear' },
        }
      : leg,
  ),
}

const figuresOf = (document: Document) => answerOf(core, greeks, document, { unit: 'usd' })
const curvesOf = (document: Document) =>
  answerOf(core, payoff, document, { unit: 'usd', measure: 'pnl' })

/** The funding that the inverse perpetual of size N receives more than the linear one. */
const gapAt = (spot: number, rate: number, years: number): number =>
  NOTIONAL * rate * years * (1 - spot / SPOT)

describe('the book "sample"', () => {
  it('is a valid document', () => {
    expect(parseDocument(sample).ok).toBe(true)
    expect(parseDocument(twoCoins).ok).toBe(true)
  })

  it.each([
    ['as it is', sample],
    ['with its perpetual linear', linear],
  ])('has the net figures of the design %s', (_, document) => {
    const { base } = figuresOf(document).book
    expect(base.value.toFixed(0)).toBe('517827')
    expect(base.delta.toFixed(3)).toBe('0.157')
    expect(base.forwardDelta.toFixed(3)).toBe('0.228')
    expect(((base.gamma * SPOT) / 100).toFixed(3)).toBe('0.132')
    expect((base.vega / 100).toFixed(1)).toBe('736.5')
    expect((base.theta / 365).toFixed(0)).toBe('-319')
    expect((base.funding / 365).toFixed(0)).toBe('44')
    expect(((base.theta + base.funding) / 365).toFixed(0)).toBe('-275')
    expect((base.rho / 100).toFixed(0)).toBe('-809')
  })

  it("has the design's vega, 736.4, as half the change over two points: the derivative is 736.5", () => {
    const shifts = [-0.01, 0.01].map((volatility) => ({ shocks: { ...noShocks, volatility } }))
    const [down = NaN, up = NaN] = sumsIn(core, sample, shifts, Measure.Value)
    expect(((up - down) / 2).toFixed(1)).toBe('736.4')
  })

  it("has the design's scenario P&L and break-evens, to the last digit, with its perpetual linear", () => {
    expect(figuresOf(linear).net.scenarioUsd.toFixed(1)).toBe('-4937.6')
    const { breakEvens } = curvesOf(linear)
    expect(figuresOf(linear).scenarioPoint.pnl.toFixed(1)).toBe('-4937.6')
    expect(breakEvens.map((price) => price.toFixed(1))).toEqual([
      '79312.1',
      '87986.7',
      '92367.4',
      '107281.5',
    ])
  })

  it('receives N rate t (1 - S1/S0) more funding in the scenario: inverse contracts pay on dollars', () => {
    const [inverse, coins] = [sample, linear].map((document) => figuresOf(document).net.scenarioUsd)
    const gap = gapAt(SPOT * 0.94, FUNDING - 0.08, 10 / 365)
    expectClose({
      name: 'funding gap',
      got: (inverse ?? NaN) - (coins ?? NaN),
      want: gap,
      tolerance: 64 * EPS * 517_827,
      inputs: 'sample',
    })
    expect(gap.toFixed(2)).toBe('7.06')
    expect(inverse?.toFixed(1)).toBe('-4930.5')
  })

  it('breaks even where the linear book lacks exactly that funding', () => {
    const { breakEvens, expiry } = curvesOf(sample)
    expect(breakEvens.map((price) => price.toFixed(1))).toEqual([
      '79375.4',
      '87959.1',
      '92383.9',
      '107364.1',
    ])
    const years = yearsBetween(sample.market.asOf, expiry ?? '')
    for (const price of breakEvens) {
      const state = { shocks: { ...noShocks, spot: price / SPOT - 1 }, years }
      const [own = NaN] = sumsIn(core, sample, [state], Measure.Pnl)
      const [other = NaN] = sumsIn(core, linear, [state], Measure.Pnl)
      const tolerance = 256 * EPS * 517_827
      expectClose({ name: 'P&L', got: own, want: 0, tolerance, inputs: price })
      expectClose({
        name: 'linear',
        got: -other,
        want: gapAt(price, FUNDING, years),
        tolerance,
        inputs: price,
      })
    }
  })

  it('is explained by its drivers, and the remainder closes the sum', () => {
    const { drivers, total } = answerOf(core, explain, sample, { unit: 'usd' })
    const sum = drivers.reduce((running, { value }) => running + value, 0)
    expect(total).toBe(figuresOf(sample).net.scenarioUsd)
    expect(sum).toBeCloseTo(total, 8)
    const remainder = drivers.find(({ key }) => key === 'remainder')?.value ?? NaN
    expect(Math.abs(remainder)).toBeLessThan(0.2 * Math.abs(total))
  })

  it('names the worst cell of its matrix', () => {
    const { worst, values, x } = answerOf(core, scenarioGrid, sample, {
      unit: 'usd',
      measure: 'pnl',
    })
    expect(worst?.value).toBe(Math.min(...values))
    expect(values[(worst?.row ?? 0) * x.values.length + (worst?.column ?? 0)]).toBe(worst?.value)
  })
})

describe('the book of two coins', () => {
  it('adds up its underlyings, groups and legs', () => {
    const { book, underlyings, groupSums, legs } = figuresOf(twoCoins)
    const total = (parts: Iterable<{ readonly base: { readonly value: number } }>): number =>
      [...parts].reduce((sum, { base }) => sum + base.value, 0)
    for (const parts of [
      underlyings.values(),
      groupSums.values(),
      [...legs.values()].map(({ all }) => all),
    ]) {
      expect(total(parts)).toBeCloseTo(book.base.value, 7)
    }
  })
})
