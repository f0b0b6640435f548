import { beforeAll, beforeEach, afterEach, describe, expect, it, vi } from 'vitest'
import { BatchEngine } from '../../src'
import type { Core } from '../../src/engine/core'
import { sample } from '../../src/examples/sample'
import { BatchAnswer } from '../../web/state/batchAnswer.svelte'
import { asking, heldConnections } from '../support/batches'
import { loadCore } from '../support/core'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => vi.useRealTimers())

/** Lets what is under way go on without the clock. */
const turn = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve()
}

function setUp(parts: Parameters<typeof asking>[0] = {}) {
  const { connect, closed, waiting } = heldConnections(core)
  const retry = vi.fn()
  const engine = new BatchEngine(connect, 1)
  return { answer: new BatchAnswer(engine, 'test', asking(parts), retry), closed, waiting, retry }
}

describe('a long question', () => {
  it('says nothing at first, dims after 200 ms, tells percent and time left after a second', async () => {
    const { answer, waiting } = setUp()
    const asked = answer.ask(sample, 4)
    await turn()
    expect([answer.status.kind, answer.progress]).toEqual(['ready', null])
    vi.advanceTimersByTime(250)
    expect([answer.status.kind, answer.progress]).toEqual(['waiting', null])
    vi.advanceTimersByTime(800)
    expect(answer.progress).toEqual({ share: 0, left: null })
    waiting.shift()?.answer()
    await turn()
    expect(answer.progress?.share).toBe(0.25)
    expect(answer.progress?.left).toBeCloseTo(3 * 1.05, 2)
    while (waiting.length > 0) {
      waiting.shift()?.answer()
      await turn()
    }
    await asked
    expect(answer.view).toHaveLength(4)
    expect([answer.status.kind, answer.progress]).toEqual(['ready', null])
  })

  it('is stopped: the last view stays, and it says so', async () => {
    const { answer, waiting, closed } = setUp()
    const first = answer.ask(sample, 1)
    await turn()
    waiting.shift()?.answer()
    await first
    const view = answer.view
    const second = answer.ask(sample, 3)
    await turn()
    answer.cancel()
    await second
    expect(answer.view).toBe(view)
    expect(answer.isStopped).toBe(true)
    expect(answer.progress).toBeNull()
    expect(closed).toHaveBeenCalled()
  })

  it('is not asked twice, unless something came between', async () => {
    const { answer, waiting } = setUp()
    const first = answer.ask(sample, 1)
    await turn()
    waiting.shift()?.answer()
    await first
    await answer.ask(sample, 1)
    expect(waiting).toHaveLength(0)
    void answer.ask(sample, 2)
    void answer.ask(sample, 1)
    await turn()
    expect(waiting.length).toBeGreaterThan(0)
  })

  it('fails with a way to try again, and complains of the input in its words', async () => {
    const { answer, waiting, retry } = setUp()
    const failed = answer.ask(sample, 1)
    await turn()
    waiting.shift()?.reject(new Error('the worker crashed'))
    await failed
    expect(answer.status).toMatchObject({ kind: 'failed', retry })
    const wrong = setUp({
      pack: () => ({
        ok: false,
        issues: [{ path: 'days', code: 'x', message: 'days is wrong', severity: 'error' }],
      }),
    })
    await wrong.answer.ask(sample, 1)
    expect(wrong.answer.status).toEqual({ kind: 'issues', issues: ['days is wrong'] })
  })
})
