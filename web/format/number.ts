// Numbers as text: true minus, grouping, fixed digits. A zero has no sign, also when it is only
// zero after rounding; what is not a number is `n/a`.

export const MINUS = '\u2212'
export const NOT_A_NUMBER = 'n/a'

export interface Sign {
  /** A plus before positive figures: for what is a change, an exposure or a profit. */
  readonly signed?: boolean
}

const formats = new Map<string, Intl.NumberFormat>()

function format(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  let found = formats.get(key)
  if (found === undefined) {
    found = new Intl.NumberFormat('en-US', options)
    formats.set(key, found)
  }
  return found
}

/** From here on a figure is written short everywhere: no column holds its digits. */
const VAST = 1e12

/** The absolute value, grouped, with exactly `digits` decimals. */
export function grouped(value: number, digits = 0): string {
  return format(`f${digits}`, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(Math.abs(value))
}

/** Puts the sign of `value` before the text of its absolute value. */
export function withSign(value: number, text: string, signed = false): string {
  if (Number.isNaN(value)) return NOT_A_NUMBER
  if (value === Infinity || value === -Infinity) return value > 0 ? '∞' : `${MINUS}∞`
  if (!/[1-9]/.test(text)) return text
  return value < 0 ? `${MINUS}${text}` : signed ? `+${text}` : text
}

export function number(value: number, digits = 0, { signed = false }: Sign = {}): string {
  return withSign(value, full(value, digits), signed)
}

/** Whole dollars. */
export function usd(value: number, { signed = false }: Sign = {}): string {
  return withSign(value, `$${full(value)}`, signed)
}

/** All digits, as long as there are not too many. */
const full = (value: number, digits = 0): string =>
  Math.abs(value) < VAST ? grouped(value, digits) : short(Math.abs(value))

/** Dollars for narrow places: whole below a thousand, then three figures of k, then M, B, T. */
export function usdShort(value: number, { signed = false }: Sign = {}): string {
  return withSign(value, `$${short(Math.abs(value))}`, signed)
}

/** The same for coins: fewer decimals from a hundred on, short from ten thousand on. */
export function coinsShort(value: number, digits: number, { signed = false }: Sign = {}): string {
  const size = Math.abs(value)
  if (size >= 9_999.5) return withSign(value, short(size), signed)
  return number(value, size < 99.995 ? digits : Math.min(digits, size < 999.95 ? 1 : 0), { signed })
}

function short(size: number): string {
  if (size < 999.5) return grouped(size)
  if (size >= 999.5e12) return size.toExponential(1).replace('e+', 'e')
  if (size >= 999.5e9) return `${grouped(size / 1e12, 2)}T`
  if (size >= 999.5e6) return `${grouped(size / 1e9, 2)}B`
  if (size >= 999_500) return `${grouped(size / 1e6, 2)}M`
  const digits = size < 9_995 ? 2 : size < 99_950 ? 1 : 0
  return `${grouped(size / 1e3, digits)}k`
}

/** A price: no decimals from 1,000 on, four significant figures below. */
export function price(value: number): string {
  const size = Math.abs(value)
  if (size === 0) return '0'
  if (size >= 999.95) return withSign(value, grouped(value))
  const text = format('s4', {
    minimumSignificantDigits: 4,
    maximumSignificantDigits: 4,
  }).format(size)
  return withSign(value, text)
}

/** A price rounded to thousands where it is a range, not a figure: 70k, 0.9987. */
export function roundPrice(value: number): string {
  const size = Math.abs(value)
  if (size < 9_995) return price(value)
  const digits = size < 99_950 && Math.abs(size / 1e3 - Math.round(size / 1e3)) >= 0.05 ? 1 : 0
  return withSign(value, `${grouped(size / 1e3, digits)}k`)
}

/** 0.186 is 18.6 %. */
export function percent(fraction: number, digits = 1, { signed = false }: Sign = {}): string {
  return withSign(fraction, `${grouped(fraction * 100, digits)}%`, signed)
}

/** A shock of a fraction with as many decimals as it needs, at most two. */
export function shockPercent(fraction: number): string {
  const text = `${format('p', { maximumFractionDigits: 2 }).format(Math.abs(fraction * 100))}%`
  return withSign(fraction, text, true)
}

/** A change of a volatility or a yearly rate: -0.05 is -5.0 pt. */
export function points(decimal: number, digits = 1, { signed = true }: Sign = {}): string {
  return withSign(decimal, `${grouped(decimal * 100, digits)} pt`, signed)
}

/** The same without decimals that are zero. */
export function shockPoints(decimal: number): string {
  const text = `${format('p', { maximumFractionDigits: 2 }).format(Math.abs(decimal * 100))} pt`
  return withSign(decimal, text, true)
}

export function basisPoints(decimal: number, digits = 0, { signed = true }: Sign = {}): string {
  return withSign(decimal, `${grouped(decimal * 1e4, digits)} bp`, signed)
}

/** Use of a limit: whole percent. */
export function usePercent(use: number): string {
  if (Number.isNaN(use)) return NOT_A_NUMBER
  return use >= 9.995 ? '>999%' : `${grouped(use * 100)}%`
}

/** A chance: whole percent, never 0 or 100 unless it is. */
export function chance(value: number): string {
  if (value > 0 && value < 0.01) return '<1%'
  if (value > 0.99 && value < 1) return '>99%'
  return percent(value, 0)
}
