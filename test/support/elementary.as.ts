// The lane functions for one number each, so that a test can measure them alone. AssemblyScript:
// test/kernels/elementary.test.ts compiles it.
import { erfcxPairs, OFFSET, PAIR_BYTES } from '../../assembly/lanes/erfcxDifference'
import { inverseNormal } from '../../assembly/lanes/inverseNormal'
import { exponential, logOfRatio } from '../../assembly/lanes/scalar'

export { exponential, logOfRatio }

/** erfcx(z) as pricing/tails evaluates it: sqrt2*r*g(q), r = 1/(a + c), a = z*sqrt2. */
export function erfcx(z: f64): f64 {
  const pairs = memory.data(96, 16)
  const r = f64x2.splat(1.0 / (z * 1.4142135623730951 + OFFSET))
  v128.store(pairs, r)
  v128.store(pairs, r, 16)
  erfcxPairs(pairs, pairs + PAIR_BYTES)
  return 1.4142135623730951 * load<f64>(pairs, 16)
}

export function quantile(p: f64): f64 {
  return f64x2.extract_lane(inverseNormal(f64x2.splat(p)), 0)
}
