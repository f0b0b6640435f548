// Where the handles of a rail stand: at their own place, two that would touch beside one another, three
// and more folded into one.

export interface HandleSize {
  /** Pixel of what the handle moves. */
  readonly x: number
  readonly width: number
}

export interface Stack {
  /** Places of its handles among those given. */
  readonly members: readonly number[]
  /** Centre of each member; of the fold where there are three or more. */
  readonly centres: readonly number[]
  readonly isFolded: boolean
}

interface Cluster {
  readonly members: readonly number[]
  readonly left: number
  readonly right: number
}

const GAP = 4
const MOST_BESIDE = 2

/** Stacks by rising place; `handles` rise too. */
export function placeHandles(
  handles: readonly HandleSize[],
  { left, right }: { readonly left: number; readonly right: number },
  foldWidth: number,
): readonly Stack[] {
  const widthOf = (members: readonly number[]): number =>
    members.length > MOST_BESIDE
      ? foldWidth
      : members.reduce((sum, at) => sum + (handles[at]?.width ?? 0), GAP * (members.length - 1))
  const clusterOf = (members: readonly number[]): Cluster => {
    const width = widthOf(members)
    const middle = members.reduce((sum, at) => sum + (handles[at]?.x ?? 0), 0) / members.length
    const from = Math.max(left, Math.min(right - width, middle - width / 2))
    return { members, left: from, right: from + width }
  }
  const clusters: Cluster[] = []
  handles.forEach((_, at) => {
    let last = clusterOf([at])
    for (
      let before = clusters.at(-1);
      before !== undefined && before.right + GAP > last.left;
      before = clusters.at(-1)
    ) {
      clusters.pop()
      last = clusterOf([...before.members, ...last.members])
    }
    clusters.push(last)
  })
  return clusters.map(({ members, left: from, right: to }) => {
    if (members.length > MOST_BESIDE) return { members, centres: [(from + to) / 2], isFolded: true }
    let edge = from
    const centres = members.map((at) => {
      const width = handles[at]?.width ?? 0
      const centre = edge + width / 2
      edge += width + GAP
      return centre
    })
    return { members, centres, isFolded: false }
  })
}
