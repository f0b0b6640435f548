import { yearsFromDays } from '../domain/units'
import type { Shock } from './shock'

/** Days pass; spot and basis rates stay, forwards roll, funding accrues. */
export const days: Shock = {
  label: 'Time',
  lowest: 0,
  highest: 3650,
  range: [0, 44],
  step: 1,
  unit: 'days',
  write(value, row) {
    row.yearsPassed = yearsFromDays(value)
  },
}
