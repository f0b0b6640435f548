// Calls and puts of one strike to the forwards kernel's tables.
import { ForwardExpiryColumn, ParityColumn } from '../../assembly/abi'
import type { Expiry, Market, Quote } from '../domain/market'
import { yearsBetween } from '../domain/units'
import { Table } from '../engine/table'

interface Pair {
  readonly expiry: number
  readonly strike: number
  readonly difference: number
  readonly spread: number
}

export interface PackedParity {
  /** Expiries still to come, by time. */
  readonly expiries: readonly Expiry[]
  readonly inputs: readonly Table[]
}

interface Two {
  readonly call: Quote
  readonly put: Quote
}

function twosOf({ quotes }: Expiry): readonly Two[] {
  const puts = new Map(quotes.flatMap((one) => (one.right === 'put' ? [[one.strike, one]] : [])))
  return quotes.flatMap((call) => {
    const put = puts.get(call.strike)
    return call.right === 'call' && put !== undefined ? [{ call, put }] : []
  })
}

/** A spread as part of the price, where a side is missing. */
const MISSING_SIDE = 0.5

/** The venue's mark, or else the middle of bid and ask; and how wide the market is. */
function priceOf({ bid, ask, mark }: Quote): readonly [number, number] | null {
  const isTwoSided = bid !== null && ask !== null && bid > 0 && ask >= bid
  if (mark !== null && mark > 0) return [mark, isTwoSided ? ask - bid : MISSING_SIDE * mark]
  return isTwoSided ? [(bid + ask) / 2, ask - bid] : null
}

function pairsOf(expiry: Expiry, at: number): readonly Pair[] {
  return twosOf(expiry).flatMap(({ call, put }) => {
    const [c, p] = [priceOf(call), priceOf(put)]
    if (c === null || p === null) return []
    return [{ expiry: at, strike: call.strike, difference: c[0] - p[0], spread: c[1] + p[1] }]
  })
}

export function packParity(market: Market, underlying: string): PackedParity {
  const held = market.underlyings[underlying]
  const expiries = (held?.expiries ?? []).filter(
    ({ expiry }) => yearsBetween(market.asOf, expiry) > 0,
  )
  const pairs = expiries.flatMap(pairsOf)
  const slices = Table.create({ rows: expiries.length, columns: ForwardExpiryColumn.COUNT }, 1)
  expiries.forEach(({ expiry, quoteUnit }, row) => {
    slices.set(ForwardExpiryColumn.Years, row, yearsBetween(market.asOf, expiry))
    slices.set(ForwardExpiryColumn.Spot, row, held?.spot ?? NaN)
    slices.set(ForwardExpiryColumn.IsCoin, row, quoteUnit === 'coin' ? 1 : 0)
  })
  const table = Table.create({ rows: pairs.length, columns: ParityColumn.COUNT }, 1)
  pairs.forEach(({ expiry, strike, difference, spread }, row) => {
    table.set(ParityColumn.Expiry, row, expiry)
    table.set(ParityColumn.Strike, row, strike)
    table.set(ParityColumn.Difference, row, difference)
    table.set(ParityColumn.Spread, row, spread)
  })
  return { expiries, inputs: [slices, table] }
}
