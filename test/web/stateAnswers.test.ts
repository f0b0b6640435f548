// Answers: late ones never replace newer ones, failures say so and can be tried again.
import { describe, expect, test } from 'vitest'
import { Engine, EngineError, examples, type Connection } from '../../src'
import { Answers } from '../../web/state/answers.svelte'

const sample = examples[0]!.document

const failing = (): Connection => ({
  run: () => Promise.reject(new Error('the calculation worker could not start')),
  close: () => undefined,
})

describe('answers', () => {
  test('a worker that does not start is a sentence with a retry', async () => {
    const answers = new Answers(new Engine(failing))
    await answers.greeks.ask(sample, { unit: 'usd' })
    const { status } = answers.greeks
    expect(status.kind).toBe('failed')
    if (status.kind !== 'failed') return
    expect(status.message).toContain('the calculation worker could not start')
    expect(status.retry).toBeTypeOf('function')
    expect(answers.hasFailed).toBe(true)
  })

  test('a cleared answer drops what comes late', async () => {
    const answers = new Answers(new Engine(failing))
    const asked = answers.preview.ask(sample, { unit: 'usd' })
    answers.preview.clear()
    await asked
    expect(answers.preview.status.kind).toBe('ready')
    expect(answers.preview.view).toBe(null)
  })

  test('only EngineError comes out of an engine', async () => {
    const engine = new Engine(() => {
      throw new TypeError('no workers here')
    })
    const answers = new Answers(engine)
    await answers.explain.ask(sample, { unit: 'usd' })
    const { status } = answers.explain
    expect(status.kind === 'failed' && status.message).toContain('no workers here')
    expect(new EngineError('greeks', 'x')).toBeInstanceOf(Error)
  })
})
