import { beforeAll, describe, expect, it } from 'vitest'
import { compileAssembly } from '../support/assemblyScript'
import { Worst } from '../support/close'
import { goldenSet, num } from '../support/golden'

interface Chances {
  normalTail(y: number): number
  scaledTail(y: number, a: number): number
  touchChance(spot: number, barrier: number, mu: number, sigma: number, years: number): number
  stayChance(
    spot: number,
    low: number,
    high: number,
    mu: number,
    sigma: number,
    years: number,
  ): number
}

let chances: Chances
beforeAll(async () => {
  chances = await compileAssembly<Chances>('chances.as.ts')
}, 60_000)

describe('normal tails', () => {
  it('are one half at 0, and keep their digits far out', () => {
    expect(chances.normalTail(0)).toBeCloseTo(0.5, 15)
    expect(chances.normalTail(1) / 0.15865525393145707).toBeCloseTo(1, 13)
    expect(chances.normalTail(-1)).toBeCloseTo(0.841344746068543, 14)
    expect(chances.normalTail(6) / 9.865876450376946e-10).toBeCloseTo(1, 12)
    expect(chances.normalTail(30) / 4.906713927148187e-198).toBeCloseTo(1, 11)
  })

  it('do not overflow where factor and tail cancel', () => {
    // e^(y²/2) N(-y) tends to 1/(y √(2π)).
    expect(chances.scaledTail(100, 5000) * 100 * Math.sqrt(2 * Math.PI)).toBeCloseTo(0.9999, 6)
    expect(chances.normalTail(Infinity)).toBe(0)
    expect(chances.normalTail(-Infinity)).toBe(1)
  })
})

describe('a price that touches', () => {
  const rows = goldenSet('montecarlo', 'first_passage')
  const args = (row: (typeof rows)[number]) =>
    ['S0', 'H', 'mu', 'sigma', 'T'].map((name) => num(row, name)) as [
      number,
      number,
      number,
      number,
      number,
    ]

  it('has the golden chance within 1e-12', () => {
    const worst = new Worst()
    for (const row of rows) {
      const got = chances.touchChance(...args(row))
      const want = num(row, 'p_touch')
      worst.expectClose({ name: 'touch', got, want, tolerance: 1e-12, inputs: row })
    }
    console.info(`first_passage: ${rows.length} rows, worst of 1e-12: ${worst.toString()}`)
  })

  it('is there already at the barrier, and moves along its drift without volatility', () => {
    expect(chances.touchChance(100, 100, 0, 0.5, 1)).toBe(1)
    expect(chances.touchChance(100, 110, 0.2, 0, 1)).toBe(1)
    expect(chances.touchChance(100, 130, 0.2, 0, 1)).toBe(0)
    expect(chances.touchChance(100, 90, 0.2, 0, 1)).toBe(0)
    expect(chances.touchChance(100, 90, 0.2, 0.5, 0)).toBe(0)
  })

  it('is likelier the longer it is watched, and at least as likely as to end beyond', () => {
    for (const row of rows) {
      const [spot, barrier, mu, sigma, years] = args(row)
      const early = chances.touchChance(spot, barrier, mu, sigma, years / 2)
      const late = chances.touchChance(spot, barrier, mu, sigma, years)
      expect(late).toBeGreaterThanOrEqual(early)
      expect(late).toBeGreaterThanOrEqual(num(row, 'p_beyond_at_T') - 1e-12)
    }
  })
})

describe('a price between two barriers', () => {
  const rows = goldenSet('montecarlo', 'double_no_touch')

  it('stays with the golden chance within 1e-12', () => {
    const worst = new Worst()
    for (const row of rows) {
      const [spot = NaN, low = NaN, high = NaN, mu = NaN, sigma = NaN, years = NaN] = [
        'S0',
        'L',
        'U',
        'mu',
        'sigma',
        'T',
      ].map((name) => num(row, name))
      const got = chances.stayChance(spot, low, high, mu, sigma, years)
      const want = num(row, 'p_no_touch')
      worst.expectClose({ name: 'stay', got, want, tolerance: 1e-12, inputs: row })
    }
    console.info(`double_no_touch: ${rows.length} rows, worst of 1e-12: ${worst.toString()}`)
  })

  it('outside is nowhere, and with one barrier out of reach is the other alone', () => {
    expect(chances.stayChance(100, 100, 120, 0, 0.5, 1)).toBe(0)
    expect(chances.stayChance(100, 110, 120, 0, 0.5, 1)).toBe(0)
    expect(chances.stayChance(100, 90, 110, 0, 5, 10)).toBe(0)
    const alone = 1 - chances.touchChance(100, 80, 0.1, 0.5, 0.5)
    expect(chances.stayChance(100, 80, 1e6, 0.1, 0.5, 0.5)).toBeCloseTo(alone, 12)
  })
})
