import type { Shock } from './shock'

/** Every volatility moves by the same decimal: -0.05 is -5 points. */
export const volatility: Shock = {
  label: 'Volatility',
  lowest: -5,
  highest: 5,
  range: [-0.3, 0.3],
  step: 0.01,
  unit: 'points',
  write(value, row) {
    row.volatilityShift = value
  },
}
