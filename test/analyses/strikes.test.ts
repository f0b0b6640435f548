import { beforeAll, describe, expect, it } from 'vitest'
import { greeks, pnlOfLegs, strikesHeld } from '../../src/analyses'
import type { Core } from '../../src/engine/core'
import { sample } from '../../src/examples/sample'
import { answerOf, loadCore } from '../support/core'
import { bookOf, flatMarket, optionLeg } from '../support/documents'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const terms = { strike: 100, days: 30, right: 'call', volatility: 0.5 } as const

describe('holdings by strike', () => {
  it('of the sample are two puts and a straddle', () => {
    const short = strikesHeld(sample).map(({ strike, calls, puts }) => [strike, calls, puts])
    expect(short).toEqual([
      [84_000, null, 12],
      [90_000, null, -12],
      [97_000, 4, 4],
    ])
  })

  it('leave out legs that are off, expired or of another coin, and tell expiries apart', () => {
    const book = bookOf(flatMarket(100), [
      optionLeg('a', 2, terms),
      optionLeg('b', -5, terms),
      optionLeg('c', 1, { ...terms, days: 60 }),
      optionLeg('d', 1, terms, { isOn: false }),
      optionLeg('e', 1, { ...terms, days: -1 }, { settlementPrice: 90 }),
    ])
    expect(strikesHeld(book).map(({ ids, calls }) => [ids, calls])).toEqual([
      [['a', 'b'], -3],
      [['c'], 1],
    ])
  })

  it('keep what is in hand apart from what stands at the same strike', () => {
    const book = bookOf(flatMarket(100), [optionLeg('a', 2, terms), optionLeg('b', -5, terms)])
    expect(strikesHeld(book, ['b']).map(({ ids }) => ids)).toEqual([['a'], ['b']])
  })

  it('have the P&L of their legs, and none where a leg has none', () => {
    const view = answerOf(core, greeks, sample, { unit: 'usd' })
    // The design's own figure of the short puts under the scenario: -9.84 thousand dollars.
    expect(Math.abs(pnlOfLegs(view, ['c1']) / 1000 + 9.84)).toBeLessThan(0.005)
    expect(pnlOfLegs(view, ['c1', 'nobody'])).toBe(NaN)
  })
})
