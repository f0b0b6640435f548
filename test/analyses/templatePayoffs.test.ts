// Mini payoffs: the same figures as the payoff of each strategy alone.
import { beforeAll, expect, it } from 'vitest'
import { stress, templatePayoffs } from '../../src/analyses'
import { emptyDocument } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { sampleMarket } from '../../src/examples'
import { buildStrategy, defaultTemplateSettings, galleryOf, templates } from '../../src/templates'
import { answerOf, loadCore } from '../support/core'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const book = emptyDocument(sampleMarket)
const settings = defaultTemplateSettings(book)
const strategies = templates.flatMap((template) => {
  const made = buildStrategy(template, book, settings)
  return made.ok ? [made.value] : []
})
const view = () =>
  answerOf(core, templatePayoffs, galleryOf(book, strategies, settings), {
    expiry: settings.expiry,
  })

it('a bought straddle is |S - K| less what was paid, computed by hand', () => {
  const { prices, payoffs } = view()
  const straddle = strategies.find(({ template }) => template.id === 'straddle')
  const [call, put] = straddle?.legs ?? []
  const strike = call !== undefined && 'strike' in call.instrument ? call.instrument.strike : NaN
  const paid = (call?.entryPrice ?? NaN) + (put?.entryPrice ?? NaN)
  payoffs.get('straddle')?.pnl.forEach((pnl, at) => {
    // Marks of the file are rounded to a hundredth.
    expect(pnl).toBeCloseTo(Math.abs((prices[at] ?? NaN) - strike) - paid, 0)
  })
})

it('each strategy alone has the figures that it has beside the others', () => {
  const { prices, payoffs, spot } = view()
  for (const strategy of strategies) {
    const alone = galleryOf(book, [strategy], settings)
    const days = (Date.parse(settings.expiry) - Date.parse(book.market.asOf)) / 86_400_000
    const states = prices.map((price, at) => ({ name: `${at}`, spot: price / spot - 1, days }))
    const { total } = answerOf(core, stress, alone, { states })
    payoffs.get(strategy.template.id)?.pnl.forEach((pnl, at) => {
      expect(pnl).toBeCloseTo(total.pnl[at] ?? NaN, 2)
    })
  }
})

it('has every strike and the spot among its prices', () => {
  const { prices, spot } = view()
  const strikes = strategies.flatMap(({ legs }) =>
    legs.flatMap(({ instrument }) => ('strike' in instrument ? [instrument.strike] : [])),
  )
  for (const price of [spot, ...strikes]) expect(prices).toContain(price)
})
