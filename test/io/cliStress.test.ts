// Worst case and reverse stress at the real command line program.
import { expect, test } from 'vitest'
import { sample } from '../../src/examples/sample'
import { runCli } from '../support/cli'

const ask = (command: string, input: unknown): unknown => {
  const { status, stdout, stderr } = runCli(command, JSON.stringify(input))
  expect([status, stderr]).toEqual([0, ''])
  return JSON.parse(stdout)
}

interface WorstAnswer {
  readonly worst: { readonly pnl: number; readonly shocks: Record<string, number> }
  readonly best: { readonly pnl: number }
  readonly grid: Record<string, unknown>
}

test('worstCase answers the worst and the best of a box, and how it was searched', () => {
  const answer = ask('worstCase', { document: sample, spot: [-0.15, 0.15] }) as WorstAnswer
  // The design's own program: -10,371 at -1.4 % spot, -10 points, 14 days, -20 points of funding.
  expect(Math.abs(answer.worst.pnl + 10_371)).toBeLessThan(15)
  expect(answer.worst.shocks).toMatchObject({ volatility: -0.1, days: 14, funding: -0.2, rates: 0 })
  expect(answer.worst.shocks['spot']).toBeCloseTo(-0.014, 2)
  expect(answer.best.pnl).toBeCloseTo(29_007, -1)
  expect(answer.grid).toMatchObject({
    spot: 101,
    volatility: 101,
    days: 101,
    holds101PerSide: true,
  })
  const told = runCli('worstCase', JSON.stringify({ document: sample, spot: [0.2, 0.1] }))
  expect([told.status, told.stderr.trim()]).toEqual([2, 'spot ends below where it begins'])
})

interface ReverseAnswer {
  readonly breaches: readonly Record<string, unknown>[]
  readonly deviations: Record<string, number>
}

test('reverseStress answers every limit and the loss, with a reason where there is no scenario', () => {
  const question = { days: 7, loss: 0.02, correlation: -0.35 }
  const answer = ask('reverseStress', { document: sample, ...question }) as ReverseAnswer
  const by = new Map(answer.breaches.map((breach) => [breach['limit'], breach]))
  expect([...by.keys()]).toHaveLength(7)
  // The design's own program, with lognormal moves: delta 1.7, gamma 2.8, vega 3.9 deviations.
  expect(by.get('delta')?.['distance']).toBeCloseTo(1.74, 1)
  expect(by.get('gamma')?.['distance']).toBeCloseTo(2.79, 1)
  expect(by.get('vega')?.['distance']).toBeCloseTo(3.85, 1)
  expect(by.get('vega')).toMatchObject({ unit: 'USD per point', bound: 900, reason: null })
  expect(by.get('rho')).toMatchObject({ shocks: null, distance: null })
  expect(by.get('rho')?.['reason']).toBe('no breach within 8 deviations')
  const told = runCli('reverseStress', JSON.stringify({ document: sample, days: 0 }))
  expect([told.status, told.stderr.trim()]).toEqual([
    2,
    'days: 0 is not a horizon in days from 0.01 to 365',
  ])
})
