import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  parseWorstCase,
  scenarioCube,
  worstCase,
  type WorstCaseSettings,
  type WorstCaseView,
} from '../../src/analyses'
import type { Document } from '../../src/document'
import { BatchEngine } from '../../src/engine/batch'
import { directConnection } from '../../src/engine/connection'
import type { Core } from '../../src/engine/core'
import { anyDocument } from '../support/arbitraries'
import { batchViewOf, unevenConnection } from '../support/batches'
import { pnlAt, roundingOf, uglyBooks } from '../support/boxes'
import { answerOf, loadCore } from '../support/core'
import { bookOf, flatMarket, legOf, optionLeg } from '../support/documents'

let core: Core
let engine: BatchEngine
beforeAll(async () => {
  core = await loadCore('release')
  engine = new BatchEngine(() => directConnection(core), 1)
})

const closed = { volatility: [0, 0], days: [0, 0], funding: [0, 0], rates: [0, 0] } as const

type Box = Partial<Record<keyof WorstCaseSettings, readonly [number, number]>>

function settingsOf(box: Box): WorstCaseSettings {
  const parsed = parseWorstCase(box)
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('; '))
  return parsed.value
}

const worstOf = (document: Document, box: Box): Promise<WorstCaseView> =>
  batchViewOf(engine, worstCase, document, settingsOf(box))

const nodes = (low: number, high: number): number[] =>
  Array.from({ length: 101 }, (_, i) => low + ((high - low) * i) / 100)

/** Least and greatest P&L over 101 x 101 nodes by the cube: another kernel over the same legs. */
function exhausted(document: Document, axes: Record<'spot' | 'volatility' | 'days', number[]>) {
  const all = answerOf(core, scenarioCube, document, axes).pnl.flat(2)
  return { least: Math.min(...all), most: Math.max(...all) }
}

/** Deterministic numbers from 0 to 1. */
function drawn(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

describe('no worse than a grid of 101 nodes a side', () => {
  for (const [name, document] of Object.entries(uglyBooks)) {
    const tolerance = roundingOf(document)

    it(`over spot and volatility: ${name}`, async () => {
      for (const day of [0, 7]) {
        const box = { spot: [-0.15, 0.15], volatility: [-0.3, 0.4], days: [day, day] } as const
        const { worst, best } = await worstOf(document, { ...closed, ...box })
        const axes = { spot: nodes(-0.15, 0.15), volatility: nodes(-0.3, 0.4), days: [day] }
        const { least, most } = exhausted(document, axes)
        expect(worst.pnl).toBeLessThanOrEqual(least + tolerance)
        expect(best.pnl).toBeGreaterThanOrEqual(most - tolerance)
      }
    })

    it(`over spot and time: ${name}`, async () => {
      const box = { spot: [-0.25, 0.2], days: [0, 14] } as const
      const { worst, best } = await worstOf(document, { ...closed, ...box })
      const axes = { spot: nodes(-0.25, 0.2), volatility: [0], days: nodes(0, 14) }
      const { least, most } = exhausted(document, axes)
      expect(worst.pnl).toBeLessThanOrEqual(least + tolerance)
      expect(best.pnl).toBeGreaterThanOrEqual(most - tolerance)
    })

    it(`over all four sides, at sampled nodes: ${name}`, async () => {
      const box = {
        spot: [-0.15, 0.15],
        volatility: [-0.1, 0.2],
        days: [0, 14],
        funding: [-0.2, 0.1],
      } as const
      const { worst, best, isFull } = await worstOf(document, { ...closed, ...box })
      expect(isFull).toBe(true)
      const next = drawn(7)
      const on = ([low, high]: readonly [number, number]): number =>
        low + ((high - low) * Math.floor(next() * 101)) / 100
      const points = Array.from({ length: 4000 }, () => ({
        spot: on(box.spot),
        volatility: on(box.volatility),
        days: on(box.days),
        funding: on(box.funding),
      }))
      const pnl = pnlAt(core, document, points)
      expect(worst.pnl).toBeLessThanOrEqual(Math.min(...pnl) + tolerance)
      expect(best.pnl).toBeGreaterThanOrEqual(Math.max(...pnl) - tolerance)
    })

    it(`is the P&L of the scenario it names: ${name}`, async () => {
      const view = await worstOf(document, { rates: [-0.01, 0.02] })
      const [worst = NaN, best = NaN] = pnlAt(core, document, [view.worst.shocks, view.best.shocks])
      expect(Math.abs(view.worst.pnl - worst)).toBeLessThan(tolerance)
      expect(Math.abs(view.best.pnl - best)).toBeLessThan(tolerance)
      expect(view.worst.pnl).toBeLessThanOrEqual(view.worst.gridPnl)
      expect(view.best.pnl).toBeGreaterThanOrEqual(view.best.gridPnl)
    })
  }
})

describe('closed forms', () => {
  it('finds the corner of a linear book', async () => {
    const document = bookOf(flatMarket(100), [legOf('a', { kind: 'spot', underlying: 'BTC' }, 3)])
    const { worst, best } = await worstOf(document, { ...closed, spot: [-0.2, 0.35] })
    expect(worst.pnl).toBeCloseTo(-60, 10)
    expect(best.pnl).toBeCloseTo(105, 10)
    expect(worst.shocks.spot).toBeCloseTo(-0.2, 12)
    expect(worst.coins).toBeCloseTo(-60 / 80, 10)
  })

  it('finds the strike of an expired straddle between two nodes', async () => {
    const terms = { strike: 97.531, days: 2, volatility: 0.6 }
    const document = bookOf(flatMarket(100), [
      optionLeg('c', 1, { ...terms, right: 'call' }),
      optionLeg('p', 1, { ...terms, right: 'put' }),
    ])
    const { worst } = await worstOf(document, { ...closed, spot: [-0.1, 0.1], days: [3, 3] })
    const [value = NaN] = pnlAt(core, document, [{ spot: -0.02469, days: 3 }])
    expect(worst.shocks.spot).toBeCloseTo(-0.02469, 12)
    expect(worst.pnl).toBeCloseTo(value, 10)
  })

  it('puts funding where it costs most: the high end for a long, the low end for a short', async () => {
    const perp = (size: number) =>
      bookOf(flatMarket(100), [
        legOf('p', { kind: 'perpetual', underlying: 'BTC', style: 'linear' }, size),
      ])
    const box = { ...closed, spot: [0, 0], days: [0, 73], funding: [-0.2, 0.4] } as const
    const long = await worstOf(perp(1), box)
    expect(long.worst.shocks).toMatchObject({ funding: 0.4, days: 73 })
    expect(long.worst.pnl).toBeCloseTo(-100 * 0.4 * 0.2, 10)
    const short = await worstOf(perp(-1), box)
    expect(short.worst.shocks).toMatchObject({ funding: -0.2, days: 73 })
    expect(short.worst.pnl).toBeCloseTo(-100 * 0.2 * 0.2, 10)
  })

  it('is the P&L of a point where every side is closed, and 0 at rest', async () => {
    const document = uglyBooks['several coins']
    if (document === undefined) throw new Error('no book')
    const still = await worstOf(document, { ...closed, spot: [0, 0] })
    expect(still.worst.pnl).toBe(0)
    expect(still.nodes).toBe(1)
    const point = { spot: -0.03, volatility: 0.04, days: 2, funding: 0.1, rates: 0.001 }
    const box = Object.fromEntries(Object.entries(point).map(([name, x]) => [name, [x, x]]))
    const [pnl = NaN] = pnlAt(core, document, [point])
    expect((await worstOf(document, box)).worst.pnl).toBeCloseTo(pnl, 6)
  })
})

const side = (low: number, high: number) =>
  fc
    .tuple(
      fc.double({ min: low, max: high, noNaN: true }),
      fc.double({ min: low, max: high, noNaN: true }),
    )
    .map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a]))

