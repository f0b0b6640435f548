// Computes: a derivative from divided differences at halved steps, and a bound on its error.
// Formula:  Richardson: T(j,0) the difference at step h/2^j, T(j,m) = T(j,m-1) + (T(j,m-1) - T(j-1,m-1))/
//           (4^m - 1). What T(j,m) misses is taken as SAFETY times its larger distance to the two that it is
//           made of, which may agree by chance; the rounding of the differences is carried through the same
//           sums. The entry with the least of both together is the answer.
// Domain:   differences of even order of error in the step; up to MOST levels.
// Accuracy: within its own bound (test/kernels/differences.test.ts).
// Source:   L. F. Richardson, Phil. Trans. R. Soc. A 226 (1927) 299; C. J. F. Ridders, Advances in
//           Engineering Software 4 (1982) 75.

const MOST: i32 = 8
const SAFETY: f64 = 8.0

/** The last row of the table, and what rounding may leave in it. */
const ENTRIES: usize = memory.data(64, 16)
const NOISES: usize = memory.data(64, 16)

/** What the last `extrapolated` may be wrong by. */
export let bound: f64 = 0.0

/** `differences` and `rounding` are columns of one difference a level, by falling step. */
export function extrapolated(levels: i32, differences: usize, rounding: usize): f64 {
  let best = NaN
  bound = Infinity
  for (let level = 0; level < min(levels, MOST); level++) {
    let entry = load<f64>(differences + ((<usize>level) << 3))
    let noise = load<f64>(rounding + ((<usize>level) << 3))
    // Without a second step nothing is known but the rounding: enough for what is linear.
    if (levels == 1) {
      best = entry
      bound = noise
    }
    let power = 4.0
    for (let at: usize = 0; at < (<usize>level) << 3; at += 8) {
      const above = load<f64>(ENTRIES + at)
      const noiseAbove = load<f64>(NOISES + at)
      store<f64>(ENTRIES + at, entry)
      store<f64>(NOISES + at, noise)
      const next = entry + (entry - above) / (power - 1.0)
      const nextNoise = (power * noise + noiseAbove) / (power - 1.0)
      const error = SAFETY * max(abs(next - entry), abs(next - above)) + nextNoise
      if (error < bound) {
        bound = error
        best = next
      }
      entry = next
      noise = nextNoise
      power *= 4.0
    }
    store<f64>(ENTRIES + ((<usize>level) << 3), entry)
    store<f64>(NOISES + ((<usize>level) << 3), noise)
  }
  return best
}
