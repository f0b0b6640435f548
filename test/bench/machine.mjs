// What the benchmark ran on, and whether its second core was free meanwhile.
import { once } from 'node:events'
import { cpus } from 'node:os'
import { Worker } from 'node:worker_threads'
import { quartiles } from './rounds.mjs'

const spin = `
  const { parentPort } = require('node:worker_threads')
  parentPort.on('message', (count) => {
    const started = performance.now()
    let x = 1
    for (let at = 0; at < count; at++) x = (x * 1.0000001 + 1e-9) % 3
    parentPort.postMessage({ time: performance.now() - started, x })
  })
`

async function ask(worker, count) {
  worker.postMessage(count)
  const [{ time }] = await once(worker, 'message')
  return time
}

/**
 * How much more two threads do than one: 2 on two free cores, near 1 when another program has the
 * second one. Timings of a run with a low figure are noisy.
 */
export async function spinCheck(count = 1e7) {
  const workers = [new Worker(spin, { eval: true }), new Worker(spin, { eval: true })]
  try {
    await Promise.all(workers.map((worker) => ask(worker, count / 10)))
    const gains = []
    for (let round = 0; round < 5; round++) {
      const alone = await ask(workers[0], count)
      const together = Math.max(...(await Promise.all(workers.map((worker) => ask(worker, count)))))
      gains.push((2 * alone) / together)
    }
    return quartiles(gains)[1]
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

export function machine() {
  const cores = cpus()
  return { cpu: cores[0]?.model.trim() ?? 'unknown', cores: cores.length }
}
