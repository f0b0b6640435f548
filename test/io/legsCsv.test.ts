import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdit } from '../../src/document'
import { examples } from '../../src/examples'
import { readLegs, writeLegs, type LegsReading } from '../../src/io/legsCsv'
import { documents } from './arbitraries'

const [sample, twoCoins] = examples.map(({ document }) => document) as [
  (typeof examples)[number]['document'],
  (typeof examples)[number]['document'],
]

function read(text: string, document = twoCoins): LegsReading {
  const reading = readLegs(text, document)
  if (!reading.ok) throw new Error(reading.issues.map(({ message }) => message).join('; '))
  return reading.value
}

describe('positions in CSV', () => {
  test('need a size and a kind only', () => {
    const { legs, groups } = read('size,kind\n5,spot\n-1.5,perp')
    expect(groups).toEqual([])
    expect(legs).toHaveLength(2)
    expect(legs[0]).toMatchObject({
      id: 'leg-9',
      group: 'a',
      account: 'options',
      quantity: 5,
      instrument: { kind: 'spot', underlying: 'BTC' },
    })
    expect(legs[1]).toMatchObject({
      id: 'leg-10',
      instrument: { kind: 'perpetual', style: 'linear' },
    })
  })

  test('are read under other names, in any order, case and delimiter', () => {
    const text =
      'Strike;TYPE;Qty;IV;Coin;Option type;Expiration;Entry price\n3000;Option;-2;44.6%;eth;C;27FEB26;0.05'
    expect(read(text).legs[0]).toMatchObject({
      quantity: -2,
      entryPrice: 0.05,
      volatility: { source: 'typed', value: 0.446 },
      instrument: {
        kind: 'option',
        underlying: 'ETH',
        style: 'inverse',
        strike: 3000,
        right: 'call',
        expiry: '2026-02-27T08:00:00.000Z',
      },
    })
  })

  test('may name instruments as venues do', () => {
    const text = 'instrument,size\nBTC-27FEB26-90000-P,-2\nETH-PERPETUAL,3\nBTC-27MAR26,1'
    expect(read(text).legs.map(({ instrument }) => instrument)).toMatchObject([
      { kind: 'option', underlying: 'BTC', strike: 90_000, right: 'put' },
      { kind: 'perpetual', underlying: 'ETH' },
      { kind: 'future', underlying: 'BTC', expiry: '2026-03-27T08:00:00.000Z' },
    ])
  })

  test('take every column', () => {
    const header =
      'size,underlying,kind,expiry,strike,right,style,entry,volatility,multiplier,fees,group,on,note,account,funding,settlement'
    const row =
      '-100,BTC,option,2026-02-28,91000,put,inverse,0.02,0.446,0.01,12.5,Tail,no,"a, b",options,-3,'
    const { legs, groups } = read(`${header}\n${row}`)
    expect(groups).toEqual([{ id: 'tail', name: 'Tail' }])
    expect(legs[0]).toEqual({
      id: 'leg-9',
      group: 'tail',
      account: 'options',
      isOn: false,
      instrument: {
        kind: 'option',
        underlying: 'BTC',
        style: 'inverse',
        expiry: '2026-02-28T08:00:00.000Z',
        strike: 91_000,
        right: 'put',
      },
      quantity: -100,
      multiplier: 0.01,
      entryPrice: 0.02,
      fees: 12.5,
      fundingReceived: -3,
      volatility: { source: 'typed', value: 0.446 },
      settlementPrice: null,
      note: 'a, b',
    })
    expect(applyEdit(twoCoins, { kind: 'addLegs', legs, groups }).ok).toBe(true)
  })

  test('find groups by name, and make each new one once', () => {
    const { legs, groups } = read(
      'size,kind,group\n1,spot,covered CALL\n1,spot,New\n2,spot,new\n3,nonsense,Lost',
    )
    expect(legs.map(({ group }) => group)).toEqual(['a', 'new', 'new'])
    expect(groups).toEqual([{ id: 'new', name: 'New' }])
  })

  test('mark bad rows and take good ones', () => {
    const { legs, rows, unknownColumns } = read(
      [
        'size,kind,strike,expiry,right,colour',
        '5,spot,,,,red',
        'five,spot,,,,',
        '2,option,111111,27feb,c,',
        '1,spot',
      ].join('\n'),
    )
    expect(legs).toHaveLength(1)
    expect(unknownColumns).toEqual(['colour'])
    expect(rows.map(({ row, leg, issues }) => [row, leg !== null, issues[0]?.path])).toEqual([
      [1, true, undefined],
      [2, false, 'size'],
      [3, false, 'strike'],
      [4, false, ''],
    ])
    expect(rows[1]).toMatchObject({ text: 'five, spot' })
    expect(rows[3]?.issues[0]?.message).toContain('the file may be cut off there')
  })

  test.each([
    [
      '44.6',
      'volatility',
      'a volatility of 44.6 could be a percent or a decimal: write 44.6% or 0.446',
    ],
    ['x', 'volatility', '"x" is not a volatility: write 44.6% or 0.446'],
    ['-5%', 'volatility', '"-5%" is not a volatility: write 44.6% or 0.446'],
  ])('ask back about a volatility of %s', (cell, path, message) => {
    const { rows } = read(
      `size,kind,expiry,strike,right,volatility\n1,option,27feb,97000,c,${cell}`,
    )
    expect(rows[0]?.issues[0]).toMatchObject({ path, message })
  })

  test.each([
    ['size,kind\n0,spot', 'size', '0 is not a size'],
    ['size,kind\n1e308,spot', 'size', '1e+308 is not a size'],
    ['size,kind\n"1,234",spot', 'size', '1,234 could be 1234 or 1.234'],
    ['size,kind\n1,loan', 'kind', '"loan" is not one of spot, perp'],
    ['size,kind\n1,', 'kind', 'a kind is missing'],
    [
      'size,kind,underlying\n1,spot,doge',
      'underlying',
      '"doge" is not in the market; it has BTC, ETH, SOL',
    ],
    ['size,kind,underlying\n1,spot,__proto__', 'underlying', '"__proto__" is not in the market'],
    ['size,kind,expiry\n1,future,2025-01-01', 'expiry', "is not after the market's time"],
    [
      'size,kind,expiry,strike,right,volatility\n1,option,27feb,-5,c,40%',
      'strike',
      '-5 is not a strike in USD above 0',
    ],
    [
      'size,kind,expiry,strike,right\n1,option,27feb,97000,constructor',
      'right',
      '"constructor" is not one of c, call, p, put',
    ],
    ['size,kind,on\n1,spot,maybe', 'on', '"maybe" is not one of'],
    ['size,kind,entry\n1,spot,cheap', 'entry', '"cheap" is not a number such as'],
    ['size,kind,multiplier\n1,spot,-1', 'multiplier', '-1 is not a contract multiplier above 0'],
    ['size,kind,account\n1,spot,nowhere', 'account', 'there is no account "nowhere"'],
  ])('complain in the column: %j', (text, path, sentence) => {
    const { legs, rows } = read(text)
    expect(legs).toEqual([])
    expect(rows[0]?.issues[0]?.path).toBe(path)
    expect(rows[0]?.issues[0]?.message).toContain(sentence)
  })

  test.each([
    ['', 'the file is empty'],
    ['size,kind', 'the file has a header and no rows'],
    ['foo,bar\n1,2', 'positions need the columns "size" and "kind"; the file has: foo, bar'],
    ['size,foo\n1,2', 'positions need the column "kind"; the file has: size, foo'],
    [
      `size,kind\n${'1,spot\n'.repeat(20_001)}`,
      'the file has 20001 positions; at most 20,000 are read at once',
    ],
    [
      `size,kind\n${'1,spot\n'.repeat(1_000_000)}`,
      'the file has more than 200,000 lines; fewer are read',
    ],
  ])('are refused as a whole where nothing can be read', (text, message) => {
    const reading = readLegs(text, twoCoins)
    expect(reading.ok).toBe(false)
    expect(reading.issues[0]?.message).toBe(message)
  })

  test('of an expired leg are taken with a settlement price', () => {
    const text =
      'size,kind,expiry,strike,right,volatility,settlement\n1,option,2025-12-26,90000,c,45%,95000'
    expect(read(text).legs[0]).toMatchObject({ settlementPrice: 95_000 })
  })
})

describe('written positions', () => {
  test.each([
    ['sample', sample],
    ['two coins', twoCoins],
  ])('of the book %s read back to the same legs', (_, document) => {
    const { legs, groups, rows } = read(writeLegs(document), document)
    expect(rows.flatMap(({ issues }) => issues)).toEqual([])
    expect(groups).toEqual([])
    expect(legs.map((leg, at) => ({ ...leg, id: document.legs[at]?.id }))).toEqual(document.legs)
  })

  test('read back to the same legs, whatever is drawn', () => {
    fc.assert(
      fc.property(documents, (document) => {
        if (document.legs.length === 0) return
        const { legs, groups, rows } = read(writeLegs(document), document)
        expect(rows.flatMap(({ issues }) => issues)).toEqual([])
        expect(groups).toEqual([])
        expect(legs.map((leg, at) => ({ ...leg, id: document.legs[at]?.id }))).toEqual(
          document.legs,
        )
      }),
      { numRuns: 400 },
    )
  })
})
