// Chain files that are refused as a whole, and how long reading takes at worst.
import { describe, expect, test } from 'vitest'
import { readMarket, type MarketReading } from '../../src/io/marketSnapshot'
import { largeSnapshot, snapshot, SNAPSHOT_HEADER, snapshotRow } from './madeChain'

function read(text: string): MarketReading {
  const reading = readMarket(text, 'made.csv')
  if (!reading.ok) throw new Error(reading.issues.map(({ message }) => message).join('; '))
  return reading.value
}

function refusal(text: string): string {
  const reading = readMarket(text, 'made.csv')
  if (reading.ok) throw new Error('the file was read')
  return reading.issues.map(({ message }) => message).join('; ')
}

describe('a file is refused with a sentence', () => {
  test('when it is empty', () => {
    expect(refusal('')).toBe('the file is empty')
    expect(refusal(' \n\n')).toBe('the file is empty')
  })

  test('when a column is missing, with the columns that are there', () => {
    const text = snapshot(snapshotRow()).replace('strike', 'stroke')
    expect(refusal(text)).toBe(
      `the column "strike" is missing from this option chain; it has: ${SNAPSHOT_HEADER.replace('strike', 'stroke').split(',').join(', ')}`,
    )
  })

  test('when a column stands twice', () => {
    expect(refusal(snapshot(snapshotRow()).replace('currency', 'strike'))).toBe(
      'the column "strike" stands twice in the header',
    )
  })

  test('when it has no rows, or none that can be used', () => {
    expect(refusal(snapshot())).toBe('the file has a header and no rows')
    expect(refusal(snapshot(snapshotRow({ strike: '0' }), snapshotRow({ strike: 'a' })))).toBe(
      'none of the 2 rows can be used; row 1: the strike "0" is not a price above 0 and at most 1e15; row 2: the strike "a" is not a price above 0 and at most 1e15',
    )
  })

  test('when no row has a time', () => {
    expect(refusal(snapshot(snapshotRow({ timestamp: 'now' })))).toContain(
      'no row has a "timestamp"',
    )
  })

  test('when it is no text', () => {
    expect(refusal('PK\u0003\u0004\0\0')).toContain('it holds binary data')
  })

  test('when it has 51 MB or too many lines, without being parsed', () => {
    const large = snapshotRow().padEnd(51_000_000, 'x')
    expect(refusal(large)).toBe('the file has 51 MB; files under 50 MB are read')
    expect(refusal('a,b\n'.repeat(300_000))).toBe(
      'the file has more than 200,000 lines; fewer are read',
    )
  })
})

test('hostile cells and headers do not hang', () => {
  const cell = `${'1'.repeat(1_000_000)}x`
  expect(read(snapshot(snapshotRow(), snapshotRow({ strike: cell }))).counts.skipped).toBe(1)
  expect(refusal(Array.from({ length: 300_000 }, (_, at) => `c${at}`).join())).toBe(
    'the file has 300000 columns; at most 1,000 are read',
  )
  expect(refusal(`a\n${','.repeat(5_000_000)}b`)).toContain('are missing')
})

test('two thousand rows are all kept', () => {
  expect(read(largeSnapshot(2000)).counts.kept).toBe(2000)
})
