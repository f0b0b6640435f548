// The mathematics of the second ways, compiled for tests.
import { compileAssembly } from './assemblyScript'

interface Exports {
  readonly memory: WebAssembly.Memory
  area(name: number, a: number, b: number, panels: number): number
  leftOut(): number
  room(count: number): number
  derivative(levels: number, differences: number, rounding: number): number
  uncertain(): number
}

const NAMES = ['power31', 'bell', 'decay', 'kink'] as const

export interface Checking {
  integral(
    name: (typeof NAMES)[number],
    from: number,
    to: number,
    panels: number,
  ): { readonly value: number; readonly missed: number }
  /** From differences at halved steps and the rounding in each. */
  derivative(
    differences: readonly number[],
    rounding: readonly number[],
  ): { readonly value: number; readonly bound: number }
}

export async function loadChecking(): Promise<Checking> {
  const exports = await compileAssembly<Exports>('checking.as.ts')
  return {
    integral(name, from, to, panels) {
      const value = exports.area(NAMES.indexOf(name), from, to, panels)
      return { value, missed: exports.leftOut() }
    },
    derivative(differences, rounding) {
      const { length } = differences
      const at = exports.room(2 * length)
      new Float64Array(exports.memory.buffer, at, 2 * length).set([...differences, ...rounding])
      const value = exports.derivative(length, at, at + 8 * length)
      return { value, bound: exports.uncertain() }
    },
  }
}
