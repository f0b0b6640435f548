import { describe, expect, it } from 'vitest'
import type { ChancesView, GreeksView, PayoffView, PriceDistribution, Tile } from '../../src'
import {
  axisTitle,
  chanceAbove,
  chanceNote,
  crossingsOf,
  curvesOf,
  describeAt,
  legendOf,
  matching,
  noteOf,
  scenarioPointOf,
  summary,
} from '../../web/panels/payoffText'
import { levelOf } from '../../web/panels/level'
import { asideText, limitText, optionsOf } from '../../web/panels/tileText'

/** A long straddle at 100, seen on a small axis. */
function straddle(changes: Partial<PayoffView> = {}): PayoffView {
  const spots = Float64Array.of(60, 80, 90, 95, 100, 105, 110, 120, 140)
  const firstExpiry = spots.map((spot) => Math.abs(spot - 100) - 12)
  return {
    document: { settings: { pnlFrom: 'now' } } as PayoffView['document'],
    measure: 'pnl',
    unit: 'usd',
    underlying: 'BTC',
    spots,
    ends: [60, 140],
    today: firstExpiry.map((value) => value + 12),
    scenario: firstExpiry.map((value) => value + 6),
    firstExpiry,
    delta: spots.map((spot) => spot / 100 - 1),
    expiry: '2026-02-27T08:00:00Z',
    days: 10,
    hasLaterLegs: false,
    breakEvens: [88, 112],
    extrema: [{ spot: 100, pnl: -12, kind: 'minimum' }],
    spot: 100,
    others: null,
    ...changes,
  }
}

describe('the payoff in words', () => {
  it('says where the book loses', () => {
    expect(summary(straddle())).toBe(
      'Payoff of the book against the price of BTC. Loss between 88.00 and 112.0 on 27 Feb; worst −$12 at 100.0, best +$28 at 60.00, the edge of the axis.',
    )
  })
  it('says so when it loses outside, everywhere or nowhere', () => {
    const short = straddle().firstExpiry?.map((value) => -value) ?? null
    expect(summary(straddle({ firstExpiry: short, extrema: [] }))).toContain(
      'Loss below 88.00 and above 112.0 on 27 Feb; worst −$28 at 60.00, the edge of the axis, best +$12 at 100.0.',
    )
    const lost = straddle({
      firstExpiry: null,
      expiry: null,
      today: new Float64Array(9).fill(-3),
      breakEvens: [],
      extrema: [],
    })
    expect(summary(lost)).toContain('Loss at every price shown today.')
    expect(summary({ ...lost, today: new Float64Array(9).fill(3) })).toContain('No loss today')
  })
  it('knows the side of the loss', () => {
    expect(crossingsOf(straddle()).map(({ lossSide }) => lossSide)).toEqual(['right', 'left'])
  })
  it('names its curves, its axis and its notes', () => {
    expect(curvesOf(straddle()).map(({ text }) => text)).toEqual([
      'Today',
      'Scenario T+10',
      '27 Feb',
    ])
    expect(curvesOf(straddle({ firstExpiry: null, expiry: null }))).toHaveLength(2)
    expect(axisTitle(straddle())).toBe('P&L from now')
    expect(axisTitle(straddle({ measure: 'delta', unit: 'coin' }))).toBe('Delta, BTC')
    expect(noteOf(straddle({ others: 'ETH stays' }))).toBe('ETH stays.')
    expect(noteOf(straddle())).toBe('')
    expect(legendOf(straddle({ hasLaterLegs: true })).at(-1)?.text).toBe(
      '27 Feb, later legs to model',
    )
  })
  it('reads out the figures at a price', () => {
    expect(describeAt(straddle(), 0)).toBe('60.00: Today +$40, Scenario T+10 +$34, 27 Feb +$28')
  })
})

