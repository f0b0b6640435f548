import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import {
  parseSimulatedValue,
  simulatedValue,
  type SimulatedValueSettings,
} from '../../src/analyses'
import { BatchEngine } from '../../src/engine/batch'
import { directConnection } from '../../src/engine/connection'
import type { Core } from '../../src/engine/core'
import { sample } from '../../src/examples/sample'
import { asking, batchViewOf, heldConnections, unevenConnection } from '../support/batches'
import { loadCore } from '../support/core'

let core: Core
beforeAll(async () => {
  core = await loadCore('release')
})

const bytesOf = (values: Float64Array) =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength)
const turn = () => new Promise((resolve) => setTimeout(resolve, 0))

function settingsOf(rest: Partial<SimulatedValueSettings>): SimulatedValueSettings {
  const parsed = parseSimulatedValue({ days: 7, volatility: 0.6, drift: 0, ...rest })
  if (!parsed.ok) throw new Error('these settings are not valid')
  return parsed.value
}

describe('the same bits', () => {
  it.each(['pseudo', 'sobol'] as const)(
    '%s: for one worker or eight, in any order',
    async (method) => {
      const settings = settingsOf({ method, paths: 65_536 })
      const alone = await batchViewOf(
        new BatchEngine(() => directConnection(core), 1),
        simulatedValue,
        sample,
        settings,
      )
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(2, 3, 8, 16),
          fc.infiniteStream(fc.nat(6)),
          async (workers, turns) => {
            const connect = () => unevenConnection(core, () => Number(turns.next().value))
            const view = await batchViewOf(
              new BatchEngine(connect, workers),
              simulatedValue,
              sample,
              settings,
            )
            expect({ ...view, sorted: null }).toEqual({ ...alone, sorted: null })
            expect(Buffer.compare(bytesOf(view.sorted), bytesOf(alone.sorted))).toBe(0)
          },
        ),
        { numRuns: 4 },
      )
    },
  )

  it('hands the ranges over in their order whatever order they end in', async () => {
    const { connect, waiting } = heldConnections(core)
    const run = new BatchEngine(connect, 4).run('a', asking(), sample, 4)
    await turn()
    for (const at of [2, 0, 3, 1]) {
      waiting[at]?.answer()
      await turn()
    }
    const outcome = await run.outcome
    const inOrder = await batchViewOf(
      new BatchEngine(() => directConnection(core), 1),
      asking(),
      sample,
      4,
    )
    expect(outcome).toEqual({ kind: 'view', view: inOrder })
    expect(new Set(inOrder).size).toBe(4)
  })
})

describe('workers', () => {
  it('are one per core, never more than ranges, and kept for the next run', async () => {
    const connect = vi.fn(() => directConnection(core))
    const engine = new BatchEngine(connect, 4)
    await batchViewOf(engine, asking(), sample, 3)
    expect(connect).toHaveBeenCalledTimes(3)
    await batchViewOf(engine, asking(), sample, 40)
    await batchViewOf(engine, asking(), sample, 40)
    expect(connect).toHaveBeenCalledTimes(4)
  })

  it('are two where nobody says how many', async () => {
    const connect = vi.fn(() => directConnection(core))
    await batchViewOf(new BatchEngine(connect), asking(), sample, 9)
    expect(connect).toHaveBeenCalledTimes(2)
  })
})

describe('progress', () => {
  it('counts finished ranges', async () => {
    const told: (readonly [number, number])[] = []
    const engine = new BatchEngine(() => directConnection(core), 3)
    await engine.run('a', asking(), sample, 5, (...counts) => told.push(counts)).outcome
    expect(told).toEqual([
      [1, 5],
      [2, 5],
      [3, 5],
      [4, 5],
      [5, 5],
    ])
  })
})

describe('cancel', () => {
  it('ends the workers at once, and new ones answer the next run', async () => {
    const { connect, closed, waiting } = heldConnections(core)
    const told = vi.fn()
    const engine = new BatchEngine(connect, 2)
    const run = engine.run('a', asking(), sample, 8, told)
    await turn()
    waiting[0]?.answer()
    await turn()
    run.cancel()
    expect(await run.outcome).toEqual({ kind: 'cancelled' })
    expect(closed).toHaveBeenCalledTimes(2)
    waiting.splice(0).forEach(({ answer }) => answer())
    await turn()
    expect(told).toHaveBeenCalledTimes(1)
    expect(waiting).toHaveLength(0)

    const next = engine.run('a', asking(), sample, 2)
    await turn()
    expect(connect).toHaveBeenCalledTimes(4)
    waiting.forEach(({ answer }) => answer())
    expect((await next.outcome).kind).toBe('view')
    run.cancel()
    expect(closed).toHaveBeenCalledTimes(2)
  })

  it('takes a waiting run out without touching the one under way', async () => {
    const { connect, closed, waiting } = heldConnections(core)
    const engine = new BatchEngine(connect, 1)
    const first = engine.run('a', asking(), sample, 1)
    await turn()
    const second = engine.run('b', asking(), sample, 1)
    second.cancel()
    expect(await second.outcome).toEqual({ kind: 'cancelled' })
    waiting[0]?.answer()
    expect((await first.outcome).kind).toBe('view')
    expect(closed).not.toHaveBeenCalled()
  })
})

describe('latest wins', () => {
  it('supersedes what the same asker asked before, waiting or under way', async () => {
    const { connect, closed, waiting } = heldConnections(core)
    const engine = new BatchEngine(connect, 1)
    const running = engine.run('a', asking(), sample, 1)
    await turn()
    const other = engine.run('b', asking(), sample, 1)
    const otherAgain = engine.run('b', asking(), sample, 2)
    expect(await other.outcome).toEqual({ kind: 'superseded' })
    const newest = engine.run('a', asking(), sample, 3)
    expect(await running.outcome).toEqual({ kind: 'superseded' })
    expect(closed).toHaveBeenCalledOnce()
    for (let at = 0; at < 6; at++) {
      await turn()
      waiting.splice(0).forEach(({ answer }) => answer())
    }
    expect(await otherAgain.outcome).toMatchObject({ kind: 'view', view: { length: 2 } })
    expect(await newest.outcome).toMatchObject({ kind: 'view', view: { length: 3 } })
  })
})
