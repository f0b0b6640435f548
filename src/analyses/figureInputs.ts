// The values that went into a figure, as facts with their units.
import { expiryAt, quoteAt } from '../domain/market'
import { BASIS_POINTS, yearlyFunding, yearsFromDays, type Unit } from '../domain/units'
import { pickedSpot, sizeOf, type Document, type Leg } from '../document'
import { expiryOf, priceUnit, quantityUnit } from '../instruments'
import { noShocks, SHOCK_NAMES, shocks as descriptors, type ShockName } from '../shocks'
import type { LegFigures } from './views'

/** One value with its unit, or a word. */
export type Fact =
  | { readonly label: string; readonly text: string }
  | { readonly label: string; readonly value: number; readonly unit: Unit; readonly coin: string }

const shockUnits: Readonly<Record<ShockName, Unit>> = {
  spot: 'fraction',
  volatility: 'fraction',
  days: 'days',
  funding: 'fraction',
  rates: 'fraction',
}

function shockFacts({ shocks }: Document, coin: string): readonly Fact[] {
  return SHOCK_NAMES.filter((name) => shocks[name] !== noShocks[name]).map((name) => ({
    label: name === 'days' ? 'Days passed' : `${descriptors[name].label} shock`,
    value: shocks[name],
    unit: shockUnits[name],
    coin,
  }))
}

const rules = {
  stickyStrike: 'sticky strike',
  stickyMoneyness: 'sticky moneyness',
  stickyDelta: 'sticky delta',
} as const

/** What every figure of the book is made from. */
export function inputsOf(document: Document, isShocked = false): readonly Fact[] {
  const { market, settings } = document
  const coin = settings.underlying
  const { funding } = market.underlyings[coin] ?? {}
  return [
    { label: 'Market', text: `${market.name}, ${market.asOf.slice(0, 16).replace('T', ' ')} UTC` },
    { label: `Spot of ${coin}`, value: pickedSpot(document), unit: 'price', coin },
    { label: 'USD rate', value: market.usdRate, unit: 'fraction', coin },
    ...(funding === undefined
      ? []
      : [
          {
            label: 'Funding a year',
            value: yearlyFunding(funding.rate, funding.intervalHours),
            unit: 'fraction' as const,
            coin,
          },
        ]),
    { label: 'Smile rule', text: rules[settings.smileRule] },
    { label: 'Coin legs', text: settings.coinLegs === 'value' ? 'by value' : 'by coin profit' },
    ...(isShocked ? shockFacts(document, coin) : []),
  ]
}

const sources = { typed: 'typed', chain: 'from the chain', smile: 'from the fitted smile' } as const

/** What a leg's figures are made from. */
export function legInputs(
  document: Document,
  leg: Leg,
  { volatility, years }: LegFigures,
  isShocked: boolean,
): readonly Fact[] {
  const { instrument } = leg
  const coin = instrument.underlying
  const { market } = document
  const underlying = market.underlyings[coin]
  const expiry = expiryOf(instrument)
  const listed = expiry === null ? undefined : expiryAt(market, coin, expiry)
  const unit = quantityUnit(instrument)
  const facts: Fact[] = [
    { label: 'Market', text: `${market.name}, ${market.asOf.slice(0, 16).replace('T', ' ')} UTC` },
    { label: 'Size', value: sizeOf(leg), unit, coin },
    { label: 'Spot', value: underlying?.spot ?? NaN, unit: 'price', coin },
  ]
  if (instrument.kind === 'option')
    facts.push({ label: 'Strike', value: instrument.strike, unit: 'price', coin })
  if (expiry !== null)
    facts.push({ label: 'Time left', value: years / yearsFromDays(1), unit: 'days', coin })
  if (listed !== undefined)
    facts.push({ label: 'Forward', value: listed.forward, unit: 'price', coin })
  else if (expiry !== null)
    facts.push({ label: 'Basis rate', value: underlying?.basisRate ?? NaN, unit: 'fraction', coin })
  if (instrument.kind === 'option') {
    facts.push({ label: 'Volatility', value: volatility, unit: 'fraction', coin })
    facts.push({ label: 'Volatility is', text: sources[leg.volatility?.source ?? 'typed'] })
    facts.push({ label: 'USD rate', value: market.usdRate, unit: 'fraction', coin })
  }
  if (leg.entryPrice !== null && document.settings.pnlFrom === 'entry')
    facts.push({ label: 'Entry price', value: leg.entryPrice, unit: 'price', coin })
  return isShocked ? [...facts, ...shockFacts(document, coin)] : facts
}

/** What the venue's chain says of an option beside what is shown, in the unit that the venue quotes in. */
export interface VenueFigure {
  readonly mark: number
  /** Ours in the same unit. */
  readonly ours: number
  /** Ours less the venue's, and the same in basis points of the underlying. */
  readonly gap: number
  readonly gapBasisPoints: number
  readonly unit: 'usd' | 'coin'
  readonly coin: string
  readonly asOf: string
}

/** null where the option is not listed or has no mark. */
export function venueFigure(
  { market }: Document,
  { instrument }: Leg,
  mark: number,
): VenueFigure | null {
  if (instrument.kind !== 'option') return null
  const { underlying, expiry, strike, right } = instrument
  const venueMark = quoteAt(market, underlying, expiry, strike, right)?.mark ?? null
  if (venueMark === null) return null
  const spot = market.underlyings[underlying]?.spot ?? NaN
  const unit = expiryAt(market, underlying, expiry)?.quoteUnit ?? 'usd'
  const inUsd = priceUnit(instrument) === 'coin' ? mark * spot : mark
  const ours = unit === 'coin' ? inUsd / spot : inUsd
  const gap = ours - venueMark
  return {
    mark: venueMark,
    ours,
    gap,
    gapBasisPoints: (unit === 'coin' ? gap : gap / spot) * BASIS_POINTS,
    unit,
    coin: underlying,
    asOf: market.asOf,
  }
}
