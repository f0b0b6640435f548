// The handles of the strike rail in words and short.
import type { PageUnit, StrikeHolding } from '../../src'
import { grouped, MINUS, number, price, withSign } from '../format/number'
import { dayMonth } from '../format/time'

const digitsOf = (size: number): number => (Number.isInteger(size) ? 0 : 2)

/** +12, −0.50 */
const sized = (size: number): string => number(size, digitsOf(size), { signed: true })

/** 84k, 97.5k, 1,250, 0.9987 */
export function strikeText(strike: number): string {
  if (strike < 10_000) return price(strike)
  const thousands = strike / 1000
  const digits = Number.isInteger(thousands) ? 0 : Number.isInteger(thousands * 10) ? 1 : 2
  return `${grouped(thousands, digits)}k`
}

/** "+12 P", "+4 C+P", "+4 C −2 P": what is held at a strike. */
function sizesText({ calls, puts }: StrikeHolding): string {
  if (calls !== null && calls === puts) return `${sized(calls)} C+P`
  return [
    ...(calls === null ? [] : [`${sized(calls)} C`]),
    ...(puts === null ? [] : [`${sized(puts)} P`]),
  ].join(' ')
}

/** "+12 P 84k", with the expiry where the rail shows several. */
export function handleText(holding: StrikeHolding, showsExpiry: boolean): string {
  const day = showsExpiry ? ` ${dayMonth(holding.expiry)}` : ''
  return `${sizesText(holding)} ${strikeText(holding.strike)}${day}`
}

/** Which colour a handle has: that of what is bought or sold. */
export function toneOf({ calls, puts }: StrikeHolding): 'gain' | 'loss' | 'both' {
  const sizes = [calls, puts].filter((size) => size !== null && size !== 0)
  if (sizes.every((size) => size !== null && size > 0)) return 'gain'
  return sizes.every((size) => size !== null && size < 0) ? 'loss' : 'both'
}

function spokenSize(size: number, name: string): string {
  const count = grouped(size, digitsOf(size))
  return `${size < 0 ? 'Short' : 'Long'} ${count} ${Math.abs(size) === 1 ? name : `${name}s`}`
}

/** "Short 12 puts" */
export function spokenHolding({ calls, puts }: StrikeHolding): string {
  const parts = [
    ...(calls === null ? [] : [spokenSize(calls, 'call')]),
    ...(puts === null ? [] : [spokenSize(puts, 'put')]),
  ]
  return parts.map((part, at) => (at === 0 ? part : part.toLowerCase())).join(', ')
}

/** "minus 9,840 dollars": a P&L as it is spoken. */
export function spokenPnl(value: number, unit: PageUnit, underlying: string): string {
  if (Number.isNaN(value)) return 'not known'
  const digits = unit === 'usd' ? 0 : 4
  const text = withSign(value, grouped(value, digits))
  const spoken = text.startsWith(MINUS) ? `minus ${text.slice(1)}` : text
  return `${spoken} ${unit === 'usd' ? 'dollars' : underlying}`
}

/** "Short 12 puts, strike 90,000, P&L at scenario minus 9,840 dollars" */
export function spokenHandle(
  holding: StrikeHolding,
  pnl: number,
  { unit, underlying, showsExpiry }: { unit: PageUnit; underlying: string; showsExpiry: boolean },
): string {
  const day = showsExpiry ? ` of ${dayMonth(holding.expiry)}` : ''
  return `${spokenHolding(holding)}${day}, strike ${price(holding.strike)}, P&L at scenario ${spokenPnl(pnl, unit, underlying)}`
}
