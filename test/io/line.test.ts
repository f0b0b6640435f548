import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdit, emptyDocument, type Leg } from '../../src/document'
import { examples, twoCoinMarket } from '../../src/examples'
import { closest, editDistance } from '../../src/io/closest'
import { formatLine } from '../../src/io/formatLine'
import { readLine } from '../../src/io/line'
import { documents } from './arbitraries'

const [sample, twoCoins] = examples.map(({ document }) => document) as [
  (typeof examples)[number]['document'],
  (typeof examples)[number]['document'],
]
const FEBRUARY = '2026-02-27T08:00:00.000Z'

function legOf(text: string, document = sample): Leg {
  const { leg, issues } = readLine(text, document)
  if (leg === null) throw new Error(issues.map(({ message }) => message).join('; '))
  return leg
}

const complaint = (text: string, document = sample): string => {
  const { leg, issues } = readLine(text, document)
  expect(leg).toBeNull()
  return issues.map(({ message }) => message).join('; ')
}

describe('a typed line', () => {
  test('-2 27feb 110k c sells two listed calls at the volatility of the chain', () => {
    const leg = legOf('-2 27feb 110k c')
    expect(leg).toEqual({
      id: 'leg-8',
      group: 'a',
      account: 'main',
      isOn: true,
      instrument: {
        kind: 'option',
        underlying: 'BTC',
        style: 'linear',
        expiry: FEBRUARY,
        strike: 110_000,
        right: 'call',
      },
      quantity: -2,
      multiplier: 1,
      entryPrice: null,
      fees: 0,
      fundingReceived: 0,
      volatility: { source: 'chain' },
      settlementPrice: null,
      note: '',
    })
    expect(applyEdit(sample, { kind: 'addLegs', legs: [leg] }).ok).toBe(true)
  })

  test.each([
    ['+5 spot', { quantity: 5, instrument: { kind: 'spot', underlying: 'BTC' } }],
    ['5 btc spot', { quantity: 5, instrument: { kind: 'spot', underlying: 'BTC' } }],
    ['-1.5 perp', { quantity: -1.5, instrument: { kind: 'perpetual', style: 'linear' } }],
    ['-5 27mar fut', { quantity: -5, instrument: { kind: 'future', style: 'linear' } }],
    ['-5 27mar26 fut @ 98.5k', { entryPrice: 98_500 }],
    ['-145500usd btc perp inv', { quantity: -145_500, instrument: { style: 'inverse' } }],
    ['-$145.5k perp inv', { quantity: -145_500 }],
    ['-14550 x10 perp inv', { quantity: -14_550, multiplier: 10 }],
    ['-200 x0.01 27feb 110k c', { quantity: -200, multiplier: 0.01 }],
    ['\u22122 27feb 110k p', { quantity: -2, instrument: { right: 'put' } }],
    ['- 2 27FEB 110K Put', { quantity: -2, instrument: { right: 'put' } }],
    ['2 c 110k 27feb', { instrument: { strike: 110_000 } }],
    ['2 27feb 110k c @ 44%', { volatility: { source: 'typed', value: 0.44 } }],
    ['2 27feb 110k c @0.44v', { volatility: { source: 'typed', value: 0.44 } }],
    ['2 27feb 110k c @ 2100', { entryPrice: 2100, volatility: { source: 'chain' } }],
    ['2 27feb 110k c @ 44% @ 0.02 inv', { entryPrice: 0.02, instrument: { style: 'inverse' } }],
    ['2 28feb26 111k c @ 44%', { instrument: { expiry: '2026-02-28T08:00:00.000Z' } }],
    ['2 2026-02-28T10:30:00Z 111k c @ 44%', { instrument: { expiry: '2026-02-28T10:30:00.000Z' } }],
  ])('%s', (text, fields) => {
    expect(legOf(text)).toMatchObject(fields)
  })

  test('takes the settlement of the quotes of its expiry', () => {
    expect(legOf('-2 eth 27feb 3000 p', twoCoins).instrument).toMatchObject({ style: 'inverse' })
    expect(legOf('-2 eth 27feb 3000 p lin', twoCoins).instrument).toMatchObject({ style: 'linear' })
    expect(legOf('-2 27feb 97k p', twoCoins).instrument).toMatchObject({ style: 'linear' })
  })

  test('converts coins to USD once for what is held in USD, and shows both', () => {
    const atSpot = readLine('-1.5 perp inv', sample)
    expect(atSpot.leg?.quantity).toBe(-145_500)
    expect(atSpot.conversion).toEqual({ coins: -1.5, usd: -145_500, price: 97_000 })
    expect(readLine('-1.5 perp inv @ 95k', sample).leg).toMatchObject({
      quantity: -142_500,
      entryPrice: 95_000,
    })
    expect(readLine('2 27mar fut inv', sample).conversion?.price).toBe(98_747.19845451215)
    expect(complaint('2 28mar26 fut inv')).toContain('a size in coins needs a price here')
  })

  test('keeps what an edited leg holds beside its line', () => {
    const keep = { id: 'mine', group: 'c', isOn: false, fees: 3, note: 'kept' }
    expect(readLine('+5 spot', sample, keep).leg).toMatchObject(keep)
  })

  test('takes from an edited leg nothing that a line says', () => {
    const old = legOf('2 x0.01 27feb 110k c @ 44% @ 2100')
    const { leg } = readLine('-3 27feb 110k c', sample, old)
    expect(leg).toMatchObject({ id: old.id, quantity: -3, multiplier: 1, entryPrice: null })
    expect(leg?.volatility).toEqual({ source: 'chain' })
  })

  test('gives ids that the document does not use', () => {
    const taken = {
      ...sample,
      legs: [...sample.legs.slice(1), { ...legOf('1 spot'), id: 'leg-8' }],
    }
    expect(readLine('1 spot', taken).leg?.id).toBe('leg-9')
  })

  test('tells the place and role of every word', () => {
    const words = readLine(' -2  27feb 110k c @ 44% lin', sample).words
    expect(words.map(({ role }) => role)).toEqual([
      'size',
      'expiry',
      'strike',
      'right',
      'volatility',
      'style',
    ])
    expect(words[1]).toMatchObject({ text: '27feb', start: 5, end: 10 })
    expect(words[4]).toMatchObject({ text: '@ 44%' })
  })

  test('says nothing about an empty line', () => {
    expect(readLine('  ', sample)).toEqual({ leg: null, words: [], issues: [], conversion: null })
  })
})

