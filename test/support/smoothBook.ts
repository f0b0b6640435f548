// Books of one leg of which every derivative exists.
import fc from 'fast-check'
import type { Document } from '../../src/document'
import { yearsBetween } from '../../src/domain/units'
import type { Instrument } from '../../src/instruments'
import { size, smoothOption, style } from './arbitraries'
import type { Point } from './differences'
import { after, AS_OF, bookOf, legOf, marketOf, underlyingAt } from './documents'

export interface SmoothBook {
  readonly document: Document
  /** What the leg sees once `started` years have passed. */
  readonly point: Point
  readonly started: number
  readonly right: 'call' | 'put'
  readonly quantity: number
  /** USD that the leg moves like, at most. */
  readonly notional: number
}

type Dated = 'option' | 'future' | 'perpetual'

/** A book of one leg whose every derivative exists, with room for its clock to run both ways. */
export const smoothBook = (kind: Dated, only?: 'linear' | 'inverse'): fc.Arbitrary<SmoothBook> =>
  fc
    .record({
      option: smoothOption,
      quantity: size,
      style,
      entry: fc.double({ min: 0.8, max: 1.2, noNaN: true }),
    })
    .map(({ option, quantity: coins, style: drawn, entry }) => {
      const { underlying: spot, strike, right, rate: usdRate, yield: q } = option
      const settled = only ?? drawn
      const expiry = after(Math.max(1, option.years * 365))
      const years = yearsBetween(AS_OF, expiry)
      const volatility = Math.min(option.volatility * Math.sqrt(option.years / years), 3)
      const quantity = settled === 'inverse' && kind !== 'option' ? coins * spot : coins
      const shape = { kind, underlying: 'BTC', style: settled }
      const instrument = (
        kind === 'option'
          ? { ...shape, expiry, strike, right }
          : kind === 'future'
            ? { ...shape, expiry }
            : shape
      ) as Instrument
      const leg = legOf('one', instrument, quantity, {
        entryPrice: kind === 'option' ? null : entry * spot,
        volatility: kind === 'option' ? { source: 'typed', value: volatility } : null,
      })
      const market = marketOf({ BTC: underlyingAt(spot, { basisRate: usdRate - q }) }, usdRate)
      return {
        document: bookOf(market, [leg]),
        point: { spot, strike, years, volatility, rate: usdRate, yield: q },
        started: 0,
        right,
        quantity,
        notional: Math.abs(coins) * spot,
      }
    })
