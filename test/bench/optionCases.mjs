// 99,996 options: prices alone, and prices with greeks, on tables in Wasm memory and on plain typed
// arrays. Runs in Node and in a page.
import { check, mustAgree, worstDifference } from './core.mjs'
import { inputs } from './inputs.mjs'
import * as textbook from './peers/textbook.mjs'

function write({ exports, column, clear }, columns, written) {
  const [[, first]] = written
  const table = exports.newTable(first.length, columns)
  clear(table, 1)
  for (const [index, values] of written) column(table, index).set(values)
  return table
}

/** Options on forwards with discount factors: what the peers are given too. */
export const writeForwardOptions = (core, { ForwardOptionColumn }, { F, K, T, S, D, G }) =>
  write(core, ForwardOptionColumn.COUNT, [
    [ForwardOptionColumn.Forward, F],
    [ForwardOptionColumn.Strike, K],
    [ForwardOptionColumn.Years, T],
    [ForwardOptionColumn.Volatility, S],
    [ForwardOptionColumn.Discount, D],
    [ForwardOptionColumn.Right, G],
  ])

function optionsCase(core, abi, { name, columns, writeTable, peer, agree }) {
  const { exports, column } = core
  const { F, K, T, S, D, G } = inputs()
  const count = F.length
  const values = { F, K, T, S, D, G }
  const result = new Float64Array(14 * count)
  let options = 0
  let out = 0
  const ours = {
    prepare() {
      exports.reset()
      out = exports.newTable(count, columns)
      options = writeTable(core, abi, values)
    },
    run: () => check(exports.price(options, out), abi, 'price'),
  }
  const theirs = { run: () => peer(count, F, K, T, S, D, G, result) }
  ours.prepare()
  ours.run()
  theirs.run()
  const figures = (index) => column(out, index)
  const peers = (index) => result.subarray(index * count, (index + 1) * count)
  const difference = mustAgree(name, agree(figures, peers, values))
  return { name, count, ours, textbook: theirs, check: difference }
}

const priceAgreement = (figures, peers, { F, K, D }) =>
  // By the size of the discounted legs: far out of the money the textbook difference itself is only
  // exact to that.
  worstDifference(figures(0), peers(0), (i) => D[i] * Math.max(F[i], K[i]))

/** The peer's columns in its own order; -1 where it differentiates by maturity, not by time. */
const peerColumns = [
  ['Value', 1],
  ['Delta', 1],
  ['Gamma', 1],
  ['Vega', 1],
  ['Theta', 1],
  ['Rho', 1],
  ['Vanna', 1],
  ['Volga', 1],
  ['Charm', 1],
  ['Veta', -1],
  ['Speed', 1],
  ['Zomma', 1],
  ['Color', -1],
  ['Ultima', 1],
]

function greeksAgreement(figures, peers, abi) {
  return Math.max(
    ...peerColumns.map(([name, sign], index) => {
      const [mine, other] = [figures(abi.ForwardGreekColumn[name]), peers(index)]
      const largest = other.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
      // Relative, but where a greek crosses zero by a billionth of its largest figure.
      const scale = (i) => Math.max(Math.abs(other[i]), largest * 1e-9)
      return worstDifference(
        mine,
        other.map((value) => sign * value),
        scale,
      )
    }),
  )
}

/** Both option cases, checked against the textbook formula. */
export function optionCases(core, abi) {
  return [
    optionsCase(core, abi, {
      name: 'price',
      columns: 1,
      writeTable: writeForwardOptions,
      peer: textbook.priceA,
      agree: priceAgreement,
    }),
    optionsCase(core, abi, {
      name: 'greeks13',
      columns: abi.ForwardGreekColumn.COUNT,
      writeTable: writeForwardOptions,
      peer: textbook.priceC,
      agree: (figures, peers) => greeksAgreement(figures, peers, abi),
    }),
  ]
}
