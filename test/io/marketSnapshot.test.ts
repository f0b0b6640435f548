import { describe, expect, test } from 'vitest'
import { parseMarket, quoteAt } from '../../src/domain/market'
import { readMarket, type MarketReading } from '../../src/io/marketSnapshot'
import { bookRow, books, snapshot, SNAPSHOT_HEADER, snapshotRow } from './madeChain'

function read(text: string): MarketReading {
  const reading = readMarket(text, 'made.csv')
  if (!reading.ok) throw new Error(reading.issues.map(({ message }) => message).join('; '))
  return reading.value
}

const MARCH = '2026-03-27T08:00:00.000Z'

describe('a snapshot file', () => {
  const text = snapshot(
    snapshotRow(),
    snapshotRow({
      instrument_name: 'BTC-27MAR26-60000-C',
      option_type: 'call',
      underlying: '71442',
      index_price: '71330',
      bid_price: '',
      implied_volatility: '0',
    }),
    snapshotRow({
      instrument_name: 'ETH-8MAR26-2000-C',
      option_type: 'call',
      strike: '2000',
      currency: 'ETH',
      underlying: '2079.5',
      underlying_name: 'SYN.ETH-8MAR26',
      expiry_datetime: '2026-03-08T08:00:00+00:00',
      index_price: '2078',
      mark_price: '0.05',
    }),
  )

  test('becomes a market with medians of spot and forward, decimals and coin prices', () => {
    const { market, counts, skipped } = read(text)
    expect(counts).toEqual({ rows: 3, kept: 3, skipped: 0 })
    expect(skipped).toEqual([])
    expect(market.asOf).toBe('2026-03-04T09:33:15.571Z')
    expect(market.name).toBe('made.csv')
    expect(market.isSample).toBe(false)
    expect(market.underlyings.BTC?.spot).toBe((71328.74 + 71330) / 2)
    const expiry = market.underlyings.BTC?.expiries[0]
    expect(expiry).toMatchObject({
      expiry: MARCH,
      forward: (71440.62 + 71442) / 2,
      forwardSource: 'future',
      quoteUnit: 'coin',
    })
    expect(expiry?.quotes.map(({ right }) => right)).toEqual(['call', 'put'])
  })

  test('keeps a row without bid: only the quote is missing; volatility 0 is none', () => {
    const quote = quoteAt(read(text).market, 'BTC', MARCH, 60_000, 'call')
    expect(quote).toEqual({
      strike: 60_000,
      right: 'call',
      bid: null,
      ask: 0.011,
      mark: 0.01076052,
      volatility: null,
    })
  })

  test('marks a forward without a listed future as synthetic', () => {
    expect(read(text).market.underlyings.ETH?.expiries[0]?.forwardSource).toBe('synthetic')
  })

  test('says in notes what is assumed', () => {
    const notes = read(text).notes.join('\n')
    expect(notes).toContain('BTC: the file has no funding rate; 0 is used until one is typed')
    expect(notes).toContain('ETH: the file has no funding rate')
    expect(notes).toContain('no flat basis rate')
    expect(notes).toContain('no USD rate')
    expect(notes).toContain('ETH 8 Mar')
  })

  test('gives a market that parses to itself', () => {
    const { market } = read(text)
    const parsed = parseMarket(market)
    expect(parsed.ok && parsed.value).toEqual(market)
  })

  test.each([
    ['a byte order mark', `\uFEFF${text}`],
    ['CRLF line ends', text.replaceAll('\n', '\r\n')],
    ['semicolons', text.replaceAll(',', ';')],
    ['tabs', text.replaceAll(',', '\t')],
    ['quoted cells', text.replaceAll('BTC-27MAR26-60000-P', '"BTC-27MAR26-60000-P"')],
    ['columns in another order', text.replace(/^([^,\n]*),([^,\n]*),/gm, '$2,$1,')],
    ['names in capitals', text.replace(SNAPSHOT_HEADER, SNAPSHOT_HEADER.toUpperCase())],
    ['blanks for T in times', text.replaceAll('T08:00:00+', ' 08:00:00+')],
  ])('reads the same with %s', (_, changed) => {
    expect(read(changed).market).toEqual(read(text).market)
  })

  test('reads percents in a column of decimals when all its figures say so', () => {
    const percents = snapshot(snapshotRow({ implied_volatility: '64.88' }))
    const { market, notes } = read(percents)
    expect(quoteAt(market, 'BTC', MARCH, 60_000, 'put')?.volatility).toBeCloseTo(0.6488, 15)
    expect(notes[0]).toBe('"implied_volatility" is read as percents: the middle one is 64.88')
  })
})

