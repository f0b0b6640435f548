// The lane functions for one number each, so that a test can measure them alone. AssemblyScript:
// test/kernels/elementary.test.ts compiles it.
import { erfcxPair } from '../../assembly/lanes/erfcxDifference'
import { inverseNormal } from '../../assembly/lanes/inverseNormal'
import { exponential, logOfRatio } from '../../assembly/lanes/scalar'

export { exponential, logOfRatio }

/** erfcx(z) as pricing/tails evaluates it: g(q)/(z + 4), q = 1 - 7/(z + 4). */
export function erfcx(z: f64): f64 {
  const pair = memory.data(32, 16)
  const r = 1.0 / (z + 4.0)
  v128.store(pair, f64x2.splat(r))
  v128.store(pair, f64x2.splat(r), 16)
  erfcxPair(pair, pair + 16)
  return r * load<f64>(pair, 16)
}

export function quantile(p: f64): f64 {
  return f64x2.extract_lane(inverseNormal(f64x2.splat(p)), 0)
}
