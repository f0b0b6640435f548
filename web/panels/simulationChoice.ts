// What a simulation is asked on screen; what the market knows itself is left to it.
import type { SimulatedValueSettings } from '../../src'

export type SimulationChoice = Omit<SimulatedValueSettings, 'volatility' | 'drift' | 'levels'> & {
  /** null: as the market has it. */
  readonly volatility: number | null
}
