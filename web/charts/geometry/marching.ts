// The lines of one level through a field: marching squares, the crossings of each cell's edges joined from
// cell to cell. d3-contour gives closed areas and takes several times as long
// (docs/decisions/0012-contour-lines.md).
// W. E. Lorensen, H. E. Cline, Computer Graphics 21 (1987), in two dimensions; saddles are split by the
// mean of their corners.
import type { Field } from './field'

export type Point = readonly [x: number, y: number]

/** No neighbour. */
const NONE = -1

/** Two places an edge, all NONE: every level leaves it so, and none has to make and clear one of its own. */
let neighbours = new Int32Array(0)

/** Both neighbours of every edge that a level crosses; edges along x come first, then those along y. */
class Crossings {
  private readonly next: Int32Array
  readonly found: number[] = []

  constructor(edgeCount: number) {
    if (neighbours.length < 2 * edgeCount) neighbours = new Int32Array(2 * edgeCount).fill(NONE)
    this.next = neighbours
  }

  link(a: number, b: number): void {
    this.put(a, b)
    this.put(b, a)
  }

  private put(edge: number, other: number): void {
    if (this.next[2 * edge] === NONE) {
      this.next[2 * edge] = other
      this.found.push(edge)
    } else this.next[2 * edge + 1] = other
  }

  isEnd(edge: number): boolean {
    return this.isLeft(edge) && (this.next[2 * edge + 1] ?? NONE) === NONE
  }

  isLeft(edge: number): boolean {
    return (this.next[2 * edge] ?? NONE) !== NONE
  }

  /** Edges from one on, each taken away as it is passed; a loop ends where it began. */
  trace(start: number): number[] {
    const line = [start]
    let from = start
    for (;;) {
      const to = this.takeAway(from)
      if (to === NONE) return line
      this.cut(to, from)
      line.push(to)
      from = to
    }
  }

  private takeAway(edge: number): number {
    const to = this.next[2 * edge] ?? NONE
    this.next[2 * edge] = this.next[2 * edge + 1] ?? NONE
    this.next[2 * edge + 1] = NONE
    return to
  }

  /** Forgets one way from an edge. */
  private cut(edge: number, other: number): void {
    if (this.next[2 * edge] === other) this.takeAway(edge)
    else if (this.next[2 * edge + 1] === other) this.next[2 * edge + 1] = NONE
  }
}

/** Edges of a cell that the level joins: bottom, right, top, left by the corners that are above. */
const JOINED: readonly (readonly number[])[] = [
  [],
  [3, 0],
  [0, 1],
  [3, 1],
  [1, 2],
  [],
  [0, 2],
  [3, 2],
  [2, 3],
  [2, 0],
  [],
  [2, 1],
  [1, 3],
  [1, 0],
  [0, 3],
  [],
]

interface Cell {
  /** Its lower left node. */
  readonly at: number
  readonly nx: number
  /** The first edge along y. */
  readonly upright: number
}

function edgeOf({ at, nx, upright }: Cell, side: number): number {
  if (side === 0) return at
  if (side === 1) return upright + at + 1
  return side === 2 ? at + nx : upright + at
}

/** Joins the edges of one cell that the level crosses. */
function joinCell(crossings: Crossings, cell: Cell, code: number, isMeanAbove: boolean): void {
  if (code === 5 || code === 10) {
    // Opposite corners above: the mean says whether they are joined in the middle.
    const isJoined = isMeanAbove === (code === 5)
    crossings.link(edgeOf(cell, 0), edgeOf(cell, isJoined ? 1 : 3))
    crossings.link(edgeOf(cell, 2), edgeOf(cell, isJoined ? 3 : 1))
    return
  }
  const [from = 0, to = 0] = JOINED[code] ?? []
  crossings.link(edgeOf(cell, from), edgeOf(cell, to))
}

/** Lines of a level in nodes: 0 is the first column or row. Cells with a corner without value have none. */
export function levelLines(
  { nx, ny, values }: Field,
  level: number,
): readonly (readonly Point[])[] {
  const upright = nx * ny
  const crossings = new Crossings(2 * upright)
  for (let row = 0; row + 1 < ny; row += 1) {
    const first = row * nx
    // The right corners of a cell are the left ones of the next.
    let a = values[first] ?? NaN
    let d = values[first + nx] ?? NaN
    for (let at = first; at + 1 < first + nx; at += 1) {
      const b = values[at + 1] ?? NaN
      const c = values[at + nx + 1] ?? NaN
      const code =
        (a >= level ? 1 : 0) | (b >= level ? 2 : 0) | (c >= level ? 4 : 0) | (d >= level ? 8 : 0)
      if (code !== 0 && code !== 15 && !Number.isNaN(a + b + c + d))
        joinCell(crossings, { at, nx, upright }, code, a + b + c + d >= 4 * level)
      a = b
      d = c
    }
  }
  const pointOf = (edge: number): Point => {
    const isUpright = edge >= upright
    const at = isUpright ? edge - upright : edge
    const low = values[at] ?? NaN
    const part = (level - low) / ((values[at + (isUpright ? nx : 1)] ?? NaN) - low)
    const [column, row] = [at % nx, Math.floor(at / nx)]
    return isUpright ? [column, row + part] : [column + part, row]
  }
  const lines: Point[][] = []
  for (const edge of crossings.found)
    if (crossings.isEnd(edge)) lines.push(crossings.trace(edge).map(pointOf))
  for (const edge of crossings.found)
    if (crossings.isLeft(edge)) lines.push(crossings.trace(edge).map(pointOf))
  return lines
}
