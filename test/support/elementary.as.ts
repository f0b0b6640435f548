// The lane functions for one number each, so that a test can measure them alone. AssemblyScript:
// test/kernels/elementary.test.ts compiles it.
import { gAtSecond, gPair } from '../../assembly/lanes/erfcxDifference'
import { exponential, logOfRatio } from '../../assembly/lanes/scalar'

export { exponential, logOfRatio }

/** erfcx(z) as pricing/black evaluates a tail: g(q)/(z + 4), q = 1 - 7/(z + 4). */
export function erfcx(z: f64): f64 {
  const r = 1.0 / (z + 4.0)
  const q = f64x2.splat(1.0 - r * 7.0)
  gPair(q, q)
  return r * f64x2.extract_lane(gAtSecond(), 0)
}
