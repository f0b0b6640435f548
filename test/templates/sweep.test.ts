// Every template on every expiry of every example chain (and of real ones where they are there): built
// on listed contracts with the shape that its name promises, or refused in a sentence.
import { beforeAll, describe, expect, it } from 'vitest'
import { templatePayoffs, type MiniPayoff, type TemplatePayoffsView } from '../../src/analyses'
import { applyEdit, emptyDocument, type Document } from '../../src/document'
import { quoteAt } from '../../src/domain/market'
import type { Core } from '../../src/engine/core'
import { examples } from '../../src/examples'
import { readMarket } from '../../src/io'
import {
  buildStrategy,
  comingTemplates,
  galleryOf,
  templateExpiries,
  templates,
  TILES,
  type Strategy,
  type TemplateSettings,
} from '../../src/templates'
import { answerOf, loadCore } from '../support/core'
import { hasReference, readReference } from '../support/reference'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

/** Slopes of the payoff below and above all strikes, per coin, and what lies between. */
interface Shape {
  readonly ends: readonly [number, number]
  readonly bend?: 'convex' | 'concave'
  /** Highest (or lowest) at this strike of the strategy, counted from the lowest. */
  readonly peak?: number
  readonly trough?: number
}

const SHAPES: Readonly<Record<string, Shape>> = {
  'long-call': { ends: [0, 1], bend: 'convex' },
  'long-put': { ends: [-1, 0], bend: 'convex' },
  'short-call': { ends: [0, -1], bend: 'concave' },
  'short-put': { ends: [1, 0], bend: 'concave' },
  'synthetic-long': { ends: [1, 1], bend: 'convex' },
  'synthetic-short': { ends: [-1, -1], bend: 'convex' },
  'risk-reversal': { ends: [1, 1] },
  'call-spread': { ends: [0, 0] },
  'put-spread': { ends: [0, 0] },
  'short-put-spread': { ends: [0, 0] },
  'short-call-spread': { ends: [0, 0] },
  seagull: { ends: [1, 0] },
  'jade-lizard': { ends: [1, 0] },
  straddle: { ends: [-1, 1], bend: 'convex', trough: 0 },
  'short-straddle': { ends: [1, -1], bend: 'concave', peak: 0 },
  strangle: { ends: [-1, 1], bend: 'convex' },
  'short-strangle': { ends: [1, -1], bend: 'concave' },
  butterfly: { ends: [0, 0], peak: 1 },
  'iron-butterfly': { ends: [0, 0], peak: 1 },
  condor: { ends: [0, 0] },
  'iron-condor': { ends: [0, 0] },
  'call-ratio': { ends: [0, -1], peak: 1 },
  'put-ratio': { ends: [1, 0], peak: 0 },
  'call-backspread': { ends: [0, 1], trough: 1 },
  'put-backspread': { ends: [-1, 0], trough: 0 },
  'covered-call': { ends: [1, 0], bend: 'concave' },
  'protective-put': { ends: [0, 1], bend: 'convex' },
  collar: { ends: [0, 0] },
  'put-spread-collar': { ends: [1, 0] },
  'cash-and-carry': { ends: [0, 0] },
  conversion: { ends: [0, 0] },
  reversal: { ends: [0, 0] },
  box: { ends: [0, 0] },
}
/** Marked to model at the nearer expiry, or never expiring: shapes of their own below. */
const MODELLED = ['call-calendar', 'put-calendar', 'diagonal', 'funding-arbitrage']

interface Chain {
  readonly name: string
  readonly document: Document
  readonly coin: string
}

function chains(): readonly Chain[] {
  const own = examples.flatMap(({ id, document }) =>
    Object.keys(document.market.underlyings).map((coin) => ({
      name: `${id} ${coin}`,
      document: emptyDocument(document.market),
      coin,
    })),
  )
  const path = 'data/deribit/options_snapshot_20260304T093315Z.csv'
  if (!hasReference(path)) return own
  const read = readMarket(readReference(path), 'real')
  if (!read.ok) throw new Error(read.issues[0]?.message)
  const { market } = read.value
  const real = Object.keys(market.underlyings).map((coin) => ({
    name: `real ${coin}`,
    document: emptyDocument(market),
    coin,
  }))
  return [...own, ...real]
}

const all = chains()

function questionsOf({ document, coin }: Chain): readonly TemplateSettings[] {
  return templateExpiries(document, coin).flatMap((expiry) =>
    [1, 2, 3].map((width) => ({ underlying: coin, expiry, size: 1, width })),
  )
}

function built(document: Document, settings: TemplateSettings) {
  const strategies: Strategy[] = []
  const refusals: string[] = []
  for (const template of templates) {
    const made = buildStrategy(template, document, settings)
    if (made.ok) strategies.push(made.value)
    else refusals.push(made.issues[0]?.message ?? '')
  }
  return { strategies, refusals }
}

const strikesOf = ({ legs }: Strategy): number[] =>
  [
    ...new Set(
      legs.flatMap(({ instrument }) => (instrument.kind === 'option' ? [instrument.strike] : [])),
    ),
  ].sort((a, b) => a - b)

const slopesOf = ({ pnl }: MiniPayoff, prices: readonly number[]): number[] =>
  pnl
    .slice(1)
    .map(
      (value, at) => (value - (pnl[at] ?? NaN)) / ((prices[at + 1] ?? NaN) - (prices[at] ?? NaN)),
    )

