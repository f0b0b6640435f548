// A person's own price history in the layouts that people have: any order, clocks that change, traps.
import { describe, expect, it } from 'vitest'
import { readPriceHistory } from '../../src/io'
import { hasReference, readReference } from '../support/reference'

const read = (text: string) => {
  const result = readPriceHistory(text, 'mine.csv')
  if (!result.ok) throw new Error(result.issues[0]?.message)
  return result.value
}
const refusal = (text: string) => readPriceHistory(text, 'mine.csv').issues[0]?.message

describe('a price history', () => {
  it('newest first, under the address of its download, comes out oldest first', () => {
    const { prices, notes } = read(
      'https://www.CryptoDataDownload.com\nUnix,Date,Symbol,Open,High,Low,Close\n' +
        '1723075200000,2024-08-08,BTCUSDT,1,4,1,3\n1722988800000,2024-08-07,BTCUSDT,1,4,1,2\n',
    )
    expect(prices).toEqual([
      { at: '2024-08-07T00:00:00.000Z', value: 2 },
      { at: '2024-08-08T00:00:00.000Z', value: 3 },
    ])
    expect(notes).toEqual([])
  })

  it('takes the close by its name wherever it stands, and seconds as seconds', () => {
    const { prices } = read(
      'TIME_UNIX,DATE_STR,HOUR_STR,OPEN_PRICE,HIGH_PRICE,CLOSE_PRICE,LOW_PRICE\n' +
        '1747872000,2025-05-22,00,10,19,12,9\n1747875600,2025-05-22,01,12,15,14,11\n',
    )
    expect(prices).toEqual([
      { at: '2025-05-22T00:00:00.000Z', value: 12 },
      { at: '2025-05-22T01:00:00.000Z', value: 14 },
    ])
  })

  it('keeps the uneven steps of a local clock, and counts the hour that stands twice', () => {
    const { prices, notes } = read(
      'Time,Price\n2023-10-29 09:00:00,4\n2023-10-29 01:00:00,3\n2023-10-29 01:00:00,2\n2023-10-28 17:00:00,1\n',
    )
    expect(prices.map(({ at, value }) => [at.slice(5, 16), value])).toEqual([
      ['10-28T17:00', 1],
      ['10-29T01:00', 3],
      ['10-29T09:00', 4],
    ])
    expect(notes).toEqual([
      '1 row left out whose time stands already, as where clocks go back: the first one counts',
      'times without a zone are read as UTC',
    ])
  })

  it('with a zone is taken by it', () => {
    const { prices, notes } = read('date;close\n2024-01-01T02:00:00+02:00;5\n2024-01-01T01:00Z;6\n')
    expect(prices.map(({ at }) => at.slice(11, 16))).toEqual(['00:00', '01:00'])
    expect(notes).toEqual([])
  })

  it('leaves out what it cannot read, and names the first', () => {
    const { prices, notes } = read(
      'date,close\n2024-01-01,5\n01/02/2024,6\n2024-01-03,-1\n2024-02-30,3\n2024-01-04,8\n',
    )
    expect(prices).toHaveLength(2)
    expect(notes[0]).toBe(
      '3 rows left out; row 2: "01/02/2024" is not a date such as 2024-08-05 or 2024-08-05 16:00',
    )
  })

  it('is refused with what would be right', () => {
    expect(refusal('day,open\n1,2\n')).toBe(
      'a price history needs a column "date" and a column "close"; this file has day, open',
    )
    expect(refusal('date,close\n2024-01-01,5\n')).toBe(
      'a price history needs two dated prices or more; mine.csv has 1',
    )
    expect(refusal('date,close\nx,5\ny,6\n')).toMatch(/has 0: row 1: "x" is not a date/)
    expect(readPriceHistory('', 'mine.csv').ok).toBe(false)
  })

  const files = [
    ['Binance_BTCUSDT_d.csv', 2549],
    ['btc_usd_daily_close_2015_2026.csv', 4062],
    ['BTCUSDT_1h.csv', 16_319],
    ['ETH-USD_daily_2023_2024.csv', 367],
    ['btc_hourly_2025-05-22.csv', 24],
  ] as const
  it.skipIf(!hasReference('data/ohlc')).each(files)('is read from %s', (name, count) => {
    expect(read(readReference(`data/ohlc/${name}`)).prices).toHaveLength(count)
  })
})
