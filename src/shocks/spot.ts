import type { Shock } from './shock'

/** Spot moves by a fraction: -0.06 is -6 %. */
export const spot: Shock = {
  label: 'Spot',
  lowest: -0.99,
  highest: 10,
  range: [-0.4, 0.4],
  step: 0.01,
  unit: 'fraction',
  write(value, row) {
    row.spotFactor = 1 + value
  },
}
