import { readFile } from 'node:fs/promises'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { parseSimulatedValue, simulatedValue } from '../../src/analyses'
import { BatchEngine } from '../../src/engine/batch'
import { directConnection, workerConnection } from '../../src/engine/connection'
import { sample } from '../../src/examples/sample'
import { batchViewOf } from '../support/batches'
import { loadCore } from '../support/core'
import { bundledWorker, threadWorker, type CountedThread } from '../support/threads'

let script: URL
let module: Promise<WebAssembly.Module>
beforeAll(async () => {
  script = await bundledWorker()
  const bytes = await readFile(new URL('../../build/core.wasm', import.meta.url))
  module = WebAssembly.compile(bytes)
}, 60_000)

let threads: CountedThread[] = []
/** Threads that start from the one compiled module. */
const connect = () => {
  const thread = threadWorker(script)
  threads.push(thread)
  return workerConnection(thread.worker, module)
}
afterEach(() => {
  for (const { worker } of threads) worker.terminate()
  threads = []
})

const parsed = parseSimulatedValue({ days: 7, volatility: 0.6, drift: 0, paths: 131_072 })
if (!parsed.ok) throw new Error('these settings are not valid')
const settings = parsed.value

describe('real threads', () => {
  it('give the same bits: one, two or eight of them, or none', async () => {
    const core = await loadCore('release')
    const direct = new BatchEngine(() => directConnection(core), 1)
    const want = await batchViewOf(direct, simulatedValue, sample, settings)
    for (const count of [1, 2, 8]) {
      const engine = new BatchEngine(connect, count)
      const view = await batchViewOf(engine, simulatedValue, sample, settings)
      expect({ ...view, sorted: null }).toEqual({ ...want, sorted: null })
      expect(Buffer.compare(Buffer.from(view.sorted.buffer), Buffer.from(want.sorted.buffer))).toBe(
        0,
      )
      engine.restart()
    }
    expect(threads).toHaveLength(11)
  })

  it('end when a run is cancelled, and new ones answer the next from the same module', async () => {
    const engine = new BatchEngine(connect, 2)
    let reached = (): void => undefined
    const begun = new Promise<void>((resolve) => (reached = resolve))
    const asked = { ...settings, paths: 1_048_576 }
    const run = engine.run('a', simulatedValue, sample, asked, () => reached())
    await begun
    run.cancel()
    expect(await run.outcome).toEqual({ kind: 'cancelled' })
    expect(await Promise.all(threads.map(({ exited }) => exited))).toHaveLength(2)
    const view = await batchViewOf(engine, simulatedValue, sample, settings)
    expect(view.paths).toBe(131_072)
    expect(threads).toHaveLength(4)
    engine.restart()
  })
})
