// The notation of a column of figures: one cell such as 1,234.5 says how the others are meant.
import type { Notation } from './notation'
import { readNumber } from './number'

/** A cell that could be read in two ways, with what it would be in each notation. */
export interface NotationQuestion {
  readonly text: string
  readonly point: string
  readonly comma: string
}

interface Marks {
  readonly isPoint: boolean
  readonly isComma: boolean
  readonly question: NotationQuestion | null
}

function marksOf(cell: string): Marks {
  const figures = cell.replace(/usd$/i, '').replace('$', '')
  const [point, comma] = [readNumber(figures, 'point'), readNumber(figures, 'comma')]
  const differ = point.ok && comma.ok && point.value.value !== comma.value.value
  const [first, second] = readNumber(figures).issues[0]?.readings ?? []
  const question =
    differ && first !== undefined && second !== undefined
      ? // The grouped reading stands first: grouped by a comma where the point marks decimals.
        /,\d{3}/.test(figures)
        ? { text: cell, point: first.shown, comma: second.shown }
        : { text: cell, point: second.shown, comma: first.shown }
      : null
  return { isPoint: point.ok && !comma.ok, isComma: comma.ok && !point.ok, question }
}

/**
 * How a column is to be read: its notation where its cells decide it, a question where they do not,
 * null where every cell can be read in one way only.
 */
export function columnNotation(cells: readonly string[]): Notation | NotationQuestion | null {
  const marks = cells.map(marksOf)
  const question = marks.find((one) => one.question !== null)?.question ?? null
  if (question === null) return null
  const isPoint = marks.some((one) => one.isPoint)
  const isComma = marks.some((one) => one.isComma)
  if (isPoint === isComma) return question
  return isPoint ? 'point' : 'comma'
}
