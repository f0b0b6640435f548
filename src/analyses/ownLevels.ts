// Levels of a book's own market that a sourced level is compared with: 30-day volatility, basis,
// funding. Readings of quotes, not valuations (docs/methods/scenarios.md).
import type { Document } from '../document'
import { quoteIn, type Expiry } from '../domain/market'
import { DAYS_PER_YEAR, yearlyFunding, yearsBetween } from '../domain/units'
import type { OwnLevels } from '../scenarios'

const TENOR = 30 / DAYS_PER_YEAR

/** Volatility quoted nearest to the forward, call and put averaged; NaN where none is quoted. */
function atmOf(expiry: Expiry): number {
  const { forward, quotes } = expiry
  let best = NaN
  for (const { strike, volatility } of quotes) {
    if (volatility === null) continue
    if (Number.isNaN(best) || Math.abs(strike - forward) < Math.abs(best - forward)) best = strike
  }
  const both = (['call', 'put'] as const).flatMap((right) => {
    const volatility = quoteIn(expiry, best, right)?.volatility
    return volatility === null || volatility === undefined ? [] : [volatility]
  })
  return both.reduce((sum, one) => sum + one, 0) / both.length
}

/** Total variance is straight between two expiries; beyond them the volatility is the nearest one's. */
function quotedLevel({ market }: Document, underlying: string): number {
  const nodes = (market.underlyings[underlying]?.expiries ?? [])
    .map((expiry) => ({
      years: yearsBetween(market.asOf, expiry.expiry),
      volatility: atmOf(expiry),
    }))
    .filter(({ years, volatility }) => years > 0 && volatility > 0)
  const next = nodes.findIndex(({ years }) => years >= TENOR)
  const [before, after] = [nodes[next < 0 ? nodes.length - 1 : next - 1], nodes[next]]
  if (after === undefined || before === undefined) return (after ?? before)?.volatility ?? NaN
  const variance = (node: typeof after): number => node.volatility * node.volatility * node.years
  const share = (TENOR - before.years) / (after.years - before.years)
  const total = variance(before) + share * (variance(after) - variance(before))
  return Math.sqrt(total / TENOR)
}

/** Where nothing is quoted: the typed volatility of the counted option struck nearest to the spot. */
function typedLevel({ legs, market }: Document, underlying: string): number {
  const spot = market.underlyings[underlying]?.spot ?? NaN
  let nearest = Infinity
  let level = NaN
  for (const { isOn, instrument, volatility } of legs) {
    if (!isOn || instrument.kind !== 'option' || instrument.underlying !== underlying) continue
    const apart = Math.abs(instrument.strike - spot)
    if (volatility?.source !== 'typed' || apart >= nearest) continue
    nearest = apart
    level = volatility.value
  }
  return level
}

/** The market's basis rate; where it has none, F/S - 1 a year at the expiry nearest to 30 days. */
function basisLevel({ market }: Document, underlying: string): number {
  const held = market.underlyings[underlying]
  if (held === undefined) return NaN
  if (held.basisRate !== 0) return held.basisRate
  const [nearest] = held.expiries
    .map(({ expiry, forward }) => ({ years: yearsBetween(market.asOf, expiry), forward }))
    .filter(({ years }) => years > 0)
    .sort((a, b) => Math.abs(a.years - TENOR) - Math.abs(b.years - TENOR))
  return nearest === undefined ? 0 : (nearest.forward / held.spot - 1) / nearest.years
}

/** Levels of an underlying in the market as it is; NaN where the market has none. */
export function ownLevels(document: Document, underlying: string): OwnLevels {
  const quoted = quotedLevel(document, underlying)
  const funding = document.market.underlyings[underlying]?.funding
  return {
    volatility: Number.isNaN(quoted) ? typedLevel(document, underlying) : quoted,
    basis: basisLevel(document, underlying),
    funding: funding === undefined ? NaN : yearlyFunding(funding.rate, funding.intervalHours),
  }
}
