// How much more two workers do than one on the batch track's pattern: ranges handed out one message at
// a time, the answer sent back as a buffer. Judged only where the spin check says that two cores are
// free. Runs in Node.
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { spinCheck } from './machine.mjs'
import { quartiles } from './rounds.mjs'

const rangeRows = 4096
/** Draws per path of a range, so that a range costs what a book of 50 legs does. */
const steps = 32
const ranges = 64
/** Both spin checks must reach this for the gain to mean anything. */
const freeCores = 1.9

const script = `
  const { parentPort, workerData } = require('node:worker_threads')
  const { exports } = new WebAssembly.Instance(workerData.module, {})
  const column = (table, index) => {
    const [rows, , stride] = new Int32Array(exports.memory.buffer, table, 3)
    return new Float64Array(exports.memory.buffer, table + 16 + index * stride * 8, rows)
  }
  parentPort.on('message', (range) => {
    const { rows, steps, from, stream, columns, values } = workerData
    exports.reset()
    const parameters = exports.newTable(1, columns)
    const out = exports.newTable(rows, 1)
    values.forEach((value, index) => (column(parameters, index)[0] = value))
    column(parameters, from)[0] = range * rows
    for (let step = 0; step < steps; step++) {
      column(parameters, stream)[0] = step
      if (exports.draws(parameters, out) !== 0) throw new Error('the kernel draws failed')
    }
    const answer = column(out, 0).slice()
    parentPort.postMessage(answer, [answer.buffer])
  })
`

function start(module, { DrawColumn }) {
  const values = new Array(DrawColumn.COUNT).fill(0)
  values[DrawColumn.Seed] = 2026
  values[DrawColumn.Spot] = 1
  values[DrawColumn.Volatility] = 0.6
  values[DrawColumn.Years] = 0.25
  const { From: from, Stream: stream, COUNT: columns } = DrawColumn
  const workerData = { module, rows: rangeRows, steps, from, stream, columns, values }
  return new Worker(script, { eval: true, workerData })
}

/** Runs all ranges on the workers; answers the time and the sums in range order. */
async function run(workers) {
  const sums = new Float64Array(ranges)
  let next = 0
  const lane = async (worker) => {
    while (next < ranges) {
      const range = next++
      worker.postMessage(range)
      const [answer] = await once(worker, 'message')
      sums[range] = answer.reduce((sum, x) => sum + x, 0)
    }
  }
  const started = performance.now()
  await Promise.all(workers.map(lane))
  return { time: performance.now() - started, sum: sums.reduce((sum, x) => sum + x, 0) }
}

/**
 * { gain, spin, isJudged }: median time of one worker over that of two; `isJudged` is false where the
 * second core was not free before or after, and the gain then says nothing.
 */
export async function twoWorkerScaling(module, abi, rounds = 7) {
  const workers = [start(module, abi), start(module, abi)]
  try {
    const before = await spinCheck()
    await run(workers)
    const gains = []
    for (let round = 0; round < rounds; round++) {
      const alone = await run(workers.slice(0, 1))
      const together = await run(workers)
      if (alone.sum !== together.sum) throw new Error('two workers gave other bits than one')
      gains.push(alone.time / together.time)
    }
    const spin = { before, after: await spinCheck() }
    const isJudged = Math.min(spin.before, spin.after) >= freeCores
    return { gain: quartiles(gains)[1], spin, isJudged }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}
