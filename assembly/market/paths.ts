// Computes: simulated prices: terminal values of geometric Brownian motion, one a row.
// Formula:  S(T) = S*exp((mu - sigma^2/2)*T + sigma*sqrt(T)*z), z the normal quantile of the path's uniform:
//           Philox, Sobol points, or Sobol points under a digital shift made of seed and stream.
// Domain:   S > 0, sigma, T >= 0; the exponent between -708 and 709.
// Accuracy: quantile 1e-15 relative, exponential 1 ulp; moments within four standard errors of theirs
//           (test/kernels/draws.test.ts).
// Source:   P. Glasserman, Monte Carlo Methods in Financial Engineering (2003), sections 3.2.1, 5.2 and 5.4.
import { DrawColumn, RandomMethod } from '../abi'
import { exp } from '../lanes/exp'
import { inverseNormal } from '../lanes/inverseNormal'
import { fillUniforms, openStream, shiftBits } from '../math/random'
import { BITS, fillPoints, writeDirections } from '../math/sobol'
import { columnAt, get, newTable } from '../table'

function whole(draws: usize, column: DrawColumn): u64 {
  return <u64>get(draws, column, 0)
}

/** Uniforms of a range of paths for one step, by the method of the table. */
function uniformsOf(draws: usize, step: u32, out: usize, count: i32): void {
  const from = whole(draws, DrawColumn.From)
  const method = <i32>get(draws, DrawColumn.Method, 0)
  openStream(whole(draws, DrawColumn.Seed), <u32>whole(draws, DrawColumn.Stream))
  if (method == RandomMethod.Pseudo) {
    fillUniforms(out, count, from, step)
    return
  }
  const directions = columnAt(newTable(BITS, 1), 0)
  writeDirections(step, directions)
  const shift = method == RandomMethod.ShiftedSobol ? shiftBits(step) : 0
  fillPoints(out, count, from, directions, shift)
}

/** Terminal values of a range of paths; `out` is a column, padded as tables are. */
export function terminalsOf(draws: usize, out: usize, count: i32): void {
  const T = get(draws, DrawColumn.Years, 0)
  const sigma = get(draws, DrawColumn.Volatility, 0)
  const growth = f64x2.splat((get(draws, DrawColumn.Drift, 0) - 0.5 * sigma * sigma) * T)
  const deviation = f64x2.splat(sigma * sqrt(T))
  const S = f64x2.splat(get(draws, DrawColumn.Spot, 0))
  const length = (count + 3) & ~3
  uniformsOf(draws, 0, out, length)
  const end = out + ((<usize>length) << 3)
  for (let at = out; at < end; at += 16) {
    const z = inverseNormal(v128.load(at))
    v128.store(at, f64x2.mul(S, exp(f64x2.add(growth, f64x2.mul(deviation, z)))))
  }
}
