// Small built-in scenarios: a few shocks under a name, ours and no history.
import { noShocks, type Shocks } from '../shocks'

export interface Preset {
  readonly id: string
  readonly name: string
  readonly shocks: Shocks
}

const preset = (id: string, name: string, shocks: Partial<Shocks>): Preset => ({
  id,
  name,
  shocks: { ...noShocks, ...shocks },
})

export const presets: readonly Preset[] = [
  preset('slow-bleed', 'Slow bleed', {
    ...{ spot: -0.06, volatility: -0.05, days: 10, funding: -0.08, rates: 0.0025 },
  }),
  preset('crash', 'Crash \u221230%', { spot: -0.3, volatility: 0.3, days: 1, funding: -0.3 }),
  preset('squeeze', 'Squeeze +20%', { spot: 0.2, volatility: 0.1, days: 2, funding: 0.4 }),
  preset('crush', 'Vol crush', { volatility: -0.15, days: 7 }),
]
