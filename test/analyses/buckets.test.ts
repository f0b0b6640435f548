import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { BUCKET_FIGURES, BUCKET_KINDS, buckets, greeks, type BucketKind } from '../../src/analyses'
import { BOOK_NAMES } from '../../src/analyses/figures'
import type { Document } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { anyDocument, anyShocks } from '../support/arbitraries'
import { EPS, expectClose } from '../support/close'
import { answerOf, loadCore } from '../support/core'
import { after, bookOf, legOf, marketOf, optionLeg, underlyingAt } from '../support/documents'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const by = (document: Document, kind: BucketKind) => answerOf(core, buckets, document, { by: kind })

const terms = { strike: 100, right: 'call', volatility: 0.6 } as const
const market = marketOf({ BTC: underlyingAt(100), ETH: underlyingAt(10) })
const ladder: Document = {
  ...bookOf(market, [
    optionLeg('a', 1, { ...terms, days: 29 }),
    optionLeg('b', -2, { ...terms, days: 30 }, { account: 'desk' }),
    optionLeg('c', 3, { ...terms, days: 90 }, { group: 'b' }),
    optionLeg('d', 4, { ...terms, days: 91 }),
    legOf('e', { kind: 'perpetual', underlying: 'ETH', style: 'linear' }, 5, { group: 'b' }),
    { ...optionLeg('f', 1, { ...terms, days: 200 }), isOn: false },
    optionLeg('g', 1, { ...terms, days: -1 }, { settlementPrice: 110 }),
  ]),
  groups: [
    { id: 'a', name: 'Calls' },
    { id: 'b', name: 'Rest' },
  ],
  accounts: [
    { id: 'main', name: 'Main account', venue: 'generic' },
    { id: 'desk', name: 'Desk', venue: 'generic' },
  ],
}

const countsOf = (kind: BucketKind) =>
  by(ladder, kind).buckets.map(({ label, legCount }) => [label, legCount])

describe('buckets', () => {
  it('are by tenor: under 30, 30 to 90 with both ends, over 90 days; expired and undated apart', () => {
    expect(countsOf('tenor')).toEqual([
      ['Expired', 1],
      ['Under 30 days', 1],
      ['30 to 90 days', 2],
      ['Over 90 days', 1],
      ['No expiry', 1],
    ])
  })

  it('are by each expiry in time, the undated last', () => {
    expect(countsOf('expiry')).toEqual([
      ...[-1, 29, 30, 90, 91].map((days) => [after(days), 1]),
      ['No expiry', 1],
    ])
  })

  it('are by underlying, group and account, in the order of the book', () => {
    expect(countsOf('underlying')).toEqual([
      ['BTC', 5],
      ['ETH', 1],
    ])
    expect(countsOf('group')).toEqual([
      ['Calls', 4],
      ['Rest', 2],
    ])
    expect(countsOf('account')).toEqual([
      ['Main account', 5],
      ['Desk', 1],
    ])
  })

  it('weigh vega by the square root of 30 days over the time left', () => {
    const { figures } = by(
      bookOf(market, [optionLeg('a', 2, { ...terms, days: 120 })]),
      'tenor',
    ).net
    expect(figures.tenorVega.base).toBeCloseTo(figures.vega.base / 2, 12)
    const same = by(bookOf(market, [optionLeg('a', 2, { ...terms, days: 30 })]), 'tenor').net
    expect(same.figures.tenorVega.base).toBeCloseTo(same.figures.vega.base, 12)
  })

  it('count delta and gamma in USD per 1 %', () => {
    const { net } = by(
      bookOf(market, [legOf('a', { kind: 'spot', underlying: 'ETH' }, 7)]),
      'group',
    )
    expect(net.figures.delta.base).toBeCloseTo(0.7, 14)
    const option = by(bookOf(market, [optionLeg('a', 1, { ...terms, days: 30 })]), 'group').net
    expect(option.figures.gamma.base).toBeCloseTo(option.all.base.gamma, 14)
  })
})

describe('sums', () => {
  it('of every column are the net figure, now and under a scenario, however the book is cut', () => {
    fc.assert(
      fc.property(
        anyDocument,
        anyShocks,
        fc.constantFrom(...BUCKET_KINDS),
        (drawn, shocks, kind) => {
          const document = { ...drawn, shocks: { ...drawn.shocks, ...shocks } }
          const { buckets: found, net } = by(document, kind)
          for (const figure of BUCKET_FIGURES)
            for (const state of ['base', 'scenario'] as const) {
              const parts = found.map(({ figures }) => figures[figure][state])
              const sizes = legFiguresOf(document).reduce(
                (sum, leg) => sum + Math.abs(leg[figure][state]),
                0,
              )
              expectClose({
                name: `${figure} ${state}`,
                got: parts.reduce((sum, part) => sum + part, 0),
                want: net.figures[figure][state],
                tolerance: 16 * EPS * sizes + 1e-300,
                inputs: document,
              })
            }
        },
      ),
      { numRuns: 500 },
    )
  })

  /** The same figures, a leg a group. */
  function legFiguresOf(document: Document) {
    const groups = document.legs.map(({ id }) => ({ id, name: id }))
    const legs = document.legs.map((leg) => ({ ...leg, group: leg.id }))
    return by({ ...document, legs, groups }, 'group').buckets.map(({ figures }) => figures)
  }

  it('are the net greeks of the book', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { book } = answerOf(core, greeks, document, { unit: 'usd' })
        const { base } = by(document, 'tenor').net.all
        for (const [name] of BOOK_NAMES) expect(base[name]).toBe(book.base[name])
      }),
      { numRuns: 200 },
    )
  })
})
