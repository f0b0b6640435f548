import { describe, expect, it } from 'vitest'
import {
  basisPoints,
  chance,
  number,
  percent,
  points,
  price,
  roundPrice,
  shockPercent,
  shockPoints,
  usd,
  usdShort,
  usePercent,
} from '../../web/format/number'

const signed = { signed: true }

describe('numbers as text', () => {
  it.each([
    [-4937.6, '−$4,938'],
    [4937.4, '+$4,937'],
    [0, '$0'],
    [-0, '$0'],
    [-0.4, '$0'],
    [0.4, '$0'],
    [0.5, '+$1'],
    [-0.6, '−$1'],
    [517826.9, '+$517,827'],
    [NaN, 'n/a'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
  ])('dollars: %d is %s', (value, text) => {
    expect(usd(value, signed)).toBe(text)
  })

  it('has no plus unless asked', () => {
    expect(usd(12)).toBe('$12')
    expect(usd(-12)).toBe('−$12')
  })

  it.each([
    [999.4, '+$999'],
    [999.6, '+$1.00k'],
    [1480, '+$1.48k'],
    [9994, '+$9.99k'],
    [9996, '+$10.0k'],
    [-29100, '−$29.1k'],
    [99940, '+$99.9k'],
    [99960, '+$100k'],
    [999400, '+$999k'],
    [999600, '+$1.00M'],
    [1.2345e7, '+$12.35M'],
    [-0.3, '$0'],
    [NaN, 'n/a'],
  ])('dollars in little room: %d is %s', (value, text) => {
    expect(usdShort(value, signed)).toBe(text)
  })

  it.each([
    [97000, '97,000'],
    [79312.1, '79,312'],
    [1000, '1,000'],
    [999.96, '1,000'],
    [999.6, '999.6'],
    [12.5, '12.50'],
    [0.9987, '0.9987'],
    [0.0000123456, '0.00001235'],
    [0, '0'],
  ])('price: %d is %s', (value, text) => {
    expect(price(value)).toBe(text)
  })

  it.each([
    [70000, '70k'],
    [125000, '125k'],
    [97400, '97.4k'],
    [97020, '97k'],
    [3200, '3,200'],
    [0.9987, '0.9987'],
  ])('price of a range: %d is %s', (value, text) => {
    expect(roundPrice(value)).toBe(text)
  })

  it('writes percent, points and basis points', () => {
    expect(percent(0.18557, 1, signed)).toBe('+18.6%')
    expect(percent(-0.0000001, 1, signed)).toBe('0.0%')
    expect(points(-0.05)).toBe('−5.0 pt')
    expect(points(0)).toBe('0.0 pt')
    expect(basisPoints(0.0025)).toBe('+25 bp')
    expect(shockPercent(-0.3)).toBe('−30%')
    expect(shockPercent(0.125)).toBe('+12.5%')
    expect(shockPercent(0)).toBe('0%')
    expect(shockPoints(0.2)).toBe('+20 pt')
    expect(shockPoints(0)).toBe('0 pt')
  })

  it('writes uses and chances', () => {
    expect(usePercent(0.818)).toBe('82%')
    expect(usePercent(1.204)).toBe('120%')
    expect(usePercent(55)).toBe('>999%')
    expect(usePercent(NaN)).toBe('n/a')
    expect(chance(0.001)).toBe('<1%')
    expect(chance(0.999)).toBe('>99%')
    expect(chance(0)).toBe('0%')
    expect(chance(0.134)).toBe('13%')
  })

  it('gives zero no sign at any digits', () => {
    expect(number(-0.004, 2, signed)).toBe('0.00')
    expect(number(-0.006, 2, signed)).toBe('−0.01')
    expect(number(0.132, 3, signed)).toBe('+0.132')
  })
})
