// A document's scenario and what its figures assume, in words, for pictures and their captions.
import { SHOCK_NAMES, shocks, type Document, type Shock } from '../../src'
import { basisPoints, percent, points } from './number'
import { shapeText } from './shape'
import { SMILE_RULE_NAMES } from './smile'
import { instantText, shockDays } from './time'

const text: Readonly<Record<Shock['unit'], (value: number) => string>> = {
  fraction: (value) => percent(value, 1, { signed: true }),
  points: (value) => points(value),
  days: shockDays,
  basisPoints: (value) => basisPoints(value),
}

/** "spot −6.0%, volatility −5.0 pt, time +10 d"; "no shocks" where nothing is shocked. */
export function scenarioText({ shocks: values }: Document): string {
  const parts = SHOCK_NAMES.filter((name) => values[name] !== 0).map(
    (name) => `${shocks[name].label.toLowerCase()} ${text[shocks[name].unit](values[name])}`,
  )
  const shape = shapeText(values.smile)
  if (shape !== '') parts.push(`shape ${shape}`)
  return parts.length === 0 ? 'no shocks' : parts.join(', ')
}

const OTHERS = {
  stay: 'other coins stay',
  same: 'other coins move the same percent',
  beta: 'other coins move by beta',
} as const

/** What the figures of a picture stand on: lines of text. */
export function assumptionLines(document: Document): string[] {
  const { market, settings } = document
  const sample = market.isSample && !/sample/i.test(market.name) ? ' (sample)' : ''
  const reading = settings.coinLegs === 'value' ? 'value' : 'coin profit'
  const hasSeveral = Object.keys(market.underlyings).length > 1
  return [
    `${market.name}${sample}, ${instantText(market.asOf)}`,
    `Black-76 on the forward, ${SMILE_RULE_NAMES[settings.smileRule]}; P&L from ${settings.pnlFrom}, coin legs by ${reading}${hasSeveral ? `; ${OTHERS[settings.others]}` : ''}`,
    `Scenario: ${scenarioText(document)}`,
  ]
}
