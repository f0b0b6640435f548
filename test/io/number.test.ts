import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scaled, shifted } from '../../src/io/decimal'
import { editedFigures, numberText } from '../../src/io/notation'
import { readNumber, type NumberUnit } from '../../src/io/number'
import { readVolatility, volatilityText } from '../../src/io/volatilityWord'

describe('a typed number', () => {
  test.each<[string, number, NumberUnit]>([
    ['90k', 90_000, 'none'],
    ['1.5m', 1_500_000, 'none'],
    ['-6%', -0.06, 'percent'],
    ['+5v', 0.05, 'volatilityPoints'],
    ['2w', 14, 'days'],
    ['10d', 10, 'days'],
    ['25bp', 0.0025, 'basisPoints'],
    ['90k+500', 90_500, 'none'],
    ['90k - 500', 89_500, 'none'],
    ['2w+3d', 17, 'days'],
    ['\u22126%', -0.06, 'percent'],
    ['97\u2009000', 97_000, 'none'],
    ['97\u202f000.5', 97_000.5, 'none'],
    ['1 234 567', 1_234_567, 'none'],
    ['1,234.5', 1234.5, 'none'],
    ['1,234,567', 1_234_567, 'none'],
    ['1.234,5', 1234.5, 'none'],
    ['1.234.567', 1_234_567, 'none'],
    ['1,5', 1.5, 'none'],
    ['0,125', 0.125, 'none'],
    ['1.2340', 1.234, 'none'],
    ['1234.567', 1234.567, 'none'],
    ['1234,567', 1234.567, 'none'],
    ["1'234.5", 1234.5, 'none'],
    ['1’234’567', 1_234_567, 'none'],
    ["1'234,567", 1234.567, 'none'],
    ['1 234,56', 1234.56, 'none'],
    ['97 000k', 97_000_000, 'none'],
    ['1,234+5.5', 1239.5, 'none'],
    ['1.234+5,5', 1239.5, 'none'],
    ['-6,5%', -0.065, 'percent'],
    ['1,000,000.5 - 0.5', 1_000_000, 'none'],
    ['1e3', 1000, 'none'],
    ['.5', 0.5, 'none'],
    ['44.6%', 0.446, 'percent'],
    ['-0', 0, 'none'],
  ])('%s is %d (%s)', (text, value, unit) => {
    expect(readNumber(text)).toEqual({ ok: true, value: { value, unit }, issues: [] })
  })

  test.each([
    ['1,234', '1,234 could be 1234 or 1.234: write 1234 or 1.2340'],
    ['1.234', '1.234 could be 1234 or 1.234: write 1234 or 1.2340'],
    ['97,000k', '97,000k could be 97000k or 97.000k: write 97000k or 97.0000k'],
    ['-1.500%', '-1.500% could be -1500% or -1.500%: write -1500% or -1.5000%'],
    ['1,234.567,8', '"1,234.567,8" is not a number: the groups do not fit'],
    ["1'234,567.8", '"1\'234,567.8" is not a number: the groups do not fit'],
    ['', 'a number is missing'],
    ['abc', '"abc" is not a number such as 90k, 1.5m, -6% or 90k+500'],
    ['5x', '"x" is not a unit: use k, m, %, v (volatility points), d, w or bp'],
    ['5constructor', '"constructor" is not a unit: use k, m, %, v (volatility points), d, w or bp'],
    ['12,34,567', '"12,34,567" is not a number: the groups do not fit'],
    ['5-2%', '"5-2%" adds different units: use one for all'],
    ['1e308k', '"1e308k" is too large'],
    ['1e309', '"1e309" is too large'],
    ['2 3', '"2 3" is not a number: " 3" does not belong to it'],
  ])('%s is asked back', (text, message) => {
    const read = readNumber(text)
    expect(read.ok).toBe(false)
    expect(read.issues[0]?.message).toBe(message)
  })

  test('reads back every number as lines and files write it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const read = readNumber(numberText(value))
        expect(read.ok && read.value.value).toBe(value + 0)
      }),
      { numRuns: 3000 },
    )
  })

  test('what could be two numbers gives both readings, and each reads back as itself', () => {
    const group = fc.integer({ min: 1, max: 999 })
    const rest = fc.integer({ min: 0, max: 999 }).map((figures) => String(figures).padStart(3, '0'))
    const figures = fc.tuple(group, fc.constantFrom(',', '.'), rest, fc.constantFrom('', 'k', '%'))
    fc.assert(
      fc.property(figures, ([front, mark, back, unit]) => {
        const [found] = readNumber(`${front}${mark}${back}${unit}`).issues
        const readings = found?.readings?.map(({ typed }) => readNumber(typed)) ?? []
        const scale = unit === 'k' ? 1000 : unit === '%' ? 0.01 : 1
        const wanted = [Number(`${front}${back}`), Number(`${front}.${back}`)]
        expect(readings.map((read) => read.ok)).toEqual([true, true])
        readings.forEach((read, at) =>
          expect(read.ok && read.value.value).toBeCloseTo((wanted[at] ?? NaN) * scale, 6),
        )
      }),
    )
  })

  test('a shown figure is edited without groups', () => {
    expect(editedFigures('97,000')).toBe('97000')
    expect(editedFigures('\u2212145,500')).toBe('\u2212145500')
    expect(editedFigures('+1.234')).toBe('+1.2340')
    expect(editedFigures('+1,234.567 bp')).toBe('+1234.567 bp')
    expect(editedFigures('\u22126.0%')).toBe('\u22126.0%')
  })

  test('never throws and never gives what is not finite', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30, unit: fc.constantFrom(...'0123456789.,+-eEkm%vwdbp \u2212x') }),
        (text) => {
          const read = readNumber(text)
          expect(read.ok ? Number.isFinite(read.value.value) : read.issues.length === 1).toBe(true)
        },
      ),
      { numRuns: 3000 },
    )
  })
})

