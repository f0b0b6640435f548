import type { Shock } from './shock'

/** USD rate and basis rates move together: 0.0025 is 25 basis points. */
export const rates: Shock = {
  label: 'Rates',
  lowest: -1,
  highest: 1,
  range: [-0.02, 0.02],
  step: 0.0005,
  unit: 'basisPoints',
  write(value, row) {
    row.basisShift = value
    row.rateShift = value
  },
}
