// The shape of simulated P&L: quantiles with their errors, and a histogram.

/** Smallest value that at least this share of the rising values stays at or below. */
export function quantileOf(sorted: Float64Array, level: number): number {
  const at = Math.min(Math.max(Math.ceil(level * sorted.length) - 1, 0), sorted.length - 1)
  return sorted[at] ?? NaN
}

function deviationOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  return Math.sqrt(squares / (values.length - 1))
}

/**
 * Standard error of a quantile. Of replications: their own quantiles' spread over the root of their
 * number. Of one sample of independent paths: half the distance between the order statistics one
 * binomial deviation of their rank to either side (H. A. David and H. N. Nagaraja, Order Statistics,
 * 2003, section 7.1), which needs no density.
 */
export function quantileError(
  sorted: Float64Array,
  replications: readonly Float64Array[],
  level: number,
): number {
  if (replications.length > 1) {
    const own = replications.map((one) => quantileOf(one, level))
    return deviationOf(own) / Math.sqrt(own.length)
  }
  const off = Math.sqrt((level * (1 - level)) / sorted.length)
  return (quantileOf(sorted, level + off) - quantileOf(sorted, level - off)) / 2
}

/** Shares of the values between neighbouring edges; what lies beyond the ends counts in the last bars. */
export interface Histogram {
  readonly edges: Float64Array
  readonly shares: Float64Array
}

const BARS = 48
/** The bars reach from one of these quantiles to the other. */
const ENDS = [0.002, 0.998] as const

export function histogramOf(sorted: Float64Array): Histogram {
  const low = quantileOf(sorted, ENDS[0])
  const high = quantileOf(sorted, ENDS[1])
  // A book that cannot move stands in one bar of its own.
  const width = high > low ? (high - low) / BARS : Math.max(Math.abs(low) / BARS, 1)
  const edges = Float64Array.from({ length: BARS + 1 }, (_, i) => low + i * width)
  const shares = new Float64Array(BARS)
  for (const value of sorted) {
    const bar = Math.min(Math.max(Math.floor((value - low) / width), 0), BARS - 1)
    shares[bar] = (shares[bar] ?? 0) + 1 / sorted.length
  }
  return { edges, shares }
}
