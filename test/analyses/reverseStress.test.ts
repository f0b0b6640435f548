import { beforeAll, describe, expect, it } from 'vitest'
import {
  deviationDefaults,
  parseReverseStress,
  reverseStress,
  type Breach,
  type ReverseStressSettings,
  type ReverseStressView,
} from '../../src/analyses'
import type { Document, Limit } from '../../src/document'
import { BatchEngine } from '../../src/engine/batch'
import { directConnection } from '../../src/engine/connection'
import type { Core } from '../../src/engine/core'
import { sample } from '../../src/examples/sample'
import { batchViewOf, unevenConnection } from '../support/batches'
import { pnlAt } from '../support/boxes'
import { loadCore } from '../support/core'
import { bookOf, flatMarket, legOf, optionLeg } from '../support/documents'

let core: Core
let engine: BatchEngine
beforeAll(async () => {
  core = await loadCore('release')
  engine = new BatchEngine(() => directConnection(core), 1)
})

function settingsOf(asked: Partial<ReverseStressSettings>): ReverseStressSettings {
  const parsed = parseReverseStress(asked)
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('; '))
  return parsed.value
}

const reverse = (
  document: Document,
  asked: Partial<ReverseStressSettings> = {},
): Promise<ReverseStressView> => batchViewOf(engine, reverseStress, document, settingsOf(asked))

async function breachOf(
  document: Document,
  asked: Partial<ReverseStressSettings> = {},
): Promise<Breach> {
  const [breach] = (await reverse(document, asked)).breaches
  if (breach === undefined) throw new Error('no breach came back')
  return breach
}

const spotOnly = { volatility: 0, funding: 0, rates: 0 }
/** 73 days are a fifth of a year. */
const fifth = { days: 73, spotVolatility: Math.sqrt(5) * 0.1, ...spotOnly }

const held = (quantity: number, limits: readonly Limit[] = []): Document => ({
  ...bookOf(flatMarket(100), [legOf('a', { kind: 'spot', underlying: 'BTC' }, quantity)]),
  limits,
})

describe('closed forms', () => {
  it('loses a share of a linear book at share/deviation', async () => {
    const breach = await breachOf(held(3), { ...fifth, loss: 0.15 })
    expect(breach).toMatchObject({ limit: 'loss', bound: 0.15, kind: 'found', reason: '' })
    expect(breach.distance).toBeCloseTo(1.5, 11)
    expect(breach.shocks?.spot).toBeCloseTo(-0.15, 12)
    expect(breach.figure).toBeCloseTo(-45, 10)
    // N(-1.5), Abramowitz & Stegun table 26.1.
    expect(breach.chance).toBeCloseTo(0.0668072, 7)
  })

  it('reaches the funding limit of a perpetual in the plane of spot and funding', async () => {
    const perpetual = { kind: 'perpetual', underlying: 'BTC', style: 'inverse' } as const
    const document: Document = {
      ...bookOf(flatMarket(100), [legOf('p', perpetual, 36_500)]),
      limits: [{ greek: 'funding', underlying: 'BTC', bound: 10 }],
    }
    // 36,500 USD at a yearly rate of 10 % pay 10 USD a day, at any spot.
    const breach = await breachOf(document, { ...fifth, loss: null, funding: 0.04 })
    expect(breach.distance).toBeCloseTo(2.5, 10)
    expect(Math.abs(breach.shocks?.funding ?? NaN)).toBeCloseTo(0.1, 10)
    expect(breach.shocks?.spot).toBeCloseTo(0, 6)
  })

  it('finds the nearest point of a hyperbola: a linear perpetual pays rate times spot', async () => {
    const perpetual = { kind: 'perpetual', underlying: 'BTC', style: 'linear' } as const
    const document: Document = {
      ...bookOf(flatMarket(100), [legOf('p', perpetual, -365)]),
      limits: [{ greek: 'funding', underlying: 'BTC', bound: 12 }],
    }
    // 365 coins of 100 USD at rate f pay 100 f (1 + s) a day: (1 + 0.1 x) 0.04 y = 0.12.
    let least = Infinity
    for (let x = -3; x <= 3; x += 1e-5) least = Math.min(least, Math.hypot(x, 3 / (1 + 0.1 * x)))
    const breach = await breachOf(document, { ...fifth, loss: null, funding: 0.04 })
    expect(breach.distance).toBeCloseTo(least, 8)
  })

  it('turns with the correlation: a loss by spot alone is as far, its volatility moves along', async () => {
    const breach = await breachOf(held(2), {
      ...fifth,
      loss: 0.2,
      volatility: 0.3,
      correlation: -0.5,
    })
    expect(breach.distance).toBeCloseTo(2, 9)
    expect(breach.shocks?.volatility).toBeCloseTo(0.3 * -0.5 * -2, 5)
  })

  it('finds a digital of few volatility points: vega alone, one axis', async () => {
    const document = bookOf(flatMarket(100), [
      legOf('s', { kind: 'spot', underlying: 'BTC' }, 1),
      optionLeg('c', -10, { strike: 100, days: 30, right: 'call', volatility: 0.5 }),
    ])
    const asked = { days: 30, loss: 0.5, spotVolatility: 0, volatility: 0.1, funding: 0, rates: 0 }
    const breach = await breachOf(document, asked)
    const [pnl = NaN] = pnlAt(core, document, [breach.shocks ?? {}])
    expect(breach.shocks).toMatchObject({ spot: 0, funding: 0, rates: 0 })
    expect(breach.distance).toBeCloseTo(Math.abs(breach.shocks?.volatility ?? NaN) / 0.1, 12)
    expect(pnl).toBeCloseTo(breach.figure, 9)
  })
})

