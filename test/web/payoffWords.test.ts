// The payoff's words: handles of the rail, the cone, exact points, the sentence on its extremes.
import { describe, expect, it } from 'vitest'
import type { ChancesView, ConeView, PayoffView, PriceDistribution, StrikeHolding } from '../../src'
import { cellText, coneCaptions, coneSummary, linesOf } from '../../web/panels/coneText'
import { exactPoints, inside, matchingCone } from '../../web/panels/payoffText'
import { handleText, spokenHandle, strikeText, toneOf } from '../../web/panels/railText'

const holding = (changes: Partial<StrikeHolding> = {}): StrikeHolding => ({
  ids: ['a'],
  strike: 90_000,
  expiry: '2026-02-27T08:00:00.000Z',
  calls: null,
  puts: -12,
  ...changes,
})
const spoken = { unit: 'usd', underlying: 'BTC', showsExpiry: false } as const

describe('a handle of the rail', () => {
  it('says what is held, short', () => {
    expect(handleText(holding(), false)).toBe('−12 P 90k')
    expect(handleText(holding({ calls: 4, puts: 4, strike: 97_500 }), false)).toBe('+4 C+P 97.5k')
    expect(handleText(holding({ calls: 4, puts: -0.5 }), true)).toBe('+4 C −0.50 P 90k 27 Feb')
    expect([950, 2600, 12_345].map(strikeText)).toEqual(['950.0', '2,600', '12.35k'])
  })

  it('is spoken as the design has it', () => {
    expect(spokenHandle(holding(), -9840, spoken)).toBe(
      'Short 12 puts, strike 90,000, P&L at scenario minus 9,840 dollars',
    )
    expect(
      spokenHandle(holding({ calls: 1, puts: 2.5 }), 12, { ...spoken, showsExpiry: true }),
    ).toBe('Long 1 call, long 2.50 puts of 27 Feb, strike 90,000, P&L at scenario 12 dollars')
    expect(spokenHandle(holding(), NaN, spoken)).toContain('P&L at scenario not known')
    expect(spokenHandle(holding(), -0.5, { ...spoken, unit: 'coin' })).toContain('minus 0.5000 BTC')
  })

  it('has the colour of what is bought or sold, and none where it is both', () => {
    expect(toneOf(holding())).toBe('loss')
    expect(toneOf(holding({ calls: 3, puts: 0 }))).toBe('gain')
    expect(toneOf(holding({ calls: 3 }))).toBe('both')
  })
})

const distribution = (changes: Partial<PriceDistribution> = {}): PriceDistribution => ({
  date: '2026-02-27T08:00:00.000Z',
  years: 44 / 365,
  kind: 'lognormal',
  name: 'lognormal',
  forward: 100,
  drift: 0,
  volatility: 0.446,
  quantiles: [70, 85, 99, 115, 140],
  ...changes,
})
const chances = (changes: Partial<PriceDistribution> = {}): ChancesView =>
  ({ distribution: distribution(changes), cone: [distribution(changes)] }) as unknown as ChancesView
const cone = {
  document: { market: {} },
  underlying: 'BTC',
  unit: 'usd',
  expiry: '2026-02-27T08:00:00.000Z',
  spots: Float64Array.of(90, 110),
  days: Float64Array.of(0, 44),
  values: Float64Array.of(-5, 5, -1200, 12_345),
} as unknown as ConeView

describe('the cone in words', () => {
  it('says which distribution its lines are of', () => {
    expect(coneCaptions(chances())[1]).toBe('68% and 95% by lognormal at 44.6%')
    expect(coneCaptions(chances({ kind: 'smile' }))[1]).toBe('68% and 95% by the fitted smile')
    expect(coneCaptions(chances({ kind: null }))[0]).toContain('no volatility for its lines')
    expect(coneSummary(cone, chances())).toContain('68% of prices end between 85.00 and 115.0')
    expect(coneSummary(cone, null)).toContain('No volatility is known')
  })

  it('has lines that start at the spot, and none where no volatility is known', () => {
    const { days, quantiles } = linesOf(chances(), 100)
    expect(days.map(Math.round)).toEqual([0, 44])
    expect(quantiles[0]).toEqual([100, 70])
    expect(linesOf(chances({ kind: null }), 100).days).toEqual([0])
  })

  it('reads a cell', () => {
    expect(cellText(cone, 0, 0)).toBe('Today: −$5')
    expect(cellText(cone, 1, 1)).toBe('44 d: +$12.3k')
  })

  it('goes with a payoff of its own coin and market only', () => {
    const view = { document: cone.document, underlying: 'BTC' } as PayoffView
    expect(matchingCone(view, cone)).toBe(cone)
    expect(matchingCone({ ...view, underlying: 'ETH' }, cone)).toBe(null)
    expect(matchingCone(null, cone)).toBe(null)
  })
})

describe('the drawn line', () => {
  const view = {
    measure: 'pnl',
    breakEvens: [95.5],
    extrema: [{ spot: 100, pnl: -3, kind: 'minimum' }],
  } as unknown as PayoffView

  it('has every exact break-even and extremum as a vertex', () => {
    expect(exactPoints(view)).toEqual([
      { x: 95.5, y: 0 },
      { x: 100, y: -3 },
    ])
    expect(exactPoints({ ...view, measure: 'value' })).toEqual([])
  })

  it('is scaled by what is shown of it', () => {
    const [xs, ys] = [Float64Array.of(1, 2, 3), Float64Array.of(10, 20, 30)]
    expect(inside(xs, ys, [0, 9])).toBe(ys)
    expect([...inside(xs, ys, [1.5, 2.5])]).toEqual([20])
  })
})
