// Computes: one European option a row: from spot (OptionColumn) its price or every figure of GreekColumn;
//           from a forward and a discount factor (ForwardOptionColumn) its price or every figure of
//           ForwardGreekColumn. The output table's columns say which.
// Formula:  pricing/black, pricing/greeks.
// Domain:   as there.
// Accuracy: as there, by golden rows (test/kernels/price.test.ts).
// Source:   as there.
import { ForwardGreekColumn, ForwardOptionColumn, GreekColumn, OptionColumn, Status } from '../abi'
import { pricesOfOptions, pricesOnForwards } from '../pricing/black'
import { greeksOfOptions, greeksOnForwards } from '../pricing/greeks'
import { BLOCK } from '../pricing/tails'
import { columnAt, columnsOf, rowsOf, strideOf } from '../table'

export function price(options: usize, out: usize): i32 {
  const count = rowsOf(options)
  const isForward = columnsOf(options) == ForwardOptionColumn.COUNT
  const figures = isForward ? <i32>ForwardGreekColumn.COUNT : <i32>GreekColumn.COUNT
  const wantsAll = columnsOf(out) == figures
  if (!isForward && columnsOf(options) != OptionColumn.COUNT) return Status.WrongShape
  if (rowsOf(out) != count || (!wantsAll && columnsOf(out) != 1)) return Status.WrongShape
  const columnBytes = (<usize>strideOf(options)) << 3
  const outBytes = (<usize>strideOf(out)) << 3
  for (let from = 0; from < count; from += BLOCK) {
    const length = min(BLOCK, count - from)
    const at = columnAt(options, 0) + ((<usize>from) << 3)
    const to = columnAt(out, 0) + ((<usize>from) << 3)
    if (isForward && wantsAll) greeksOnForwards(at, columnBytes, length, to, outBytes)
    else if (isForward) pricesOnForwards(at, columnBytes, length, to)
    else if (wantsAll) greeksOfOptions(at, columnBytes, length, to, outBytes)
    else pricesOfOptions(at, columnBytes, length, to)
  }
  return Status.Ok
}
