// Actions that take legs to other listed contracts: roll the expiry, shift the strikes. All or
// nothing; what is not listed is said. The entry price becomes the new contract's mark.
import type { Document, Edit, Leg } from '../document'
import { expiryAt, quoteAt, type Market } from '../domain/market'
import { success, type Result } from '../domain/issue'
import {
  dateLabel,
  expiryOf,
  labelOf,
  priceUnit,
  strikeLabel,
  type Future,
  type Instrument,
  type Option,
} from '../instruments'
import { changed, legsOf, nothingPicked, refused } from './picked'

type Dated = Option | Future

const isDated = (instrument: Instrument): instrument is Dated =>
  instrument.kind === 'option' || instrument.kind === 'future'

/** The market's own mark of a contract in its price unit, or null. */
export function markOf(instrument: Instrument, market: Market): number | null {
  if (instrument.kind === 'spot' || instrument.kind === 'perpetual')
    return market.underlyings[instrument.underlying]?.spot ?? null
  const listed = expiryAt(market, instrument.underlying, instrument.expiry)
  if (instrument.kind === 'future') return listed?.forward ?? null
  if (listed?.quoteUnit !== priceUnit(instrument)) return null
  const { underlying, expiry, strike, right } = instrument
  return quoteAt(market, underlying, expiry, strike, right)?.mark ?? null
}

/** Strikes of an expiry at which a right is quoted with a volatility, rising. */
export function usableStrikes(
  market: Market,
  { underlying, expiry, right }: Pick<Option, 'underlying' | 'expiry' | 'right'>,
): readonly number[] {
  const quotes = expiryAt(market, underlying, expiry)?.quotes ?? []
  return quotes
    .filter((quote) => quote.right === right && quote.volatility !== null)
    .map(({ strike }) => strike)
    .sort((a, b) => a - b)
}

/** A leg in another contract: it counts as entered there at the mark, unless its entry is not known. */
function inContract(leg: Leg, instrument: Dated, market: Market): Leg {
  const entryPrice = leg.entryPrice === null ? null : markOf(instrument, market)
  return { ...leg, instrument, entryPrice, settlementPrice: null }
}

/** Where a rolled leg goes. */
export interface Rolled {
  readonly id: string
  readonly label: string
  readonly instrument: Dated
  /** Its strike is not listed there: the nearest listed one is taken, after a question. */
  readonly nearestTo: number | null
}

function rolledTo(leg: Leg, expiry: string, market: Market): Result<Rolled | null> {
  const { instrument } = leg
  if (!isDated(instrument) || instrument.expiry === expiry) return success(null)
  const { underlying } = instrument
  const label = labelOf(instrument)
  if (expiryAt(market, underlying, expiry) === undefined)
    return refused('notListed', `${dateLabel(expiry)} is not a listed expiry of ${underlying}`)
  if (instrument.kind === 'future')
    return success({ id: leg.id, label, instrument: { ...instrument, expiry }, nearestTo: null })
  const strikes = usableStrikes(market, { ...instrument, expiry })
  const [nearest] = [...strikes].sort(
    (a, b) => Math.abs(a - instrument.strike) - Math.abs(b - instrument.strike),
  )
  if (nearest === undefined)
    return refused(
      'notListed',
      `${dateLabel(expiry)} lists no ${instrument.right} of ${underlying}`,
    )
  const isListed = nearest === instrument.strike
  return success({
    id: leg.id,
    label,
    instrument: { ...instrument, expiry, strike: nearest },
    nearestTo: isListed ? null : instrument.strike,
  })
}

