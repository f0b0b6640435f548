export { packDates, packPrices, packRanges } from './chances'
export { packDraws, type DrawMethod, type Draws } from './draws'
export {
  orderOf,
  packBook,
  volatilityOf,
  type BookOrder,
  type LeftLeg,
  type PackedBook,
} from './legs'
export { packRun, type Question, type Run } from './run'
export {
  asItIs,
  followed,
  responseOf,
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
