// Batch runs in tests: connections that answer late and out of order, and real threads.
import { vi } from 'vitest'
import { RANGE_ROWS, type BatchAnalysis } from '../../src/analyses'
import type { Document } from '../../src/document'
import { success } from '../../src/domain/issue'
import type { BatchEngine } from '../../src/engine/batch'
import type { Connection } from '../../src/engine/connection'
import type { Answer, Core, Job } from '../../src/engine/core'
import { packDraws } from '../../src/packing'

/** A far side over one core whose answers take as many turns as drawn: ranges end in any order. */
export function unevenConnection(core: Core, turns: () => number): Connection {
  return {
    async run(jobs) {
      const answers = jobs.map((job) => core.run(job))
      for (let wait = turns(); wait > 0; wait--)
        await new Promise((resolve) => setImmediate(resolve))
      return answers
    },
    close: () => undefined,
  }
}

/** The view of a run on a batch engine; anything else is an error. */
export async function batchViewOf<Settings, Combined, View>(
  engine: BatchEngine,
  analysis: BatchAnalysis<Settings, Combined, View>,
  document: Document,
  settings: Settings,
): Promise<View> {
  const outcome = await engine.run('test', analysis, document, settings).outcome
  if (outcome.kind !== 'view') throw new Error(`the run ended with ${outcome.kind}`)
  return outcome.view
}

/** A question of `ranges` ranges whose parts are their own first path. */
export const asking = (
  parts: Partial<BatchAnalysis<number, number[], number[]>> = {},
): BatchAnalysis<number, number[], number[]> => ({
  name: 'test question',
  title: 'Test question',
  kernel: 'draws',
  columns: {},
  rangeCount: (_document, ranges) => ranges,
  pack: (_document, _ranges, range) =>
    success({
      inputs: [
        packDraws({
          ...{ seed: 3, stream: 0, from: range * RANGE_ROWS, method: 'pseudo' },
          ...{ spot: 1, drift: 0, volatility: 1, years: 1 },
        }),
      ],
      outputs: [{ rows: RANGE_ROWS, columns: 1 }],
    }),
  combine: (partials) => partials.map(([table]) => table?.get(0, 0) ?? NaN),
  view: (combined) => combined,
  ...parts,
})

/** Connections whose runs end when the test says so. */
export function heldConnections(core: Core) {
  const waiting: { answer: () => void; reject: (error: Error) => void }[] = []
  const closed = vi.fn()
  const connect = vi.fn((): Connection => ({
    run: (jobs: readonly Job[]) =>
      new Promise<readonly Answer[]>((resolve, reject) => {
        waiting.push({ answer: () => resolve(jobs.map((job) => core.run(job))), reject })
      }),
    close: closed,
  }))
  return { connect, closed, waiting }
}
