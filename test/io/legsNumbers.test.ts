// Figures of a file of positions: the column decides its notation, or the file is asked about once;
// columns can be told.
import { describe, expect, test } from 'vitest'
import type { Document } from '../../src/document'
import { examples } from '../../src/examples'
import { readLegs, readLegsHeader, writeLegs, type LegsOptions } from '../../src/io/legsCsv'

const sample = examples[0]?.document as Document

function read(text: string, options: LegsOptions = {}) {
  const reading = readLegs(text, sample, options)
  if (!reading.ok) throw new Error(reading.issues[0]?.message)
  return reading.value
}
const sizes = (text: string, options: LegsOptions = {}): number[] =>
  read(text, options).legs.map(({ quantity }) => quantity)

describe('figures of a file', () => {
  test('a cell with both marks, or with plain decimals, decides for its column', () => {
    expect(sizes('size;kind\n1.234;spot\n1.234,5;spot')).toEqual([1234, 1234.5])
    expect(sizes('size;kind\n1,234;spot\n"1,234.5";spot')).toEqual([1234, 1234.5])
    expect(sizes('size;kind\n1,234;spot\n0,5;spot')).toEqual([1.234, 0.5])
    expect(sizes("size;kind\n1'234;spot\n1 234,5;spot")).toEqual([1234, 1234.5])
  })

  test('columns decide for themselves alone', () => {
    const text = 'size;kind;entry\n1.234;spot;97.000,5\n2.5;spot;98.000'
    const { legs, question } = read(text)
    expect(question).toBeNull()
    expect(legs.map(({ quantity, entryPrice }) => [quantity, entryPrice])).toEqual([
      [1.234, 97_000.5],
      [2.5, 98_000],
    ])
  })

  test('a column that does not decide is asked about, once for the file', () => {
    const text = 'size;kind;entry\n1.234;spot;97.000\n2;spot;'
    const reading = read(text)
    expect(reading.question).toEqual({ text: '1.234', point: '1.234', comma: '1234' })
    expect(reading.legs.map(({ quantity }) => quantity)).toEqual([2])
    expect(reading.rows[0]?.issues.map(({ code }) => code)).toEqual(['ambiguous', 'ambiguous'])
    const point = read(text, { notation: 'point' })
    expect([point.legs[0]?.quantity, point.legs[0]?.entryPrice]).toEqual([1.234, 97])
    const comma = read(text, { notation: 'comma' })
    expect([comma.legs[0]?.quantity, comma.legs[0]?.entryPrice]).toEqual([1234, 97_000])
  })

  test('a column that contradicts itself is not decided by either cell', () => {
    const reading = read('size;kind\n1,5;spot\n2.5;spot\n1.234;spot')
    expect(reading.legs.map(({ quantity }) => quantity)).toEqual([1.5, 2.5])
    expect(reading.question?.text).toBe('1.234')
  })

  test('what is written is never asked about', () => {
    const legs = sample.legs.map((leg) => ({ ...leg, quantity: 1.234, entryPrice: 2.125 }))
    const { question, legs: back } = read(writeLegs({ ...sample, legs }))
    expect(question).toBeNull()
    expect(back.map(({ quantity, entryPrice }) => [quantity, entryPrice])).toEqual(
      legs.map(() => [1.234, 2.125]),
    )
  })
})

describe('columns of a file', () => {
  const foreign = 'How many;What;Paid\n2;spot;97000'

  test('are told where their names say nothing', () => {
    expect(readLegs(foreign, sample).issues[0]?.code).toBe('missingColumn')
    expect(readLegsHeader(foreign)).toMatchObject({
      value: { header: ['How many', 'What', 'Paid'], mapping: [null, null, null], rowCount: 1 },
    })
    const [leg] = read(foreign, { mapping: ['size', 'kind', 'entry'] }).legs
    expect(leg).toMatchObject({ quantity: 2, entryPrice: 97_000, instrument: { kind: 'spot' } })
  })

  test('can be told otherwise than by their names', () => {
    const text = 'size,amount,kind\n1,2,spot'
    expect(readLegsHeader(text)).toMatchObject({ value: { mapping: ['size', null, 'kind'] } })
    expect(sizes(text)).toEqual([1])
    expect(sizes(text, { mapping: [null, 'size', 'kind'] })).toEqual([2])
    expect(read(text).unknownColumns).toEqual(['amount'])
  })
})
