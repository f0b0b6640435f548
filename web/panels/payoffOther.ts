// Another book's payoff over the one on screen: only where it says the same of the same coin.
import type { PayoffView } from '../../src'
import { instantText } from '../format/time'

/** The other book's view, where it can be drawn on the axes of this one. */
export function overlayOf(view: PayoffView | null, other: PayoffView | null): PayoffView | null {
  if (view === null || other === null) return null
  const isSame =
    view.underlying === other.underlying &&
    view.measure === other.measure &&
    view.unit === other.unit
  return isSame ? other : null
}

/** What is to be said about it: another coin, or another market. */
export function overlayNote(view: PayoffView, other: PayoffView | null): string {
  if (other === null) return ''
  const { name, market } = other.document
  if (other.underlying !== view.underlying)
    return `${name} holds no ${view.underlying} in its market: it is not drawn.`
  const ours = view.document.market
  return market.asOf === ours.asOf && market.name === ours.name
    ? ''
    : `${name} in its own market, ${market.name}, ${instantText(market.asOf)}.`
}