function checkShape(strategy: Strategy, shape: Shape, view: TemplatePayoffsView): void {
  const payoff = view.payoffs.get(strategy.template.id) as MiniPayoff
  const slopes = slopesOf(payoff, view.prices)
  expect(slopes[0]).toBeCloseTo(shape.ends[0], 6)
  expect(slopes.at(-1)).toBeCloseTo(shape.ends[1], 6)
  const rises = slopes.slice(1).map((slope, at) => slope - (slopes[at] ?? NaN))
  if (shape.bend === 'convex') expect(Math.min(...rises)).toBeGreaterThan(-1e-6)
  if (shape.bend === 'concave') expect(Math.max(...rises)).toBeLessThan(1e-6)
  const valueAt = (strike: number | undefined) => payoff.pnl[view.prices.indexOf(strike ?? NaN)]
  const strikes = strikesOf(strategy)
  if (shape.peak !== undefined) expect(valueAt(strikes[shape.peak])).toBe(payoff.highest)
  if (shape.trough !== undefined) expect(valueAt(strikes[shape.trough])).toBe(payoff.lowest)
}

describe.each(all)('$name', (chain) => {
  it('has listed contracts under every leg, and strikes in their order', () => {
    for (const settings of questionsOf(chain))
      for (const { template, legs } of built(chain.document, settings).strategies) {
        expect(legs.length).toBe(template.parts.length)
        for (const { instrument, quantity } of legs) {
          expect(quantity).not.toBe(0)
          if (instrument.kind !== 'option') continue
          const { underlying, expiry, strike, right } = instrument
          const quote = quoteAt(chain.document.market, underlying, expiry, strike, right)
          expect(quote?.volatility, `${template.id} ${strike}`).toBeGreaterThan(0)
        }
        const names = Object.keys(template.strikes)
        expect(strikesOf({ template, legs, group: { id: 'a', name: '' } }).length).toBe(
          names.length,
        )
      }
  })

  it('gives the shapes that the names promise, as the core values them', () => {
    for (const settings of questionsOf(chain)) {
      const { strategies } = built(chain.document, settings)
      const book = galleryOf(chain.document, strategies, settings)
      const view = answerOf(core, templatePayoffs, book, { expiry: settings.expiry })
      for (const strategy of strategies) {
        const shape = SHAPES[strategy.template.id]
        if (shape !== undefined) checkShape(strategy, shape, view)
      }
    }
  })

  it('gives calendars their peak at the strike, and funding its sign', () => {
    const { funding } = chain.document.market.underlyings[chain.coin] ?? {}
    for (const settings of questionsOf(chain)) {
      const { strategies } = built(chain.document, settings)
      const book = galleryOf(chain.document, strategies, settings)
      const view = answerOf(core, templatePayoffs, book, { expiry: settings.expiry })
      for (const strategy of strategies) {
        const payoff = view.payoffs.get(strategy.template.id) as MiniPayoff
        if (strategy.template.id.endsWith('-calendar'))
          expect(view.prices[payoff.pnl.indexOf(payoff.highest)]).toBe(strikesOf(strategy)[0])
        if (strategy.template.id === 'funding-arbitrage')
          expect(Math.sign(payoff.lowest)).toBe(Math.sign(funding?.rate ?? NaN))
      }
    }
  })

  it('refuses in a sentence that names the strategy, and never half', () => {
    for (const settings of questionsOf(chain)) {
      const { strategies, refusals } = built(chain.document, settings)
      expect(strategies.length + refusals.length).toBe(templates.length)
      for (const sentence of refusals)
        expect(sentence).toMatch(/^[A-Z][a-z ]+ (needs|is refused:) /)
    }
  })
})

describe('the gallery', () => {
  it('has at least twenty strategies, each known to this test, and eight tiles', () => {
    expect(templates.length).toBeGreaterThanOrEqual(30)
    expect(templates.map(({ id }) => id).sort()).toEqual(
      [...Object.keys(SHAPES), ...MODELLED].sort(),
    )
    expect(TILES.length + comingTemplates.length).toBe(8)
    for (const tile of TILES) expect(templates.some(({ id }) => id === tile)).toBe(true)
  })

  it('is built whole on the sample chain, and each strategy can be added', () => {
    const [first] = all
    if (first === undefined) throw new Error('no chain')
    const settings = { underlying: 'BTC', expiry: '2026-02-27T08:00:00.000Z', size: 2, width: 3 }
    const { strategies, refusals } = built(first.document, settings)
    // Premiums carry a lizard's width at narrower steps only.
    expect(refusals.map((one) => one.slice(0, 22))).toEqual(['Jade lizard is refused'])
    expect(built(first.document, { ...settings, width: 1 }).refusals.join()).not.toContain('Jade')
    for (const { legs, group } of strategies) {
      const added = applyEdit(first.document, { kind: 'addLegs', legs, groups: [group] })
      expect(added.issues).toEqual([])
    }
    const condor = strategies.find(({ template }) => template.id === 'iron-condor')
    expect(condor?.legs.map(({ quantity }) => quantity)).toEqual([2, -2, -2, 2])
    expect(condor && strikesOf(condor)).toEqual([88_000, 94_000, 104_000, 110_000])
  })
})
