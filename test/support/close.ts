// Closeness with a reason: a failure prints the inputs, both figures and how far off they are in
// units of the tolerance.
import { expect } from 'vitest'

export interface Comparison {
  /** What is compared: the figure's name. */
  readonly name: string
  readonly got: number
  readonly want: number
  /** Largest accepted absolute difference. */
  readonly tolerance: number
  readonly inputs: unknown
}

/** |got - want| in units of the tolerance; infinite where a NaN or a wrong infinity is met. */
export function ratioOf({ got, want, tolerance }: Comparison): number {
  if (got === want) return 0
  const ratio = Math.abs(got - want) / tolerance
  return Number.isNaN(ratio) ? Infinity : ratio
}

const told = (comparison: Comparison, ratio: number): string =>
  [
    `${comparison.name} is off by ${ratio.toPrecision(4)} times its tolerance`,
    `  inputs    ${JSON.stringify(comparison.inputs)}`,
    `  got       ${comparison.got}`,
    `  expected  ${comparison.want}`,
    `  tolerance ${comparison.tolerance}`,
  ].join('\n')

/** Fails with all inputs in the text unless got is within the tolerance; answers the ratio. */
export function expectClose(comparison: Comparison): number {
  const ratio = ratioOf(comparison)
  if (!(ratio <= 1)) expect.fail(told(comparison, ratio))
  return ratio
}

/** Remembers the worst ratio met under each name. */
export class Worst {
  private readonly ratios = new Map<string, number>()

  /** Compares, fails if off, and remembers. */
  expectClose(comparison: Comparison): void {
    const ratio = expectClose(comparison)
    this.ratios.set(comparison.name, Math.max(ratio, this.ratios.get(comparison.name) ?? 0))
  }

  /** The largest ratio of all. */
  get largest(): number {
    return Math.max(0, ...this.ratios.values())
  }

  /** One line: names and ratios. */
  toString(): string {
    return [...this.ratios].map(([name, ratio]) => `${name} ${ratio.toPrecision(2)}`).join(', ')
  }
}

/** The gap between a double and the next one. */
export function ulp(x: number): number {
  const size = Math.abs(x)
  if (size < 2 ** -1022) return 2 ** -1074
  const exponent = Math.floor(Math.log2(size))
  const power = 2 ** exponent
  return (power > size ? power / 2 : power * 2 <= size ? power * 2 : power) * 2 ** -52
}

export const EPS = 2 ** -52

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}
