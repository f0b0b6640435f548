// A path walked by the kernel, against the cube, the stress list and the scenario of the same shocks.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { greeks, pathSteps, replay, scenarioCube, stress, stressState } from '../../src/analyses'
import { applyEdit, type Document } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { examples } from '../../src/examples'
import { sample } from '../../src/examples/sample'
import { twoCoins } from '../../src/examples/twoCoins'
import { episodes } from '../../src/scenarios'
import { noShocks, restShocks, type Shocks } from '../../src/shocks'
import { anyDocument } from '../support/arbitraries'
import { EPS, expectClose } from '../support/close'
import { answerOf, loadCore } from '../support/core'
import { bookOf, flatMarket, legOf } from '../support/documents'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const walk = (document: Document, steps: readonly Shocks[], unit: 'usd' | 'coin' = 'usd') =>
  answerOf(core, replay, document, { unit, steps })

/** The document as it is once a step is used as its scenario. */
function using(document: Document, shocks: Shocks): Document {
  const edited = applyEdit(document, { kind: 'setShocks', shocks: { ...restShocks, ...shocks } })
  if (!edited.ok) throw new Error(edited.issues[0]?.message)
  return edited.value
}

const stepsOf = (document: Document, id: string): readonly Shocks[] => {
  const path = episodes.find((one) => one.id === id)?.path
  if (!path) throw new Error(`${id} has no path`)
  const steps = pathSteps(document, path, 20)
  if (!steps.ok) throw new Error(steps.issues[0]?.message)
  return steps.value.shocks
}

describe('limits', () => {
  it('starts in the market as it is', () => {
    for (const { id, path } of episodes) {
      if (path === null) continue
      const [first] = stepsOf(sample, id)
      expect(first).toEqual(noShocks)
      expect(walk(sample, [noShocks]).pnl[0]).toBe(0)
    }
  })

  it('refuses a path without steps and one of too many', () => {
    for (const count of [0, 1001]) {
      const steps = Array.from({ length: count }, () => noShocks)
      const packed = replay.pack(sample, { unit: 'usd', steps })
      expect(packed.issues.map(({ message }) => message)).toEqual([
        `a path has ${count} steps; 1 to 1000 are walked`,
      ])
    }
  })

  it('counts coins at the spot of the step', () => {
    const book = bookOf(flatMarket(100), [legOf('a', { kind: 'spot', underlying: 'BTC' }, 3)])
    const view = walk(book, [{ ...noShocks, spot: -0.5 }], 'coin')
    expect([...view.spot, ...view.pnl, ...view.value, ...view.delta]).toEqual([50, -3, 3, 3])
  })
})

describe('the design', () => {
  it('has +$223,305 for the sample book under its own figures of Black Thursday', () => {
    // 200 % over its 44.6 %, weighted to 44 days; basis -50 % from 9.05 %.
    const [volatility, basis] = [1.554 * (30 / 44) ** 0.13, -0.5905]
    const { pnl } = walk(sample, [{ ...noShocks, spot: -0.45, volatility, basis }])
    expect(Math.round(pnl[0] ?? NaN)).toBe(223_305)
  })
})

describe('cross-method', () => {
  it('has at every step what the scenario of the same shocks has', () => {
    for (const document of [sample, twoCoins])
      for (const id of ['black-thursday', 'feb-2026']) {
        const steps = stepsOf(document, id)
        const view = walk(document, steps)
        steps.forEach((shocks, step) => {
          const used = using(document, shocks)
          expect({ ...noShocks, ...used.shocks }).toEqual(used.shocks)
          const { net, book, underlyings, legs } = answerOf(core, greeks, used, { unit: 'usd' })
          const sizes = [...legs.values()].reduce(
            (sum, { all }) => sum + Math.abs(all.base.value) + Math.abs(all.scenario.value),
            0,
          )
          const picked = underlyings.get(document.settings.underlying)
          const figures = [
            ['pnl', view.pnl[step], net.scenarioUsd, sizes],
            ['value', view.value[step], book.scenario.value, sizes],
            ['delta', view.delta[step], picked?.scenario.delta, sizes],
            ['vega', view.vega[step], book.scenario.vega / 100, sizes],
          ] as const
          for (const [name, got = NaN, want = NaN, size] of figures)
            expectClose({ name, got, want, tolerance: 64 * EPS * size, inputs: { id, step } })
        })
      }
  })

  it('has the P&L and worth of the stress list, to the last bit', () => {
    fc.assert(
      fc.property(
        anyDocument,
        fc.array(fc.double({ min: -0.9, max: 3, noNaN: true }), { minLength: 1, maxLength: 6 }),
        (document, spots) => {
          const steps = spots.map((spot, i) => ({ ...noShocks, spot, volatility: i / 10, days: i }))
          const view = walk(document, steps)
          const states = steps.map((shocks, i) => stressState(String(i), shocks))
          const { total } = answerOf(core, stress, document, { states })
          expect([...view.pnl]).toEqual(total.pnl)
          expect([...view.value]).toEqual(total.value)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('has the P&L of the cube where spot and volatility alone move', () => {
    for (const { document } of examples) {
      const view = walk(document, [{ ...noShocks, spot: -0.2, volatility: 0.3, days: 5 }])
      const cube = answerOf(core, scenarioCube, document, {
        spot: [-0.2],
        volatility: [0.3],
        days: [5],
      })
      const want = cube.pnl[0]?.[0]?.[0] ?? NaN
      expectClose({ name: 'pnl', got: view.pnl[0] ?? NaN, want, tolerance: 1e-6, inputs: {} })
    }
  })
})
