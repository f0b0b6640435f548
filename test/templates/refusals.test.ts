// What a chain cannot carry is refused, and said.
import { describe, expect, it } from 'vitest'
import { emptyDocument, type Document } from '../../src/document'
import { sampleMarket, twoCoinMarket } from '../../src/examples'
import {
  buildStrategy,
  defaultTemplateSettings,
  fittingWidths,
  templates,
  type TemplateSettings,
} from '../../src/templates'

const FEBRUARY = '2026-02-27T08:00:00.000Z'
const book = emptyDocument(sampleMarket)
const usual: TemplateSettings = { underlying: 'BTC', expiry: FEBRUARY, size: 1, width: 1 }

function sentence(
  id: string,
  settings: Partial<TemplateSettings>,
  document: Document = book,
): string {
  const template = templates.find((one) => one.id === id)
  if (template === undefined) throw new Error(`no template ${id}`)
  const made = buildStrategy(template, document, { ...usual, ...settings })
  return made.ok ? 'built' : (made.issues[0]?.message ?? '')
}

/** The sample chain without some quotes of February. */
function without(drop: (strike: number, right: string) => boolean): Document {
  const { BTC } = sampleMarket.underlyings
  if (BTC === undefined) throw new Error('no BTC')
  const expiries = BTC.expiries.map((one) => ({
    ...one,
    quotes: one.quotes.filter(
      ({ strike, right }) => one.expiry !== FEBRUARY || !drop(strike, right),
    ),
  }))
  return { ...book, market: { ...sampleMarket, underlyings: { BTC: { ...BTC, expiries } } } }
}

describe('a template is refused', () => {
  it('where strikes are missing on one side, with their count', () => {
    expect(sentence('iron-condor', { width: 7 })).toBe(
      'Iron condor needs 14 listed strikes below 98,000; 27 Feb 26 has 12',
    )
    expect(
      sentence(
        'short-call',
        {},
        without((strike) => strike > 98_000),
      ),
    ).toBe('Short call needs 1 listed strike above 98,000; 27 Feb 26 has 0')
  })

  it('where a wing would not be even, with the strike that is missing', () => {
    expect(
      sentence(
        'butterfly',
        {},
        without((strike) => strike === 102_000),
      ),
    ).toBe(
      'Butterfly needs a listed strike at 99,000, as far above the money as the low strike is below; 27 Feb 26 has none',
    )
    const butterfly = templates.find(({ id }) => id === 'butterfly')
    expect(butterfly && fittingWidths(butterfly, book, usual)).toEqual([2, 3, 4, 5, 6])
  })

  it('where one right of a strike is not quoted: the strike does not count', () => {
    const document = without((strike, right) => strike === 98_000 && right === 'put')
    expect(sentence('straddle', {}, document)).toBe('built')
    const template = templates.find(({ id }) => id === 'straddle')
    const made = template && buildStrategy(template, document, usual)
    expect(
      made?.ok &&
        made.value.legs.map(({ instrument }) => 'strike' in instrument && instrument.strike),
    ).toEqual([97_000, 97_000])
  })

  it('without options, without a future, without the coin', () => {
    const sol = emptyDocument(twoCoinMarket)
    const settings = defaultTemplateSettings(sol, 'SOL')
    expect(sentence('straddle', settings, sol)).toBe(
      'Straddle needs a listed expiry of SOL, and this is none',
    )
    expect(sentence('funding-arbitrage', settings, sol)).toBe('built')
    expect(sentence('funding-arbitrage', { underlying: 'DOGE' })).toBe(
      'Funding arbitrage needs DOGE, which is not in the market',
    )
    const { BTC } = sampleMarket.underlyings
    if (BTC === undefined) throw new Error('no BTC')
    const expiries = BTC.expiries.map((one) => ({ ...one, forwardSource: 'synthetic' as const }))
    const market = { ...sampleMarket, underlyings: { BTC: { ...BTC, expiries } } }
    expect(sentence('cash-and-carry', {}, { ...book, market })).toBe(
      'Cash and carry needs a listed future; 27 Feb 26 has none',
    )
  })

  it('where no later expiry lists the strike, and where the credit does not cover the width', () => {
    expect(sentence('call-calendar', { expiry: '2026-06-26T08:00:00.000Z' })).toBe(
      'Call calendar needs a later expiry with options; none is listed after 26 Jun 26',
    )
    expect(sentence('jade-lizard', { width: 5 })).toMatch(/^Jade lizard is refused: its credit/)
  })

  it('for sizes and widths that are none', () => {
    expect(sentence('straddle', { size: 0 })).toBe('Straddle needs a size above 0, not 0')
    expect(sentence('straddle', { width: 1.5 })).toBe(
      'Straddle needs a width of at least 1 listed strike, not 1.5',
    )
  })
})

describe('the first settings', () => {
  it('are the first expiry three weeks away and a step of about five percent', () => {
    expect(defaultTemplateSettings(book)).toEqual({
      underlying: 'BTC',
      expiry: FEBRUARY,
      size: 1,
      width: 3,
    })
    const ether = emptyDocument(twoCoinMarket)
    expect(defaultTemplateSettings(ether, 'ETH')).toMatchObject({ expiry: FEBRUARY, width: 2 })
  })
})
