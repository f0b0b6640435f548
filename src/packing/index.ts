export { packBox, spotKinks, timeKinks, type Box, type Side } from './box'
export { atmVolatility, packDates, packPrices, packRanges } from './chances'
export {
  packCheck,
  type CheckQuestion,
  type Differences,
  type PackedCheck,
  type Shift,
  type StencilPoint,
} from './check'
export { packDraws, type DrawMethod, type Draws } from './draws'
export {
  orderOf,
  packBook,
  volatilityOf,
  type BookOrder,
  type LeftLeg,
  type PackedBook,
} from './legs'
export {
  packDeviations,
  packLimits,
  packMapPoints,
  packSearch,
  type BoundFigure,
  type Deviations,
  type Search,
} from './limits'
export { packRun, type Question, type Run } from './run'
export {
  asItIs,
  responseOf,
  spotFactorOf,
  VOLATILITY_FLOOR,
  type Axes,
  type ListedState,
  type OwnMove,
} from './states'
export {
  carryOf,
  packOptionRows,
  packPricedQuotes,
  type OptionTerms,
  type QuoteTerms,
} from './options'
export {
  packQuotes,
  packSmiles,
  type FitQuote,
  type LeftQuote,
  type PackedQuotes,
  type QuoteFault,
} from './quotes'
export { packParity, type PackedParity } from './parity'
export { packVolatilitySurface, type VolatilityPlaces } from './volatilitySurface'
export { packWanted } from './wanted'
