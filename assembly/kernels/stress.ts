// Computes: P&L and worth of the book and of every account in every listed state.
// Formula:  instruments/measure.ts. Output row = state; column 0 the book, then the accounts in the order
//           of the document (LegColumn.Account, ParameterColumn.AccountCount).
// Domain:   axes of one point each.
// Accuracy: the book's P&L in a state is the scenarios kernel's, to the last bit; an account's that of a
//           book of its legs alone (test/analyses/stress.test.ts).
// Source:   docs/methods/valuation.md, "Lists of states".
import { ParameterColumn, Status } from '../abi'
import { prepare } from '../instruments/book'
import { fillAccounts } from '../instruments/measure'
import { open, parameter, stateCount } from '../market/inputs'
import { columnsOf, rowsOf } from '../table'

export function stress(
  legs: usize,
  underlyings: usize,
  slices: usize,
  states: usize,
  axes: usize,
  parameters: usize,
  pnl: usize,
  worth: usize,
): i32 {
  if (!open(legs, underlyings, slices, states, axes, parameters)) return Status.WrongShape
  const owners = 1 + parameter(ParameterColumn.AccountCount)
  const points =
    parameter(ParameterColumn.TimeCount) *
    parameter(ParameterColumn.VolatilityCount) *
    parameter(ParameterColumn.SpotCount)
  if (points != 1) return Status.WrongShape
  if (columnsOf(pnl) != owners || rowsOf(pnl) != stateCount()) return Status.WrongShape
  if (columnsOf(worth) != owners || rowsOf(worth) != stateCount()) return Status.WrongShape
  prepare()
  fillAccounts(pnl, worth)
  return Status.Ok
}
