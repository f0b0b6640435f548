// Computes: one European option a row: its price alone, or every figure of GreekColumn; which, the
//           output table's columns say.
// Formula:  pricing/black.ts.
// Domain:   as there; parameters need none.
// Accuracy: as there, by golden rows (test/kernels/price.test.ts).
// Source:   as there.
import { GreekColumn, OptionColumn, Status } from '../abi'
import { greeksOf, priceOf } from '../pricing/black'
import { columnAt, columnsOf, rowsOf, strideOf } from '../table'

function lanes(options: usize, column: i32, row: i32): v128 {
  return v128.load(columnAt(options, column) + ((<usize>row) << 3))
}

export function price(options: usize, out: usize): i32 {
  const count = rowsOf(options)
  const wantsAll = columnsOf(out) == GreekColumn.COUNT
  if (columnsOf(options) != OptionColumn.COUNT || rowsOf(out) != count) return Status.WrongShape
  if (!wantsAll && columnsOf(out) != 1) return Status.WrongShape
  const columnBytes = (<usize>strideOf(out)) << 3
  const first = columnAt(out, 0)
  for (let row = 0; row < count; row += 2) {
    const S = lanes(options, OptionColumn.Underlying, row)
    const K = lanes(options, OptionColumn.Strike, row)
    const T = lanes(options, OptionColumn.Years, row)
    const sigma = lanes(options, OptionColumn.Volatility, row)
    const r = lanes(options, OptionColumn.Rate, row)
    const q = lanes(options, OptionColumn.Yield, row)
    const g = lanes(options, OptionColumn.Right, row)
    const at = first + ((<usize>row) << 3)
    if (wantsAll) greeksOf(S, K, T, sigma, r, q, g, at, columnBytes)
    else v128.store(at, priceOf(S, K, T, sigma, r, q, g))
  }
  return Status.Ok
}
