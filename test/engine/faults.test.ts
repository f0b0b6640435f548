import { beforeAll, describe, expect, it } from 'vitest'
import { RootColumn, Status } from '../../assembly/abi'
import { greeks } from '../../src/analyses'
import type { Analysis } from '../../src/analyses/analysis'
import { failure, issue, success } from '../../src/domain/issue'
import { directConnection } from '../../src/engine/connection'
import type { Core } from '../../src/engine/core'
import { Engine, EngineError } from '../../src/engine/engine'
import { Table } from '../../src/engine/table'
import { sample } from '../../src/examples/sample'
import { packRun, asItIs } from '../../src/packing'
import { loadCore } from '../support/core'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const unit = { unit: 'usd' } as const

/** A question whose parts fail as told. */
const asking = (parts: Partial<Analysis<unknown, unknown>>): Analysis<unknown, unknown> => ({
  name: 'test question',
  title: 'Test question',
  kernel: 'price',
  columns: {},
  pack: () => success({ inputs: [], outputs: [] }),
  view: () => null,
  ...parts,
})

describe('complaints and faults', () => {
  it('answers the complaints of a question that cannot be packed', async () => {
    const complaint = issue('legs[0]', 'missing', 'no volatility')
    const engine = new Engine(() => directConnection(core))
    const outcome = await engine.ask('a', asking({ pack: () => failure(complaint) }), sample, {})
    expect(outcome).toEqual({ kind: 'issues', issues: [complaint] })
  })

  it.each([
    [
      'packing',
      {
        pack: () => {
          throw new Error('broken pack')
        },
      },
      'broken pack',
    ],
    [
      'viewing',
      {
        pack: () =>
          success({
            inputs: [Table.create({ rows: 1, columns: 7 }, 1)],
            outputs: [{ rows: 1, columns: 1 }],
          }),
        view: () => {
          throw new Error('broken view')
        },
      },
      'broken view',
    ],
    [
      'shapes',
      {
        pack: () =>
          success({
            inputs: [Table.create({ rows: 1, columns: 5 }, 1)],
            outputs: [{ rows: 1, columns: 1 }],
          }),
      },
      `status ${Status.WrongShape}`,
    ],
  ])('rejects one request alone for a fault of ours in %s', async (_, parts, reason) => {
    const engine = new Engine(() => directConnection(core))
    const broken = engine.ask('a', asking(parts), sample, {})
    const fine = engine.ask('b', greeks, sample, unit)
    await expect(broken).rejects.toMatchObject({
      name: 'EngineError',
      kernel: 'test question',
      reason,
    })
    expect((await fine).kind).toBe('view')
  })

  it('says a plain sentence', () => {
    expect(new EngineError('payoff', 'the calculation worker crashed').message).toBe(
      'The calculation "payoff" failed: the calculation worker crashed.',
    )
  })

  it('gives the results that fit when there are more than a table has rows for', async () => {
    const { inputs } = packRun(sample, {
      states: [asItIs],
      axes: { spotFactors: [0.5, 0.8, 0.9, 1, 1.1, 1.5] },
    })
    const truncated = asking({
      kernel: 'payoff',
      pack: () =>
        success({
          inputs,
          outputs: [
            { rows: 6, columns: 2 },
            { rows: 1, columns: RootColumn.COUNT },
          ],
        }),
      view: ([, roots]) => roots?.get(RootColumn.Spot, 0),
    })
    const outcome = await new Engine(() => directConnection(core)).ask('a', truncated, sample, {})
    expect(outcome.kind === 'view' && outcome.view).toBeGreaterThan(0)
  })

  it('refuses a run that would not fit into memory', async () => {
    const huge = asking({
      pack: () => success({ inputs: [], outputs: [{ rows: 2 ** 25, columns: 2 }] }),
    })
    const engine = new Engine(() => directConnection(core))
    await expect(engine.ask('a', huge, sample, {})).rejects.toThrow(
      /512 MB is more than one run may hold/,
    )
    expect((await engine.ask('a', greeks, sample, unit)).kind).toBe('view')
  })
})
