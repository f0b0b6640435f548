// The export list: kernels, and the arena that their tables live in.
export { newTable, reset } from './table'
export { explain } from './kernels/explain'
export { greeks } from './kernels/greeks'
export { payoff } from './kernels/payoff'
export { price } from './kernels/price'
export { scenarios } from './kernels/scenarios'
