// Where a popover stands: under its anchor, above it where there is no room, always inside the window.
interface Rect {
  readonly left: number
  readonly top: number
  readonly bottom: number
}

interface Size {
  readonly width: number
  readonly height: number
}

const MARGIN = 8
const GAP = 6

export function placeBeside(
  anchor: Rect,
  { width, height }: Size,
  room: Size,
): { readonly left: number; readonly top: number } {
  const left = Math.max(MARGIN, Math.min(anchor.left, room.width - width - MARGIN))
  const below = anchor.bottom + GAP
  if (below + height <= room.height - MARGIN) return { left, top: below }
  const above = anchor.top - GAP - height
  return { left, top: above >= MARGIN ? above : Math.max(MARGIN, room.height - height - MARGIN) }
}
