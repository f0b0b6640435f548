// Computes: total variance, its derivatives by k = ln(K/F) and Durrleman's g of given smiles at points.
// Formula:  volatility/svi.
// Domain:   as volatility/svi.
// Accuracy: as volatility/svi (test/kernels/smile.test.ts).
// Source:   volatility/svi.
import { SmilePointColumn, SmileShapeColumn, Status, SviColumn } from '../abi'
import { columnAt, columnsOf, get, newTable, rowsOf, set } from '../table'
import {
  durrleman,
  setPart,
  totalVariance,
  varianceCurvature,
  varianceSlope,
} from '../volatility/svi'

/** Copies the parameters of a table's row to `smile`. */
export function readSmile(smiles: usize, row: i32, smile: usize): void {
  for (let column = 0; column < SviColumn.COUNT; column++) {
    setPart(smile, column, get(smiles, column, row))
  }
}

export function smile(smiles: usize, points: usize, out: usize): i32 {
  const count = rowsOf(points)
  if (columnsOf(smiles) != SviColumn.COUNT) return Status.WrongShape
  if (columnsOf(points) != SmilePointColumn.COUNT) return Status.WrongShape
  if (columnsOf(out) != SmileShapeColumn.COUNT || rowsOf(out) != count) return Status.WrongShape
  const one = columnAt(newTable(SviColumn.COUNT, 1), 0)
  for (let row = 0; row < count; row++) {
    const k = get(points, SmilePointColumn.LogMoneyness, row)
    readSmile(smiles, <i32>get(points, SmilePointColumn.Smile, row), one)
    set(out, SmileShapeColumn.TotalVariance, row, totalVariance(one, k))
    set(out, SmileShapeColumn.Slope, row, varianceSlope(one, k))
    set(out, SmileShapeColumn.Curvature, row, varianceCurvature(one, k))
    set(out, SmileShapeColumn.Durrleman, row, durrleman(one, k))
  }
  return Status.Ok
}