describe('without a scenario', () => {
  it('says that a limit is passed already', async () => {
    const document = held(3, [{ greek: 'delta', underlying: 'BTC', bound: 2 }])
    const breach = await breachOf(document, { ...fifth, loss: null })
    expect(breach).toMatchObject({ kind: 'atRest', distance: 0, shocks: null, figureAtRest: 3 })
    expect(breach.reason).toMatch(/already/)
  })

  it('says how far it looked', async () => {
    const document = held(3, [{ greek: 'vega', underlying: 'BTC', bound: 1 }])
    const breach = await breachOf(document, { loss: null, spotVolatility: 0.5 })
    expect(breach).toMatchObject({ kind: 'notFound', distance: NaN, shocks: null })
    expect(breach.reason).toBe('no breach within 8 deviations')
  })

  it('says that a book without worth has no share to lose', async () => {
    expect(await breachOf(held(-1), { ...fifth, loss: 0.02 })).toMatchObject({ kind: 'noWorth' })
  })

  it('does not go where a scenario may not: a spot below 1 % of itself', async () => {
    const breach = await breachOf(held(1), { ...fifth, spotVolatility: Math.sqrt(5), loss: 0.995 })
    expect(breach.kind).toBe('notFound')
  })

  it('answers nothing where there is no limit, and issues where nothing is known', async () => {
    expect((await reverse(sample, { loss: null })).breaches).toHaveLength(6)
    expect((await reverse(held(1), { loss: null })).breaches).toEqual([])
    const unknown = reverseStress.pack(held(1), settingsOf({}), 0)
    expect(unknown).toMatchObject({ ok: false, issues: [{ path: 'spotVolatility' }] })
    const none = settingsOf({ ...spotOnly, spotVolatility: 0 })
    expect(reverseStress.pack(held(1), none, 0)).toMatchObject({ ok: false })
  })
})

describe('the answer', () => {
  it('lists the nearest first, and what it was measured in', async () => {
    const view = await reverse(sample, { days: 7 })
    const distances = view.breaches.map(({ distance }) => distance).filter(Number.isFinite)
    expect(distances).toEqual([...distances].sort((a, b) => a - b))
    expect(view.breaches.at(-1)?.limit).toBe('rho')
    // 44.6 % a year at the 97,000 strike of the nearest expiry: 6.2 % in a week, less what days round.
    expect(view.deviations.spot / Math.sqrt(7 / 365)).toBeGreaterThan(0.42)
    expect(view.deviations.spot / Math.sqrt(7 / 365)).toBeLessThan(0.46)
  })

  it('counts a loss from now, wherever P&L counts from', async () => {
    const settings = { ...sample.settings, pnlFrom: 'entry' as const }
    const entered = { ...sample, settings }
    const [a, b] = [await reverse(sample, { days: 7 }), await reverse(entered, { days: 7 })]
    expect(b.breaches).toEqual(a.breaches)
  })

  it('has the same bits whichever worker ends first', async () => {
    let turn = 0
    const uneven = new BatchEngine(() => unevenConnection(core, () => (turn = (turn + 5) % 7)), 3)
    const settings = settingsOf({ days: 7 })
    const many = await batchViewOf(uneven, reverseStress, sample, settings)
    expect(many).toEqual(await reverse(sample, { days: 7 }))
  })
})

describe('deviations', () => {
  it('have a default with a source for every horizon', () => {
    for (const days of [1, 3, 7, 14, 30, 90]) {
      const { volatility, funding, rates } = deviationDefaults(days)
      for (const { value, source } of [volatility, funding, rates]) {
        expect(value).toBeGreaterThan(0)
        expect(source.length).toBeGreaterThan(10)
      }
    }
    expect(deviationDefaults(120).volatility.value).toBeCloseTo(0.42, 12)
  })

  it('are refused in plain words', () => {
    expect(parseReverseStress({ correlation: 1 })).toMatchObject({
      ok: false,
      issues: [{ path: 'correlation', message: '1 is not a correlation from -0.99 to 0.99' }],
    })
    expect(parseReverseStress({ loss: 3 })).toMatchObject({ ok: false })
    expect(parseReverseStress({ days: 'week' })).toMatchObject({ ok: false })
  })
})
