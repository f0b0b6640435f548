// One simulated price by the kernel `draws`: Philox, inverse normal and exponential, on a range of
// 4,096 paths at a time as the batch track asks them. Runs in Node and in a page.
import { check, openCore } from './core.mjs'
import { quartiles } from './rounds.mjs'

const rangeRows = 4096
const shortestSample = 25

/** A case for rounds.mjs; `method` is a member of RandomMethod. */
export function drawsCase(core, abi, method = abi.RandomMethod.Pseudo) {
  const { exports, column } = core
  const { Seed, Stream, From, Method, Spot, Drift, Volatility, Years } = abi.DrawColumn
  let parameters = 0
  let out = 0
  let from = 0
  const written = [
    [Seed, 2026],
    [Stream, 0],
    [From, 0],
    [Method, method],
    [Spot, 97_000],
    [Drift, 0.05],
    [Volatility, 0.6],
    [Years, 0.25],
  ]
  const ours = {
    prepare() {
      exports.reset()
      parameters = exports.newTable(1, abi.DrawColumn.COUNT)
      out = exports.newTable(rangeRows, 1)
      for (const [index, value] of written) column(parameters, index)[0] = value
    },
    run() {
      // Every call another range, as in a run.
      column(parameters, From)[0] = from += rangeRows
      check(exports.draws(parameters, out), abi, 'draws')
    },
  }
  const prices = () => column(out, 0)
  return { name: 'draws', count: rangeRows, ours, prices }
}

/** The mean of many paths must be the forward within four standard errors. */
function mustBeFair({ ours, prices }, ranges = 64) {
  ours.prepare()
  let [sum, squares, count] = [0, 0, 0]
  for (let range = 0; range < ranges; range++) {
    ours.run()
    for (const price of prices()) {
      const x = price / 97_000
      sum += x
      squares += x * x
      count++
    }
  }
  const mean = sum / count
  const error = Math.sqrt((squares / count - mean * mean) / count)
  const off = Math.abs(mean - Math.exp(0.05 * 0.25)) / error
  if (!(off < 4)) throw new Error(`the mean of ${count} draws is ${off} standard errors off`)
  return off
}

function timed(side, repeats) {
  side.prepare()
  const started = performance.now()
  for (let at = 0; at < repeats; at++) side.run()
  return performance.now() - started
}

/** Nanoseconds per draw: quartiles over the rounds, and how far the checked mean was off. */
export async function nanosecondsPerDraw(module, abi, rounds = 11, method = undefined) {
  const one = drawsCase(await openCore(module), abi, method)
  const standardErrors = mustBeFair(one)
  for (let at = 0; at < 12; at++) timed(one.ours, 10)
  const once = Math.max(0.05, timed(one.ours, 10) / 10)
  const repeats = Math.ceil(shortestSample / once)
  const samples = Array.from(
    { length: rounds },
    () => (timed(one.ours, repeats) * 1e6) / (repeats * one.count),
  )
  const [low, median, high] = quartiles(samples)
  return { low, median, high, standardErrors }
}
