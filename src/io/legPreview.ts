// What a leg would cost before it is taken: the side, the quote taken, premium and fee, each with
// where it comes from. No formula prices anything here: a mark is the market's own or missing.
import type { Document } from '../document/document'
import { sizeOf, type Leg } from '../document/leg'
import { expiryAt, quoteAt } from '../domain/market'
import { dateLabel, priceUnit, quantityUnit, settlementTag, strikeLabel } from '../instruments'
import { venues } from '../venues'

export type PriceSource = 'typed' | 'ask' | 'bid' | 'mark' | 'spot' | 'forward' | 'none'

export interface LegPreview {
  readonly side: 'Buy' | 'Sell'
  /** `Sell 2 BTC 27 Feb 26 110,000 C, settled in USD`. */
  readonly description: string
  /** Unit of bid, ask, mark and price: USD per coin, or coins per coin. */
  readonly priceUnit: 'usd' | 'coin'
  readonly bid: number | null
  readonly ask: number | null
  readonly mark: number | null
  /** The price that the preview counts with, and where it comes from. */
  readonly price: number | null
  readonly priceSource: PriceSource
  /** Decimal; null for what has none. */
  readonly volatility: number | null
  readonly volatilitySource: 'chain' | 'smile' | 'typed' | null
  /** USD; above 0 when received, below 0 when paid; 0 where no premium changes hands. */
  readonly premium: number | null
  /** USD at the taker rate of the account's venue, above 0; null when the price is not known. */
  readonly fee: number | null
  readonly venue: string
  /** USD; null when the price is not known. */
  readonly notional: number | null
  /** Why a figure is missing, in sentences. */
  readonly notes: readonly string[]
}

interface Prices {
  readonly bid: number | null
  readonly ask: number | null
  readonly mark: number | null
  readonly markSource: PriceSource
  readonly note: string | null
}

const NONE: Prices = { bid: null, ask: null, mark: null, markSource: 'none', note: null }

function optionPrices(leg: Leg, { market }: Document): Prices {
  const { instrument } = leg
  if (instrument.kind !== 'option') return NONE
  const { underlying, expiry, strike, right } = instrument
  const quote = quoteAt(market, underlying, expiry, strike, right)
  if (quote === undefined)
    return { ...NONE, note: 'this option is not in the chain: it has no quote' }
  const isSameUnit = expiryAt(market, underlying, expiry)?.quoteUnit === priceUnit(instrument)
  if (!isSameUnit)
    return {
      ...NONE,
      note: 'the chain quotes the option that settles otherwise: no quote for this one',
    }
  const { bid, ask, mark } = quote
  return { bid, ask, mark, markSource: mark === null ? 'none' : 'mark', note: null }
}

function pricesOf(leg: Leg, document: Document): Prices {
  const { instrument } = leg
  const { market } = document
  if (instrument.kind === 'option') return optionPrices(leg, document)
  if (instrument.kind === 'future') {
    const mark = expiryAt(market, instrument.underlying, instrument.expiry)?.forward
    return mark === undefined
      ? { ...NONE, note: 'no future is quoted for this date' }
      : { ...NONE, mark, markSource: 'forward' }
  }
  const mark = market.underlyings[instrument.underlying]?.spot
  return mark === undefined ? NONE : { ...NONE, mark, markSource: 'spot' }
}

/** The price taken: typed, else the quote on the other side, else the mark. */
function priceTaken(
  leg: Leg,
  { bid, ask, mark, markSource }: Prices,
): [number | null, PriceSource] {
  if (leg.entryPrice !== null) return [leg.entryPrice, 'typed']
  const isBuy = leg.quantity > 0
  const quote = isBuy ? ask : bid
  return quote === null ? [mark, markSource] : [quote, isBuy ? 'ask' : 'bid']
}

