// Answers: late ones never replace newer ones, failures say so and can be tried again, and what would
// be answered the same is not asked.
import { describe, expect, test } from 'vitest'
import { applyEdit, Engine, EngineError, examples } from '../../src'
import type { Connection, Document } from '../../src'
import { Answers } from '../../web/state/answers.svelte'
import { loadCore } from '../support/core'

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

describe('questions that need not be asked again', () => {
  const counted = async () => {
    const core = await loadCore()
    const kernels: string[] = []
    const connection: Connection = {
      run: (jobs) => {
        kernels.push(...jobs.map(({ kernel }) => kernel))
        return Promise.resolve(jobs.map((job) => core.run(job)))
      },
      close: () => undefined,
    }
    const answers = new Answers(new Engine(() => connection))
    const ask = async (document: Document) => {
      kernels.length = 0
      answers.askAll(document, 'usd', 'payoff')
      await new Promise((resolve) => setTimeout(resolve, 0))
      return kernels
    }
    return { answers, ask, kernels }
  }
  const all = ['greeks', 'payoff', 'explain', 'chances', 'scenarioGrid']
  const shocked = (shocks: Partial<Document['shocks']>, from = sample): Document => {
    const next = applyEdit(from, { kind: 'setShocks', shocks })
    if (!next.ok) throw new Error('the shocks are valid')
    return next.value
  }

  test('a shock of spot inside the axis asks for the figures and their drivers only', async () => {
    const { answers, ask } = await counted()
    expect(await ask(shocked({ spot: 0 }))).toEqual(all)
    expect(await ask(shocked({ spot: -0.02 }))).toEqual(['greeks', 'explain'])
    const first = answers.chances.view
    // Far outside the prices drawn before: other prices, other chances.
    expect(await ask(shocked({ spot: -0.6 }))).toEqual(['greeks', 'payoff', 'explain', 'chances'])
    expect(answers.chances.view).not.toBe(first)
    expect(answers.chances.view?.prices).toEqual(answers.payoff.view?.spots)
  })

  test('a day, a leg, a market and a setting are asked about', async () => {
    const { ask } = await counted()
    await ask(sample)
    expect(await ask(shocked({ days: 3 }))).toEqual(['greeks', 'payoff', 'explain', 'scenarioGrid'])
    const { market, legs, settings } = sample
    expect(await ask({ ...sample, market: { ...market, usdRate: 0.01 } })).toEqual(all)
    expect(await ask({ ...sample, legs: legs.slice(1) })).toEqual(all)
    expect(await ask({ ...sample, settings: { ...settings, pnlFrom: 'entry' } })).toEqual(all)
  })

  test('the answers are those of every question asked', async () => {
    const { answers, ask } = await counted()
    const other = await counted()
    for (const spot of [0, -0.05, 0.1, -0.5, 0.02]) {
      await ask(shocked({ spot }))
    }
    await other.ask(shocked({ spot: 0.02 }))
    expect(answers.chances.view?.above).toEqual(other.answers.chances.view?.above)
    expect(answers.scenarioGrid.view?.values).toEqual(other.answers.scenarioGrid.view?.values)
    expect(answers.payoff.view?.scenario).toEqual(other.answers.payoff.view?.scenario)
  })

  test('what failed is asked again', async () => {
    let isBroken = true
    const core = await loadCore()
    const connect = (): Connection => ({
      run: (jobs) =>
        isBroken
          ? Promise.reject(new Error('out of memory'))
          : Promise.resolve(jobs.map((job) => core.run(job))),
      close: () => undefined,
    })
    const answers = new Answers(new Engine(connect))
    await answers.chances.ask(sample, {})
    expect(answers.chances.status.kind).toBe('failed')
    isBroken = false
    await answers.chances.ask(sample, {})
    expect(answers.chances.status.kind).toBe('ready')
    expect(answers.chances.view).not.toBeNull()
  })
})
