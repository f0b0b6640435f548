import { describe, expect, it } from 'vitest'
import type { Breach } from '../../src'
import { noShocks } from '../../src/shocks'
import {
  boundText,
  otherShocks,
  pointText,
  READ_SIDE,
  sideValue,
  sigma,
} from '../../web/panels/stressText'

const breach = (parts: Partial<Breach>): Breach => ({
  limit: 'loss',
  underlying: null,
  bound: 0.02,
  kind: 'found',
  reason: '',
  distance: 1.44,
  chance: 0.08,
  shocks: noShocks,
  figure: -1,
  figureAtRest: 0,
  ...parts,
})

describe('sides', () => {
  it('are written with their unit, and read back as they are written', () => {
    const ends = [
      ['spot', -0.15, '−15%'],
      ['volatility', 0.2, '+20 pt'],
      ['days', 14, '14 d'],
      ['funding', -0.2, '−20 pt'],
      ['rates', 0.0025, '+25 bp'],
    ] as const
    for (const [name, value, text] of ends) {
      expect(sideValue(name, value)).toBe(text)
      const read = READ_SIDE[name](text)
      expect(read.ok && read.value).toBeCloseTo(value, 12)
    }
  })
})

describe('points', () => {
  it('leave out what stays', () => {
    expect(pointText(noShocks)).toBe('the market as it is')
    expect(pointText({ spot: -0.0142, volatility: -0.1, days: 14, funding: -0.2, rates: 0 })).toBe(
      '−1.4% spot, −10 pt vol, +14 d, −20 pt funding',
    )
    expect(pointText({ ...noShocks, days: 3.25 })).toMatch(/^\+3\.[23] d$/)
  })
})

describe('limits', () => {
  it('say what bounds them', () => {
    expect(boundText(breach({}))).toBe('2% of value')
    expect(boundText(breach({ limit: 'delta', underlying: 'BTC', bound: 1.5 }))).toBe('1.50 BTC')
    expect(boundText(breach({ limit: 'vega', underlying: 'BTC', bound: 900 }))).toBe('$900')
    expect(boundText(breach({ limit: 'delta', bound: 9000 }))).toBe('$9,000 total')
  })

  it('say what else a breach needs, and how far it is', () => {
    expect(otherShocks(breach({ shocks: { ...noShocks, funding: 0.0912 } }))).toBe(
      'funding +9.1 pt',
    )
    expect(otherShocks(breach({ shocks: null }))).toBe('')
    expect(sigma(1.44)).toBe('1.4σ')
    expect(sigma(NaN)).toBe('n/a')
  })
})
