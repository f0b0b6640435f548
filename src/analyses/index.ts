// The record of analyses: one question each.
export type { Analysis, Column, Packed } from './analysis'
export { greeks, type GreeksSettings } from './greeks'
export { differenceOf } from './tiles'
export { payoff, type PayoffSettings } from './payoff'
export { scenarioGrid, type ScenarioGridSettings } from './scenarioGrid'
export {
  parseGridAxis,
  shocksBeside,
  swappedAxes,
  usualAxes,
  usualAxis,
  withShock,
  type GridAxes,
  type GridAxis,
} from './gridAxes'
export { DRIVERS, explain, type Driver, type ExplainSettings } from './explain'
export {
  explainMarkets,
  type ExplainedPart,
  type ExplainMarketsSettings,
  type ExplainMarketsView,
} from './explainMarkets'
export {
  buckets,
  BUCKET_FIGURES,
  BUCKET_KINDS,
  type Bucket,
  type BucketFigure,
  type BucketKind,
  type BucketsSettings,
  type BucketsView,
} from './buckets'
export { episodeShocks, pathSteps, stressState, type PathSteps } from './episodeShocks'
export { ownLevels } from './ownLevels'
export { replay, type ReplaySettings, type ReplayView } from './replay'
export { cone, coneBlocks, joinCones, type ConeSettings, type ConeView } from './cone'
export { axisEnds, type AxisRange } from './domain'
export { pnlOfLegs, strikesHeld, type StrikeHolding } from './strikes'
export { scenarioCube, type CubeSettings, type CubeView } from './scenarioCube'
export {
  stress,
  type StressFigures,
  type StressSettings,
  type StressState,
  type StressView,
} from './stress'
export { RANGE_ROWS, type BatchAnalysis } from './batchAnalysis'
export {
  parseSimulatedValue,
  simulatedValue,
  type SimulatedValueSettings,
  type SimulatedValueView,
} from './simulatedValue'
export {
  smileFit,
  type ExpirySmile,
  type FittedQuote,
  type SmileFitSettings,
  type SmileFitView,
} from './smileFit'
export {
  askingForwards,
  forwards,
  type ForwardsSettings,
  type ForwardsView,
  type SyntheticForward,
} from './forwards'
export { chances, type ChancesView, type PriceDistribution, type RangeChances } from './chances'
export { parseChances, type ChancesSettings } from './chancesSettings'
export { joinSurfaces, surface, type SurfaceSettings, type SurfaceView } from './surface'
export type { SurfaceField } from './surfaceField'
export {
  surfaceBlocks,
  type SurfaceAxis,
  type SurfaceRanges,
  type SurfaceVariable,
} from './surfaceAxes'
export { SURFACE_MEASURES, type SurfaceMeasure } from './surfaceMeasures'
export { signRange, type SignRange } from './surfaceZeros'
export {
  parseWorstCase,
  plainBox,
  worstCase,
  type BoxPoint,
  type WorstCaseSettings,
  type WorstCaseView,
} from './worstCase'
export {
  deviationDefaults,
  HORIZONS,
  type DeviationDefault,
  type Horizon,
  type HorizonDefaults,
} from './deviations'
export { parseReverseStress, type ReverseStressSettings } from './reverseSettings'
export { reverseStress, type Breach, type ReverseStressView } from './reverseStress'
export { limitMap, type LimitMapView } from './limitMap'
export {
  volatilitySurface,
  type VolatilityRow,
  type VolatilitySurfaceSettings,
  type VolatilitySurfaceView,
} from './volatilitySurface'
export {
  templatePayoffs,
  type MiniPayoff,
  type TemplatePayoffsSettings,
  type TemplatePayoffsView,
} from './templatePayoffs'
export { check, type CheckSettings, type CheckView } from './check'
export { checkChance, type CheckChanceSettings } from './checkChance'
export { LEG_FIGURES, type FigureName, type LegFigureName } from './checkFigures'
export { factsOf, type Fact, type FigureFacts, type ShownViews } from './figureFacts'
export type { VenueFigure } from './figureInputs'
