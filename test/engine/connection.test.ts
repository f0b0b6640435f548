import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { greeks, scenarioCube } from '../../src/analyses'
import { workerConnection } from '../../src/engine/connection'
import type { Core } from '../../src/engine/core'
import { Engine } from '../../src/engine/engine'
import { sample } from '../../src/examples/sample'
import { answerOf, loadCore } from '../support/core'
import { coreWorker, silentWorker } from '../support/workers'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const unit = { unit: 'usd' } as const

/** What an ask came to, without an unhandled rejection on the way. */
const settled = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'answered',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )

const engineOn = (worker: Worker): Engine => new Engine(() => workerConnection(worker))
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('a worker that works', () => {
  it('answers the same bits as the core in this thread', async () => {
    const { worker } = coreWorker(core)
    const engine = engineOn(worker)
    const cube = { spot: [-0.3, 0.2], volatility: [-0.1, 0.1], days: [0, 30] }
    const outcome = await engine.ask('a', scenarioCube, sample, cube)
    expect(outcome).toEqual({ kind: 'view', view: answerOf(core, scenarioCube, sample, cube) })
    engine.restart()
  })

  it('is given one buffer a message, and leaves the packed tables as they are', async () => {
    const { worker } = coreWorker(core)
    const connection = workerConnection(worker)
    const packed = scenarioCube.pack(sample, { spot: [0], volatility: [0], days: [0] })
    if (!packed.ok) throw new Error('the sample does not pack')
    const inputs = packed.value.inputs.map(({ bytes }) => bytes)
    const before = inputs.map((bytes) => Buffer.from(bytes))
    const post = vi.spyOn(worker, 'postMessage')
    const [answer] = await connection.run([
      { kernel: 'scenarios', inputs, outputs: packed.value.outputs },
    ])
    expect(answer?.status).toBe(0)
    expect(inputs.map((bytes) => Buffer.from(bytes))).toEqual(before)
    expect(post.mock.calls.map(([, given]) => (given as readonly unknown[]).length)).toEqual([1])
    connection.close()
  })
})

describe('a worker that does not', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is given up after 15 seconds when it never starts', async () => {
    const { worker, terminate } = silentWorker()
    const told = settled(engineOn(worker).ask('a', greeks, sample, unit))
    await turn()
    await vi.advanceTimersByTimeAsync(14_999)
    expect(terminate).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(await told).toBe(
      'The calculation "greeks" failed: the calculation worker did not start within 15 seconds.',
    )
    expect(terminate).toHaveBeenCalledOnce()
  })

  it('is given up after 30 seconds when it falls silent later', async () => {
    const { worker } = coreWorker(core)
    const engine = engineOn(worker)
    expect(await settled(engine.ask('a', greeks, sample, unit))).toBe('answered')
    worker.postMessage = () => undefined
    const told = settled(engine.ask('a', greeks, sample, unit))
    await turn()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await told).toContain('no answer for 30 seconds')
  })

  it('is told apart: could not start, or crashed', async () => {
    const silent = silentWorker()
    const never = settled(engineOn(silent.worker).ask('a', greeks, sample, unit))
    await turn()
    silent.crash()
    expect(await never).toContain('the calculation worker could not start')

    const working = coreWorker(core)
    const engine = engineOn(working.worker)
    expect(await settled(engine.ask('a', greeks, sample, unit))).toBe('answered')
    const later = settled(engine.ask('a', greeks, sample, unit))
    working.crash()
    expect(await later).toContain('the calculation worker crashed')
  })

  it('does not keep a restart waiting, and the next worker answers', async () => {
    const workers = [silentWorker(), coreWorker(core)]
    const engine = new Engine(() => workerConnection((workers.shift() ?? silentWorker()).worker))
    const stopped = settled(engine.ask('a', greeks, sample, unit))
    await turn()
    engine.restart()
    const next = settled(engine.ask('a', greeks, sample, unit))
    expect(await stopped).toContain('the calculation was stopped')
    expect(await next).toBe('answered')
    engine.restart()
  })
})