const anyBox = fc.record({
  spot: side(-0.5, 0.8),
  volatility: side(-0.4, 0.6),
  days: side(0, 40),
  funding: side(-0.5, 0.5),
  rates: side(-0.02, 0.05),
})

describe('properties', () => {
  it('nothing in the box is worse than the worst, or better than the best', async () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    await fc.assert(
      fc.asyncProperty(
        anyDocument,
        anyBox,
        fc.array(fc.array(share, { minLength: 5, maxLength: 5 }), { minLength: 20, maxLength: 20 }),
        async (document, box, shares) => {
          const view = await worstOf(document, box)
          const points = shares.map((at) =>
            Object.fromEntries(
              Object.entries(box).map(([name, [low, high]], i) => [
                name,
                Math.min(low + (high - low) * Math.round((at[i] ?? 0) * 2) * 0.5, high),
              ]),
            ),
          )
          const pnl = pnlAt(core, document, points)
          const tolerance = roundingOf(document)
          expect(view.worst.pnl).toBeLessThanOrEqual(Math.min(...pnl) + tolerance)
          expect(view.best.pnl).toBeGreaterThanOrEqual(Math.max(...pnl) - tolerance)
        },
      ),
      { numRuns: 12 },
    )
  }, 60_000)

  it('has the same bits whichever worker ends first', async () => {
    const turns = drawn(3)
    const uneven = new BatchEngine(() => unevenConnection(core, () => Math.floor(turns() * 6)), 3)
    const document = uglyBooks['legs that expire inside the horizon']
    if (document === undefined) throw new Error('no book')
    const one = await worstOf(document, {})
    const many = await batchViewOf(uneven, worstCase, document, settingsOf({}))
    expect(many).toEqual(one)
  })

  it('takes fewer nodes for a very large book, says so, and is still no worse', async () => {
    const legs = Array.from({ length: 1200 }, (_, i) =>
      optionLeg(`l${i}`, i % 2 === 0 ? 1 : -1, {
        strike: 80 + (i % 41),
        days: 20 + (i % 7),
        right: i % 3 === 0 ? 'put' : 'call',
        volatility: 0.5,
      }),
    )
    const document = bookOf(flatMarket(100), legs)
    const box = { ...closed, spot: [-0.1, 0.1], volatility: [-0.1, 0.2], days: [0, 10] } as const
    const view = await worstOf(document, box)
    expect(view.isFull).toBe(false)
    const next = drawn(11)
    const points = Array.from({ length: 300 }, () => ({
      spot: -0.1 + 0.2 * next(),
      volatility: -0.1 + 0.3 * next(),
      days: 10 * next(),
    }))
    expect(view.worst.pnl).toBeLessThanOrEqual(Math.min(...pnlAt(core, document, points)) + 1e-4)
  }, 60_000)
})

describe('settings', () => {
  it('has a box of its own, and names what is wrong in plain words', () => {
    expect(parseWorstCase({})).toMatchObject({ ok: true })
    expect(parseWorstCase({ spot: [0.1, -0.1] })).toMatchObject({
      ok: false,
      issues: [{ path: 'spot', message: 'spot ends below where it begins' }],
    })
    expect(parseWorstCase({ spot: [-2, 0] })).toMatchObject({
      issues: [{ message: '-2 is not a spot shock from -0.99 to 10' }],
    })
    expect(parseWorstCase({ spot: 5 })).toMatchObject({ ok: false })
    expect(parseWorstCase({ colour: [0, 1] })).toMatchObject({ ok: false })
  })
})
