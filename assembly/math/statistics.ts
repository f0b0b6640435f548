// Computes: mean and sum of squared deviations of a column.
// Formula:  mean = sum(x)/n; the second pass sums (x - mean)^2 less (sum(x - mean))^2/n, which takes back
//           what the rounding of the mean costs.
// Domain:   n >= 1, finite numbers.
// Accuracy: mean n*eps of the mean |x|; squares as Chan, Golub & LeVeque's corrected two-pass (tested against
//           wholes that doubles hold exactly: test/kernels/random.test.ts).
// Source:   T. F. Chan, G. H. Golub, R. J. LeVeque, The American Statistician 37 (1983), eq. 1.7.

export function meanOf(column: usize, count: i32): f64 {
  let sum = 0.0
  for (let at: usize = 0; at < (<usize>count) << 3; at += 8) sum += load<f64>(column + at)
  return sum / <f64>count
}

export function squaresAround(mean: f64, column: usize, count: i32): f64 {
  let squares = 0.0
  let rest = 0.0
  for (let at: usize = 0; at < (<usize>count) << 3; at += 8) {
    const deviation = load<f64>(column + at) - mean
    squares += deviation * deviation
    rest += deviation
  }
  return squares - (rest * rest) / <f64>count
}
