// The quotes of an underlying to the smile fit's tables: the out-of-the-money side, what cannot be
// used left out with its reason.
import {
  SmileExpiryColumn,
  SmilePointColumn,
  SmileQuoteColumn,
  SviColumn,
} from '../../assembly/abi'
import type { Expiry, Market, Quote, Smile } from '../domain/market'
import { yearsBetween } from '../domain/units'
import { Table } from '../engine/table'

/** Why a quote takes no part in a fit. */
export type QuoteFault = 'crossed' | 'zero' | 'absurd' | 'surplus'

export interface FitQuote {
  /** Place in the list of fitted expiries. */
  readonly expiry: number
  readonly quote: Quote
}

export interface LeftQuote extends FitQuote {
  readonly fault: QuoteFault
  readonly reason: string
}

export interface PackedQuotes {
  /** Expiries still to come, by time. */
  readonly expiries: readonly Expiry[]
  /** Quotes in table order: by expiry, then strike. */
  readonly used: readonly FitQuote[]
  readonly left: readonly LeftQuote[]
  readonly inputs: readonly Table[]
}

/** Volatilities outside are no market's: slips of a unit, or leftovers. */
const LOWEST = 0.01
const HIGHEST = 10
/** Most quotes of an expiry that are fitted: five times the longest listed chains, in one breath. */
const MOST = 512

/** Highest price of an option: the coin for a call, the strike for a put. */
function boundOf({ right, strike }: Quote, { forward, quoteUnit }: Expiry): number {
  const usd = right === 'call' ? forward : strike
  return quoteUnit === 'coin' ? usd / forward : usd
}

/** What is wrong with a quote, or null. */
function faultOf(quote: Quote, expiry: Expiry): readonly [QuoteFault, string] | null {
  const { bid, ask, mark, volatility } = quote
  if (volatility === null) return ['zero', 'it has no volatility']
  if (volatility === 0) return ['zero', 'its volatility is 0']
  if (mark === 0) return ['zero', 'its mark is 0']
  if (bid !== null && ask !== null && ask > 0 && bid > ask)
    return ['crossed', `its bid ${bid} is above its ask ${ask}`]
  if (volatility < LOWEST || volatility > HIGHEST)
    return ['absurd', `its volatility is ${volatility}: 0.01 to 10 can be`]
  if (mark !== null && mark >= boundOf(quote, expiry))
    return ['absurd', `its mark ${mark} is at or above the highest price an option can have`]
  return null
}

/** Ask less bid as a fraction of the forward; NaN where a side is missing. */
function spreadOf({ bid, ask }: Quote, { forward, quoteUnit }: Expiry): number {
  if (bid === null || ask === null || bid === 0 || ask === 0) return NaN
  return (ask - bid) / (quoteUnit === 'coin' ? 1 : forward)
}

const isOut = ({ strike, right }: Quote, { forward }: Expiry): boolean =>
  (right === 'call') === strike >= forward

const surplus = (count: number): string =>
  `${count} quotes of its expiry can be used: ${MOST} of them are, evenly chosen`

/** Whether a quote is kept where an expiry has more than are fitted: evenly among them, in their order. */
const isKept = (place: number, count: number): boolean =>
  count <= MOST || Math.floor((place * MOST) / count) !== Math.floor(((place - 1) * MOST) / count)

export function packQuotes(market: Market, underlying: string): PackedQuotes {
  const listed = market.underlyings[underlying]?.expiries ?? []
  const expiries = listed.filter(({ expiry }) => yearsBetween(market.asOf, expiry) > 0)
  const used: FitQuote[] = []
  const left: LeftQuote[] = []
  expiries.forEach((expiry, at) => {
    const sound: Quote[] = []
    for (const quote of expiry.quotes) {
      if (!isOut(quote, expiry)) continue
      const fault = faultOf(quote, expiry)
      if (fault === null) sound.push(quote)
      else left.push({ expiry: at, quote, fault: fault[0], reason: fault[1] })
    }
    sound.forEach((quote, place) => {
      if (isKept(place, sound.length)) used.push({ expiry: at, quote })
      else left.push({ expiry: at, quote, fault: 'surplus', reason: surplus(sound.length) })
    })
  })
  return { expiries, used, left, inputs: tablesOf(market, expiries, used) }
}

function tablesOf(
  market: Market,
  expiries: readonly Expiry[],
  used: readonly FitQuote[],
): readonly Table[] {
  const slices = Table.create({ rows: expiries.length, columns: SmileExpiryColumn.COUNT }, 1)
  expiries.forEach(({ expiry, forward }, row) => {
    slices.set(SmileExpiryColumn.Years, row, yearsBetween(market.asOf, expiry))
    slices.set(SmileExpiryColumn.Forward, row, forward)
  })
  const table = Table.create({ rows: used.length, columns: SmileQuoteColumn.COUNT }, 1)
  used.forEach(({ expiry, quote }, row) => {
    const listed = expiries[expiry]
    table.set(SmileQuoteColumn.Expiry, row, expiry)
    table.set(SmileQuoteColumn.Strike, row, quote.strike)
    table.set(SmileQuoteColumn.Volatility, row, quote.volatility ?? NaN)
    table.set(SmileQuoteColumn.Spread, row, listed === undefined ? NaN : spreadOf(quote, listed))
  })
  return [slices, table]
}

/** Smiles, and points (row of a smile, ln(K/F)), to the smile kernel's tables. */
export function packSmiles(
  smiles: readonly Smile[],
  points: readonly (readonly [smile: number, logMoneyness: number])[],
): readonly Table[] {
  const table = Table.create({ rows: smiles.length, columns: SviColumn.COUNT }, 1)
  smiles.forEach(({ a, b, rho, m, sigma }, row) =>
    [a, b, rho, m, sigma].forEach((value, column) => table.set(column, row, value)),
  )
  const places = Table.create({ rows: points.length, columns: SmilePointColumn.COUNT }, 0)
  points.forEach(([smile, k], row) => {
    places.set(SmilePointColumn.Smile, row, smile)
    places.set(SmilePointColumn.LogMoneyness, row, k)
  })
  return [table, places]
}
