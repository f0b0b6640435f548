// The library as data: every figure and point has a source and a date, and levels become changes.
import { describe, expect, it } from 'vitest'
import { episodeShocks, ownLevels, parseGridAxis, pathSteps, usualAxes } from '../../src/analyses'
import { applyEdit } from '../../src/document'
import { sample } from '../../src/examples/sample'
import { twoCoins } from '../../src/examples/twoCoins'
import { episodes, gridSteps, pathTimes, pointsOf, presets, readPath } from '../../src/scenarios'
import { SHOCK_NAMES, shocks } from '../../src/shocks'
import { bookOf, legOf, marketOf, optionLeg, underlyingAt } from '../support/documents'

const byId = (id: string) => {
  const episode = episodes.find((one) => one.id === id)
  if (episode === undefined) throw new Error(`there is no ${id}`)
  return episode
}

const shocksIn = (document: typeof sample, id: string) => {
  const result = episodeShocks(document, byId(id))
  return result.ok ? result.value : result.issues[0]?.message
}

describe('every episode', () => {
  it('has a date, a grade and a source, and stands once', () => {
    expect(new Set(episodes.map(({ id }) => id)).size).toBe(episodes.length)
    for (const { from, to, grade, sources, window, name } of episodes) {
      for (const day of [from, to]) expect(day).toMatch(/^20\d\d-\d\d-\d\d$/)
      expect(from <= to).toBe(true)
      expect(grade).toMatch(/^[ABC](\/[ABC])?$/)
      expect(Object.keys(sources).length).toBeGreaterThan(1)
      for (const text of [window, name, ...Object.values(sources)]) expect(text).not.toBe('')
    }
    const dates = episodes.map(({ from }) => from)
    expect([...dates].sort()).toEqual(dates)
  })

  it('has points that name a source of it, near its days, in the order of time', () => {
    for (const { path, sources, from, id } of episodes) {
      if (path === null) continue
      const lines = [...Object.values(path.spot), path.volatility, path.funding, path.basis]
      for (const line of lines) {
        const times = (line ?? []).map(({ at }) => Date.parse(at))
        expect([...new Set(times)].sort((a, b) => a - b)).toEqual(times)
      }
      for (const [factor, point] of pointsOf(path)) {
        expect({ id, factor, source: Object.keys(sources) }).toMatchObject({
          source: expect.arrayContaining([point.source]) as unknown,
        })
        expect(point.at).toBe(new Date(point.at).toISOString().replace('.000Z', 'Z'))
        expect(Math.abs(Date.parse(point.at) - Date.parse(from))).toBeLessThan(14 * 86_400_000)
      }
      for (const point of Object.values(path.spot).flat()) expect(point.value).toBeGreaterThan(0)
    }
  })

  it('of the five that are walked has five dated prices or more', () => {
    for (const id of ['black-thursday', 'may-2021', 'ftx', 'yen-carry', 'oct-10']) {
      expect(byId(id).path?.spot['BTC']?.length ?? 0).toBeGreaterThanOrEqual(5)
    }
  })

  it('says what it assumes as the reference does', () => {
    expect(byId('steth-3ac').spots['BTC']).toMatchObject({ value: -0.25, isAssumed: true })
    expect(byId('black-thursday').spots['BTC']).not.toHaveProperty('isAssumed')
  })
})

describe('a book', () => {
  it('takes Black Thursday as the design has it', () => {
    // Basis -0.5, 0.0905 before; funding 0.1095 before. 30 days lie between 43.8 % at 16 and 44.5 % at 44.
    const own = ownLevels(sample, 'BTC').volatility
    expect(own).toBeGreaterThan(0.438)
    expect(own).toBeLessThan(0.446)
    expect(shocksIn(sample, 'black-thursday')).toEqual({
      spot: -0.45,
      volatility: 2 - own,
      days: 0,
      funding: -0.5 - 0.1095,
      rates: 0,
      smile: expect.objectContaining({ tenorPower: 0.3, longTenorPower: 0.13 }) as unknown,
      basis: -0.5 - 0.0905,
    })
  })

  it('says why an event without a price move of what it holds does not apply', () => {
    expect(shocksIn(sample, 'usdc')).toBe('USDC, DAI, FRAX, USDD moved; the book holds BTC')
    expect(shocksIn(sample, 'mango')).toBe('MNGO moved; the book holds BTC')
    expect(shocksIn(sample, 'crv-aave')).toBe('no price moved that a book can hold')
  })

  it('without BTC gets n/a, unless what it holds moved', () => {
    const market = marketOf({ DOGE: underlyingAt(0.1) })
    const doge = bookOf(market, [legOf('a', { kind: 'spot', underlying: 'DOGE' }, 1000)])
    expect(shocksIn(doge, 'ftx')).toBe('BTC, ETH moved; the book holds DOGE')
    expect(shocksIn(doge, 'oct-10')).toMatchObject({ spot: -0.63, volatility: 0 })
    const stable = marketOf({ USDC: underlyingAt(1) })
    const usdc = bookOf(stable, [legOf('a', { kind: 'spot', underlying: 'USDC' }, 1000)])
    expect(shocksIn(usdc, 'usdc')).toMatchObject({ spot: -0.12, volatility: 0 })
    expect(shocksIn(usdc, 'oct-10')).toBe('BTC, ETH moved; the book holds USDC')
    const mango = bookOf(marketOf({ MNGO: underlyingAt(0.04) }), [
      legOf('a', { kind: 'spot', underlying: 'MNGO' }, 1000),
    ])
    expect(shocksIn(mango, 'mango')).toMatch(/is not a spot shock from -0.99 to 10/)
    const path = byId('ftx').path
    if (path === null) throw new Error('there is no path')
    expect(pathSteps(doge, path, 20).issues[0]?.message).toBe(
      'the path has prices of BTC; the book holds DOGE',
    )
  })

  it('of two coins moves each by its own', () => {
    const { spot, spots } = shocksIn(twoCoins, 'yen-carry') as {
      spot: number
      spots: Record<string, number>
    }
    const picked = twoCoins.settings.underlying
    expect({ [picked]: spot, ...spots }).toMatchObject({ BTC: -0.13, ETH: -0.25 })
  })

  it('has a 30-day level between its expiries, in total variance', () => {
    const leg = optionLeg('a', 1, { strike: 100, days: 20, right: 'call', volatility: 0.7 })
    const typed = bookOf(marketOf({ BTC: underlyingAt(100) }), [leg])
    expect(ownLevels(typed, 'BTC').volatility).toBe(0.7)
    const quote = (volatility: number) => ({
      ...{ strike: 100, right: 'call', bid: null, ask: null, mark: null, volatility },
    })
    const expiry = (day: string, volatility: number) => ({
      ...{ expiry: day, forward: 100, forwardSource: 'typed', quoteUnit: 'usd' },
      ...{ quotes: [quote(volatility)], smile: null },
    })
    const expiries = [
      expiry('2026-02-03T08:00:00.000Z', 0.6),
      expiry('2026-02-23T08:00:00.000Z', 0.5),
    ] as const
    const market = marketOf({ BTC: underlyingAt(100, { expiries: expiries as never }) })
    // 20 and 40 days: variance (0.36*20 + 0.25*40)/2 over 30 days.
    const want = Math.sqrt((0.36 * 20 + 0.25 * 40) / 2 / 30)
    expect(ownLevels(bookOf(market, []), 'BTC').volatility).toBeCloseTo(want, 14)
  })
})

