// Books whose surfaces are tested.
import type { Document } from '../../src/document'
import { examples } from '../../src/examples'
import { after, bookOf, legOf, marketOf, underlyingAt } from './documents'

/** The first example of the gallery. */
export function sampleDocument(): Document {
  const [first] = examples
  if (first === undefined) throw new Error('no example')
  return first.document
}

/** Coin-settled and linear options on a fitted smile. */
export function smilingDocument(): Document {
  const smile = { a: 0.002, b: 0.05, rho: -0.3, m: 0.01, sigma: 0.08 }
  const expiry = after(20)
  const listed = { expiry, forward: 90_500, forwardSource: 'typed', quoteUnit: 'usd' } as const
  const market = marketOf({
    BTC: underlyingAt(90_000, { expiries: [{ ...listed, quotes: [], smile }] }),
  })
  const held = [
    ['linear', 85_000, 'put', -2],
    ['inverse', 95_000, 'call', 3],
  ] as const
  return bookOf(
    market,
    held.map(([style, strike, right, quantity]) =>
      legOf(right, { kind: 'option', underlying: 'BTC', style, expiry, strike, right }, quantity, {
        volatility: { source: 'smile' },
      }),
    ),
  )
}
