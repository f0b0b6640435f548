// The orthographic view of a surface in space: x to the right, y towards the reader, z up, each from -1
// to 1. The picture and the labels beside it are made from the same angles.

export interface View {
  /** Turn about the vertical, radians; free. */
  readonly azimuth: number
  /** Height of the eye above the floor, radians. */
  readonly elevation: number
}

export type Space = readonly [x: number, y: number, z: number]

/** Half lengths of the box that a surface fills. */
export const HALF: Space = [1.12, 0.95, 0.62]

const degrees = (count: number): number => (count * Math.PI) / 180
export const LOWEST_ELEVATION = degrees(10)
export const HIGHEST_ELEVATION = degrees(80)

export const VIEWS: Readonly<Record<'top' | 'side' | 'iso', View>> = {
  top: { azimuth: 0, elevation: HIGHEST_ELEVATION },
  side: { azimuth: 0, elevation: LOWEST_ELEVATION },
  iso: { azimuth: -0.5, elevation: 0.55 },
}

/** Radians per pixel of a drag. */
const PACE = 0.008

/** A view turned by a drag: the azimuth is free, the elevation held between 10 and 80 degrees. */
export function turned({ azimuth, elevation }: View, right: number, down: number): View {
  const raised = elevation + down * PACE
  return {
    azimuth: azimuth - right * PACE,
    elevation: Math.min(HIGHEST_ELEVATION, Math.max(LOWEST_ELEVATION, raised)),
  }
}

/** Right and up on the screen and towards the eye, in lengths of space. */
export function seen({ azimuth, elevation }: View, [x, y, z]: Space): Space {
  const [ca, sa] = [Math.cos(azimuth), Math.sin(azimuth)]
  const [ce, se] = [Math.cos(elevation), Math.sin(elevation)]
  const [wide, deep, high] = [x * HALF[0], y * HALF[1], z * HALF[2]]
  const near = wide * sa + deep * ca
  return [wide * ca - deep * sa, high * ce - near * se, near * ce + high * se]
}

export interface Window {
  readonly width: number
  readonly height: number
}

const [WIDE, DEEP, HIGH] = HALF
const RADIUS = Math.sqrt(WIDE * WIDE + DEEP * DEEP)
/** Pixels around the box for its labels; where the window is narrow they need room of their own. */
const ROOM = { sides: 26, narrowSides: 62, ends: 24 }
const NARROW = 440

/** Pixels per length of space, so that the box fits however it is turned. */
export function pixelsPerLength({ elevation }: View, { width, height }: Window): number {
  const tall = 2 * (RADIUS * Math.sin(elevation) + HIGH * Math.cos(elevation))
  const sides = width < NARROW ? ROOM.narrowSides : ROOM.sides
  const across = (width - 2 * sides) / (2 * RADIUS)
  return Math.max(10, Math.min(across, (height - 2 * ROOM.ends) / tall))
}

/** A point of space in pixels of the window. */
export function projected(view: View, window: Window, point: Space): readonly [number, number] {
  const k = pixelsPerLength(view, window)
  const [right, up] = seen(view, point)
  return [window.width / 2 + right * k, window.height / 2 - up * k]
}

/** Height of a value: the ends of its scale are the top and the bottom of the box, what is beyond is flat. */
export function heightOf(value: number, low: number, high: number): number {
  const part = (value - low) / (high - low)
  return 2 * Math.min(1, Math.max(0, Number.isNaN(part) ? 0.5 : part)) - 1
}

/** Which edges of the floor face the eye, so that their labels stand in front: signs of x and y. */
export function frontEdges({ azimuth }: View): { readonly x: 1 | -1; readonly y: 1 | -1 } {
  return { x: Math.sin(azimuth) > 0 ? 1 : -1, y: Math.cos(azimuth) >= 0 ? 1 : -1 }
}