describe('what is not understood is said', () => {
  test.each([
    ['-2', 'say what it is: spot, perp, a date with fut, or a date with a strike and c or p'],
    ['spot', 'start with a size such as +5 or -2'],
    ['0 spot', '0 is not a size: use a number above or below 0'],
    ['1e308 spot', '1e+308 is not a size'],
    ['-2 27feb', 'a date alone is not enough: add fut, or a strike and c or p'],
    ['-2 27feb 110k', 'an option is a call or a put: add c or p'],
    ['-2 27feb c', 'an option needs a strike; nearest listed are 97,000, 98,000, 100,000'],
    ['-2 110k c', 'an option needs an expiry; listed: 23 Jan 26'],
    ['-2 fut', 'a future needs an expiry; listed: 23 Jan 26'],
    ['-2 27feb 110k c fut', 'a future has no strike'],
    ['-2 27feb perp', 'a perpetual has no expiry'],
    ['2 perp @ 44%', 'a perpetual has no volatility'],
    ['2 spot inv', 'spot has no settlement'],
    ['5usd spot', 'a size in USD is for inverse perpetuals and futures'],
    ['-2 27feb 110k 120k c', '"120k" is a second strike'],
    ['-2 27feb -110k c', '"-110k" has a sign; only the size has one'],
    ['-2 27feb 110,000 c', '110,000 could be 110000 or 110.000'],
    ['-2 27feb 0 c', '0 is not a strike in USD above 0'],
    [
      '-2 27feb 111k c',
      '111,000 is not a listed strike of 27 Feb 26; nearest listed are 108,000, 110,000, 115,000',
    ],
    [
      '-2 28feb26 110k c',
      '28 Feb 26 is not a listed expiry of BTC: type a volatility, such as @ 45%',
    ],
    ['-2 28feb 110k c', 'BTC has no listed expiry on that day ("28feb")'],
    ['-2 31feb 110k c', '"31feb" is not a date'],
    [
      '-2 27feb25 110k c',
      "27 Feb 25 is not after the market's time, 14 Jan 26 08:00 UTC: a new leg needs a later expiry",
    ],
    ['-2 27feb 110k c @', 'a number is missing'],
    ['-2 doge spot', '"doge" is not a word of this line; the market has BTC'],
    ['loop 5 btc 250k usdc', 'loans and liquidity positions are not there yet'],
    ['lp 88k 112k 90k', 'loans and liquidity positions are not there yet'],
    ['5 constructor', '"constructor" is not a word of this line'],
  ])('%s', (text, sentence) => {
    expect(complaint(text)).toContain(sentence)
  })

  test.each([
    ['+5 spto', 'spto', 'spot'],
    ['+5 pepr', 'pepr', 'perp'],
    ['-2 27fbe 110k c', '27fbe', '27feb'],
    ['-2 28feb 110k c', '28feb', '27feb'],
    ['-2 27feb 111k c', '111k', '110000'],
    ['-2 28feb26 110k c', '28feb26', '27feb26'],
    ['5 btcc spot', 'btcc', 'btc'],
  ])('%s suggests the closest known word', (text, word, suggestion) => {
    const found = readLine(text, sample).words.find((met) => met.text === word)
    expect(found?.suggestion).toBe(suggestion)
    expect(found?.issue).toBeDefined()
  })

  test('an option without a volatility in the chain asks for one', () => {
    const expiries = twoCoinMarket.underlyings.BTC?.expiries ?? []
    const without = expiries.map((slice) => ({
      ...slice,
      quotes: slice.quotes.map((quote) => ({ ...quote, volatility: null })),
    }))
    const btc = { ...twoCoinMarket.underlyings.BTC!, expiries: without }
    const document = emptyDocument({ ...twoCoinMarket, underlyings: { BTC: btc } })
    expect(complaint('2 27feb 97k c', document)).toContain('the chain has no volatility')
  })

  test('any text gives a leg or complaints, and never throws', () => {
    const word = fc.constantFrom(
      ...[
        '-2',
        '+5',
        '27feb',
        '27feb26',
        '110k',
        'c',
        'p',
        '@',
        '@ 44%',
        '@ 1',
        'inv',
        'perp',
        'fut',
      ],
      ...[
        'spot',
        'btc',
        'eth',
        'x10',
        '1e308',
        '1,234',
        '\u2212',
        'loop',
        '__proto__',
        '$',
        'usd',
        '@@',
      ],
    )
    const line = fc.oneof(
      fc.array(word, { maxLength: 7 }).map((words) => words.join(' ')),
      fc.string({ maxLength: 40 }),
    )
    fc.assert(
      fc.property(line, (text) => {
        const { leg, issues, words } = readLine(text, twoCoins)
        if (words.length > 0) expect(leg === null).toBe(issues.length > 0)
        for (const { text: part, start, end } of words) expect(text.slice(start, end)).toBe(part)
        if (leg !== null)
          expect(applyEdit(twoCoins, { kind: 'addLegs', legs: [leg] }).ok).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('a leg as a line', () => {
  test.each(sample.legs.map((leg) => [formatLine(leg, sample), leg] as const))(
    '%s reads back to the same leg',
    (line, leg) => {
      expect(readLine(line, sample, leg).leg).toEqual(leg)
    },
  )

  test('is as short as a person would type it', () => {
    expect(sample.legs.map((leg) => formatLine({ ...leg, entryPrice: null }, sample))).toEqual([
      '+5 spot',
      '-5 27mar26 fut',
      '+4 27feb26 97k c',
      '+4 27feb26 97k p',
      '-12 27feb26 90k p',
      '+12 27feb26 84k p',
      '-145500usd perp inv',
    ])
    expect(
      twoCoins.legs.map((leg) => formatLine({ ...leg, entryPrice: null }, twoCoins)),
    ).toContain('+40 eth 27feb26 3k p')
  })

  test('reads back to the same leg, whatever is drawn', () => {
    fc.assert(
      fc.property(documents, (document) => {
        for (const leg of document.legs) {
          const { issues, leg: read } = readLine(formatLine(leg, document), document, leg)
          expect(issues).toEqual([])
          expect(read).toEqual(leg)
        }
      }),
      { numRuns: 600 },
    )
  })
})

describe('the closest word', () => {
  test('counts single-letter edits', () => {
    expect(editDistance('perp', 'pepr')).toBe(2)
    expect(editDistance('', 'abc')).toBe(3)
  })

  test('is none when nothing is near', () => {
    expect(closest('zzzzzz', ['spot', 'perp'])).toBeNull()
  })
})
