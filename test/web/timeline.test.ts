// Times of a path to pixels and words.
import { describe, expect, it } from 'vitest'
import { stepAt, timeAxis } from '../../web/charts/geometry/timeline'
import { scenarioText, shockFigure } from '../../web/format/shock'
import { daysText, magnitudesOf, pointLines } from '../../web/panels/episodeText'
import { episodes, noShocks } from '../../src'

const HOUR = 3_600_000

describe('a time axis', () => {
  it('counts hours up to three days and days beyond', () => {
    const short = timeAxis([0, 6 * HOUR, 24 * HOUR])
    expect([...short.values]).toEqual([0, 6, 24])
    expect([0, 6.04].map(short.format)).toEqual(['0', '+6 h'])
    const long = timeAxis([HOUR, 97 * HOUR])
    expect([...long.values]).toEqual([0, 4])
    expect(long.format(1.5)).toBe('+1.5 d')
  })

  it('finds the step nearest to a pixel, held at the ends', () => {
    const plot = { left: 100, right: 300 }
    const times = [0, 1, 2, 10]
    expect([0, 100, 125, 160, 220, 299, 900].map((x) => stepAt(times, x, plot))).toEqual([
      0, 0, 1, 2, 3, 3, 3,
    ])
    expect(stepAt([], 5, plot)).toBe(0)
  })
})

describe('words', () => {
  it('name what a scenario moves, and nothing else', () => {
    expect(scenarioText(noShocks)).toBe('the market as it is')
    expect(
      scenarioText({ ...noShocks, spot: -0.45, days: 2, basis: -0.5905, spots: { ETH: -0.25 } }),
    ).toBe('−45% spot, +2 d, −59.05 pt basis, ETH −25%')
    expect(shockFigure('rates', 0.0025)).toBe('+25 bp')
    expect(shockFigure('rates', 0.00255)).toBe('+25.5 bp')
  })

  it('give an episode its days, its magnitudes and its points', () => {
    const byId = (id: string) => episodes.find((one) => one.id === id) ?? episodes[0]
    const [first] = episodes
    if (first === undefined) throw new Error('there are no episodes')
    expect(daysText(byId('ftx') ?? first)).toBe('6–14 Nov 22')
    expect(daysText(byId('may-2021') ?? first)).toBe('19 May 21')
    const texts = (id: string) =>
      magnitudesOf(byId(id) ?? first, 'BTC').map(({ text, isAssumed }) =>
        isAssumed ? `(${text})` : text,
      )
    expect(texts('black-thursday')).toEqual(['BTC −45%', 'IV 200', 'basis −50%'])
    expect(texts('may-2021')).toEqual(['BTC −27%', 'IV 156', '(depth ×0.3)'])
    expect(texts('steth-3ac')).toEqual(['(BTC −25%)', 'IV 130', 'stETH −8%'])
    expect(texts('mango')).toEqual(['MNGO ×24'])
    expect(texts('crv-aave')).toEqual(['$1.6M to $2M on Aave'])
    for (const episode of episodes)
      for (const { at, value, source } of pointLines(episode)) {
        expect(at).toMatch(/UTC$/)
        expect(value).not.toBe('n/a')
        expect(source.length).toBeGreaterThan(8)
      }
  })
})
