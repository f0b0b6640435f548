import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  cone,
  coneBlocks,
  joinCones,
  payoff,
  scenarioCube,
  type ConeView,
} from '../../src/analyses'
import type { Document } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { sample } from '../../src/examples/sample'
import { noShocks } from '../../src/shocks'
import { anyDocument } from '../support/arbitraries'
import { expectClose } from '../support/close'
import { answerOf, BUILDS, loadCore } from '../support/core'
import { after, bookOf, flatMarket, legOf, optionLeg } from '../support/documents'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const coneOf = (document: Document, rest: Partial<Parameters<typeof cone.pack>[1]> = {}) =>
  answerOf(core, cone, document, { unit: 'usd', ...rest })

const rowOf = ({ values, spots }: ConeView, row: number): Float64Array =>
  values.subarray(row * spots.length, (row + 1) * spots.length)

describe('limits', () => {
  it('ends at the first expiry, or after 30 days where nothing expires', () => {
    const { days, expiry, values } = coneOf(sample)
    expect([days[0], days[days.length - 1]]).toEqual([0, 44])
    expect(expiry).toBe('2026-02-27T08:00:00.000Z')
    expect(values.every(Number.isFinite)).toBe(true)
    const held = bookOf(flatMarket(100), [legOf('a', { kind: 'spot', underlying: 'BTC' }, 2)])
    const plain = coneOf(held)
    expect(plain.expiry).toBe(null)
    expect(plain.days[plain.days.length - 1]).toBe(30)
    expect(coneOf(bookOf(flatMarket(100), [])).limit).toBe(1)
  })

  it('refuses prices that are no range, by name', () => {
    for (const range of [
      [5, 5],
      [9, 5],
      [-1, 5],
      [1, Infinity],
      [NaN, 2],
    ] as const)
      for (const refused of [
        cone.pack(sample, { unit: 'usd', range }),
        payoff.pack(sample, { unit: 'usd', measure: 'pnl', range }),
      ]) {
        expect(refused.issues.map(({ message }) => message).join()).toContain('no range of prices')
      }
  })
})

describe('identities', () => {
  it('does not depend on shocks, unless they widen the axis', () => {
    const reads = (document: Document) => cone.reads?.(document, { unit: 'usd' })
    const shocked = { ...sample, shocks: { ...noShocks, spot: 0.01, volatility: 0.3, days: 30 } }
    expect(reads(shocked)).toEqual(reads({ ...sample, shocks: noShocks }))
    expect(coneOf(shocked).values).toEqual(coneOf(sample).values)
    const far = { ...sample, shocks: { ...noShocks, spot: 0.9 } }
    expect(reads(far)).not.toEqual(reads(sample))
  })

  it('is in blocks, joined, what it is at once, and the coarse block has both ends', () => {
    // Of few legs everything is one block.
    const many = { ...sample, legs: Array.from({ length: 8 }, () => sample.legs).flat() }
    const whole = coneOf(many)
    const blocks = coneBlocks(many)
    expect(blocks.length).toBeGreaterThan(2)
    const views = blocks.map((rows) => coneOf(many, { rows }))
    expect(joinCones(views)?.values).toEqual(whole.values)
    expect(joinCones(views)?.limit).toBe(whole.limit)
    const [coarse = []] = blocks
    expect([coarse[0], coarse[coarse.length - 1]]).toEqual([0, whole.days.length - 1])
    const first = joinCones(views.slice(0, 1))
    if (first === null) throw new Error('no cone')
    expect(rowOf(first, 3)).toEqual(rowOf(whole, 0))
    expect(joinCones([])).toBe(null)
  })

  it('is in coins what it is in dollars, at the price of the column', () => {
    const [usd, coin] = [coneOf(sample), coneOf(sample, { unit: 'coin' })]
    expect(coin.values).toEqual(
      usd.values.map((value, at) => value / (usd.spots[at % usd.spots.length] ?? NaN)),
    )
  })
})

describe('cross-method', () => {
  it.each(BUILDS)('has every cell of the cube at the same price and day (%s)', async (build) => {
    const built = await loadCore(build)
    const view = answerOf(built, cone, sample, { unit: 'usd' })
    const spot = sample.market.underlyings['BTC']?.spot ?? NaN
    const axes = {
      spot: [...view.spots].map((price) => price / spot - 1),
      volatility: [0],
      days: [...view.days],
    }
    const cube = answerOf(built, scenarioCube, sample, axes)
    view.days.forEach((day, row) =>
      (cube.pnl[row]?.[0] ?? []).forEach((want, column) => {
        const got = rowOf(view, row)[column] ?? NaN
        expectClose({ name: 'cell', got, want, tolerance: 1e-8, inputs: { day, column } })
      }),
    )
  })

  it("begins as today's curve and ends as that of the first expiry, at the same prices", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const view = coneOf(document)
        const [low = NaN, high = NaN] = [view.spots[0], view.spots[view.spots.length - 1]]
        const curves = answerOf(core, payoff, document, { unit: 'usd', measure: 'pnl' })
        expect([low, high]).toEqual(curves.ends)
        const size = Math.max(1, ...[...curves.today].map(Math.abs))
        const lowest = (values: Float64Array | null) => values?.[0] ?? NaN
        const tolerance = 1e-11 * size
        expectClose({
          name: 'today',
          got: view.values[0] ?? NaN,
          want: lowest(curves.today),
          tolerance,
          inputs: document,
        })
        if (curves.firstExpiry === null) return
        expectClose({
          name: 'first expiry',
          got: rowOf(view, view.days.length - 1)[0] ?? NaN,
          want: lowest(curves.firstExpiry),
          tolerance,
          inputs: document,
        })
      }),
      { numRuns: 60 },
    )
  })

  it('pays a call at the last row, to the last digit', () => {
    const terms = { strike: 100, days: 30, right: 'call', volatility: 0.5 } as const
    const book = bookOf(flatMarket(100), [optionLeg('a', 3, terms, { entryPrice: 4 })], {
      settings: { pnlFrom: 'entry' },
    })
    const view = coneOf(book)
    expect(view.expiry).toBe(after(30))
    view.spots.forEach((price, column) => {
      const got = rowOf(view, view.days.length - 1)[column] ?? NaN
      const want = 3 * (Math.max(price - 100, 0) - 4)
      expectClose({ name: 'payoff', got, want, tolerance: 1e-11, inputs: price })
    })
  })
})
