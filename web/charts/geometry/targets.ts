// Round targets on one line that a finger must tell apart: those that would lie over each other step off it.
export const TARGET = 24

/** Steps off the line, the nearest first; a lone target sits on it. */
const STEPS = [-TARGET / 2, TARGET / 2, (-3 * TARGET) / 2, (3 * TARGET) / 2]

/** How far each target's middle stands above (negative) or below the line. */
export function stepOff(xs: readonly number[]): number[] {
  const steps: number[] = []
  xs.forEach((x, at) => {
    const isNear = (other: number): boolean => Math.abs(other - x) < TARGET
    const isAlone = !xs.some((other, i) => i !== at && isNear(other))
    const taken = steps.filter((_, i) => isNear(xs[i] ?? NaN))
    steps.push(isAlone ? 0 : (STEPS.find((step) => !taken.includes(step)) ?? 0))
  })
  return steps
}
