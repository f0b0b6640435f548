// Steps of typed and dragged numbers: Shift takes ten at once, Alt a tenth.

interface Modifiers {
  readonly shiftKey: boolean
  readonly altKey: boolean
}

const SIGNIFICANT = 12

/** Removes the dust of binary fractions, so that a step of 0.01 shows as such. */
export const tidy = (value: number): number => Number(value.toPrecision(SIGNIFICANT))

export const paceOf = ({ shiftKey, altKey }: Modifiers): number =>
  shiftKey ? 10 : altKey ? 0.1 : 1

/** The value `count` steps on, held between the bounds. */
export function stepped(
  value: number,
  count: number,
  step: number,
  [low, high]: readonly [number, number] = [-Infinity, Infinity],
): number {
  return Math.min(high, Math.max(low, tidy(value + count * step)))
}

/** Whether a figure is beyond its bounds; what is not known is not. */
export const isOutside = (
  value: number | null,
  bounds: readonly [number, number] | undefined,
): boolean => value !== null && bounds !== undefined && !(value >= bounds[0] && value <= bounds[1])