describe('a path', () => {
  const path = {
    spot: {
      BTC: [
        { at: '2024-01-01T00:00:00Z', value: 100, source: '' },
        { at: '2024-01-01T10:00:00Z', value: 50, source: '' },
        { at: '2024-01-02T00:00:00Z', value: 78, source: '' },
      ],
    },
    volatility: [{ at: '2024-01-01T10:00:00Z', value: 1.5, source: '' }],
    funding: [
      { at: '2023-12-31T16:00:00Z', value: 9, source: '' },
      { at: '2024-01-01T10:00:00Z', value: -0.9, source: '' },
    ],
  }
  const own = { volatility: 0.5, funding: 0.1, basis: 0.05 }
  const hour = 3_600_000
  const start = Date.parse('2024-01-01T00:00:00Z')
  const at = (...hours: readonly number[]) =>
    readPath(path, [start, ...hours.map((h) => start + h * hour)], own).slice(1)

  it('is straight between its points, which are all among its steps', () => {
    const [middle, low, later, end] = at(5, 10, 17, 24)
    expect(middle?.spots).toEqual({ BTC: -0.25 })
    expect(low?.spots).toEqual({ BTC: -0.5 })
    expect(later?.spots['BTC']).toBeCloseTo(-0.36, 14)
    expect(end?.spots['BTC']).toBeCloseTo(-0.22, 14)
    expect(middle?.volatility).toBe(0.5)
    expect(end?.volatility).toBe(1)
    expect(end?.basis).toBe(0)
    const times = pathTimes(path, 5)
    for (const [, point] of pointsOf(path).filter(([, one]) => one.at >= '2024'))
      expect(times).toContain(Date.parse(point.at))
    expect([...times].sort((a, b) => a - b)).toEqual(times)
  })

  it('has the mean of funding so far: what accrues is the area under the rates', () => {
    const [middle, low, end] = at(5, 10, 20)
    // From 0.1 down to -0.9 in ten hours, then held.
    expect(middle?.funding).toBeCloseTo(-0.25, 14)
    expect(low?.funding).toBeCloseTo(-0.5, 14)
    expect(end?.funding).toBeCloseTo((-0.4 * 10 - 0.9 * 10) / 20 - 0.1, 14)
  })
})

describe('grids and presets', () => {
  it('hold steps inside the bounds of their shock, with the market as it is among them', () => {
    for (const name of SHOCK_NAMES)
      for (const reach of ['near', 'far'] as const) {
        const steps = gridSteps(name, reach)
        expect([...steps].sort((a, b) => a - b)).toEqual(steps)
        expect(steps).toContain(0)
        for (const step of steps) expect(step >= shocks[name].lowest).toBe(true)
      }
    for (const { shocks: set } of presets)
      expect(applyEdit(sample, { kind: 'setShocks', shocks: set }).ok).toBe(true)
  })

  it('take uneven steps in any order, each once, within bounds', () => {
    const parsed = parseGridAxis('spot', [0.4, -0.07, 0], 'x')
    expect(parsed.ok && parsed.value.values).toEqual([-0.07, 0, 0.4])
    const rows = parseGridAxis('volatility', [0, 0.31, -0.2], 'y')
    expect(rows.ok && rows.value.values).toEqual([0.31, 0, -0.2])
    expect(parseGridAxis('spot', [0.1], 'x').issues[0]?.message).toBe(
      'Spot has 1 steps; a matrix takes 2 to 41',
    )
    expect(parseGridAxis('spot', [0.1, 0.1], 'x').issues[0]?.message).toBe(
      'Spot has the same step twice; give each once',
    )
    expect(parseGridAxis('spot', [-2, 0], 'x').issues[0]?.message).toMatch(/-2 is not a spot shock/)
    expect(usualAxes('spot', 'days', 'near').y.values[0]).toBe(0)
  })
})
