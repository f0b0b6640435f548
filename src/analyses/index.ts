// The record of analyses: one question each.
export type { Analysis, Column, Packed } from './analysis'
export { greeks, type GreeksSettings } from './greeks'
export { payoff, type PayoffSettings } from './payoff'
export { scenarioGrid, type ScenarioGridSettings } from './scenarioGrid'
export { explain, type ExplainSettings } from './explain'
export { scenarioCube, type CubeSettings, type CubeView } from './scenarioCube'
