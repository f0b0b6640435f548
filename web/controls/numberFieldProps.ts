// What a number field is told.
import type { Issue, Result } from '../../src'

export interface NumberFieldProps {
  label: string
  value: number | null
  /** The value as text, shown when the field is not being typed in. */
  show: (value: number) => string
  read: (text: string) => Result<number | null>
  /** Takes a value; answers what is wrong with it. Edits with one gesture are one undo step. */
  change: (value: number | null, gesture?: string) => readonly Issue[]
  settle?: () => void
  cancel?: (gesture: string) => void
  step: number
  bounds?: readonly [number, number]
  unit?: string
  /** In a line of text with a dashed underline, instead of in a box. */
  isInline?: boolean
  isLabelHidden?: boolean
  placeholder?: string
  /** Listed values to offer while typing. */
  list?: readonly string[]
  /** The listed value after this one, where stepping follows a list. */
  next?: (value: number, count: number) => number
  hint?: string
}
