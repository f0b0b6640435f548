// What enters and leaves: documents, option chains, positions, typed lines and numbers.
export { readDocument, readJson, writeDocument } from './json'
export { readMarket, type MarketReading, type SkippedRow } from './marketSnapshot'
export { withForwards, type AskForwards, type FoundForward } from './parityForwards'
export {
  readLegs,
  readLegsHeader,
  writeLegs,
  type LegsHeader,
  type LegsOptions,
  type LegsReading,
  type LegsRow,
} from './legsCsv'
export { LEG_COLUMNS, type ColumnMapping, type LegColumnName } from './legColumns'
export { editedFigures, numberText, type Notation } from './notation'
export { readLine, type LineReading } from './line'
export { formatLine } from './formatLine'
export type { Word, WordRole } from './lineWords'
export type { BuiltLeg, Conversion, KeptFields, LegTerms } from './legTerms'
export { buildLeg } from './legTerms'
export { legPreview, type LegPreview, type PriceSource } from './legPreview'
export { readNumber, type NumberUnit, type TypedNumber } from './number'
export { readExpiry, expiryWord, listedExpiries } from './expiryWord'
export { listedStrikes, nearestStrike } from './nearestStrikes'
export { readVolatility, volatilityText } from './volatilityWord'
export { legIds } from './legId'
export { readPriceHistory, type PriceHistory } from './priceHistory'
