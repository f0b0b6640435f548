// A template taken to the listed contracts of a market, or the sentence that says why it cannot be.
import { newLeg, type Document, type Group, type Leg } from '../document'
import { expiryAt, type Expiry, type Market } from '../domain/market'
import { success, issue, failure, type Result } from '../domain/issue'
import { dateLabel, dayLabel, priceUnit, strikeLabel, type Instrument } from '../instruments'
import { listedExpiries } from '../io/expiryWord'
import { legIds } from '../io/legId'
import { freeGroupId, markOf } from '../legActions'
import type { Part, Strikes, Template, TemplateSettings } from './template'

export interface Strategy {
  readonly template: Template
  readonly group: Group
  readonly legs: readonly Leg[]
}

const WIDTHS = [1, 2, 3, 4, 5, 6, 8, 10]

const refuse = <T>(template: Template, sentence: string): Result<T> =>
  failure(issue('', 'refused', `${template.name} ${sentence}`))

/** Strikes at which both rights are quoted with a volatility, rising. */
export function strikesOf(listed: Expiry | undefined): readonly number[] {
  const quoted = (listed?.quotes ?? []).filter(({ volatility }) => volatility !== null)
  const has = (strike: number, right: string): boolean =>
    quoted.some((quote) => quote.strike === strike && quote.right === right)
  return [...new Set(quoted.map(({ strike }) => strike))]
    .filter((strike) => has(strike, 'call') && has(strike, 'put'))
    .sort((a, b) => a - b)
}

/** Place of the strike nearest to a price. */
export function nearestTo(price: number, strikes: readonly number[]): number {
  let best = -1
  strikes.forEach((strike, at) => {
    if (best < 0 || Math.abs(strike - price) < Math.abs((strikes[best] ?? NaN) - price)) best = at
  })
  return best
}

/** The template's strikes on the list of one expiry. */
function placeStrikes(
  template: Template,
  listed: Expiry,
  later: Expiry | null,
  width: number,
): Result<Strikes> {
  // Where two expiries are held, a strike is one that both list.
  const there = later === null ? null : strikesOf(later)
  const strikes = strikesOf(listed).filter((strike) => there?.includes(strike) !== false)
  const money = nearestTo(listed.forward, strikes)
  const date = dateLabel(listed.expiry)
  const known: Record<string, number> = {}
  for (const [name, place] of Object.entries(template.strikes)) {
    if ('level' in place) {
      const level = place.level(known)
      if (!strikes.includes(level))
        return refuse(
          template,
          `needs a listed strike at ${strikeLabel(level)}, ${place.because}; ${date} has none`,
        )
      known[name] = level
      continue
    }
    const steps = place.steps * width
    const strike = strikes[money + steps]
    if (strike === undefined) return refuse(template, tooFew(strikes, money, steps, date))
    known[name] = strike
  }
  return success(known)
}

function tooFew(strikes: readonly number[], money: number, steps: number, date: string): string {
  if (strikes.length === 0) return `needs listed options; ${date} has none with a volatility`
  const isBelow = steps < 0
  const there = isBelow ? money : strikes.length - 1 - money
  const wanted = Math.abs(steps)
  return `needs ${wanted} listed ${wanted === 1 ? 'strike' : 'strikes'} ${isBelow ? 'below' : 'above'} ${strikeLabel(strikes[money] ?? NaN)}; ${date} has ${there}`
}

/** The next listed expiry with options, for templates that hold two; null for the rest. */
function laterExpiry(
  template: Template,
  market: Market,
  { underlying, expiry }: TemplateSettings,
): Result<Expiry | null> {
  if (!template.parts.some((part) => part.kind === 'option' && part.isLater === true))
    return success(null)
  const found = listedExpiries(market, underlying)
    .filter((date) => Date.parse(date) > Date.parse(expiry))
    .map((date) => expiryAt(market, underlying, date))
    .find((listed) => strikesOf(listed).length > 0)
  return found === undefined
    ? refuse(
        template,
        `needs a later expiry with options; none is listed after ${dateLabel(expiry)}`,
      )
    : success(found)
}

interface Placed {
  readonly settings: TemplateSettings
  readonly strikes: Strikes
  readonly later: string
  readonly style: 'linear' | 'inverse'
}

