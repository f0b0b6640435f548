import { describe, expect, test } from 'vitest'
import type { Document, Leg } from '../../src/document'
import { examples } from '../../src/examples'
import { legPreview } from '../../src/io/legPreview'
import { readLine } from '../../src/io/line'

const [sample, twoCoins] = examples.map(({ document }) => document) as [Document, Document]

function preview(line: string, document: Document, changes: Partial<Leg> = {}) {
  const { leg, issues } = readLine(line, document)
  if (leg === null) throw new Error(issues.map(({ message }) => message).join('; '))
  return legPreview({ ...leg, ...changes }, document)
}

describe('the preview of a leg', () => {
  test('sells an option at its bid and receives the premium', () => {
    expect(preview('-2 27feb 110k c', sample)).toEqual({
      side: 'Sell',
      description: 'Sell 2 BTC 27 Feb 26 110,000 C, settled in USD',
      priceUnit: 'usd',
      bid: 2020,
      ask: 2080,
      mark: 2049.55,
      price: 2020,
      priceSource: 'bid',
      volatility: 0.439,
      volatilitySource: 'chain',
      premium: 4040,
      fee: 0,
      venue: 'No venue',
      notional: 194_000,
      notes: [],
    })
  })

  test('buys a coin-settled option at its ask, in coins, with the fee of the venue', () => {
    const bought = preview('40 eth 27feb 3000 p', twoCoins)
    expect(bought).toMatchObject({
      description: 'Buy 40 ETH 27 Feb 26 3,000 P, settled in ETH',
      priceUnit: 'coin',
      price: 0.045,
      priceSource: 'ask',
      venue: 'Deribit',
    })
    expect(bought.premium).toBeCloseTo(-40 * 0.045 * 3300, 9)
    expect(bought.fee).toBeCloseTo(0.0003 * 3300 * 40, 9)
  })

  test('caps the fee of a cheap option at a share of its price', () => {
    const cheap = preview('10 27feb 97k c @ 8', twoCoins)
    expect(cheap).toMatchObject({ price: 8, priceSource: 'typed' })
    expect(cheap.fee).toBeCloseTo(0.125 * 8 * 10, 9)
  })

  test('a coin premium of a hundredth of a contract is counted on the contract', () => {
    const leg = preview('1 x0.01 eth 27feb 3000 p @ 0.03', twoCoins)
    expect(leg.premium).toBeCloseTo(-0.0003 * 3300, 9)
    expect(leg.description).toBe('Buy 1 contracts of 0.01 ETH 27 Feb 26 3,000 P, settled in ETH')
  })

  test('takes spot for spot and perpetuals, the forward for futures; only spot costs anything', () => {
    expect(preview('+5 spot', sample)).toMatchObject({ priceSource: 'spot', premium: -485_000 })
    expect(preview('-1.5 perp', twoCoins)).toMatchObject({
      priceSource: 'spot',
      premium: 0,
      notional: 145_500,
    })
    expect(preview('-1.5 perp', twoCoins).fee).toBeCloseTo(0.0005 * 145_500, 9)
    expect(preview('-145500usd perp inv', twoCoins).fee).toBeCloseTo(0.0005 * 145_500, 9)
    expect(preview('-145500usd perp inv', twoCoins).description).toBe(
      'Sell $145,500 BTC perpetual, settled in BTC',
    )
    expect(preview('-5 27mar fut', sample)).toMatchObject({
      priceSource: 'forward',
      price: 98_747.19845451215,
      premium: 0,
    })
  })

  test('has no price for what is not quoted, and says so', () => {
    const unlisted = preview('2 28feb26 111k c @ 44%', sample)
    expect(unlisted).toMatchObject({ price: null, priceSource: 'none', premium: null, fee: null })
    expect(unlisted).toMatchObject({ volatility: 0.44, volatilitySource: 'typed' })
    expect(unlisted.notes).toEqual(['this option is not in the chain: it has no quote'])
    expect(preview('2 28mar26 fut', sample).notes).toEqual(['no future is quoted for this date'])
  })

  test('does not take the quote of an option that settles otherwise', () => {
    const other = preview('2 27feb 97k c inv', sample)
    expect(other).toMatchObject({
      bid: null,
      ask: null,
      mark: null,
      price: null,
      priceUnit: 'coin',
    })
    expect(other.notes[0]).toContain('settles otherwise')
  })

  test('falls back on the mark where the side has no quote', () => {
    const btc = sample.market.underlyings.BTC!
    const expiries = btc.expiries.map((slice) => ({
      ...slice,
      quotes: slice.quotes.map((quote) => ({ ...quote, bid: null })),
    }))
    const market = { ...sample.market, underlyings: { BTC: { ...btc, expiries } } }
    expect(preview('-2 27feb 110k c', { ...sample, market })).toMatchObject({
      bid: null,
      price: 2049.55,
      priceSource: 'mark',
    })
  })
})
