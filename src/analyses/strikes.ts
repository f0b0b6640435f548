// What the book holds by strike and expiry: the legs that move together when a strike is moved.
import { sizeOf, type Document, type Leg } from '../document'
import type { Option } from '../instruments'
import { legsInView } from './domain'
import type { GreeksView } from './views'

export interface StrikeHolding {
  /** The legs, in the order of the book. */
  readonly ids: readonly string[]
  readonly strike: number
  readonly expiry: string
  /** Net sizes in coins; null where no leg is of that right. */
  readonly calls: number | null
  readonly puts: number | null
}

type OptionLeg = Leg & { readonly instrument: Option }

const isOption = (leg: Leg): leg is OptionLeg => leg.instrument.kind === 'option'

function netOf(legs: readonly OptionLeg[], right: Option['right']): number | null {
  const own = legs.filter(({ instrument }) => instrument.right === right)
  return own.length === 0 ? null : own.reduce((sum, leg) => sum + sizeOf(leg), 0)
}

/**
 * Holdings of the options that count on the picked underlying and are still to expire, by strike and then
 * by expiry. Legs that are held in hand stand apart from others at the same strike.
 */
export function strikesHeld(
  document: Document,
  inHand: readonly string[] = [],
): readonly StrikeHolding[] {
  const now = Date.parse(document.market.asOf)
  const sorted = new Map<string, OptionLeg[]>()
  for (const leg of legsInView(document)) {
    if (!isOption(leg) || Date.parse(leg.instrument.expiry) <= now) continue
    const { strike, expiry } = leg.instrument
    const key = `${inHand.includes(leg.id)} ${strike} ${expiry}`
    sorted.set(key, [...(sorted.get(key) ?? []), leg])
  }
  return [...sorted.values()]
    .flatMap((legs) => {
      const [first] = legs
      if (first === undefined) return []
      const { strike, expiry } = first.instrument
      const ids = legs.map(({ id }) => id)
      return [{ ids, strike, expiry, calls: netOf(legs, 'call'), puts: netOf(legs, 'put') }]
    })
    .sort((a, b) => a.strike - b.strike || Date.parse(a.expiry) - Date.parse(b.expiry))
}

/** P&L of some legs together under the scenario, in the unit of the view; NaN where one has none. */
export const pnlOfLegs = ({ legs }: GreeksView, ids: readonly string[]): number =>
  ids.reduce((sum, id) => sum + (legs.get(id)?.scenarioPnl ?? NaN), 0)
