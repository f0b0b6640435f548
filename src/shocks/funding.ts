import type { Shock } from './shock'

/** The yearly funding rate moves by a decimal: -0.08 is -8 points. */
export const funding: Shock = {
  label: 'Funding',
  lowest: -10,
  highest: 10,
  range: [-0.4, 0.4],
  step: 0.01,
  unit: 'points',
  write(value, row) {
    row.fundingShift = value
  },
}
