// Computes: takes the price distribution of a date: by the smiles around it, else lognormal.
// Formula:  volatility/distribution; a date is a row of a table laid out as the slices, with a flat volatility
//           beside it for where it has no smile.
// Domain:   dates after now.
// Accuracy: that of volatility/distribution.
// Source:   docs/methods/chances.md.
import { ChanceDateColumn, SliceColumn, SviColumn } from '../abi'
import { columnAt, get, newTable } from '../table'
import { openLognormal, openSmiled, volatilityOver } from '../volatility/distribution'
import { setPart } from '../volatility/svi'

let before: usize = 0
let after: usize = 0

export function prepareDates(): void {
  before = columnAt(newTable(SviColumn.COUNT, 1), 0)
  after = columnAt(newTable(SviColumn.COUNT, 1), 0)
}

export function hasSmile(dates: usize, row: i32): bool {
  return !isNaN(get(dates, SliceColumn.SmileBeforeA, row))
}

/** Takes the distribution of a date; `prepareDates` first. */
export function openDistribution(dates: usize, flats: usize, row: i32): void {
  const years = get(dates, SliceColumn.Years, row)
  if (!hasSmile(dates, row)) {
    openLognormal(years, get(flats, ChanceDateColumn.Volatility, row))
    return
  }
  for (let column = 0; column < SviColumn.COUNT; column++) {
    setPart(before, column, get(dates, SliceColumn.SmileBeforeA + column, row))
    setPart(after, column, get(dates, SliceColumn.SmileAfterA + column, row))
  }
  const T1 = get(dates, SliceColumn.SmileYearsBefore, row)
  openSmiled(years, before, T1, after, get(dates, SliceColumn.SmileYearsAfter, row))
}

/** Volatility at the forward of a date; `prepareDates` first. */
export function volatilityOfDate(dates: usize, flats: usize, row: i32): f64 {
  openDistribution(dates, flats, row)
  return volatilityOver(0.0)
}
