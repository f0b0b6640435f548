import { beforeAll, describe, expect, it } from 'vitest'
import { scenarioCube } from '../../src/analyses'
import { type Document, type Leg } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { EPS, expectClose } from '../support/close'
import { answerOf, loadCore } from '../support/core'
import { bookOf, flatMarket, legOf, marketOf, optionLeg, underlyingAt } from '../support/documents'
import { greeksOf, legFiguresOf } from '../support/figures'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const viewOf = (document: Document) => greeksOf(core, document)
const onLeg = (document: Document, id?: string) => legFiguresOf(core, document, id)
const spot = (id: string, underlying: string, size: number): Leg =>
  legOf(id, { kind: 'spot', underlying }, size)
const terms = { strike: 100, days: 10, right: 'call', volatility: 0.6 } as const

describe('P&L from entry', () => {
  const from = (legs: readonly Leg[], coinLegs: 'value' | 'coinProfit') =>
    viewOf(bookOf(flatMarket(100), legs, { settings: { pnlFrom: 'entry', coinLegs } })).book.base
      .pnl

  it('adds fees and takes funding off what was paid', () => {
    const leg = legOf('a', { kind: 'spot', underlying: 'BTC' }, 2, {
      entryPrice: 90,
      fees: 3,
      fundingReceived: 1,
    })
    expect(from([leg], 'value')).toBe(200 - 180 - 3 + 1)
  })

  it('reads a coin-settled option against its premium in coins, at the spot of now in both readings', () => {
    const leg = optionLeg(
      'a',
      -4,
      { ...terms, style: 'inverse', strike: 80, volatility: 0 },
      { entryPrice: 0.15 },
    )
    // Worth 0.2 coins each: -4*(0.2 - 0.15) coins at 100.
    expect(from([leg], 'value')).toBeCloseTo(-20, 12)
    expect(from([leg], 'coinProfit')).toBeCloseTo(-20, 12)
  })

  it('counts a leg without an entry from now, and names it', () => {
    const legs = [
      spot('a', 'BTC', 2),
      legOf('b', { kind: 'spot', underlying: 'BTC' }, 1, { entryPrice: 60 }),
    ]
    const view = viewOf(bookOf(flatMarket(100), legs, { settings: { pnlFrom: 'entry' } }))
    expect(view.countedFromNow).toEqual(['a'])
    expect(view.book.base.pnl).toBe(40)
  })

  it('differs between the readings by (V0 - entry) (S1 - S0) less than from now', () => {
    const leg = optionLeg('a', 2, { ...terms, style: 'inverse' }, { entryPrice: 0.03 })
    const pnl = (pnlFrom: 'now' | 'entry', coinLegs: 'value' | 'coinProfit') =>
      viewOf(
        bookOf(flatMarket(100), [leg], { settings: { pnlFrom, coinLegs }, shocks: { spot: 0.2 } }),
      ).book.scenario.pnl
    const now = pnl('now', 'value') - pnl('now', 'coinProfit')
    const entry = pnl('entry', 'value') - pnl('entry', 'coinProfit')
    const mark = onLeg(bookOf(flatMarket(100), [leg])).mark
    expectClose({
      name: 'from now',
      got: now,
      want: 2 * mark * 20,
      tolerance: 64 * EPS * 20,
      inputs: leg,
    })
    expectClose({
      name: 'from entry',
      got: entry,
      want: 2 * 0.03 * 20,
      tolerance: 64 * EPS * 20,
      inputs: leg,
    })
  })
})

describe('several underlyings', () => {
  const market = marketOf({ BTC: underlyingAt(100), ETH: underlyingAt(10) })
  const legs = [spot('a', 'BTC', 1), spot('b', 'ETH', 10)]
  const pnl = (settings: Partial<Document['settings']>) =>
    viewOf(bookOf(market, legs, { settings, shocks: { spot: 0.1 } })).book.scenario.pnl

  it('lets the others stay, move the same percent, or move by their beta', () => {
    expect(pnl({ others: 'stay' })).toBeCloseTo(10, 12)
    expect(pnl({ others: 'same' })).toBeCloseTo(20, 12)
    expect(pnl({ others: 'beta', betas: { ETH: { BTC: 1.5 } } })).toBeCloseTo(25, 12)
    expect(pnl({ others: 'beta', betas: { BTC: { ETH: 3 } } })).toBeCloseTo(20, 12)
    expect(pnl({ others: 'beta', betas: { BTC: { ETH: 3 } }, underlying: 'ETH' })).toBeCloseTo(
      40,
      12,
    )
  })

  it('moves the others alike along the axis of a cube', () => {
    const cube = { spot: [-0.2, 0, 0.2], volatility: [0], days: [0] }
    for (const others of ['stay', 'same', 'beta'] as const) {
      const settings = { others, betas: { ETH: { BTC: 1.5 } } }
      const [row] =
        answerOf(core, scenarioCube, bookOf(market, legs, { settings }), cube).pnl[0] ?? []
      const share = { stay: 0, same: 1, beta: 1.5 }[others]
      row?.forEach((cell, at) =>
        expect(cell).toBeCloseTo(100 * (1 + share) * (cube.spot[at] ?? NaN), 11),
      )
    }
  })

  it('stops just above nothing where a beta would carry a price below it', () => {
    const view = viewOf(
      bookOf(market, legs, {
        settings: { others: 'beta', betas: { ETH: { BTC: 3 } } },
        shocks: { spot: -0.5 },
      }),
    )
    expect(view.legs.get('b')?.all.scenario.value).toBeCloseTo(100 * 1e-6, 12)
  })

  it("keeps each coin's delta in its own row", () => {
    const { underlyings, net } = viewOf(bookOf(market, legs))
    expect(underlyings.get('BTC')?.base.delta).toBe(1)
    expect(underlyings.get('ETH')?.base.delta).toBe(10)
    expect(net.delta).toBe(1)
  })
})
