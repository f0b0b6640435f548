// Exact points of a curve among its even ones, so that they are vertices of the drawn line.
import { bisectLeft } from 'd3'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Columns {
  readonly xs: Float64Array
  readonly ys: Float64Array
}

/** The columns with points put in by their x; a point at an x that is there takes its place. */
export function withPoints({ xs, ys }: Columns, points: readonly Point[]): Columns {
  const [low = Infinity, high = -Infinity] = [xs[0], xs[xs.length - 1]]
  const inside = points.filter(({ x, y }) => x >= low && x <= high && Number.isFinite(y))
  const fresh = inside.filter(({ x }) => xs[bisectLeft(xs, x)] !== x).sort((a, b) => a.x - b.x)
  const joined = { xs: new Float64Array(xs.length + fresh.length), ys: new Float64Array(0) }
  joined.ys = new Float64Array(joined.xs.length)
  let from = 0
  fresh.forEach(({ x, y }, count) => {
    const to = bisectLeft(xs, x)
    joined.xs.set(xs.subarray(from, to), from + count)
    joined.ys.set(ys.subarray(from, to), from + count)
    joined.xs[to + count] = x
    joined.ys[to + count] = y
    from = to
  })
  joined.xs.set(xs.subarray(from), from + fresh.length)
  joined.ys.set(ys.subarray(from), from + fresh.length)
  for (const { x, y } of inside) joined.ys[bisectLeft(joined.xs, x)] = y
  return joined
}
