// A leg as the line that types it.
import type { Document } from '../document/document'
import type { Leg } from '../document/leg'
import { quantityUnit, type Instrument } from '../instruments'
import { expiryWord } from './expiryWord'
import { chainStyle } from './legTerms'
import { underlyingOf } from './lineWords'
import { numberText } from './notation'
import { volatilityText } from './volatilityWord'

const strikeWord = (strike: number): string =>
  strike >= 1000 && strike % 1000 === 0 && strike < 1e12 ? `${strike / 1000}k` : numberText(strike)

function sizeWords(leg: Leg): string[] {
  const sign = leg.quantity > 0 ? '+' : ''
  const isUsd = quantityUnit(leg.instrument) === 'usd' && leg.multiplier === 1
  const size = `${sign}${numberText(leg.quantity)}${isUsd ? 'usd' : ''}`
  return leg.multiplier === 1 ? [size] : [size, `x${numberText(leg.multiplier)}`]
}

function underlyingWords({ underlying }: Instrument, document: Document): string[] {
  if (underlying === document.settings.underlying) return []
  const lower = underlying.toLowerCase()
  return [underlyingOf(document, lower) === underlying ? lower : underlying]
}

function termWords(instrument: Instrument, document: Document): string[] {
  if (instrument.kind === 'spot') return ['spot']
  if (instrument.kind === 'perpetual') return ['perp']
  const date = expiryWord(instrument.expiry, document.market, instrument.underlying)
  if (instrument.kind === 'future') return [date, 'fut']
  return [date, strikeWord(instrument.strike), instrument.right === 'call' ? 'c' : 'p']
}

/** The settlement, where it is not what the line would take without it. */
function styleWords(instrument: Instrument, document: Document): string[] {
  if (instrument.kind === 'spot') return []
  const usual =
    instrument.kind === 'option'
      ? chainStyle(document, instrument.underlying, instrument.expiry)
      : 'linear'
  if (instrument.style === usual) return []
  return [instrument.style === 'inverse' ? 'inv' : 'lin']
}

/**
 * The line that types a leg: `-2 27feb26 110k c`. `readLine` gives back the same instrument, size,
 * multiplier, entry price and volatility; the rest of a leg is not part of a line.
 */
export function formatLine(leg: Leg, document: Document): string {
  const { instrument, volatility, entryPrice } = leg
  return [
    ...sizeWords(leg),
    ...underlyingWords(instrument, document),
    ...termWords(instrument, document),
    ...(volatility?.source === 'typed' ? [`@ ${volatilityText(volatility.value)}`] : []),
    ...(entryPrice === null ? [] : [`@ ${numberText(entryPrice)}`]),
    ...styleWords(instrument, document),
  ].join(' ')
}
