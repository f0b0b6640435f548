// What an episode says of itself in words: its days, its magnitudes, its points.
import { pointsOf, type Episode, type Given, type PathPoint } from '../../src'
import { percent, price, shockPercent } from '../format/number'
import { dayMonth, instantText } from '../format/time'

/** One magnitude of a row; assumed ones are dotted. */
export interface Magnitude {
  readonly text: string
  readonly isAssumed: boolean
}

const year = (day: string): string => day.slice(2, 4)

/** "12 Mar 20", "6–14 Nov 22": the day of the event, or its first and last. */
export function daysText({ from, to }: Episode): string {
  if (from === to) return `${dayMonth(from)} ${year(from)}`
  const isSameMonth = from.slice(0, 7) === to.slice(0, 7)
  const first = isSameMonth ? String(Number(from.slice(8))) : dayMonth(from)
  return `${first}–${dayMonth(to)} ${year(to)}`
}

const level = ({ value }: Given): string => percent(value, Number.isInteger(value * 100) ? 0 : 1)

const magnitude = (text: string, given: { readonly isAssumed?: true }): Magnitude => ({
  text,
  isAssumed: given.isAssumed === true,
})

/** The joint move as a row has it: the coin in view first, then volatility, then what else was great. */
export function magnitudesOf(episode: Episode, picked: string): readonly Magnitude[] {
  const { spots, alts, volatility, basis, circumstances } = episode
  const names = Object.keys(spots)
  const name = names.includes(picked) ? picked : names[0]
  const move = name === undefined ? undefined : spots[name]
  const depth = circumstances.find(({ what }) => what === 'Depth')
  const other = names.find((one) => !['BTC', 'ETH', 'SOL', name].includes(one))
  const found: Magnitude[] = []
  if (name !== undefined && move !== undefined)
    found.push(
      magnitude(
        move.value > 2
          ? `${name} ×${Math.round(1 + move.value)}`
          : `${name} ${shockPercent(move.value)}`,
        move,
      ),
    )
  if (volatility !== undefined)
    found.push(magnitude(`IV ${level(volatility).replace('%', '')}`, volatility))
  if (basis !== undefined) found.push(magnitude(`basis ${shockPercent(basis.value)}`, basis))
  else if (other !== undefined && spots[other] !== undefined)
    found.push(magnitude(`${other} ${shockPercent(spots[other].value)}`, spots[other]))
  else if (depth !== undefined)
    found.push(magnitude(`depth ${depth.text.split(/[;:,]/)[0] ?? ''}`, depth))
  else if (alts !== undefined) found.push(magnitude(`alts ${shockPercent(alts.value)}`, alts))
  const [first] = circumstances
  if (found.length === 0 && first !== undefined)
    found.push(magnitude(circumstances[1]?.text ?? first.text, first))
  return found
}

export interface Line {
  readonly what: string
  readonly text: string
  readonly isAssumed: boolean
  /** What it does to the book, or that it does nothing there. */
  readonly note: string
}

/** Every figure of an episode, applied or not. */
export function linesOf({
  spots,
  alts,
  volatility,
  funding,
  basis,
  circumstances,
}: Episode): readonly Line[] {
  const given = (what: string, text: string, { isAssumed, note = '' }: Given): Line => ({
    ...{ what, text, note },
    isAssumed: isAssumed === true,
  })
  return [
    ...Object.entries(spots).map(([name, one]) => given(name, shockPercent(one.value), one)),
    ...(alts === undefined ? [] : [given('Other coins', shockPercent(alts.value), alts)]),
    ...(volatility === undefined
      ? []
      : [given('30-day volatility', level(volatility), volatility)]),
    ...(basis === undefined ? [] : [given('Basis, a year', level(basis), basis)]),
    ...(funding === undefined ? [] : [given('Funding, a year', level(funding), funding)]),
    ...circumstances.map(({ what, text, isAssumed }) => ({
      ...{ what, text, isAssumed: isAssumed === true, note: 'listed, not applied' },
    })),
  ]
}

const PLACED = {
  hour: 'the hour is sourced; placed at its middle',
  day: 'the day is sourced; placed at noon',
  event: 'the source names the event; placed at the low',
} as const

export interface PointLine {
  readonly key: string
  readonly factor: string
  readonly at: string
  readonly value: string
  readonly note: string
  readonly source: string
}

const valueText = (factor: string, { value }: PathPoint): string =>
  ['volatility', 'funding', 'basis'].includes(factor) ? percent(value, 1) : price(value)

/** The points of its path, each with its source. */
export function pointLines({ path, sources }: Episode): readonly PointLine[] {
  if (path === null) return []
  return pointsOf(path).map(([factor, point]) => ({
    key: `${factor} ${point.at}`,
    factor,
    at: instantText(point.at),
    value: valueText(factor, point),
    note: [point.note, point.precision === undefined ? undefined : PLACED[point.precision]]
      .filter((part) => part !== undefined)
      .join('; '),
    source: sources[point.source] ?? point.source,
  }))
}
