import { beforeAll, describe, expect, it } from 'vitest'
import { failure, issue, success } from '../../src/domain/issue'
import { BatchEngine } from '../../src/engine/batch'
import { directConnection } from '../../src/engine/connection'
import type { Core } from '../../src/engine/core'
import { EngineError } from '../../src/engine/engine'
import { sample } from '../../src/examples/sample'
import { asking, batchViewOf, heldConnections } from '../support/batches'
import { loadCore } from '../support/core'

let core: Core
beforeAll(async () => {
  core = await loadCore('release')
})

const turn = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('complaints and faults', () => {
  it('answers complaints met while packing', async () => {
    const complaint = issue('volatility', 'missing', 'no volatility')
    const engine = new BatchEngine(() => directConnection(core))
    const broken = asking({ pack: () => failure(complaint) })
    const outcome = await engine.run('a', broken, sample, 5).outcome
    expect(outcome).toEqual({ kind: 'issues', issues: [complaint] })
    expect(await batchViewOf(engine, asking(), sample, 2)).toHaveLength(2)
  })

  it.each([
    [
      'a kernel that refuses its tables',
      { pack: () => success({ inputs: [], outputs: [] }) },
      /status|failed/,
    ],
    [
      'a view that throws',
      {
        view: () => {
          throw new Error('broken view')
        },
      },
      /broken view/,
    ],
  ] as const)('rejects with an EngineError for %s', async (_, parts, sentence) => {
    const engine = new BatchEngine(() => directConnection(core), 2)
    const { outcome } = engine.run('a', asking(parts), sample, 4)
    await expect(outcome).rejects.toBeInstanceOf(EngineError)
    await expect(outcome).rejects.toThrow(sentence)
    expect(await batchViewOf(engine, asking(), sample, 2)).toHaveLength(2)
  })

  it('rejects when a worker dies, ends the others, and starts anew', async () => {
    const { connect, closed, waiting } = heldConnections(core)
    const engine = new BatchEngine(connect, 3)
    const { outcome } = engine.run('a', asking(), sample, 9)
    await turn()
    waiting.splice(0)[1]?.reject(new Error('the calculation worker crashed'))
    await expect(outcome).rejects.toThrow(
      'The calculation "test question" failed: the calculation worker crashed.',
    )
    expect(closed).toHaveBeenCalledTimes(3)
    const next = engine.run('a', asking(), sample, 1)
    await turn()
    waiting[0]?.answer()
    expect((await next.outcome).kind).toBe('view')
  })

  it('rejects when no worker can start', async () => {
    const engine = new BatchEngine(() => {
      throw new Error('workers are not allowed here')
    })
    await expect(engine.run('a', asking(), sample, 1).outcome).rejects.toThrow(
      /workers are not allowed here/,
    )
  })
})
