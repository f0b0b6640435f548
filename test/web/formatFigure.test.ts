import { describe, expect, it } from 'vitest'
import { csv } from '../../web/format/csv'
import {
  axisFormat,
  cellFormat,
  columnUnit,
  figure,
  limitFigure,
  unitLabel,
  withUnit,
} from '../../web/format/figure'
import {
  date,
  dateWithWeekday,
  dayAfter,
  dayMonth,
  duration,
  instantText,
  scenarioDay,
  shockDays,
} from '../../web/format/time'

const signed = { signed: true }

describe('figures with their unit', () => {
  it('writes the tiles of the strip', () => {
    expect(withUnit(517826.9, 'usd', 'BTC')).toBe('$517,827')
    expect(withUnit(0.157, 'coin', 'BTC', signed)).toBe('+0.16 BTC')
    expect(withUnit(0.1319, 'coinPerPercent', 'BTC', signed)).toBe('+0.132 BTC / 1%')
    expect(withUnit(736.4, 'usdPerPoint', 'BTC', signed)).toBe('+$736 / pt')
    expect(withUnit(-319.2, 'usdPerDay', 'BTC', signed)).toBe('−$319 / day')
    expect(withUnit(-809.1, 'usdPerPercent', 'BTC', signed)).toBe('−$809 / 1%')
    expect(withUnit(5.33842, 'coin', 'BTC', { digits: 4 })).toBe('5.3384 BTC')
    expect(withUnit(0.00759, 'coinPerPoint', 'BTC', signed)).toBe('+0.0076 BTC / pt')
    expect(withUnit(-0.00329, 'coinPerDay', 'ETH', signed)).toBe('−0.0033 ETH / day')
  })

  it('says n/a for what is not a number, without a unit', () => {
    expect(withUnit(NaN, 'usdPerDay', 'BTC')).toBe('n/a')
    expect(figure(NaN, 'price')).toBe('n/a')
    expect(figure(NaN, 'coin')).toBe('n/a')
  })

  it('writes prices, fractions, days and short dollars', () => {
    expect(figure(97000, 'price')).toBe('97,000')
    expect(figure(-0.0095, 'fraction', { signed: true, digits: 2 })).toBe('−0.95%')
    expect(figure(44, 'days')).toBe('44 d')
    expect(figure(1480, 'usd', { signed: true, compact: true })).toBe('+$1.48k')
  })

  it('writes limits', () => {
    expect(limitFigure(1.5, 'coin')).toBe('1.50')
    expect(limitFigure(0.25, 'coinPerPercent')).toBe('0.25')
    expect(limitFigure(0.00927835, 'coinPerPoint')).toBe('0.0093')
    expect(limitFigure(900, 'usdPerPoint')).toBe('$900')
    expect(limitFigure(250_000, 'usdPerDay')).toBe('$250k')
  })

  it('names units', () => {
    expect(unitLabel('coinPerPercent', 'SOL')).toBe('SOL / 1%')
    expect(columnUnit('usdPerPoint', 'BTC')).toBe('$ / pt')
    expect(columnUnit('usd', 'BTC')).toBe('$')
    expect(columnUnit('coin', 'BTC')).toBe('BTC')
    expect(columnUnit('price', 'BTC')).toBe('$')
  })

  it('writes the cells of one matrix in one unit', () => {
    const thousands = cellFormat('usd', 'BTC', 50_000)
    expect(thousands.label).toBe('$k')
    expect(thousands.text(67_912)).toBe('+67.9')
    expect(thousands.text(-8966)).toBe('−9.0')
    expect(thousands.text(-30)).toBe('0.0')
    expect(thousands.key(-50_000)).toBe('−$50k')
    expect(cellFormat('usd', 'BTC', 5000).text(-3421)).toBe('−3,421')
    expect(cellFormat('usd', 'BTC', 5000).key(5000)).toBe('+$5k')
    expect(cellFormat('usd', 'BTC', 5e6).text(1.234e6)).toBe('+1.23')
    expect(cellFormat('usdPerPoint', 'BTC', 1000).label).toBe('$ / pt')
    expect(cellFormat('coin', 'BTC', 5).text(-1.875)).toBe('−1.88')
    expect(cellFormat('coin', 'BTC', 0.02).text(0.01234)).toBe('+0.0123')
    expect(cellFormat('coin', 'BTC', 0.02).key(0.02)).toBe('+0.02')
  })

  it('writes axis labels', () => {
    const thousands = axisFormat('usd', 20_000, 60_000, signed)
    expect([-20_000, 0, 60_000].map(thousands)).toEqual(['−$20k', '$0', '+$60k'])
    expect(axisFormat('usd', 2500, 12_500, signed)(7500)).toBe('+$7.5k')
    expect(axisFormat('usd', 500, 2000, signed)(-1500)).toBe('−$1,500')
    expect(axisFormat('usd', 250_000, 1e6)(750_000)).toBe('$0.75M')
    expect(axisFormat('coin', 0.5, 2, signed)(1.5)).toBe('+1.5')
    expect(axisFormat('coin', 0.5, 2, signed)(0)).toBe('0')
  })
})

describe('dates and durations', () => {
  const expiry = '2026-02-27T08:00:00Z'
  it('writes dates', () => {
    expect(dayMonth(expiry)).toBe('27 Feb')
    expect(date(expiry)).toBe('27 Feb 26')
    expect(date('2026-02-27T16:30:00Z')).toBe('27 Feb 26 16:30')
    expect(dateWithWeekday(expiry)).toBe('Fri 27 Feb 26')
    expect(instantText('2026-01-14T08:00:00Z')).toBe('14 Jan 2026 08:00 UTC')
    expect(dayAfter('2026-01-14T08:00:00Z', 10)).toBe('24 Jan')
    expect(date('nonsense')).toBe('n/a')
  })
  it('writes durations', () => {
    expect(duration(44)).toBe('44 d')
    expect(duration(2.5)).toBe('2.5 d')
    expect(shockDays(10)).toBe('+10 d')
    expect(shockDays(0)).toBe('0 d')
    expect(scenarioDay(10)).toBe('T+10')
    expect(scenarioDay(0)).toBe('T+0')
  })
})

describe('csv', () => {
  it('quotes what needs it and leaves out what is not a number', () => {
    expect(
      csv([
        ['a,b', 'c"d'],
        [1.5, NaN],
      ]),
    ).toBe('"a,b","c""d"\n1.5,\n')
  })
})
