// Computes: terminal prices of a range of simulated paths, one a row.
// Formula:  market/paths; path = the table's `From` + row, so that ranges may be cut anywhere.
// Domain:   as there; a path, a seed and a stream are whole numbers.
// Accuracy: as there; the same bits however the paths are cut into ranges (test/kernels/draws.test.ts).
// Source:   docs/methods/simulation.md.
import { DrawColumn, Status } from '../abi'
import { terminalsOf } from '../market/paths'
import { columnAt, columnsOf, rowsOf } from '../table'

export function draws(parameters: usize, out: usize): i32 {
  if (columnsOf(parameters) != DrawColumn.COUNT || rowsOf(parameters) != 1) return Status.WrongShape
  if (columnsOf(out) != 1) return Status.WrongShape
  terminalsOf(parameters, columnAt(out, 0), rowsOf(out))
  return Status.Ok
}