describe('moving the point', () => {
  test('is exact where dividing is not', () => {
    expect(scaled('44.6', -2)).toBe(0.446)
    expect(scaled('1.1', 3)).toBe(1100)
    expect(shifted(0.446, 2)).toBe('44.6')
    expect(shifted(1e-7, 2)).toBe('1e-5')
    expect(shifted(-0.5, 2)).toBe('-50')
  })

  test('goes there and back for every number', () => {
    const places = fc.integer({ min: 0, max: 6 })
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), places, (value, by) => {
        expect(scaled(shifted(value + 0, by), -by)).toBe(value + 0)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('a typed volatility', () => {
  test.each([
    ['44.6%', 0.446],
    ['0.446', 0.446],
    ['0.44v', 0.44],
    ['44v', 0.44],
    ['350%', 3.5],
    ['2.5', 2.5],
    ['0%', 0],
    ['44,6%', 0.446],
    ['0,446', 0.446],
    // The other reading, 1234 without a unit, is no volatility.
    ['1.234', 1.234],
    ['44.123%', 0.44123],
  ])('%s is %d', (text, value) => {
    expect(readVolatility(text)).toEqual({ ok: true, value, issues: [] })
  })

  test('a bare 44.6 is asked back', () => {
    expect(readVolatility('44.6').issues[0]?.message).toBe(
      'a volatility of 44.6 could be a percent or a decimal: write 44.6% or 0.446',
    )
  })

  test('1.234% is asked back: both are volatilities', () => {
    const [found] = readVolatility('1.234%').issues
    expect(found?.readings?.map(({ typed }) => typed)).toEqual(['1.2340%', '1234%'])
  })

  test.each(['-5%', 'x', '', '1e9%', '44.6%%'])('%s is refused', (text) => {
    expect(readVolatility(text).ok).toBe(false)
  })

  test('reads back exactly as it is written', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (value) => {
        expect(readVolatility(volatilityText(value + 0))).toMatchObject({
          ok: true,
          value: value + 0,
        })
      }),
      { numRuns: 2000 },
    )
  })
})