describe('tiles in words', () => {
  const tile = (changes: Partial<Tile>): Tile => ({
    key: 'vega',
    label: 'Vega',
    unit: 'usdPerPoint',
    base: 2006,
    scenario: 2171,
    limit: 2500,
    use: 0.8,
    scenarioUse: 0.87,
    aside: { value: 2029, unit: 'usdPerPoint' },
    of: null,
    others: [],
    ...changes,
  })
  it('name the limit and the coin beside', () => {
    expect(limitText(tile({}), true)).toBe('±$2,500')
    expect(limitText(tile({ of: 'ETH' }), true)).toBe('±$2,500 ETH')
    expect(limitText(tile({ limit: null }), true)).toBe('')
    expect(asideText(tile({}), 'BTC', 97000)).toBe('BTC +$2,029')
    const coins = tile({ key: 'value', unit: 'usd', aside: { value: 5.3384, unit: 'coin' } })
    expect(asideText(coins, 'BTC', 97000)).toBe('5.3384 BTC at 97,000')
    expect(asideText(tile({ aside: { value: 0.56, unit: 'coin' } }), 'BTC', 1)).toBe('+0.56 BTC')
  })
  it('write large figures short', () => {
    expect(optionsOf(tile({ base: 2e6 }))).toEqual({ signed: true, compact: true })
    expect(optionsOf(tile({ key: 'rho', unit: 'coinPerPercent' })).digits).toBe(4)
  })
})

describe('levels of a limit', () => {
  it('are within, near from 80 %, over above 100 %', () => {
    expect([null, 0, 0.7999, 0.8, 1, 1.0001, NaN].map(levelOf)).toEqual([
      'ok',
      'ok',
      'ok',
      'warn',
      'warn',
      'crit',
      'ok',
    ])
  })
})

describe('chances beside a payoff', () => {
  const distribution: PriceDistribution = {
    date: '2026-02-27T08:00:00Z',
    years: 44 / 365,
    kind: 'lognormal',
    name: 'lognormal at 44.6 %',
    forward: 101,
    drift: 0.0912,
    volatility: 0.446,
    quantiles: [70, 85, 100, 115, 135],
  }
  const view = straddle()
  const likely = {
    document: view.document,
    prices: view.spots,
    above: view.spots.map((_, at) => 0.9 - at / 10),
    profit: { chance: 0.47, distribution },
  } as unknown as ChancesView

  it('say which distribution they come from', () => {
    expect(chanceNote(distribution)).toBe(
      'Risk-neutral on 27 Feb: lognormal at 44.6%, drift +9.1% a year',
    )
    expect(chanceNote({ ...distribution, kind: 'smile', drift: -0.01 })).toBe(
      'Risk-neutral on 27 Feb: fitted smile, drift −1.0% a year',
    )
  })

  it('are read with the figures of a price', () => {
    expect(describeAt(view, 2, likely)).toContain('chance above 70%')
    expect(describeAt(view, 2)).not.toContain('chance')
  })

  it('belong to the same legs, market and settings, whatever the shocks, and to the same prices', () => {
    expect(matching(view, likely)).toBe(likely)
    const { document } = view
    const shocked = { ...document, shocks: { ...document.shocks, spot: 0.1 } }
    expect(matching({ ...view, document: shocked }, likely)).toBe(likely)
    for (const other of [
      { ...document, legs: [] },
      { ...document, market: { ...document.market } },
      { ...document, settings: { ...document.settings } },
    ])
      expect(matching({ ...view, document: other }, likely)).toBeNull()
    expect(matching({ ...view, spots: view.spots.map((spot) => spot + 1) }, likely)).toBeNull()
    expect(matching(null, likely)).toBeNull()
  })

  it('stand beside the point of the scenario, of the same book', () => {
    const figures = {
      document: view.document,
      scenarioSpot: 95,
      scenarioPoint: { pnl: -1, value: 99, delta: 0.5 },
    } as unknown as GreeksView
    expect(scenarioPointOf(view, figures)).toEqual({ spot: 95, value: -1 })
    expect(scenarioPointOf({ ...view, measure: 'delta' }, figures)).toEqual({
      spot: 95,
      value: 0.5,
    })
    const document = { ...view.document, legs: [] }
    expect(scenarioPointOf(view, { ...figures, document })).toBeNull()
    expect(scenarioPointOf(view, null)).toBeNull()
  })

  it('are none where nothing expires', () => {
    expect(chanceAbove({ ...likely, profit: null }, 2)).toBeNaN()
    expect(chanceAbove(null, 2)).toBeNaN()
  })
})
