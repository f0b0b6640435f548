// The volatilities of 99,996 options from their prices, which the kernel `price` gives. Runs in Node
// and in a page.
import { check, mustAgree, worstDifference } from './core.mjs'
import { inputs } from './inputs.mjs'
import { writeForwardOptions } from './optionCases.mjs'

export function impliedCase(core, abi) {
  const { exports, column, clear } = core
  const values = inputs()
  const { F, K, T, S, D, G } = values
  const count = F.length
  const { QuoteColumn, ImpliedColumn } = abi

  exports.reset()
  const priced = exports.newTable(count, 1)
  check(exports.price(writeForwardOptions(core, abi, values), priced), abi, 'price')
  const prices = column(priced, 0).slice()

  let quotes = 0
  let out = 0
  const ours = {
    prepare() {
      exports.reset()
      quotes = exports.newTable(count, QuoteColumn.COUNT)
      out = exports.newTable(count, ImpliedColumn.COUNT)
      clear(quotes, 1)
      const written = [
        [QuoteColumn.Price, prices],
        [QuoteColumn.Forward, F],
        [QuoteColumn.Strike, K],
        [QuoteColumn.Years, T],
        [QuoteColumn.Discount, D],
        [QuoteColumn.Right, G],
      ]
      for (const [index, cells] of written) column(quotes, index).set(cells)
    },
    run: () => check(exports.impliedVolatility(quotes, out), abi, 'impliedVolatility'),
  }
  ours.prepare()
  ours.run()
  const difference = worstDifference(column(out, ImpliedColumn.Volatility), S, (i) => S[i])
  return { name: 'implied', count, ours, check: mustAgree('implied', difference) }
}
