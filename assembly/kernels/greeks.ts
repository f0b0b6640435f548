// Computes: every figure of the book in the listed states, summed by owner.
// Formula:  instruments/book.ts. Output row = state*owners + owner; owners are the book, then the
//           underlyings, the accounts, the groups and the legs in table order. Sums take counted legs
//           only; a leg's own row is there also when it is switched off. Deltas of several
//           underlyings are in different coins: read them from the underlyings' rows.
// Domain:   as the instruments'.
// Accuracy: sums in leg order; greeks against differences of the revalued book
//           (test/kernels/bookDerivatives.test.ts).
// Source:   docs/methods/valuation.md.
import { BookColumn, LegColumn, ParameterColumn, Status } from '../abi'
import { figuresOf, prepare } from '../instruments/book'
import { isCounted, cell, open, parameter, stateCount, underlyingOf } from '../market/inputs'
import { spotIn } from '../market/spots'
import { columnsOf, get, rowsOf, set } from '../table'

function add(out: usize, row: i32, figures: usize): void {
  for (let column = 0; column < BookColumn.COUNT; column++) {
    const figure = get(figures, column, 0)
    const isFlag = column == BookColumn.Floored || column == BookColumn.Settled
    if (column == BookColumn.ShockedVolatility) continue
    const sum = get(out, column, row)
    set(out, column, row, isFlag ? max(sum, figure) : sum + figure)
  }
}

export function greeks(
  legs: usize,
  underlyings: usize,
  slices: usize,
  states: usize,
  axes: usize,
  parameters: usize,
  out: usize,
): i32 {
  if (!open(legs, underlyings, slices, states, axes, parameters)) return Status.WrongShape
  const firstAccount = 1 + rowsOf(underlyings)
  const firstGroup = firstAccount + parameter(ParameterColumn.AccountCount)
  const firstLeg = firstGroup + parameter(ParameterColumn.GroupCount)
  const owners = firstLeg + rowsOf(legs)
  if (columnsOf(out) != BookColumn.COUNT || rowsOf(out) != stateCount() * owners)
    return Status.WrongShape
  prepare()
  for (let state = 0; state < stateCount(); state++) {
    const first = state * owners
    for (let row = first; row < first + firstLeg; row++) {
      for (let column = 0; column < BookColumn.COUNT; column++) set(out, column, row, 0.0)
    }
    for (let leg = 0; leg < rowsOf(legs); leg++) {
      const underlying = underlyingOf(leg)
      const figures = figuresOf(leg, state, spotIn(underlying, state, 1.0))
      for (let column = 0; column < BookColumn.COUNT; column++) {
        set(out, column, first + firstLeg + leg, get(figures, column, 0))
      }
      if (!isCounted(leg)) continue
      add(out, first, figures)
      add(out, first + 1 + underlying, figures)
      add(out, first + firstAccount + <i32>cell(leg, LegColumn.Account), figures)
      add(out, first + firstGroup + <i32>cell(leg, LegColumn.Group), figures)
    }
  }
  return Status.Ok
}
