// Where a cut through a surface changes its sign: between two nodes by the cubic through the four nodes
// around, halved until it stands still. A cut is smooth between nodes, so the error is that of the
// cubic, some 3/128 h⁴ of the fourth derivative over the slope (test/analyses/surfaceZeros.test.ts).

export interface SignRange {
  /** -1, 0 or 1: the sign of the cut at the place asked for. */
  readonly sign: -1 | 0 | 1
  /** Where that sign begins and ends; null where it lasts to the end of the cut. */
  readonly from: number | null
  readonly to: number | null
}

const HALVINGS = 60

/** The cubic through up to four nodes from `first` on, at `place` (Lagrange). */
function cubicAt(
  places: ArrayLike<number>,
  values: ArrayLike<number>,
  first: number,
  place: number,
): number {
  const last = Math.min(first + 3, places.length - 1)
  let sum = 0
  for (let i = first; i <= last; i++) {
    let term = values[i] ?? NaN
    for (let j = first; j <= last; j++)
      if (j !== i) term *= (place - (places[j] ?? NaN)) / ((places[i] ?? NaN) - (places[j] ?? NaN))
    sum += term
  }
  return sum
}

/** The zero from the node `at` to the next: on a node, or between two of opposite signs. */
function zeroAfter(places: ArrayLike<number>, values: ArrayLike<number>, at: number): number {
  if (values[at] === 0) return places[at] ?? NaN
  if (values[at + 1] === 0) return places[at + 1] ?? NaN
  const first = Math.max(0, Math.min(at - 1, places.length - 4))
  let low = places[at] ?? NaN
  let high = places[at + 1] ?? NaN
  const sign = Math.sign(values[at] ?? NaN)
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2
    if (Math.sign(cubicAt(places, values, first, middle)) === sign) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The stretch of one sign around a place of a cut. */
export function signRange(
  places: ArrayLike<number>,
  values: ArrayLike<number>,
  place: number,
): SignRange {
  const last = places.length - 1
  let at = 0
  while (at < last - 1 && (places[at + 1] ?? NaN) <= place) at++
  const first = Math.max(0, Math.min(at - 1, places.length - 4))
  const sign = Math.sign(cubicAt(places, values, first, place))
  if (sign !== 1 && sign !== -1) return { sign: 0, from: null, to: null }
  const isOwn = (node: number): boolean => Math.sign(values[node] ?? NaN) === sign
  // From the node of the same sign beside the place outward to where the sign changes.
  let left = isOwn(at) ? at : at + 1
  let right = isOwn(at + 1) ? at + 1 : at
  while (left > 0 && isOwn(left - 1)) left--
  while (right < last && isOwn(right + 1)) right++
  const isKnown = (node: number): boolean => Number.isFinite(values[node] ?? NaN)
  return {
    sign,
    from: left > 0 && isKnown(left - 1) ? zeroAfter(places, values, left - 1) : null,
    to: right < last && isKnown(right + 1) ? zeroAfter(places, values, right) : null,
  }
}
