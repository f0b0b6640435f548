import { beforeAll, describe, expect, it, vi } from 'vitest'
import { greeks, scenarioCube, scenarioGrid } from '../../src/analyses'
import type { Document } from '../../src/document'
import { directConnection, type Connection } from '../../src/engine/connection'
import type { Answer, Core, Job } from '../../src/engine/core'
import { Engine, EngineError } from '../../src/engine/engine'
import { sample } from '../../src/examples/sample'
import { answerOf, loadCore } from '../support/core'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const unit = { unit: 'usd' } as const
const cube = { spot: [-0.1, 0.1], volatility: [0], days: [0] }
const named = (name: string): Document => ({ ...sample, name })

/** A connection whose runs end when the test says so. */
function heldConnection() {
  const messages: (readonly Job[])[] = []
  const waiting: { answer(): void; reject(error: Error): void }[] = []
  const connection: Connection = {
    run: (jobs) =>
      new Promise<readonly Answer[]>((resolve, reject) => {
        messages.push(jobs)
        waiting.push({ answer: () => resolve(jobs.map((job) => core.run(job))), reject })
      }),
    close: () => undefined,
  }
  return { connection, messages, waiting }
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('latest wins', () => {
  it('sends all asks of one turn in one message, in their order', async () => {
    const { connection, messages, waiting } = heldConnection()
    const engine = new Engine(() => connection)
    const asked = [
      engine.ask('a', greeks, sample, unit),
      engine.ask('b', scenarioCube, sample, cube),
      engine.ask('c', greeks, sample, unit),
    ]
    await turn()
    expect(messages.map((jobs) => jobs.map(({ kernel }) => kernel))).toEqual([
      ['greeks', 'scenarios', 'greeks'],
    ])
    waiting[0]?.answer()
    const outcomes = await Promise.all(asked)
    expect(outcomes.map(({ kind }) => kind)).toEqual(['view', 'view', 'view'])
  })

  it('packs a book once for all asks of one message, and another one apart', async () => {
    const { connection, messages, waiting } = heldConnection()
    const engine = new Engine(() => connection)
    const grid = { unit: 'usd', measure: 'pnl' } as const
    const asked = [
      engine.ask('a', greeks, sample, unit),
      engine.ask('b', scenarioGrid, sample, grid),
      engine.ask('c', greeks, { ...sample, legs: [...sample.legs] }, unit),
    ]
    await turn()
    const [first, second, third] = messages[0] ?? []
    // Legs, underlyings and slices; the states are each question's own.
    for (const table of [0, 1, 2]) expect(second?.inputs[table]).toBe(first?.inputs[table])
    expect(second?.inputs[3]).not.toBe(first?.inputs[3])
    expect(third?.inputs[0]).not.toBe(first?.inputs[0])
    waiting[0]?.answer()
    const [, shared] = await Promise.all(asked)
    expect(shared).toEqual({ kind: 'view', view: answerOf(core, scenarioGrid, sample, grid) })
  })

  it('lets a newer request of the same asker take the place of the waiting one', async () => {
    const { connection, messages, waiting } = heldConnection()
    const engine = new Engine(() => connection)
    const [first, second] = ['one', 'two'].map((name) => engine.ask('a', greeks, named(name), unit))
    expect(await first).toEqual({ kind: 'superseded' })
    await turn()
    waiting[0]?.answer()
    expect(messages).toHaveLength(1)
    const outcome = await second
    expect(outcome?.kind === 'view' && outcome.view.document.name).toBe('two')
  })

  it('answers the running request with its own document, then only the newest that waited', async () => {
    const { connection, messages, waiting } = heldConnection()
    const engine = new Engine(() => connection)
    const running = engine.ask('a', greeks, named('one'), unit)
    await turn()
    const skipped = engine.ask('a', greeks, named('two'), unit)
    const newest = engine.ask('a', greeks, named('three'), unit)
    await turn()
    expect(messages).toHaveLength(1)
    expect(await skipped).toEqual({ kind: 'superseded' })
    waiting[0]?.answer()
    const shown = await running
    expect(shown.kind === 'view' && shown.view.document.name).toBe('one')
    await turn()
    expect(messages).toHaveLength(2)
    waiting[1]?.answer()
    const last = await newest
    expect(last.kind === 'view' && last.view.document.name).toBe('three')
  })

  it('answers as the core does when asked directly', async () => {
    const engine = new Engine(() => directConnection(core))
    const outcome = await engine.ask('a', scenarioCube, sample, cube)
    expect(outcome).toEqual({ kind: 'view', view: answerOf(core, scenarioCube, sample, cube) })
  })
})

describe('restart', () => {
  it('rejects everything of a message that fails, closes that connection, and connects anew', async () => {
    const { connection, waiting } = heldConnection()
    const close = vi.spyOn(connection, 'close')
    const connect = vi
      .fn<() => Connection>(() => directConnection(core))
      .mockReturnValueOnce(connection)
    const engine = new Engine(connect)
    const asked = ['a', 'b'].map((asker) => engine.ask(asker, greeks, sample, unit))
    const told = Promise.allSettled(asked)
    await turn()
    waiting[0]?.reject(new Error('out of memory'))
    for (const { status, ...rest } of await told) {
      expect(status).toBe('rejected')
      expect('reason' in rest && rest.reason).toBeInstanceOf(EngineError)
    }
    expect(close).toHaveBeenCalledOnce()
    expect((await engine.ask('a', greeks, sample, unit)).kind).toBe('view')
    expect(connect).toHaveBeenCalledTimes(2)
  })

  it('rejects with the reason when no connection can be made', async () => {
    const engine = new Engine(() => {
      throw new Error('workers are not allowed here')
    })
    await expect(engine.ask('a', greeks, sample, unit)).rejects.toThrow(
      /workers are not allowed here/,
    )
  })
})
