// Where the gallery starts, and the book that holds every strategy of it for one question.
import { emptyDocument, type Document, type Leg } from '../document'
import { expiryAt } from '../domain/market'
import { listedExpiries } from '../io/expiryWord'
import { nearestTo, strikesOf, type Strategy } from './build'
import type { TemplateSettings } from './template'

const DAY = 86_400_000
/** The first expiry at least this far away. */
const SOON = 20
/** A step is about this part of the forward. */
const STEP = 0.05

/** Expiries on which strategies can be built, by date; those with options first, else all. */
export function templateExpiries({ market }: Document, underlying: string): readonly string[] {
  const listed = listedExpiries(market, underlying)
  const quoted = listed.filter(
    (expiry) => strikesOf(expiryAt(market, underlying, expiry)).length > 0,
  )
  return quoted.length > 0 ? quoted : listed
}

/** How many listed strikes make a step of about five percent. */
export function usualWidth(document: Document, underlying: string, expiry: string): number {
  const listed = expiryAt(document.market, underlying, expiry)
  const strikes = strikesOf(listed)
  const money = nearestTo(listed?.forward ?? NaN, strikes)
  const wanted = (strikes[money] ?? NaN) * (1 + STEP)
  const above = strikes.slice(money + 1).findIndex((strike) => strike >= wanted)
  return above < 0 ? 1 : Math.min(above + 1, 10)
}

export function defaultTemplateSettings(document: Document, coin?: string): TemplateSettings {
  const underlying = coin ?? document.settings.underlying
  const expiries = templateExpiries(document, underlying)
  const now = Date.parse(document.market.asOf)
  const expiry =
    expiries.find((date) => Date.parse(date) - now >= SOON * DAY) ??
    expiries.at(-1) ??
    new Date(now + 30 * DAY).toISOString()
  return { underlying, expiry, size: 1, width: usualWidth(document, underlying, expiry) }
}

/** Strategies side by side in one book, an account each: one question answers all of them. */
export function galleryOf(
  document: Document,
  strategies: readonly Strategy[],
  { underlying }: TemplateSettings,
): Document {
  const empty = emptyDocument(document.market, 'Templates')
  const legs = strategies.flatMap(({ template, legs: own }) =>
    own.map((leg, at): Leg => ({
      ...leg,
      id: `${template.id}-${at}`,
      group: 'a',
      account: template.id,
    })),
  )
  return {
    ...empty,
    accounts: strategies.map(({ template: { id, name } }) => ({ id, name, venue: 'generic' })),
    legs,
    settings: { ...empty.settings, underlying },
  }
}
