// Computes: the integral of a smooth function over an interval, and a bound on what it misses.
// Formula:  sixteen Gauss-Legendre points in each of `panels` equal panels, and again in twice as many;
//           the bound is the gap of the two.
// Domain:   a <= b, finite; the function smooth inside: cut the interval at its kinks.
// Accuracy: exact for polynomials of degree 31 in each panel, but for rounding
//           (test/kernels/quadrature.test.ts).
// Source:   M. Abramowitz and I. Stegun, Handbook of Mathematical Functions (1964), 25.4.30 and table 25.4;
//           nodes and weights recomputed with mpmath at 40 digits.

const NODES: StaticArray<f64> = [
  0.09501250983763744, 0.28160355077925891, 0.45801677765722739, 0.61787624440264375,
  0.755404408355003, 0.86563120238783174, 0.94457502307323258, 0.98940093499164993,
]
const WEIGHTS: StaticArray<f64> = [
  0.1894506104550685, 0.18260341504492359, 0.16915651939500254, 0.14959598881657673,
  0.12462897125553387, 0.095158511682492785, 0.062253523938647893, 0.027152459411754095,
]

/** What the last `integral` may miss. */
export let missed: f64 = 0.0

export function integral(f: (x: f64) => f64, a: f64, b: f64, panels: i32): f64 {
  if (!(b > a)) {
    missed = 0.0
    return 0.0
  }
  const coarse = overPanels(f, a, b, panels)
  const fine = overPanels(f, a, b, 2 * panels)
  missed = abs(fine - coarse)
  return fine
}

function overPanels(f: (x: f64) => f64, a: f64, b: f64, panels: i32): f64 {
  const half = (0.5 * (b - a)) / <f64>panels
  let sum = 0.0
  for (let panel = 0; panel < panels; panel++) {
    const middle = a + half * <f64>(2 * panel + 1)
    for (let at = 0; at < NODES.length; at++) {
      const step = half * NODES[at]
      sum += WEIGHTS[at] * (f(middle - step) + f(middle + step))
    }
  }
  return half * sum
}
