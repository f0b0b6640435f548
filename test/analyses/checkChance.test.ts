// The chance of profit by simulation: within its errors of the chance by the distribution, lognormal or by
// a smile, and far from a chance that is wrong.
import { beforeAll, describe, expect, it } from 'vitest'
import { chances } from '../../src/analyses'
import { checkChance } from '../../src/analyses/checkChance'
import type { Document } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { examples } from '../../src/examples'
import { answerOf, loadCore } from '../support/core'
import { after, bookOf, marketOf, optionLeg, underlyingAt } from '../support/documents'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const chanceOf = (document: Document): number =>
  answerOf(core, chances, document, {}).profit?.chance ?? NaN

/** A strangle and a call, under a smile that leans and bends. */
const smiled = (spot: number): Document =>
  bookOf(
    marketOf({
      BTC: underlyingAt(spot, {
        expiries: [
          {
            expiry: after(45),
            forward: spot * 1.01,
            forwardSource: 'future',
            quoteUnit: 'coin',
            quotes: [],
            smile: { a: 0.004, b: 0.09, rho: -0.35, m: 0.02, sigma: 0.15 },
          },
        ],
      }),
    }),
    [
      { strike: 90_000, right: 'put' as const, size: 2 },
      { strike: 110_000, right: 'call' as const, size: -1.5 },
    ].map(({ strike, right, size }, at) =>
      optionLeg(
        `o${at}`,
        size,
        { strike, right, days: 45, volatility: 0.5 },
        { volatility: { source: 'smile' } },
      ),
    ),
  )

describe('the simulated chance of profit', () => {
  it.each(examples.map(({ document }) => document))('is that of the book $name', (document) => {
    const shown = chanceOf(document)
    for (const seed of [1, 2, 3]) {
      const checked = answerOf(core, checkChance, document, { shown, seed })
      expect(checked.isFlagged, `seed ${seed}: ${checked.second}`).toBe(false)
      expect(checked.errorBound).toBeLessThan(0.02)
    }
  })

  it('is that of a smile, drawn from another distribution', () => {
    const document = smiled(100_000)
    const shown = chanceOf(document)
    expect(answerOf(core, chances, document, {}).profit?.distribution.kind).toBe('smile')
    for (const seed of [1, 2, 3, 4]) {
      const checked = answerOf(core, checkChance, document, { shown, seed })
      expect(checked.isFlagged, `seed ${seed}: ${shown} ${checked.second}`).toBe(false)
      expect(checked.errorBound).toBeLessThan(0.03)
    }
  })

  it('moves with the market as the chance does', () => {
    const [before, later] = [smiled(100_000), smiled(104_000)]
    const [first, second] = [before, later].map((document) => ({
      shown: chanceOf(document),
      ...answerOf(core, checkChance, document, { shown: chanceOf(document) }),
    }))
    expect(Math.abs((second?.shown ?? NaN) - (first?.shown ?? NaN))).toBeGreaterThan(0.02)
    expect(Math.abs((second?.second ?? NaN) - (first?.second ?? NaN))).toBeGreaterThan(0.02)
  })

  it('flags a chance that is wrong by more than chance explains', () => {
    const document = smiled(100_000)
    const shown = chanceOf(document) + 0.05
    expect(answerOf(core, checkChance, document, { shown }).isFlagged).toBe(true)
  })

  it('is none where nothing expires', () => {
    const packed = checkChance.pack(bookOf(marketOf({ BTC: underlyingAt(1) }), []), { shown: 0.5 })
    expect(packed.ok).toBe(false)
  })
})
