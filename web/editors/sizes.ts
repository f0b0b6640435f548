// Sizes and prices of legs as text.
import { priceUnit, quantityUnit, sizeOf, type Instrument, type Leg } from '../../src'
import { figure } from '../format/figure'
import { grouped, number, price, withSign } from '../format/number'

const LONGEST = 8

/** Decimals that a number needs, at least `fewest`. */
function decimals(value: number, fewest: number): number {
  const needed = String(Number(Math.abs(value).toFixed(LONGEST))).split('.')[1]?.length ?? 0
  return Math.max(fewest, needed)
}

/** A size with all its decimals: `+5.00`, `−12`, `−145,500`. */
export function fullSize(value: number, instrument: Instrument): string {
  const fewest = instrument.kind === 'option' || quantityUnit(instrument) === 'usd' ? 0 : 2
  return number(value, decimals(value, fewest), { signed: true })
}

/** The same for a narrow column: USD notionals in k. */
export function shortSize(leg: Leg): string {
  const size = sizeOf(leg)
  if (quantityUnit(leg.instrument) === 'usd')
    return figure(size, 'usd', { signed: true, compact: true })
  if (Math.abs(size) >= 1e5) return figure(size, 'coin', { signed: true, compact: true })
  if (Math.abs(size) >= 1000) return withSign(size, `${grouped(size / 1000, 1)}k`, true)
  return leg.instrument.kind === 'option'
    ? number(size, Math.min(2, decimals(size, 0)), { signed: true })
    : number(size, 2, { signed: true })
}

export const quantityLabel = (instrument: Instrument): string =>
  quantityUnit(instrument) === 'usd' ? 'USD' : instrument.underlying

export const priceLabel = (instrument: Instrument): string =>
  priceUnit(instrument) === 'usd' ? 'USD' : instrument.underlying

/** A price in the instrument's own unit: `$2,937`, `0.0415 BTC`. */
export function priceText(value: number, instrument: Instrument): string {
  if (Number.isNaN(value)) return 'n/a'
  return priceUnit(instrument) === 'usd'
    ? `$${price(value)}`
    : `${grouped(value, 4)} ${instrument.underlying}`
}

/** A figure for editing: no grouping lost, no digits lost. */
export const editable = (value: number): string =>
  withSign(value, grouped(value, decimals(value, 0)))
