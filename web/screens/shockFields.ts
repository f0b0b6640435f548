// How each shock is written, typed and explained by the level it leads to.
import {
  dayLabel,
  expiryOf,
  yearlyFunding,
  type Document,
  type Result,
  type Shock,
  type ShockName,
} from '../../src'
import { readBasisPoints, readDays, readPercent, readPoints } from '../controls/readings'
import { basisPoints, percent, points, price } from '../format/number'
import { dayAfter, shockDays } from '../format/time'

type Unit = Shock['unit']

export const shockText: Readonly<Record<Unit, (value: number) => string>> = {
  fraction: (value) => percent(value, 1, { signed: true }),
  points: (value) => points(value),
  days: shockDays,
  basisPoints: (value) => basisPoints(value),
}

export const readShock: Readonly<Record<Unit, (text: string) => Result<number>>> = {
  fraction: readPercent,
  points: readPoints,
  days: readDays,
  basisPoints: readBasisPoints,
}

const DAY = 86_400_000

/** The first expiry after the market's time among legs that are on. */
function firstExpiry({ legs, market }: Document): string | null {
  const ahead = legs
    .filter(({ isOn }) => isOn)
    .flatMap(({ instrument }) => expiryOf(instrument) ?? [])
    .filter((expiry) => expiry > market.asOf)
  return ahead.sort()[0] ?? null
}

function timeLevel(book: Document, days: number): string {
  const { market } = book
  const day = dayAfter(market.asOf, days)
  const expiry = firstExpiry(book)
  if (expiry === null) return day
  const left = Date.parse(expiry) - Date.parse(market.asOf) - days * DAY
  if (left === 0) return `${day}, at expiry`
  return left > 0 ? `${day}, ${Math.round(left / DAY)} d left` : `${day}, past ${dayLabel(expiry)}`
}

function fundingLevel({ market, settings }: Document, shock: number): string {
  const underlying = market.underlyings[settings.underlying]
  if (underlying === undefined) return ''
  const { rate, intervalHours } = underlying.funding
  const now = yearlyFunding(rate, intervalHours)
  const then = percent(now + shock, 2)
  return shock === 0 ? `${then} a year` : `${percent(now, 2)} to ${then} a year`
}

/** Where a shock leads: `91,180`, `24 Jan, 34 d left`. */
export function shockLevel(
  name: ShockName,
  { book, value, isShaped }: { book: Document; value: number; isShaped: boolean },
  scenarioSpot: number | null,
): string {
  switch (name) {
    case 'spot':
      return scenarioSpot === null ? '' : price(scenarioSpot)
    case 'volatility':
      return isShaped ? 'shaped below' : 'all strikes'
    case 'days':
      return timeLevel(book, value)
    case 'funding':
      return fundingLevel(book, value)
    case 'rates':
      return 'basis and USD'
  }
}
