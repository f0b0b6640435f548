// Smiles in words.
import { points } from './number'
import type { ExpirySmile, Settings } from '../../src'

export const SMILE_RULE_NAMES: Readonly<Record<Settings['smileRule'], string>> = {
  stickyStrike: 'sticky strike',
  stickyMoneyness: 'sticky moneyness',
  stickyDelta: 'sticky delta',
}

/** How many quotes took no part and why: "3: 2 zero, 1 crossed". */
export function leftOutText({ leftOut, outliers }: ExpirySmile): string {
  const parts = [...Object.entries(leftOut), ['outlier', outliers.length] as const].filter(
    ([, count]) => count > 0,
  )
  const sum = parts.reduce((total, [, count]) => total + count, 0)
  return sum === 0 ? 'none' : `${sum}: ${parts.map(([why, count]) => `${count} ${why}`).join(', ')}`
}

/** Error of the fit, or why there is none. */
export const fitText = ({ reason, rootMeanSquare }: ExpirySmile): string =>
  reason ?? points(rootMeanSquare, 2, { signed: false })
