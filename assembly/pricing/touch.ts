// Computes: chances that a lognormal price touches one barrier by a date, or stays between two.
// Formula:  b = |ln(H/S)|, nu = mu - sigma^2/2 with its sign turned for a barrier below, s = sigma*sqrt(T):
//           P(touch) = N((-b + nu*T)/s) + e^(2*nu*b/sigma^2)*N((-b - nu*T)/s).
//           Two barriers at l < 0 < u = l + width: the images y = 2*n*width with weight +1 and 2*u + 2*n*width
//           with weight -1, each e^(nu*y/sigma^2)*(N((u - y - nu*T)/s) - N((l - y - nu*T)/s)).
// Domain:   S, H > 0; sigma, T >= 0; watched without a pause. Of 5 widths of spread on, nothing stays
//           between the barriers: less than 1e-50.
// Accuracy: 1e-12 absolute of golden/montecarlo.json, sets first_passage and double_no_touch
//           (test/kernels/chances.test.ts).
// Source:   J. M. Harrison, Brownian Motion and Stochastic Flow Systems (1985), section 1.8; images of two
//           barriers: W. Feller, An Introduction to Probability Theory, vol. 2 (1971), X.5.
import { logOfRatio } from '../lanes/scalar'
import { scaledTail } from '../math/normal'

/** Spreads beyond which an image adds nothing. */
const FARTHEST: f64 = 12.0
/** Widths of spread from which on nothing stays inside. */
const WIDEST: f64 = 5.0

/** Chance to touch H by T years from S, drift mu of the price a year. */
export function touchChance(S: f64, H: f64, mu: f64, sigma: f64, T: f64): f64 {
  const toBarrier = logOfRatio(H, S)
  const b = abs(toBarrier)
  const nu = (toBarrier < 0.0 ? -1.0 : 1.0) * (mu - 0.5 * sigma * sigma)
  const s = sigma * sqrt(T)
  if (b == 0.0) return 1.0
  if (s == 0.0) return nu * T >= b ? 1.0 : 0.0
  const ends = scaledTail((b - nu * T) / s, 0.0)
  return min(ends + scaledTail((b + nu * T) / s, (2.0 * nu * b) / (sigma * sigma)), 1.0)
}

/** e^a*(N(high) - N(low)), by the tails on the side where they are small. */
function between(low: f64, high: f64, a: f64): f64 {
  return low > 0.0
    ? scaledTail(low, a) - scaledTail(high, a)
    : scaledTail(-high, a) - scaledTail(-low, a)
}

/** Chance to stay between L and U for T years from S, drift mu of the price a year. */
export function stayChance(S: f64, L: f64, U: f64, mu: f64, sigma: f64, T: f64): f64 {
  const l = logOfRatio(L, S)
  const u = logOfRatio(U, S)
  const nu = mu - 0.5 * sigma * sigma
  const s = sigma * sqrt(T)
  if (!(l < 0.0 && u > 0.0)) return 0.0
  if (s == 0.0) return nu * T > l && nu * T < u ? 1.0 : 0.0
  const width = u - l
  if (s > WIDEST * width) return 0.0
  const most = <i32>ceil((FARTHEST * s + abs(nu) * T) / (2.0 * width)) + 1
  const scale = nu / (sigma * sigma)
  let sum = 0.0
  for (let n = -most; n <= most; n++) {
    const y = 2.0 * <f64>n * width
    const shift = y + nu * T
    sum += between((l - shift) / s, (u - shift) / s, scale * y)
    const mirrored = 2.0 * u + shift
    sum -= between((l - mirrored) / s, (u - mirrored) / s, scale * (2.0 * u + y))
  }
  return max(min(sum, 1.0), 0.0)
}
