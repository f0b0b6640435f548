import { beforeAll, describe, expect, it } from 'vitest'
import { greeks, scenarioGrid, surface } from '../../src/analyses'
import type { Core, Job } from '../../src/engine/core'
import { answersOf, messageOf, runMessage } from '../../src/engine/message'
import { Table } from '../../src/engine/table'
import { sample } from '../../src/examples/sample'
import { loadCore } from '../support/core'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

/** Three questions about one book, as a screen asks them. */
function jobs(): Job[] {
  const unit = 'usd' as const
  const axes = { x: 'spot', y: 'days', measure: 'all', nx: 9, ny: 5, unit } as const
  const packed = [
    [greeks.kernel, greeks.pack(sample, { unit })],
    [scenarioGrid.kernel, scenarioGrid.pack(sample, { unit, measure: 'pnl' })],
    [surface.kernel, surface.pack(sample, axes)],
  ] as const
  return packed.map(([kernel, result]) => {
    if (!result.ok) throw new Error('the sample does not pack')
    const { inputs, outputs } = result.value
    return { kernel, inputs: inputs.map(({ bytes }) => bytes), outputs }
  })
}

describe('a message', () => {
  it('brings back the bits that each job has alone, after a trip that gives its buffers away', () => {
    const alone = jobs().map((job) => core.run(job))
    const sent = messageOf(jobs())
    const there = structuredClone(sent, { transfer: [sent.buffer] })
    const reply = runMessage(core, there)
    const back = answersOf(structuredClone(reply, { transfer: [reply.buffer] }))
    expect(back.map(({ status }) => status)).toEqual(alone.map(({ status }) => status))
    back.forEach(({ outputs }, job) => {
      outputs.forEach((bytes, at) => {
        const want = alone[job]?.outputs[at] ?? new Uint8Array()
        expect(Buffer.compare(bytes, want)).toBe(0)
        expect(new Table(bytes).rows).toBe(new Table(want).rows)
      })
    })
  })

  it('carries a table that several jobs share once', () => {
    const asked = jobs()
    const distinct = new Set(asked.flatMap(({ inputs }) => inputs))
    const size = [...distinct].reduce((sum, { byteLength }) => sum + byteLength, 0)
    const all = asked.flatMap(({ inputs }) => inputs)
    expect(distinct.size).toBeLessThan(all.length)
    expect(messageOf(asked).buffer.byteLength).toBe(size)
  })

  it('is refused in words, before room is made, where an answer would be too large', () => {
    const [first] = jobs()
    if (first === undefined) throw new Error('there is no job')
    const wide = { ...first, outputs: [{ rows: 2 ** 25, columns: 2 ** 20 }] }
    expect(() => runMessage(core, messageOf([first, wide]))).toThrow('more than one run may hold')
  })

  it('is empty where nothing is asked', () => {
    expect(answersOf(runMessage(core, messageOf([])))).toEqual([])
  })
})

describe('a table', () => {
  it('has no column but its own, though others lie before and behind it', () => {
    const [first, second] = jobs()
    const { buffer, jobs: placed } = messageOf([first, second].filter((job) => job !== undefined))
    const [offset, length] = placed[0]?.inputs[1] ?? [0, 0]
    const table = new Table(new Uint8Array(buffer, offset, length))
    expect(table.column(table.columns - 1)).toHaveLength(table.rows)
    for (const index of [-1, table.columns, NaN])
      expect(() => table.column(index)).toThrow(`no column ${index}`)
  })
})
