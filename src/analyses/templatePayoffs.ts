// Mini payoffs of the gallery: the P&L of every account of one book over the price of its picked
// underlying, at one date. One question for all of them.
import { success } from '../domain/issue'
import { yearsBetween } from '../domain/units'
import { pickedSpot, type Document } from '../document'
import { asItIs, packRun } from '../packing'
import { noShocks } from '../shocks'
import type { Analysis } from './analysis'
import { reach, strikesInView } from './domain'

export interface TemplatePayoffsSettings {
  /** The date of the picture: an instant. */
  readonly expiry: string
}

export interface MiniPayoff {
  readonly id: string
  /** USD at each price, from now. */
  readonly pnl: readonly number[]
  readonly highest: number
  readonly lowest: number
}

export interface TemplatePayoffsView {
  readonly document: Document
  /** USD, rising; every strike in view and the spot are among them. */
  readonly prices: readonly number[]
  readonly spot: number
  readonly payoffs: ReadonlyMap<string, MiniPayoff>
}

const POINTS = 48

/** Prices either side of the spot, with every strike between them. */
function pricesOf(document: Document): readonly number[] {
  const spot = pickedSpot(document)
  const strikes = strikesInView(document)
  const wide = reach(document)
  const low = Math.min(spot * (1 - wide), (strikes[0] ?? spot) * 0.95)
  const high = Math.max(spot * (1 + wide), (strikes.at(-1) ?? spot) * 1.05)
  const even = Array.from({ length: POINTS + 1 }, (_, at) => low + ((high - low) * at) / POINTS)
  return [...new Set([...even, spot, ...strikes])].sort((a, b) => a - b)
}

export const templatePayoffs: Analysis<TemplatePayoffsSettings, TemplatePayoffsView> = {
  name: 'templatePayoffs',
  title: 'Templates',
  kernel: 'stress',
  columns: {
    pnl: {
      label: 'P&L',
      unit: 'USD',
      meaning: 'P&L of a strategy at the date of the picture, from now',
      formula: 'Σ legs of V1 S1 - V0 S0',
      source: 'docs/methods/valuation.md',
    },
  },

  pack(document, { expiry }) {
    const spot = pickedSpot(document)
    const years = yearsBetween(document.market.asOf, expiry)
    const states = pricesOf(document).map((price) => ({
      ...asItIs,
      shocks: { ...noShocks, spot: price / spot - 1 },
      years,
    }))
    const { inputs } = packRun(document, { states })
    const shape = { rows: states.length, columns: 1 + document.accounts.length }
    return success({ inputs, outputs: [shape, shape] })
  },

  view([pnls], document) {
    if (pnls === undefined) throw new Error('the stress kernel answered no tables')
    const payoffs = document.accounts.map(({ id }, at): [string, MiniPayoff] => {
      const pnl = Array.from(pnls.column(1 + at))
      return [id, { id, pnl, highest: Math.max(...pnl), lowest: Math.min(...pnl) }]
    })
    return {
      document,
      prices: pricesOf(document),
      spot: pickedSpot(document),
      payoffs: new Map(payoffs),
    }
  },
}
