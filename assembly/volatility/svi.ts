// Computes: total variance of one expiry at a forward log-moneyness k = ln(K/F) by raw SVI, its first
//           two derivatives by k, and Durrleman's function g, below zero where the smile admits
//           butterfly arbitrage.
// Formula:  w = a + b*(rho*x + r), w' = b*(rho + x/r), w'' = b*sigma^2/r^3, x = k - m, r = sqrt(x^2 + sigma^2);
//           g = (1 - k*w'/(2w))^2 - w'^2/4*(1/w + 1/4) + w''/2.
//           As k -> +-infinity g -> 1/4 - beta^2/16, beta = b*(1 +- rho) the slope of that wing.
// Domain:   b >= 0, |rho| < 1, sigma > 0, a + b*sigma*sqrt(1 - rho^2) > 0 (the least w).
// Accuracy: w within 1e-13 relative of golden/montecarlo.json, set svi, on both builds; derivatives and g by
//           differences (test/kernels/smile.test.ts).
// Source:   J. Gatheral and A. Jacquier, Arbitrage-free SVI volatility surfaces, Quantitative Finance
//           14 (2014), eq. 3.1 and 2.1; V. Durrleman (2003); R. Lee, Mathematical Finance 14 (2004).
import { SviColumn } from '../abi'

/** A smile is the address of SviColumn.COUNT doubles in a row. */
export function part(smile: usize, column: SviColumn): f64 {
  return load<f64>(smile + ((<usize>column) << 3))
}

export function setPart(smile: usize, column: SviColumn, value: f64): void {
  store<f64>(smile + ((<usize>column) << 3), value)
}

/** Total variance at k. */
export function totalVariance(smile: usize, k: f64): f64 {
  const x = k - part(smile, SviColumn.M)
  const sigma = part(smile, SviColumn.Sigma)
  const r = sqrt(x * x + sigma * sigma)
  return part(smile, SviColumn.A) + part(smile, SviColumn.B) * (part(smile, SviColumn.Rho) * x + r)
}

/** Slope of total variance by k. */
export function varianceSlope(smile: usize, k: f64): f64 {
  const x = k - part(smile, SviColumn.M)
  const sigma = part(smile, SviColumn.Sigma)
  return part(smile, SviColumn.B) * (part(smile, SviColumn.Rho) + x / sqrt(x * x + sigma * sigma))
}

/** Second derivative of total variance by k. */
export function varianceCurvature(smile: usize, k: f64): f64 {
  const x = k - part(smile, SviColumn.M)
  const sigma = part(smile, SviColumn.Sigma)
  const r = sqrt(x * x + sigma * sigma)
  return (part(smile, SviColumn.B) * sigma * sigma) / (r * r * r)
}

/** Durrleman's g from w and its derivatives. */
export function durrlemanOf(k: f64, w: f64, slope: f64, curvature: f64): f64 {
  const first = 1.0 - (k * slope) / (2.0 * w)
  return first * first - 0.25 * slope * slope * (1.0 / w + 0.25) + 0.5 * curvature
}

/** Durrleman's g at k. */
export function durrleman(smile: usize, k: f64): f64 {
  const slope = varianceSlope(smile, k)
  return durrlemanOf(k, totalVariance(smile, k), slope, varianceCurvature(smile, k))
}

/** Slope of the left wing (as a positive number) and of the right wing. */
export function leftWing(smile: usize): f64 {
  return part(smile, SviColumn.B) * (1.0 - part(smile, SviColumn.Rho))
}

export function rightWing(smile: usize): f64 {
  return part(smile, SviColumn.B) * (1.0 + part(smile, SviColumn.Rho))
}
