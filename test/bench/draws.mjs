// Simulated prices by the kernel `draws`: Philox, inverse normal and exponential, on a range of 4,096
// paths at a time as the batch track asks them. Runs in Node and in a page.
import { check } from './core.mjs'

const rangeRows = 4096
const spot = 97_000
const drift = 0.05
const years = 0.25

/** How many standard errors the mean of many paths lies off the forward; at most four. */
function mustBeFair({ prepare, run }, prices, ranges = 64) {
  prepare()
  let [sum, squares, count] = [0, 0, 0]
  for (let range = 0; range < ranges; range++) {
    run()
    for (const price of prices()) {
      const x = price / spot
      sum += x
      squares += x * x
      count++
    }
  }
  const mean = sum / count
  const error = Math.sqrt((squares / count - mean * mean) / count)
  const off = Math.abs(mean - Math.exp(drift * years)) / error
  if (!(off < 4)) throw new Error(`the mean of ${count} draws is ${off} standard errors off`)
  return off
}

/** `method` is a member of RandomMethod. */
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
    [Spot, spot],
    [Drift, drift],
    [Volatility, 0.6],
    [Years, years],
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
  return { name: 'draws', count: rangeRows, ours, check: mustBeFair(ours, prices) }
}
