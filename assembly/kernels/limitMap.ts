// Computes: P&L of the book and the largest use of its limits at points of spot and volatility, in deviations.
// Formula:  instruments/factors without correlation: the axes are the shocks themselves; instruments/limits.
// Domain:   points where a scenario may not go answer NaN.
// Accuracy: that of the figures (test/analyses/limitMap.test.ts).
// Source:   docs/methods/reverseStress.md.
import { MapColumn, MapPointColumn, Status } from '../abi'
import { goToPoint, openFactors, spotMove, volatilityMove } from '../instruments/factors'
import { pnl, sumFigures, useOf } from '../instruments/limits'
import { open } from '../market/inputs'
import { columnAt, columnsOf, get, newTable, rowsOf, set } from '../table'

export function limitMap(
  legs: usize,
  underlyings: usize,
  slices: usize,
  states: usize,
  axes: usize,
  parameters: usize,
  limits: usize,
  deviations: usize,
  dates: usize,
  flats: usize,
  points: usize,
  out: usize,
): i32 {
  if (!open(legs, underlyings, slices, states, axes, parameters)) return Status.WrongShape
  if (columnsOf(points) != MapPointColumn.COUNT) return Status.WrongShape
  if (columnsOf(out) != MapColumn.COUNT || rowsOf(out) != rowsOf(points)) return Status.WrongShape
  if (!openFactors(limits, deviations, dates, flats)) return Status.WrongShape
  const z = columnAt(newTable(8, 1), 0)
  for (let row = 0; row < rowsOf(points); row++) {
    memory.fill(z, 0, 64)
    store<f64>(z, get(points, MapPointColumn.Spot, row))
    store<f64>(z, get(points, MapPointColumn.Volatility, row), 8)
    const isReached = goToPoint(z)
    set(out, MapColumn.SpotMove, row, spotMove)
    set(out, MapColumn.VolatilityMove, row, volatilityMove)
    if (isReached) weigh(limits, row, out)
  }
  return Status.Ok
}

function weigh(limits: usize, row: i32, out: usize): void {
  sumFigures(-1)
  let most = 0.0
  for (let limit = 0; limit < rowsOf(limits); limit++) most = max(most, useOf(limit))
  set(out, MapColumn.Pnl, row, pnl)
  set(out, MapColumn.Use, row, most)
}
