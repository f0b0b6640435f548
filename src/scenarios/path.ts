// Walking a path: the instants at which it is looked at, and the levels that straight lines between
// its points have there.
import type { EpisodePath, PathPoint } from './episode'

/** Milliseconds: steps that people read, the first that keeps a path within its count. */
const MINUTE = 60_000
const STEPS = [5, 10, 15, 30, 60, 120, 240, 360, 720, 1440, 2880, 10_080].map(
  (minutes) => minutes * MINUTE,
)

const timeOf = ({ at }: PathPoint): number => Date.parse(at)

/** Every point of a path that a book could meet, with the factor it is of. */
export function pointsOf(path: EpisodePath): readonly (readonly [string, PathPoint])[] {
  const lines: readonly (readonly [string, readonly PathPoint[] | undefined])[] = [
    ...Object.entries(path.spot),
    ['volatility', path.volatility],
    ['funding', path.funding],
    ['basis', path.basis],
  ]
  return lines.flatMap(([factor, points = []]) =>
    points.map((point): readonly [string, PathPoint] => [factor, point]),
  )
}

/**
 * Instants from the first to the last price: even steps, at most about `most`, and every point in
 * between as a stop of its own. Milliseconds since 1970, rising.
 */
export function pathTimes(path: EpisodePath, most: number): readonly number[] {
  const spots = Object.values(path.spot).flat().map(timeOf)
  const [first, last] = [Math.min(...spots), Math.max(...spots)]
  if (!(last > first)) return Number.isFinite(first) ? [first] : []
  const step = STEPS.find((one) => (last - first) / one <= most) ?? (last - first) / most
  const even = Array.from(
    { length: Math.floor((last - first) / step) + 1 },
    (_, i) => first + i * step,
  )
  const stops = pointsOf(path)
    .map(([, point]) => timeOf(point))
    .filter((at) => at >= first && at <= last)
  return [...new Set([...even, ...stops, last])].sort((a, b) => a - b)
}

/** The level at an instant: straight between two points, held before the first and after the last. */
function levelAt(points: readonly PathPoint[], at: number): number {
  const next = points.findIndex((point) => timeOf(point) >= at)
  const after = points[next]
  const before = points[next - 1]
  if (after === undefined) return points[points.length - 1]?.value ?? NaN
  if (before === undefined || timeOf(after) === at) return after.value
  const share = (at - timeOf(before)) / (timeOf(after) - timeOf(before))
  return before.value + share * (after.value - before.value)
}

export interface PathReading {
  /** Milliseconds since 1970. */
  readonly at: number
  /** Fractions by which prices have moved since the start; only what has two points or more. */
  readonly spots: Readonly<Record<string, number>>
  /** Changes of levels since the start. */
  readonly volatility: number
  readonly basis: number
  /** Change of the mean funding rate from the start on: it accrues over all the time that passed. */
  readonly funding: number
}

/** Levels of the book's own market, from which those of a path start. */
export interface OwnLevels {
  readonly volatility: number
  readonly funding: number
  readonly basis: number
}

/** A level that starts at the book's own and goes to the sourced ones after the start; null: it stays. */
function lineFrom(
  points: readonly PathPoint[] | undefined,
  own: number,
  start: number,
): readonly PathPoint[] | null {
  const later = (points ?? []).filter((point) => timeOf(point) > start)
  if (later.length === 0 || !Number.isFinite(own)) return null
  return [{ at: new Date(start).toISOString(), value: own, source: '' }, ...later]
}

const changeAt = (line: readonly PathPoint[] | null, own: number, at: number): number =>
  line === null ? 0 : levelAt(line, at) - own

/** The mean of a level from the start to an instant: what a rate that accrued along the way comes to. */
function meanChange(line: readonly PathPoint[] | null, own: number, at: number): number {
  if (line === null) return 0
  const start = timeOf(line[0] as PathPoint)
  if (!(at > start)) return 0
  const stops = [...line.map(timeOf).filter((time) => time < at), at]
  let area = 0
  stops.slice(1).forEach((time, i) => {
    const before = stops[i] ?? start
    area += ((levelAt(line, before) + levelAt(line, time)) / 2) * (time - before)
  })
  return area / (at - start) - own
}

/** A path read at the given instants, as changes of the book's own market. */
export function readPath(
  path: EpisodePath,
  times: readonly number[],
  own: OwnLevels,
): readonly PathReading[] {
  const start = times[0] ?? NaN
  const lines = Object.entries(path.spot).filter(([, points]) => points.length > 1)
  const volatility = lineFrom(path.volatility, own.volatility, start)
  const funding = lineFrom(path.funding, own.funding, start)
  const basis = lineFrom(path.basis, own.basis, start)
  return times.map((at) => ({
    at,
    spots: Object.fromEntries(
      lines.map(([name, points]) => [name, levelAt(points, at) / levelAt(points, start) - 1]),
    ),
    volatility: changeAt(volatility, own.volatility, at),
    funding: meanChange(funding, own.funding, at),
    basis: changeAt(basis, own.basis, at),
  }))
}
