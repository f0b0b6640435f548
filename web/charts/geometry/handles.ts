// Where the handles of a rail stand: at their own place; those that would touch beside one another, each
// still over its own place; where that cannot be, three and more folded into one.

export interface HandleSize {
  /** Pixel of what the handle moves. */
  readonly x: number
  readonly width: number
}

export interface Stack {
  /** Places of its handles among those given. */
  readonly members: readonly number[]
  /** Centre of each member; of the fold where they are folded. */
  readonly centres: readonly number[]
  readonly isFolded: boolean
}

interface Cluster {
  readonly members: readonly number[]
  readonly centres: readonly number[]
  readonly isFolded: boolean
  readonly left: number
  readonly right: number
}

export interface Rail {
  readonly left: number
  readonly right: number
  readonly foldWidth: number
}

const GAP = 4
const MOST_BESIDE = 2

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Members side by side around where they would like to be, or folded. */
function clusterOf(
  members: readonly number[],
  handles: readonly HandleSize[],
  { left, right, foldWidth }: Rail,
): Cluster {
  const own = members.map((at) => handles[at] ?? { x: 0, width: 0 })
  const held = (width: number, middle: number): number =>
    Math.max(left, Math.min(right - width, middle - width / 2))
  const width = own.reduce((sum, one) => sum + one.width, GAP * (own.length - 1))
  // Centres measured from the left edge of the row; the row stands where they are least away.
  let edge = 0
  const inRow = own.map((one) => {
    const centre = edge + one.width / 2
    edge += one.width + GAP
    return centre
  })
  const from = held(width, mean(own.map(({ x }, at) => x - (inRow[at] ?? 0))) + width / 2)
  const centres = inRow.map((centre) => from + centre)
  const isOver = own.every((one, at) => Math.abs((centres[at] ?? 0) - one.x) <= one.width / 2)
  if (members.length <= MOST_BESIDE || isOver)
    return { members, centres, isFolded: false, left: from, right: from + width }
  const fold = held(foldWidth, mean(own.map(({ x }) => x)))
  const middle = fold + foldWidth / 2
  return { members, centres: [middle], isFolded: true, left: fold, right: fold + foldWidth }
}

/** Stacks by rising place; `handles` rise too. */
export function placeHandles(handles: readonly HandleSize[], rail: Rail): readonly Stack[] {
  const clusters: Cluster[] = []
  handles.forEach((_, at) => {
    let last = clusterOf([at], handles, rail)
    for (
      let before = clusters.at(-1);
      before !== undefined && before.right + GAP > last.left;
      before = clusters.at(-1)
    ) {
      clusters.pop()
      last = clusterOf([...before.members, ...last.members], handles, rail)
    }
    clusters.push(last)
  })
  return clusters.map(({ members, centres, isFolded }) => ({ members, centres, isFolded }))
}