describe('a book file', () => {
  test('has percents, milliseconds, 0 for no quote, and coins in the instrument names', () => {
    const later = bookRow({ option_type: 'call', timestamp: '1590103194000' })
    const { market } = read(books(bookRow(), later))
    expect(market.asOf).toBe('2020-05-21T23:19:54.000Z')
    expect(market.underlyings.BTC).toMatchObject({ spot: 9095.83 })
    expect(market.underlyings.BTC?.expiries[0]).toMatchObject({
      expiry: '2020-05-22T08:00:00.000Z',
      forward: 9096.11,
      forwardSource: 'synthetic',
    })
    expect(market.underlyings.BTC?.expiries[0]?.quotes[1]).toEqual({
      strike: 9250,
      right: 'put',
      bid: 0.02,
      ask: null,
      mark: 0.02124908,
      volatility: 85.05 / 100,
    })
  })
})

describe('a row is skipped with its reason', () => {
  test.each([
    [
      'a negative strike',
      { strike: '-60000' },
      'the strike "-60000" is not a price above 0 and at most 1e15',
    ],
    [
      'a strike of 1e308',
      { strike: '1e308' },
      'the strike "1e308" is not a price above 0 and at most 1e15',
    ],
    [
      'text for a strike',
      { strike: 'sixty' },
      'the strike "sixty" is not a price above 0 and at most 1e15',
    ],
    [
      'text for an expiry',
      { expiry_datetime: 'soon' },
      'the expiry "soon" is not a date and time with its zone',
    ],
    [
      'an expiry without zone',
      { expiry_datetime: '2026-03-27T08:00:00' },
      'the expiry "2026-03-27T08:00:00" is not a date and time with its zone',
    ],
    [
      'an expiry in the past',
      { expiry_datetime: '2026-03-04T08:00:00Z' },
      'expired before the snapshot',
    ],
    [
      'an absurd underlying price',
      { underlying: '-5' },
      'the underlying price "-5" is not a price above 0',
    ],
    [
      'no name at all',
      { instrument_name: '', currency: '' },
      '"" is not the name of an underlying',
    ],
    [
      'a prototype key for a name',
      { currency: 'constructor' },
      '"constructor" is not the name of an underlying',
    ],
    [
      'another quote currency',
      { instrument_name: 'BTC_USDC-27MAR26-60000-P' },
      '"BTC_USDC-27MAR26-60000-P" is not priced in its coin; this layout holds coin-priced options',
    ],
    [
      'neither call nor put',
      { option_type: 'both' },
      'the option type "both" is neither call nor put',
    ],
    [
      'neither mark nor volatility',
      { mark_price: 'x', implied_volatility: '' },
      'neither the mark price nor the volatility can be used',
    ],
    ['an option met before', {}, 'the same option stands in row 1 already'],
  ])('for %s', (_, changes, reason) => {
    const { counts, skipped } = read(snapshot(snapshotRow(), snapshotRow(changes)))
    expect(counts).toEqual({ rows: 2, kept: 1, skipped: 1 })
    const instrument = (changes as Record<string, string>).instrument_name ?? 'BTC-27MAR26-60000-P'
    expect(skipped).toEqual([{ row: 2, instrument: instrument || null, reason }])
  })

  test('for a coin without any index price', () => {
    const eth = snapshotRow({ currency: 'ETH', index_price: '' })
    expect(read(snapshot(snapshotRow(), eth)).skipped[0]?.reason).toBe(
      'no row of ETH has an index price',
    )
  })

  test('for a last line that is cut off, while the others stay', () => {
    const whole = snapshot(snapshotRow(), snapshotRow({ strike: '65000' }))
    const { counts, skipped } = read(whole.slice(0, -60))
    expect(counts).toEqual({ rows: 2, kept: 1, skipped: 1 })
    expect(skipped[0]?.reason).toMatch(
      /^the row has \d+ of 13 cells; the file may be cut off there$/,
    )
  })
})

describe('a row stays when only a figure cannot be used', () => {
  test.each([
    ['text for a bid', { bid_price: 'n.v.' }, 'row 1: bid_price "n.v." is not a number from 0 to'],
    ['a negative mark', { mark_price: '-1' }, 'row 1: mark_price "-1" is not a number from 0 to'],
    [
      '1e308 for a volatility',
      { implied_volatility: '1e308' },
      'row 1: implied_volatility "1e308" is not',
    ],
  ])('with a note for %s', (_, changes, note) => {
    const { counts, notes } = read(snapshot(snapshotRow(changes), snapshotRow({ strike: '65000' })))
    expect(counts.kept).toBe(2)
    expect(notes.join('\n')).toContain(note)
  })

  test('with one note for many such cells', () => {
    const rows = Array.from({ length: 9 }, (_, at) =>
      snapshotRow({ strike: `${at + 1}`, bid_price: 'x' }),
    )
    expect(read(snapshot(...rows)).notes).toContain(
      '4 more cells without a usable number are left out',
    )
  })
})
