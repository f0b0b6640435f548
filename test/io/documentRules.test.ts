// Documents that look right and are not: each is refused with a path and a sentence.
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../src/document'
import { parseMarket } from '../../src/domain/market'
import { examples } from '../../src/examples'

const [{ document: sample }] = examples as unknown as [(typeof examples)[number]]
const first = sample.legs.find(({ instrument }) => instrument.kind === 'option')
if (first === undefined) throw new Error('the sample has no option')
const btc = sample.market.underlyings['BTC']
if (btc === undefined) throw new Error('the sample has no BTC')

const told = (input: unknown): string => {
  const parsed = parseDocument(input)
  return parsed.ok
    ? 'taken'
    : parsed.issues.map(({ path, message }) => `${path}: ${message}`).join()
}
const withLeg = (change: object): unknown => ({ ...sample, legs: [{ ...first, ...change }] })
const perpetual = (style: string) => ({
  instrument: { kind: 'perpetual', underlying: 'BTC', style },
  volatility: null,
  entryPrice: 0,
})

describe('a leg', () => {
  test.each(['isPrototypeOf', 'toLocaleString', 'propertyIsEnumerable', 'constructor'])(
    'is not on %s, which every object has',
    (underlying) => {
      expect(told(withLeg({ instrument: { kind: 'spot', underlying } }))).toContain(
        `legs[0].instrument.underlying: "${underlying}" is not an underlying`,
      )
    },
  )

  test.each(['2026-02-30T08:00:00Z', '2026-04-31T08:00:00Z', '2025-02-29T08:00:00Z'])(
    'does not expire on %s, a day that is not in the calendar',
    (expiry) => {
      expect(told(withLeg({ instrument: { ...first.instrument, expiry } }))).toContain(
        `"${expiry}" is not an expiry`,
      )
    },
  )

  test('of an inverse contract has no entry price of 0, which it would divide by', () => {
    expect(told(withLeg(perpetual('inverse')))).toMatch(/^legs\[0\]\.entryPrice: 0 is not/)
    expect(told(withLeg(perpetual('linear')))).toBe('taken')
  })

  test.each([
    [{ isOn: 1 }, 'legs[0].isOn: 1 is not true or false'],
    [{ instrument: null }, 'legs[0].instrument: null is not an object'],
    [
      { instrument: { kind: 'swap' } },
      'legs[0].instrument.kind: "swap" is not one of spot, perpetual, future, option',
    ],
    [{ volatility: 0.45 }, 'legs[0].volatility: 0.45 is not an object'],
  ])('of a wrong type is told in plain words %#', (change, sentence) => {
    expect(told(withLeg(change))).toBe(sentence)
  })
})

describe('a market', () => {
  const [listed] = btc.expiries as unknown as [(typeof btc.expiries)[number]]
  const refused = (expiries: readonly unknown[]): string => {
    const underlyings = { BTC: { ...btc, expiries } }
    const parsed = parseMarket({ ...sample.market, underlyings })
    return parsed.ok ? 'taken' : parsed.issues.map(({ path }) => path).join()
  }

  test('lists an expiry once, however it is written', () => {
    const again = { ...listed, expiry: listed.expiry.replace('.000Z', '+00:00') }
    expect(refused([listed, again])).toBe('market.underlyings.BTC.expiries[1]')
  })

  test('lists a strike and right once', () => {
    const [quote] = listed.quotes
    expect(refused([{ ...listed, quotes: [quote, quote] }])).toBe(
      'market.underlyings.BTC.expiries[0].quotes[1]',
    )
  })
})

test('twenty thousand legs with an expiry each are packed without a long wait', async () => {
  const { packBook } = await import('../../src/packing')
  const legs = Array.from({ length: 20_000 }, (_, at) => ({
    ...first,
    id: `l${at}`,
    volatility: { source: 'typed' as const, value: 0.5 },
    instrument: {
      ...first.instrument,
      expiry: new Date(Date.parse(sample.market.asOf) + (at + 1) * 3_600_000).toISOString(),
    },
  })) as typeof sample.legs
  packBook({ ...sample, legs })
})
