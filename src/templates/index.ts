// The gallery of strategies: data, and what takes them to listed contracts.
import { arbitrage, timeAndRatio, volatility } from './complex'
import { cover, directional, spreads } from './simple'
import type { Template } from './template'

export { buildStrategy, fittingWidths, type Strategy } from './build'
export { defaultTemplateSettings, galleryOf, templateExpiries, usualWidth } from './settings'
export { FAMILIES, type Family, type Template, type TemplateSettings } from './template'

export const templates: readonly Template[] = [
  ...directional,
  ...spreads,
  ...volatility,
  ...timeAndRatio,
  ...cover,
  ...arbitrage,
]

/** Strategies whose instruments are not there yet. */
export interface ComingTemplate {
  readonly id: string
  readonly name: string
  readonly about: string
}

export const comingTemplates: readonly ComingTemplate[] = [
  { id: 'loan-loop', name: 'Loan loop', about: 'Comes with loans.' },
  { id: 'lp-hedge', name: 'LP with hedge', about: 'Comes with liquidity positions.' },
]

/** The tiles of an empty book, in their order. */
export const TILES = [
  'covered-call',
  'straddle',
  'put-spread',
  'collar',
  'cash-and-carry',
  'funding-arbitrage',
] as const
