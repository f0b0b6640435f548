// What the palette finds for what is typed, and in which order.
import { describe, expect, test } from 'vitest'
import { bestMatches, matchScore } from '../../web/state/matching'

const entries = [
  { title: 'Reset shocks', keywords: 'scenario zero clear' },
  { title: 'Spot 1% up', keywords: 'shock scenario' },
  { title: '+5.00 BTC spot', keywords: 'leg edit position Cash and carry' },
  { title: '\u221212 27 Feb 90,000 P', keywords: 'leg edit position Short put spread' },
  { title: 'Settings…', keywords: 'model preferences' },
  { title: 'Go to Surface', keywords: 'screen surfaces of the greeks' },
  { title: 'Coin-settled legs by value', keywords: 'setting model' },
]
const titles = (typed: string) =>
  bestMatches(typed, entries, (entry) => entry).map(({ title }) => title)

describe('the palette', () => {
  test('shows everything in its order while nothing is typed', () => {
    expect(titles('')).toEqual(entries.map(({ title }) => title))
    expect(titles('  ')).toHaveLength(entries.length)
  })

  test('puts the beginning of a title first, then words, then key words', () => {
    expect(titles('spot')[0]).toBe('Spot 1% up')
    expect(titles('set')[0]).toBe('Settings…')
    expect(titles('surf')).toEqual(['Go to Surface'])
    expect(titles('scenario')).toEqual(['Reset shocks', 'Spot 1% up'])
  })

  test('needs every word, in any order', () => {
    expect(titles('put 90000')).toEqual(['\u221212 27 Feb 90,000 P'])
    expect(titles('90,000 feb')).toEqual(['\u221212 27 Feb 90,000 P'])
    expect(titles('spot nothing')).toEqual([])
  })

  test('reads a hyphen as a minus, and no case or accent', () => {
    expect(titles('-12')).toEqual(['\u221212 27 Feb 90,000 P'])
    expect(titles('RESET')).toEqual(['Reset shocks'])
    expect(titles('résèt')).toEqual(['Reset shocks'])
  })

  test('forgives left out letters of longer words only', () => {
    expect(titles('rst')).toContain('Reset shocks')
    expect(matchScore('rs', { title: 'Reset shocks' })).toBe(0)
    expect(matchScore('ocks', { title: 'Reset shocks' })).toBeGreaterThan(0)
  })

  test('finds nothing for odd input, and never throws', () => {
    for (const typed of ['(', '[', '\\', '.*', '\u0000', 'x'.repeat(5000)])
      expect(() => titles(typed)).not.toThrow()
  })
})
