// Chains of a real venue, where they are at hand (REFERENCE_DATA, see CONTRIBUTING).
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseMarket } from '../../src/domain/market'
import { readMarket } from '../../src/io/marketSnapshot'

const folder = join(process.env.REFERENCE_DATA ?? resolve('../shared'), 'data/deribit')
const isThere = existsSync(folder)
if (!isThere) console.log(`No reference chains in ${folder}: the tests on real chains are skipped.`)

function read(file: string) {
  const reading = readMarket(readFileSync(join(folder, file), 'utf8'), file)
  if (!reading.ok) throw new Error(reading.issues.map(({ message }) => message).join('; '))
  return reading.value
}

const quotesOf = (file: string) =>
  Object.values(read(file).market.underlyings).flatMap(({ expiries }) =>
    expiries.flatMap(({ quotes }) => quotes),
  )

describe.skipIf(!isThere)('real chains', () => {
  test.each([
    ['options_snapshot_20251230T173115Z.csv', 1304, '2025-12-30T17:31:15.944Z', 33, 0, 88_524.21],
    ['options_snapshot_20260106T092020Z.csv', 1332, '2026-01-06T09:20:20.905Z', 18, 0, 93_519.75],
    [
      'options_snapshot_20260205T155132Z.csv',
      1782,
      '2026-02-05T15:51:32.535Z',
      530,
      411,
      67_984.99,
    ],
    [
      'options_snapshot_20260205T212937Z.csv',
      1840,
      '2026-02-05T21:29:37.885Z',
      605,
      459,
      63_858.345,
    ],
    [
      'options_snapshot_20260304T093315Z.csv',
      1768,
      '2026-03-04T09:33:15.571Z',
      139,
      103,
      71_320.07,
    ],
    ['btc_option_books_2020-05-21.csv', 326, '2020-05-21T23:22:35.277Z', 64, 49, 9085.195],
  ])('%s is read whole, quotes missing or not', (file, rows, asOf, bidless, askless, spot) => {
    const { counts, skipped, market } = read(file)
    expect(counts).toEqual({ rows, kept: rows, skipped: 0 })
    expect(skipped).toEqual([])
    expect(market.asOf).toBe(asOf)
    expect(market.underlyings.BTC?.spot).toBeCloseTo(spot, 8)
    const quotes = quotesOf(file)
    expect(quotes).toHaveLength(rows)
    expect(quotes.filter(({ bid }) => bid === null)).toHaveLength(bidless)
    expect(quotes.filter(({ ask }) => ask === null)).toHaveLength(askless)
    expect(quotes.every(({ mark }) => mark !== null)).toBe(true)
    const parsed = parseMarket(market)
    expect(parsed.ok && parsed.value).toEqual(market)
  })

  test('forwards are medians over their rows, synthetic ones are marked', () => {
    const { market } = read('options_snapshot_20251230T173115Z.csv')
    expect(Object.keys(market.underlyings)).toEqual(['BTC', 'ETH'])
    const btc = market.underlyings.BTC?.expiries ?? []
    expect(btc).toHaveLength(12)
    const december = btc.find(({ expiry }) => expiry === '2026-12-25T08:00:00.000Z')
    expect(december).toMatchObject({ forward: 92_617.64, forwardSource: 'future' })
    const january = btc.find(({ expiry }) => expiry === '2026-01-16T08:00:00.000Z')
    expect(january?.forward).toBeCloseTo(88_728.94666666667, 8)
    expect(january?.forwardSource).toBe('synthetic')
  })

  test('volatilities of both layouts are decimals', () => {
    const middle = (file: string) => {
      const sorted = quotesOf(file)
        .map(({ volatility }) => volatility ?? 0)
        .sort((a, b) => a - b)
      return sorted[sorted.length >> 1] ?? NaN
    }
    expect(middle('options_snapshot_20260106T092020Z.csv')).toBeGreaterThan(0.2)
    expect(middle('options_snapshot_20260106T092020Z.csv')).toBeLessThan(1.5)
    expect(middle('btc_option_books_2020-05-21.csv')).toBeGreaterThan(0.2)
    expect(middle('btc_option_books_2020-05-21.csv')).toBeLessThan(1.5)
  })

  test('a file cut anywhere keeps its whole rows', () => {
    const text = readFileSync(join(folder, 'options_snapshot_20260106T092020Z.csv'), 'utf8')
    for (const length of [5000, 77_777, 200_001]) {
      const reading = readMarket(text.slice(0, length), 'cut.csv')
      const lines = text.slice(0, length).split('\n').length - 1
      expect(reading.ok && reading.value.counts.rows).toBe(lines)
      expect(reading.ok && reading.value.counts.skipped).toBeLessThanOrEqual(1)
    }
  })

  test('a file that is not a chain says what it has', () => {
    const text = readFileSync(join(folder, 'btc_realised_vol_hourly_2020.csv'), 'utf8')
    const reading = readMarket(text, 'x.csv')
    expect(!reading.ok && reading.issues[0]?.message).toContain('it has: date, btc_hist_vol')
  })
})
