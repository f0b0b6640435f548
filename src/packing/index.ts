export { packBook, volatilityOf, type PackedBook } from './legs'
export { packRun, type Question, type Run } from './run'
export { asItIs, followed, responseOf, VOLATILITY_FLOOR, type ListedState } from './states'
export { carryOf, packOptionRows, type OptionTerms } from './options'
