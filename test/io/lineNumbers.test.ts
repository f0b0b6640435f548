// Figures of a typed line in either notation, and words of what is not there yet.
import { describe, expect, test } from 'vitest'
import { examples } from '../../src/examples'
import type { Document } from '../../src/document'
import { readLine } from '../../src/io/line'

const sample = examples[0]?.document as Document
const wrongIn = (text: string) =>
  readLine(text, sample).words.filter(({ issue }) => issue !== undefined)

describe('figures of a line', () => {
  test.each([
    ["-2 27feb 110'000 c", -2],
    ['-1,5 27feb 110k c', -1.5],
    ['-2 27feb 110\u202f000 c', -2],
    ['+1.2345 27feb 110000 c', 1.2345],
    ['-0,125 27feb 110k c', -0.125],
    ['-2 27feb 110k c @ 44,6%', -2],
  ])('%s is read', (text, quantity) => {
    const { leg } = readLine(text, sample)
    expect(leg?.quantity).toBe(quantity)
    expect(leg?.instrument).toMatchObject({ strike: 110_000 })
  })

  test.each([
    ['-2 27feb 110,000 c', '110,000', ['110000', '110.0000']],
    ['1.250 spot', '1.250', ['1250', '1.2500']],
    ['-1,500usd perp inv', '-1,500usd', ['-1500usd', '-1.5000usd']],
    ['-2 27feb 110k c @ 4.250', '@ 4.250', ['@ 4250', '@ 4.2500']],
  ])('%s is asked back with both readings', (text, word, typed) => {
    const [wrong, ...more] = wrongIn(text)
    expect(more).toEqual([])
    expect(wrong?.text).toBe(word)
    expect(wrong?.issue?.readings?.map((reading) => reading.typed)).toEqual(typed)
    for (const reading of typed) expect(wrongIn(text.replace(word, reading)).length).toBeLessThan(2)
    const answered = readLine(text.replace(word, typed[0] ?? ''), sample)
    expect(answered.leg).not.toBeNull()
  })
})

describe('what is not there yet', () => {
  test.each(['loop 5 btc 250k usdc', 'lp 88k 112k 90k'])('%s: one word, one sentence', (text) => {
    const wrong = wrongIn(text)
    expect(wrong.map(({ start }) => start)).toEqual([0])
    expect(readLine(text, sample).issues.map(({ message }) => message)).toEqual([
      'loans and liquidity positions are not there yet',
    ])
  })
})
