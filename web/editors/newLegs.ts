// The leg that a chip starts with: one coin of the charted underlying, the nearest listed terms.
import { legIds, newLeg, nearestStrike, type Document, type Instrument, type Leg } from '../../src'
import { expiriesOf } from './chain'

export type Kind = Instrument['kind']

export const kindChips: readonly (readonly [Kind, string])[] = [
  ['spot', 'Spot'],
  ['perpetual', 'Perp'],
  ['future', 'Future'],
  ['option', 'Option'],
]

/** Chips of what is not there yet: they type an example, and the line says so. */
export const laterChips: readonly (readonly [string, string])[] = [
  ['Loan loop', 'loop 5 btc 250k usdc'],
  ['LP', 'lp 88k 112k 90k'],
]

const MONTH = 30 * 86_400_000

/** The first listed expiry that is at least a week away, else a month from the market's time. */
function expiryFor({ market }: Document, underlying: string, wantsQuotes: boolean): string {
  const now = Date.parse(market.asOf)
  const listed = expiriesOf(market, underlying).filter(
    ({ expiry, quotes }) => Date.parse(expiry) > now && (!wantsQuotes || quotes.length > 0),
  )
  const far = listed.find(({ expiry }) => Date.parse(expiry) - now > MONTH / 4) ?? listed[0]
  return far?.expiry ?? `${new Date(now + MONTH).toISOString().slice(0, 10)}T08:00:00.000Z`
}

function instrumentOf(kind: Kind, document: Document, underlying: string): Instrument {
  const { market } = document
  if (kind === 'spot') return { kind, underlying }
  if (kind === 'perpetual') return { kind, underlying, style: 'linear' }
  const expiry = expiryFor(document, underlying, kind === 'option')
  if (kind === 'future') return { kind, underlying, style: 'linear', expiry }
  const spot = market.underlyings[underlying]?.spot ?? 1
  const strike = nearestStrike(market, underlying, expiry, spot) ?? Number(spot.toPrecision(2))
  const listed = expiriesOf(market, underlying).find((other) => other.expiry === expiry)
  const style = listed?.quoteUnit === 'coin' ? 'inverse' : 'linear'
  return { kind, underlying, style, expiry, strike, right: 'call' }
}

export function startOf(kind: Kind, document: Document, coin?: string): Leg {
  const underlying = coin ?? document.settings.underlying
  const instrument = instrumentOf(kind, document, underlying)
  return newLeg(legIds(document)(), instrument, 1, { group: 'a', account: 'main' })
}
