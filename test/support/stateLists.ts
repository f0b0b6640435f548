// Drawn lists of states and the books that they are asked of.
import fc from 'fast-check'
import type { StressState } from '../../src/analyses/stress'
import type { Document } from '../../src/document'
import { anyDocument } from './arbitraries'
import { smilingDocument } from './surfaceBooks'

export const ACCOUNTS = ['first', 'second', 'empty'] as const

/** The document with its legs in two accounts by turns, and a third that holds none. */
export const spreadOut = (document: Document): Document => ({
  ...document,
  accounts: ACCOUNTS.map((id) => ({ id, name: id, venue: 'generic' })),
  legs: document.legs.map((leg, at) => ({ ...leg, account: ACCOUNTS[at % 2] ?? 'first' })),
})

/** Few values each, so that states meet again in every order. */
const drawnShocks = fc.record({
  spot: fc.constantFrom(-0.3, -0.1, 0, 0.05, 0.4),
  volatility: fc.constantFrom(-0.1, 0, 0.25),
  days: fc.constantFrom(0, 0, 20),
  funding: fc.constantFrom(0, 0.1),
  rates: fc.constantFrom(0, 0.01),
})

export const drawnList = fc.array(drawnShocks, { minLength: 1, maxLength: 12 })

export const named = (shocks: Partial<StressState>, at: number): StressState => ({
  ...shocks,
  name: `state ${at}`,
})

const rules = fc.constantFrom('stickyStrike', 'stickyMoneyness', 'stickyDelta' as const)

/** Books without a smile, and one whose legs follow theirs by any rule. */
export const anyBook = fc.oneof(
  anyDocument,
  fc.record({ smileRule: rules, coinLegs: fc.constantFrom('value', 'coinProfit') }).map((rest) => {
    const document = smilingDocument()
    return { ...document, settings: { ...document.settings, ...rest } }
  }),
)