function feeOf(leg: Leg, price: number, spot: number, document: Document): number {
  const venue = document.accounts.find(({ id }) => id === leg.account)?.venue ?? 'generic'
  const { fees } = venues[venue]
  const { instrument } = leg
  const size = Math.abs(sizeOf(leg))
  if (instrument.kind === 'option') {
    const usd = priceUnit(instrument) === 'coin' ? price * spot : price
    return Math.min(fees.option * spot, fees.optionCap * usd) * size
  }
  // Inverse perpetuals and futures are amounts of USD already.
  return fees[instrument.kind] * size * (quantityUnit(instrument) === 'usd' ? 1 : price)
}

function premiumOf(leg: Leg, price: number | null, spot: number): number | null {
  const { kind } = leg.instrument
  if (kind === 'perpetual' || kind === 'future') return 0
  if (price === null) return null
  return -sizeOf(leg) * price * (priceUnit(leg.instrument) === 'coin' ? spot : 1)
}

function notionalOf(leg: Leg, price: number | null, spot: number): number | null {
  const size = Math.abs(sizeOf(leg))
  if (quantityUnit(leg.instrument) === 'usd') return size
  if (leg.instrument.kind === 'option') return size * spot
  return price === null ? null : size * price
}

function describe(leg: Leg): string {
  const { instrument, multiplier } = leg
  const { underlying } = instrument
  const size = strikeLabel(Math.abs(leg.quantity))
  const isUsd = quantityUnit(instrument) === 'usd'
  const amount =
    multiplier === 1
      ? `${isUsd ? '$' : ''}${size}`
      : `${size} contracts of ${isUsd ? '$' : ''}${strikeLabel(multiplier)}`
  const settled =
    settlementTag(instrument) === 'inv' ? `, settled in ${underlying}` : ', settled in USD'
  const side = leg.quantity > 0 ? 'Buy' : 'Sell'
  switch (instrument.kind) {
    case 'spot':
      return `${side} ${amount} ${underlying} spot`
    case 'perpetual':
      return `${side} ${amount} ${underlying} perpetual${settled}`
    case 'future':
      return `${side} ${amount} ${underlying} ${dateLabel(instrument.expiry)} future${settled}`
    case 'option': {
      const right = instrument.right === 'call' ? 'C' : 'P'
      const terms = `${dateLabel(instrument.expiry)} ${strikeLabel(instrument.strike)} ${right}`
      return `${side} ${amount} ${underlying} ${terms}${settled}`
    }
  }
}

function volatilityOf(leg: Leg, { market }: Document): number | null {
  const { instrument, volatility } = leg
  if (instrument.kind !== 'option' || volatility === null) return null
  if (volatility.source === 'typed') return volatility.value
  if (volatility.source === 'smile') return null
  const { underlying, expiry, strike, right } = instrument
  return quoteAt(market, underlying, expiry, strike, right)?.volatility ?? null
}

/** The preview of a leg in a document's market: side, price taken, premium and fee. */
export function legPreview(leg: Leg, document: Document): LegPreview {
  const { instrument } = leg
  const spot = document.market.underlyings[instrument.underlying]?.spot ?? NaN
  const prices = pricesOf(leg, document)
  const [price, priceSource] = priceTaken(leg, prices)
  const venue = document.accounts.find(({ id }) => id === leg.account)?.venue ?? 'generic'
  const isPriceless = price === null && quantityUnit(instrument) !== 'usd'
  const notes = prices.note === null ? [] : [prices.note]
  if (prices.note === null && price === null) notes.push('the market has no price for this leg')
  return {
    side: leg.quantity > 0 ? 'Buy' : 'Sell',
    description: describe(leg),
    priceUnit: priceUnit(instrument),
    bid: prices.bid,
    ask: prices.ask,
    mark: prices.mark,
    price,
    priceSource,
    volatility: volatilityOf(leg, document),
    volatilitySource: leg.volatility?.source ?? null,
    premium: premiumOf(leg, price, spot),
    fee: isPriceless ? null : feeOf(leg, price ?? 0, spot, document),
    venue: venues[venue].name,
    notional: notionalOf(leg, price, spot),
    notes,
  }
}
