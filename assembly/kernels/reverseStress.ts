// Computes: the nearest scenario that breaches one limit: the least distance from rest in deviations.
// Formula:  math/nearest over instruments/factors: least |z| with use > 1 (instruments/limits). Chance: N(-|z|), that
//           of the half space beyond the tangent at the point (first-order reliability).
// Domain:   instruments/factors; distances up to SearchColumn.Farthest; time does not pass.
// Accuracy: distance 1e-9 beside closed forms, and no nearer breach among sampled points
//           (test/analyses/reverseStressNearest.test.ts).
// Source:   docs/methods/reverseStress.md.
import { BreachColumn, BreachReason, SearchColumn, Status } from '../abi'
import {
  factorCount,
  fundingMove,
  goToPoint,
  openFactors,
  ratesMove,
  spotDeviation,
  spotMove,
  volatilityMove,
} from '../instruments/factors'
import { figureOf, goTo, isLoss, measuredUse, worthAtRest } from '../instruments/limits'
import { open } from '../market/inputs'
import {
  cellsOfNearest,
  evaluations,
  nearestAt,
  nearestLength,
  openNearest,
  sweep,
} from '../math/nearest'
import { normalTail } from '../math/normal'
import { columnAt, columnsOf, get, newTable, rowsOf, set } from '../table'

let limit: i32 = 0

function use(z: usize): f64 {
  return goToPoint(z) ? measuredUse(limit) : 0.0
}

function searched(search: usize, column: SearchColumn): f64 {
  return get(search, column, 0)
}

/** Distance of the nearest breach; infinite where none is found. */
function search(table: usize): f64 {
  const count = <i32>searched(table, SearchColumn.Count)
  const scratch = columnAt(newTable(cellsOfNearest(count), 1), 0)
  const inPlane = <i32>searched(table, SearchColumn.InPlane)
  openNearest(use, factorCount(), count, inPlane, scratch)
  sweep(
    <i32>searched(table, SearchColumn.First),
    <i32>searched(table, SearchColumn.Stride),
    searched(table, SearchColumn.Step),
    searched(table, SearchColumn.Farthest),
  )
  return nearestLength
}

function answer(out: usize, distance: f64, reason: BreachReason): void {
  set(out, BreachColumn.Distance, 0, distance)
  set(out, BreachColumn.Reason, 0, <f64>reason)
  set(out, BreachColumn.Evaluations, 0, <f64>evaluations)
}

/** Writes the point that the search found, which the bisection left on the far side of the bound. */
function writeBreach(out: usize): void {
  const z = columnAt(newTable(8, 1), 0)
  for (let i = 0; i < factorCount(); i++) {
    const at = (<usize>i) << 3
    store<f64>(z + at, nearestLength * load<f64>(nearestAt + at))
  }
  goToPoint(z)
  measuredUse(limit)
  set(out, BreachColumn.Spot, 0, spotMove)
  set(out, BreachColumn.Volatility, 0, volatilityMove)
  set(out, BreachColumn.Funding, 0, fundingMove)
  set(out, BreachColumn.Rates, 0, ratesMove)
  set(out, BreachColumn.Figure, 0, figureOf(limit))
  set(out, BreachColumn.Chance, 0, normalTail(nearestLength))
  answer(out, nearestLength, BreachReason.None)
}

export function reverseStress(
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
  table: usize,
  out: usize,
): i32 {
  if (!open(legs, underlyings, slices, states, axes, parameters)) return Status.WrongShape
  if (columnsOf(table) != SearchColumn.COUNT) return Status.WrongShape
  if (columnsOf(out) != BreachColumn.COUNT || rowsOf(out) != 1) return Status.WrongShape
  if (!openFactors(limits, deviations, dates, flats)) return Status.WrongShape
  limit = <i32>searched(table, SearchColumn.Limit)
  goTo(1.0, 0.0, 0.0, 0.0)
  const atRest = measuredUse(limit)
  set(out, BreachColumn.FigureAtRest, 0, figureOf(limit))
  set(out, BreachColumn.SpotDeviation, 0, spotDeviation)
  if (isLoss(limit) && !(worthAtRest > 0.0)) answer(out, NaN, BreachReason.NoWorth)
  else if (atRest > 1.0) answer(out, 0.0, BreachReason.AtRest)
  else if (isFinite(search(table))) writeBreach(out)
  else answer(out, NaN, BreachReason.NotFound)
  return Status.Ok
}
