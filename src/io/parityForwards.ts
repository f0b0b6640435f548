// Expiries of a chain file that names no forward for them: kept apart until put-call parity gives one,
// left out with the reason where it does not.
import type { Expiry, Market } from '../domain/market'
import { dayLabel } from '../instruments'
import type { MarketReading } from './marketSnapshot'

/** What put-call parity says of one expiry, as the analysis `forwards` answers it. */
export interface FoundForward {
  readonly expiry: string
  /** USD per coin; NaN with a reason. */
  readonly forward: number
  readonly forwardError: number
  /** Strikes with a call and a put. */
  readonly pairCount: number
  readonly reason: string | null
}

const isAwaiting = ({ forwardSource }: Expiry): boolean => forwardSource === 'parity'

function keeping(market: Market, isKept: (expiry: Expiry) => boolean): Market {
  const underlyings = Object.entries(market.underlyings).map(([name, held]) => [
    name,
    { ...held, expiries: held.expiries.filter(isKept) },
  ])
  return { ...market, underlyings: Object.fromEntries(underlyings) as Market['underlyings'] }
}

const hasAwaiting = ({ underlyings }: Market): boolean =>
  Object.values(underlyings).some(({ expiries }) => expiries.some(isAwaiting))

/**
 * A market that a file was read to, without the expiries whose forward is not known, and a market of
 * those alone (null where there are none). The forwards of the second are meaningless: it is there to
 * be asked for its forwards.
 */
export function apart(market: Market): { market: Market; awaiting: Market | null } {
  if (!hasAwaiting(market)) return { market, awaiting: null }
  return {
    market: keeping(market, (expiry) => !isAwaiting(expiry)),
    awaiting: keeping(market, isAwaiting),
  }
}

const byTime = (a: Expiry, b: Expiry): number => Date.parse(a.expiry) - Date.parse(b.expiry)

/** Asks for the forwards of an underlying's expiries in a market, whatever forwards stand there. */
export type AskForwards = (market: Market, underlying: string) => Promise<readonly FoundForward[]>

/** The reading with the forwards that parity gives; each is noted, and so is what is left out. */
export async function withForwards(
  reading: MarketReading,
  ask: AskForwards,
): Promise<MarketReading> {
  const { awaiting } = reading
  if (awaiting === null) return reading
  const underlyings = { ...reading.market.underlyings }
  const notes: string[] = []
  for (const [name, { expiries }] of Object.entries(awaiting.underlyings)) {
    const held = underlyings[name]
    if (held === undefined || expiries.length === 0) continue
    const found = await ask(awaiting, name)
    const taken: Expiry[] = []
    for (const expiry of expiries) {
      const answer = found.find((one) => one.expiry === expiry.expiry)
      const isFound = answer !== undefined && answer.forward > 0
      if (isFound) taken.push({ ...expiry, forward: answer.forward })
      notes.push(sentence(name, expiry, answer))
    }
    underlyings[name] = { ...held, expiries: [...held.expiries, ...taken].sort(byTime) }
  }
  return {
    ...reading,
    market: { ...reading.market, underlyings },
    awaiting: null,
    notes: [...reading.notes, ...notes],
  }
}

function sentence(name: string, expiry: Expiry, answer: FoundForward | undefined): string {
  const day = `${name} ${dayLabel(expiry.expiry)}`
  if (answer !== undefined && answer.forward > 0)
    return `${day}: the file has no forward; put-call parity over ${answer.pairCount} strikes gives ${answer.forward.toFixed(2)} ± ${answer.forwardError.toFixed(2)} USD`
  const why = answer?.reason ?? 'put-call parity was not asked'
  return `${day}: the file has no forward and put-call parity gives none (${why}); its ${expiry.quotes.length} options are left out`
}
