// Shocks in words: one figure, and what a whole scenario does.
import { SHOCK_NAMES, shocks, type ShockName, type Shocks } from '../../src'
import { basisPoints, shockPercent, shockPoints } from './number'
import { shockDays } from './time'

const figures: Readonly<Record<(typeof shocks)[ShockName]['unit'], (value: number) => string>> = {
  fraction: shockPercent,
  points: shockPoints,
  days: shockDays,
  basisPoints: (value) =>
    basisPoints(value, Number.isInteger(Math.round(value * 1e6) / 100) ? 0 : 1),
}

/** "−30%", "+20 pt", "+7 d", "+25 bp" */
export const shockFigure = (name: ShockName, value: number): string =>
  figures[shocks[name].unit](value)

/** What a shock is called beside its figure. */
export const SHOCK_WORDS: Readonly<Record<ShockName, string>> = {
  spot: 'spot',
  volatility: 'vol',
  days: 'days',
  funding: 'funding',
  rates: 'rates',
}

/** "−30% spot", "+7 d" */
export const shockWords = (name: ShockName, value: number): string =>
  name === 'days' ? shockFigure(name, value) : `${shockFigure(name, value)} ${SHOCK_WORDS[name]}`

/** Underlyings that move by themselves: "ETH −25%". */
export const aloneText = ({ spots = {} }: Shocks): string =>
  Object.entries(spots)
    .map(([name, spot]) => `${name} ${shockPercent(spot)}`)
    .join(', ')

/** Everything that a scenario moves, in one line. */
export function scenarioText(values: Shocks): string {
  const parts = SHOCK_NAMES.filter((name) => values[name] !== 0).map((name) =>
    shockWords(name, values[name]),
  )
  if (values.basis !== undefined) parts.push(`${shockPoints(values.basis)} basis`)
  const alone = aloneText(values)
  if (alone !== '') parts.push(alone)
  return parts.join(', ') || 'the market as it is'
}
