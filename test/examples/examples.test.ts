import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../src/document'
import { quoteAt } from '../../src/domain/market'
import { yearsBetween } from '../../src/domain/units'
import { examples, sampleMarket, twoCoinMarket } from '../../src/examples'
import { readDocument, writeDocument } from '../../src/io/json'

const FEBRUARY = '2026-02-27T08:00:00.000Z'

describe.each(examples.map(({ id, document }) => [id, document] as const))('%s', (_, document) => {
  test('is valid, without warnings, in its canonical form', () => {
    const parsed = parseDocument(document)
    expect(parsed.issues).toEqual([])
    expect(parsed.ok && parsed.value).toEqual(document)
  })

  test('reads back from its file', () => {
    const read = readDocument(writeDocument(document))
    expect(read.ok && read.value).toEqual(document)
  })

  test('is labelled as sample and has an entry price everywhere', () => {
    expect(document.market).toMatchObject({ name: 'Sample market', isSample: true })
    expect(document.legs.filter(({ entryPrice }) => entryPrice === null)).toEqual([])
  })
})

describe('the sample market', () => {
  test('has the figures that the sample book is known by', () => {
    expect(sampleMarket).toMatchObject({ asOf: '2026-01-14T08:00:00.000Z', usdRate: 0.043 })
    const btc = sampleMarket.underlyings.BTC
    expect(btc).toMatchObject({ spot: 97_000, basisRate: 0.0905 })
    expect((btc?.funding.rate ?? 0) * 1095).toBeCloseTo(0.1095, 12)
    const volatility = (strike: number) =>
      quoteAt(sampleMarket, 'BTC', FEBRUARY, strike, 'call')?.volatility
    expect([97_000, 90_000, 84_000, 110_000].map(volatility)).toEqual([0.446, 0.474, 0.509, 0.439])
  })

  test.each(
    Object.entries(twoCoinMarket.underlyings).flatMap(([name, { spot, basisRate, expiries }]) =>
      expiries.map((slice) => [name, slice.expiry.slice(0, 10), spot, basisRate, slice] as const),
    ),
  )('%s %s: forward on the basis rate, quotes in order, one volatility a strike', (...row) => {
    const [, , spot, basisRate, slice] = row
    const years = yearsBetween(twoCoinMarket.asOf, slice.expiry)
    expect(slice.forward / (spot * Math.exp(basisRate * years))).toBeCloseTo(1, 14)
    for (const quote of slice.quotes) {
      const { bid, ask, mark } = quote
      expect(mark).not.toBeNull()
      expect(bid ?? 0).toBeLessThanOrEqual(mark ?? 0)
      expect(ask ?? 0).toBeGreaterThanOrEqual(mark ?? 0)
      const twin = slice.quotes.find(
        ({ strike, right }) => strike === quote.strike && right !== quote.right,
      )
      expect(twin?.volatility).toBe(quote.volatility)
    }
  })

  test('keeps put-call parity to the rounding of its marks', () => {
    for (const [name, { expiries }] of Object.entries(twoCoinMarket.underlyings)) {
      for (const { expiry, forward, quoteUnit } of expiries) {
        const discount =
          quoteUnit === 'usd'
            ? Math.exp(-twoCoinMarket.usdRate * yearsBetween(twoCoinMarket.asOf, expiry))
            : 1 / forward
        const step = quoteUnit === 'usd' ? 0.01 : 1e-6
        const slice = twoCoinMarket.underlyings[name]?.expiries.find((met) => met.expiry === expiry)
        for (const { strike } of slice?.quotes ?? []) {
          const call = quoteAt(twoCoinMarket, name, expiry, strike, 'call')?.mark ?? NaN
          const put = quoteAt(twoCoinMarket, name, expiry, strike, 'put')?.mark ?? NaN
          expect(Math.abs(call - put - discount * (forward - strike))).toBeLessThanOrEqual(
            1.01 * step,
          )
        }
      }
    }
  })
})
