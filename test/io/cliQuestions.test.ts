// Questions about a whole book at the real command line program, answered as the analyses answer them.
import { beforeAll, describe, expect, test } from 'vitest'
import { buckets, chances, explainMarkets } from '../../src/analyses'
import type { Core } from '../../src/engine/core'
import { sample } from '../../src/examples/sample'
import { runCli } from '../support/cli'
import { answerOf, loadCore } from '../support/core'

let core: Core
beforeAll(async () => {
  core = await loadCore('release')
})

const ask = <Answer>(command: string, input: unknown): Answer => {
  const { status, stdout, stderr } = runCli(command, JSON.stringify(input))
  expect([status, stderr]).toEqual([0, ''])
  return JSON.parse(stdout) as Answer
}

interface ChancesAnswer {
  readonly underlying: string
  readonly distribution: { readonly name: string; readonly quantiles: Record<string, number> }
  readonly prices: readonly Record<'price' | 'density' | 'below' | 'above' | 'touch', number>[]
  readonly ranges: readonly Record<'low' | 'high' | 'between' | 'stay', number>[]
  readonly profit: { readonly chance: number }
  readonly cone: readonly { readonly quantiles: Record<string, number> }[]
  readonly method: Record<string, string>
}

describe('chances', () => {
  test('of prices, ranges and dates are those of the analysis, the method beside them', () => {
    const question = { days: 30, prices: [90_000, 110_000], ranges: [[90_000, 110_000]], cone: [7] }
    const answer = ask<ChancesAnswer>('chances', { document: sample, ...question })
    const view = answerOf(core, chances, sample, { ...question, ranges: [[90_000, 110_000]] })
    expect(answer.prices.map(({ below, above, touch }) => [below, above, touch])).toEqual(
      [0, 1].map((at) => [view.below[at], view.above[at], view.touch[at]]),
    )
    expect(answer.ranges).toEqual(view.ranges)
    expect(answer.profit.chance).toBe(view.profit?.chance)
    expect(Object.values(answer.cone[0]?.quantiles ?? {})).toEqual(view.cone[0]?.quantiles)
    expect(answer.method['touch']).toContain('without a pause')
    const [range] = answer.ranges
    expect(range?.stay).toBeLessThan(range?.between ?? NaN)
  })

  test('of a document alone are those over the axis of the payoff', () => {
    const answer = ask<ChancesAnswer>('chances', sample)
    expect(answer.prices.length).toBeGreaterThan(400)
    expect(answer.distribution.name).toBe('lognormal at 44.6 %')
    expect(answer.ranges).toEqual([])
  })

  test.each([
    [{ days: 0 }, 'days: 0 is not a number of days'],
    [{ prices: ['90k'] }, 'prices[0]: "90k" is not a price in USD above 0'],
    [{ ranges: [[2, 1]] }, 'the first price of a range is below the second'],
    [{ ranges: [[2]] }, 'ranges[0]'],
    [{ strikes: [1] }, 'strikes is not a field of this format'],
    [{ underlying: 'DOGE' }, 'settings.underlying: DOGE is not in the market'],
  ])('refuse %j', (wrong, sentence) => {
    const { status, stderr } = runCli('chances', JSON.stringify({ document: sample, ...wrong }))
    expect(status).toBe(2)
    expect(stderr).toContain(sentence)
  })
})

describe('buckets', () => {
  interface Row {
    readonly label: string
    readonly legs: number
    readonly now: Record<string, number>
    readonly scenario: Record<string, number>
  }
  interface BucketsAnswer {
    readonly by: string
    readonly units: Record<string, string>
    readonly buckets: readonly Row[]
    readonly net: Omit<Row, 'label'>
  }

  test('are those of the analysis, and add up', () => {
    const answer = ask<BucketsAnswer>('buckets', { document: sample, by: 'tenor' })
    const view = answerOf(core, buckets, sample, { by: 'tenor' })
    expect(answer.buckets.map(({ label }) => label)).toEqual(view.buckets.map(({ label }) => label))
    for (const [name, unit] of Object.entries(answer.units)) {
      expect(unit).toContain('USD')
      for (const side of ['now', 'scenario'] as const) {
        const sum = answer.buckets.reduce((total, row) => total + (row[side][name] ?? NaN), 0)
        const net = answer.net[side][name] ?? NaN
        expect(Math.abs(sum - net)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(net)))
      }
    }
    expect(answer.net.now['vega']).toBe(view.net.figures.vega.base)
  })

  test('are by underlying where nothing else is asked; another kind is refused', () => {
    expect(ask<BucketsAnswer>('buckets', sample).by).toBe('underlying')
    const { status, stderr } = runCli('buckets', JSON.stringify({ document: sample, by: 'colour' }))
    expect(status).toBe(2)
    expect(stderr).toBe(
      'by: "colour" is not a kind of bucket: one of underlying, tenor, expiry, group, account\n',
    )
  })
})

describe('explain', () => {
  const later = { ...sample.market, name: 'Later', asOf: '2026-01-15T08:00:00.000Z' }

  test('is the P&L by driver of the analysis', () => {
    interface Part {
      readonly drivers: Record<string, number>
      readonly total: number
    }
    interface Explained {
      readonly book: Part
      readonly kinds: Record<string, Part>
      readonly to: { readonly name: string }
    }
    const answer = ask<Explained>('explain', { document: sample, later })
    const view = answerOf(core, explainMarkets, sample, { later })
    expect(answer.book).toEqual(view.book)
    expect(answer.to.name).toBe('Later')
    expect(Object.keys(answer.kinds)).toEqual([...view.kinds.keys()])
    const sum = Object.values(answer.book.drivers).reduce((total, part) => total + part, 0)
    expect(sum).toBeCloseTo(answer.book.total, 6)
  })

  test.each([
    [{}, 'later is missing'],
    [{ later: { ...later, asOf: '2026-01-13T08:00:00.000Z' } }, 'is before'],
    [{ later, days: 1 }, 'days is not a field of this question'],
  ])('refuses %#', (given, sentence) => {
    const { status, stderr } = runCli('explain', JSON.stringify({ document: sample, ...given }))
    expect(status).toBe(2)
    expect(stderr).toContain(sentence)
  })
})