function instrumentOf(part: Part, { settings, strikes, later, style }: Placed): Instrument {
  const { underlying, expiry } = settings
  switch (part.kind) {
    case 'spot':
      return { kind: 'spot', underlying }
    case 'perpetual':
      return { kind: 'perpetual', underlying, style: 'linear' }
    case 'future':
      return { kind: 'future', underlying, style: 'linear', expiry }
    case 'option':
      return {
        kind: 'option',
        underlying,
        style,
        expiry: part.isLater === true ? later : expiry,
        strike: strikes[part.strike] ?? NaN,
        right: part.right,
      }
  }
}

/** What comes in per unit at the marks, USD: negative where it costs; NaN where a mark is missing. */
function creditOf(legs: readonly Leg[], { market }: Document): number {
  return legs.reduce((sum, { instrument, quantity }) => {
    if (instrument.kind !== 'option') return sum
    const spot = market.underlyings[instrument.underlying]?.spot ?? NaN
    const mark = markOf(instrument, market) ?? NaN
    return sum - quantity * mark * (priceUnit(instrument) === 'coin' ? spot : 1)
  }, 0)
}

function place(template: Template, document: Document, settings: TemplateSettings): Result<Placed> {
  const { market } = document
  const { underlying, expiry, size, width } = settings
  if (!(size > 0) || !Number.isFinite(size))
    return refuse(template, `needs a size above 0, not ${size}`)
  if (!Number.isInteger(width) || width < 1)
    return refuse(template, `needs a width of at least 1 listed strike, not ${width}`)
  const listed = expiryAt(market, underlying, expiry)
  const isDated = template.parts.some(({ kind }) => kind === 'option' || kind === 'future')
  const none = { settings, strikes: {}, later: expiry, style: 'linear' as const }
  if (!isDated)
    return underlying in market.underlyings
      ? success(none)
      : refuse(template, `needs ${underlying}, which is not in the market`)
  if (listed === undefined || Date.parse(expiry) <= Date.parse(market.asOf))
    return refuse(template, `needs a listed expiry of ${underlying}, and this is none`)
  if (template.parts.some(({ kind }) => kind === 'future') && listed.forwardSource !== 'future')
    return refuse(template, `needs a listed future; ${dateLabel(expiry)} has none`)
  const later = laterExpiry(template, market, settings)
  if (!later.ok) return later
  const strikes = placeStrikes(template, listed, later.value, width)
  if (!strikes.ok) return strikes
  const style = listed.quoteUnit === 'coin' ? 'inverse' : 'linear'
  return success({ settings, strikes: strikes.value, later: later.value?.expiry ?? expiry, style })
}

/** Legs of a template on listed contracts, each as entered at its mark, in a group of their own. */
export function buildStrategy(
  template: Template,
  document: Document,
  settings: TemplateSettings,
): Result<Strategy> {
  const placed = place(template, document, settings)
  if (!placed.ok) return placed
  const nextId = legIds(document)
  const group: Group = { id: freeGroupId(document), name: nameOf(template, settings) }
  const account = document.accounts[0]?.id ?? 'main'
  const legs = template.parts.map((part) => {
    const instrument = instrumentOf(part, placed.value)
    const entryPrice = markOf(instrument, document.market)
    const rest = { group: group.id, account, entryPrice }
    return newLeg(nextId(), instrument, part.ratio * settings.size, rest)
  })
  const credit = creditOf(legs, document) / settings.size
  const wrong = template.rule?.(placed.value.strikes, credit) ?? null
  return wrong === null
    ? success({ template, group, legs })
    : refuse(template, `is refused: ${wrong}`)
}

const nameOf = ({ name, parts }: Template, { underlying, expiry }: TemplateSettings): string =>
  parts.some(({ kind }) => kind === 'option' || kind === 'future')
    ? `${name} ${dayLabel(expiry)}`
    : `${name} ${underlying}`

/** Widths with which a template can be built where the chosen one refuses. */
export const fittingWidths = (
  template: Template,
  document: Document,
  settings: TemplateSettings,
): readonly number[] =>
  WIDTHS.filter((width) => buildStrategy(template, document, { ...settings, width }).ok)