/** Where each dated leg would go, before it is done: strikes that are not listed are asked about. */
export function planRoll(
  document: Document,
  ids: readonly string[],
  expiry: string,
): Result<readonly Rolled[]> {
  const picked = legsOf(document, ids)
  if (picked.length === 0) return nothingPicked()
  if (!picked.some(({ instrument }) => isDated(instrument)))
    return refused('undated', 'none of these legs has an expiry to roll')
  const plan: Rolled[] = []
  for (const leg of picked) {
    const rolled = rolledTo(leg, expiry, document.market)
    if (!rolled.ok) return rolled
    if (rolled.value !== null) plan.push(rolled.value)
  }
  return plan.length > 0
    ? success(plan)
    : refused('same', `these legs expire on ${dateLabel(expiry)} already`)
}

/** The question about strikes that are not listed at the new expiry, or null. */
export function rollQuestion(plan: readonly Rolled[], expiry: string): string | null {
  const moved = plan.flatMap(({ instrument, nearestTo }) =>
    nearestTo !== null && instrument.kind === 'option'
      ? [`${strikeLabel(nearestTo)} is not; the nearest is ${strikeLabel(instrument.strike)}`]
      : [],
  )
  return moved.length === 0
    ? null
    : `Listed on ${dateLabel(expiry)}: ${[...new Set(moved)].join('. ')}.`
}

/** Rolls dated legs to a listed expiry; `takesNearest` answers the question about their strikes. */
export function rollLegs(
  document: Document,
  ids: readonly string[],
  expiry: string,
  takesNearest: boolean,
): Result<Edit> {
  const plan = planRoll(document, ids, expiry)
  if (!plan.ok) return plan
  const question = rollQuestion(plan.value, expiry)
  if (question !== null && !takesNearest) return refused('nearest', question)
  const goals = new Map(plan.value.map(({ id, instrument }) => [id, instrument]))
  return changed(document, ids, `Rolled to ${dateLabel(expiry)}:`, (leg) => {
    const instrument = goals.get(leg.id)
    return instrument === undefined ? leg : inContract(leg, instrument, document.market)
  })
}

/** The listed strike `steps` places away; from between two strikes the first step meets the next one. */
function strikeAway(strikes: readonly number[], from: number, steps: number): number | undefined {
  const at = strikes.indexOf(from)
  if (at >= 0) return strikes[at + steps]
  const above = strikes.filter((strike) => strike < from).length
  return strikes[steps > 0 ? above + steps - 1 : above + steps]
}

/** Shifts the strikes of options by listed steps, up or down. */
export function shiftStrikes(
  document: Document,
  ids: readonly string[],
  steps: number,
): Result<Edit> {
  if (!Number.isInteger(steps) || steps === 0)
    return refused('steps', `${steps} is not a number of listed strikes: use 1, 2 or -1`)
  const options = legsOf(document, ids).filter(({ instrument }) => instrument.kind === 'option')
  if (options.length === 0) return refused('noStrikes', 'none of these legs has a strike to shift')
  const goals = new Map<string, Option>()
  for (const { id, instrument } of options) {
    if (instrument.kind !== 'option') continue
    const strikes = usableStrikes(document.market, instrument)
    const strike = strikeAway(strikes, instrument.strike, steps)
    if (strike === undefined) return refused('notListed', beyond(instrument, strikes, steps))
    goals.set(id, { ...instrument, strike })
  }
  const way = `${Math.abs(steps)} ${Math.abs(steps) === 1 ? 'strike' : 'strikes'} ${steps > 0 ? 'up' : 'down'}`
  return changed(document, ids, `Shifted ${way}:`, (leg) => {
    const instrument = goals.get(leg.id)
    return instrument === undefined ? leg : inContract(leg, instrument, document.market)
  })
}

function beyond(instrument: Option, strikes: readonly number[], steps: number): string {
  const end = steps > 0 ? strikes.at(-1) : strikes[0]
  const date = dateLabel(expiryOf(instrument) ?? '')
  return end === undefined
    ? `${date} lists no ${instrument.right} of ${instrument.underlying}`
    : `${labelOf(instrument)} cannot go ${Math.abs(steps)} ${steps > 0 ? 'up' : 'down'}: the ${steps > 0 ? 'highest' : 'lowest'} listed strike is ${strikeLabel(end)}`
}
