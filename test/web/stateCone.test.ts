// The cone is asked in blocks, follows the newest question, and not at all for shocks.
import { describe, expect, test } from 'vitest'
import { applyEdit, cone, Engine, examples, type Connection, type Document } from '../../src'
import { ConeAnswer } from '../../web/state/coneAnswer.svelte'
import { answerOf, loadCore } from '../support/core'

const sample = examples[0]!.document

const shocked = (document: Document): Document => {
  const next = applyEdit(document, { kind: 'setShocks', shocks: { volatility: 0.1, days: 3 } })
  if (!next.ok) throw new Error('no shock')
  return next.value
}

describe('the cone on the page', () => {
  const counted = async () => {
    const core = await loadCore()
    let runs = 0
    const connection: Connection = {
      run: (jobs) => {
        runs += jobs.length
        return Promise.resolve(jobs.map((job) => core.run(job)))
      },
      close: () => undefined,
    }
    return { core, answer: new ConeAnswer(new Engine(() => connection)), count: () => runs }
  }

  test('ends as the whole cone, and a shock asks nothing', async () => {
    const { core, answer, count } = await counted()
    // Of few legs everything is one block.
    const many = { ...sample, legs: Array.from({ length: 8 }, () => sample.legs).flat() }
    await answer.ask(many, { unit: 'usd' })
    expect(answer.view?.values).toEqual(answerOf(core, cone, many, { unit: 'usd' }).values)
    const before = count()
    expect(before).toBeGreaterThan(1)
    await answer.ask(shocked(many), { unit: 'usd' })
    expect(count()).toBe(before)
  })

  test('leaves an old question for a newer one', async () => {
    const { answer } = await counted()
    const range = [80_000, 90_000] as const
    await Promise.all([
      answer.ask(sample, { unit: 'usd' }),
      answer.ask(sample, { unit: 'usd', range }),
    ])
    expect(answer.view?.spots[0]).toBe(80_000)
    expect(answer.view?.values.every(Number.isFinite)).toBe(true)
  })
})
