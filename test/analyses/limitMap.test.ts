import { beforeAll, expect, it } from 'vitest'
import { greeks, limitMap, parseReverseStress } from '../../src/analyses'
import { BatchEngine } from '../../src/engine/batch'
import { directConnection } from '../../src/engine/connection'
import type { Core } from '../../src/engine/core'
import { sample } from '../../src/examples/sample'
import { batchViewOf } from '../support/batches'
import { pnlAt, shocksAt } from '../support/boxes'
import { answerOf, loadCore } from '../support/core'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

async function mapOf() {
  const engine = new BatchEngine(() => directConnection(core), 1)
  const settings = parseReverseStress({ days: 7, correlation: -0.4 })
  if (!settings.ok) throw new Error('settings')
  return batchViewOf(engine, limitMap, sample, settings.value)
}

it('shows the P&L and the largest use that the scenario has', async () => {
  const map = await mapOf()
  const columns = map.spot.length
  const value = answerOf(core, greeks, sample, { unit: 'usd' }).net.valueUsd
  for (const [row, column] of [
    [3, 5],
    [20, 32],
    [44, 64],
    [10, 50],
  ] as const) {
    const shocks = { spot: map.spot[column] ?? 0, volatility: map.volatility[row] ?? 0 }
    const [pnl = NaN] = pnlAt(core, sample, [shocks])
    const at = row * columns + column
    expect(map.pnl[at]).toBeCloseTo(pnl, 6)
    const { tiles } = answerOf(
      core,
      greeks,
      { ...sample, shocks: shocksAt(shocks) },
      { unit: 'usd' },
    )
    const uses = tiles.map(({ scenarioUse }) => scenarioUse ?? 0)
    expect(map.use[at]).toBeCloseTo(Math.max(...uses, -pnl / (0.02 * value)), 8)
  }
})

it('reaches as far as its ellipses, and no volatility below nothing', async () => {
  const map = await mapOf()
  expect([...map.spot]).toEqual([...map.spot].sort((a, b) => a - b))
  expect(map.spot[0]).toBeCloseTo(-(map.spot.at(-1) ?? 0), 12)
  expect(map.volatility[0]).toBeGreaterThan(-0.5)
  expect(map.volatility.at(-1)).toBeCloseTo(0.09 * 5.4, 12)
  expect(map.use.some((use) => use > 1)).toBe(true)
  expect(map.use.some((use) => use < 1)).toBe(true)
})
