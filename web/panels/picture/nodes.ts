// The nodes of a picture: SVG elements with attributes alone, never styles, which a content security
// policy may forbid and other programs may not read.

const SVG = 'http://www.w3.org/2000/svg'

export type Attributes = Readonly<Record<string, string | number>>

export function node(name: string, attributes: Attributes = {}): SVGElement {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes))
    made.setAttribute(
      key,
      typeof value === 'number' ? String(Math.round(value * 100) / 100) : value,
    )
  return made
}

export interface Place {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where a rectangle of the page is in the picture. */
export interface Origin {
  readonly left: number
  readonly top: number
}

export const placeIn = (rect: DOMRect, origin: Origin): Place => ({
  left: rect.left - origin.left,
  top: rect.top - origin.top,
  width: rect.width,
  height: rect.height,
})
