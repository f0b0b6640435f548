// Closing legs: the other side at the mark.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { greeks } from '../../src/analyses'
import { sizeOf, type Document } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { quantityUnit } from '../../src/instruments'
import { closeLegs } from '../../src/legActions'
import { after, idsOf, sample, sentence } from '../support/actions'
import { anyDocument } from '../support/arbitraries'
import { answerOf, loadCore } from '../support/core'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

describe('closing', () => {
  const marksOf = (document: Document): ReadonlyMap<string, number> =>
    new Map(
      [...answerOf(core, greeks, document, { unit: 'usd' }).legs].map(([id, { mark }]) => [
        id,
        mark,
      ]),
    )

  it('takes the other side at the mark: no greeks are left, and P&L from entry stays', () => {
    fc.assert(
      fc.property(anyDocument, (drawn) => {
        const document: Document = { ...drawn, settings: { ...drawn.settings, pnlFrom: 'entry' } }
        const closed = after(document, closeLegs(document, idsOf(document), marksOf(document)))
        const view = answerOf(core, greeks, closed, { unit: 'usd' })
        const gross = [...view.legs.values()].reduce(
          (sum, { all }) => sum + Math.abs(all.base.delta),
          1,
        )
        // What an inverse contract has made is held in coins, which move with the spot.
        const isInverse = document.legs.some(({ instrument }) => quantityUnit(instrument) === 'usd')
        if (!isInverse) expect(Math.abs(view.book.base.delta) / gross).toBeLessThan(1e-9)
        const sizes = closed.legs.reduce((sum, leg) => sum + sizeOf(leg), 0)
        const all = closed.legs.reduce((sum, leg) => sum + Math.abs(sizeOf(leg)), 0)
        expect(Math.abs(sizes) / all).toBeLessThan(1e-12)
        // Every leg entered: the book makes what it had made, in coin or in USD.
        if (!document.legs.every(({ entryPrice }) => entryPrice !== null)) return
        const before = answerOf(
          core,
          greeks,
          { ...document, shocks: closed.shocks },
          { unit: 'usd' },
        )
        const made = (one: typeof before) => one.book.base.pnl
        const scale = [...before.legs.values()].reduce((sum, { value }) => sum + Math.abs(value), 1)
        expect(Math.abs(made(view) - made(before)) / scale).toBeLessThan(1e-9)
      }),
      { numRuns: 60 },
    )
  })

  it('closes once: what cancels out is refused, and so is what has no mark', () => {
    const marks = marksOf(sample)
    const closed = after(sample, closeLegs(sample, ['c1'], marks))
    expect(closed.legs.map(({ quantity }) => quantity).slice(4, 7)).toEqual([-12, 12, 12])
    expect(sentence(closeLegs(closed, ['c1'], marksOf(closed)))).toBe(
      '27 Feb 90,000 P is closed already: its sizes cancel out',
    )
    expect(sentence(closeLegs(sample, ['c1'], new Map()))).toBe(
      '27 Feb 90,000 P has no mark: it cannot be closed',
    )
  })
})
