// The ways to reach a core: behind a worker in the browser, in the same thread in Node. A worker
// that cannot start or falls silent rejects; it never hangs.
import * as Comlink from 'comlink'
import type { Answer, Core, Job } from './core'
import { answersOf, messageOf } from './message'
import type { Remote } from './worker'

/** The far side: runs jobs in order. */
export interface Connection {
  run(jobs: readonly Job[]): Promise<readonly Answer[]>
  close(): void
}

/** The same Core without a worker: for Node, tests and the command line. */
export function directConnection(core: Core): Connection {
  return {
    run: (jobs) => Promise.resolve(jobs.map((job) => core.run(job))),
    close: () => undefined,
  }
}

const START_LIMIT = 15_000
const RUN_LIMIT = 30_000

/**
 * A module worker behind Comlink. A load failure or a silence rejects; it never hangs. Given a compiled
 * module, the worker starts from it and compiles nothing.
 */
export function workerConnection(
  worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
  module?: Promise<WebAssembly.Module>,
): Connection {
  const remote = Comlink.wrap<Remote>(worker)
  let hasAnswered = false
  let fail: (error: Error) => void = () => undefined
  const broken = new Promise<never>((_, reject) => {
    fail = reject
  })
  broken.catch(() => undefined)
  worker.onerror = (event) => {
    event.preventDefault()
    fail(
      new Error(
        hasAnswered ? 'the calculation worker crashed' : 'the calculation worker could not start',
      ),
    )
  }
  worker.onmessageerror = () => fail(new Error('the calculation worker sent something unreadable'))
  const started = module?.then((compiled) => remote.use(compiled))
  started?.catch(() => undefined)
  const send = async (jobs: readonly Job[]): Promise<readonly Answer[]> => {
    // Nothing is waited for where there is nothing to wait for: the question is away before the page draws.
    if (started !== undefined) await started
    const message = messageOf(jobs)
    return answersOf(await remote.run(Comlink.transfer(message, [message.buffer])))
  }
  return {
    async run(jobs) {
      const limit = hasAnswered ? RUN_LIMIT : START_LIMIT
      const sentence = hasAnswered
        ? `no answer for ${RUN_LIMIT / 1000} seconds`
        : `the calculation worker did not start within ${START_LIMIT / 1000} seconds`
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(sentence)), limit)
      })
      try {
        const answers = await Promise.race([send(jobs), broken, late])
        hasAnswered = true
        return answers
      } finally {
        clearTimeout(timer)
      }
    },
    close() {
      // A run under way must not wait for its time limit.
      fail(new Error('the calculation was stopped'))
      remote[Comlink.releaseProxy]()
      worker.terminate()
    },
  }
}
