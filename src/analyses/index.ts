// The record of analyses: one question each.
export type { Analysis, Column, Packed } from './analysis'
export { greeks, type GreeksSettings } from './greeks'
export { payoff, type PayoffSettings } from './payoff'
export { scenarioGrid, type ScenarioGridSettings } from './scenarioGrid'
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
  forwards,
  type ForwardsSettings,
  type ForwardsView,
  type SyntheticForward,
} from './forwards'
export { chances, type ChancesView, type PriceDistribution, type RangeChances } from './chances'
export { parseChances, type ChancesSettings } from './chancesSettings'
export {
  joinSurfaces,
  surface,
  type SurfaceField,
  type SurfaceSettings,
  type SurfaceView,
} from './surface'
export {
  surfaceBlocks,
  type SurfaceAxis,
  type SurfaceRanges,
  type SurfaceVariable,
} from './surfaceAxes'
export { SURFACE_MEASURES, type SurfaceMeasure } from './surfaceMeasures'
export {
  templatePayoffs,
  type MiniPayoff,
  type TemplatePayoffsSettings,
  type TemplatePayoffsView,
} from './templatePayoffs'
