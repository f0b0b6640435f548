// Boxes of the page as shapes of a picture: grounds, ramps, edges, and frames drawn as inner shadows.
import { pixels, plainColour } from './colour'
import { node, type Place } from './nodes'

let count = 0

const COLOUR = /(?:rgba?|oklab|oklch|hsl|color)\([^()]*\)|#[0-9a-f]{3,8}/gi

/** A ramp to the right with its colours at even distances, as our keys have it. */
function ramp(image: string, { left, width }: Place): SVGElement[] {
  const colours = image.match(COLOUR) ?? []
  if (!image.startsWith('linear-gradient') || colours.length < 2) return []
  count += 1
  const made = node('linearGradient', {
    id: `ramp-${count}`,
    gradientUnits: 'userSpaceOnUse',
    x1: left,
    x2: left + width,
    y1: 0,
    y2: 0,
  })
  colours.forEach((colour, at) =>
    made.append(
      node('stop', { offset: at / (colours.length - 1), 'stop-color': plainColour(colour) }),
    ),
  )
  return [made]
}

/** A box without a size whose edge is a small triangle. */
function triangle(style: CSSStyleDeclaration, { left, top, width, height }: Place): SVGElement[] {
  const [right, bottom] = [left + width, top + height]
  const [middle, half] = [left + width / 2, top + height / 2]
  const sides = [
    [style.borderTopColor, `${left},${top} ${right},${top} ${middle},${bottom}`],
    [style.borderLeftColor, `${left},${top} ${right},${half} ${left},${bottom}`],
    [style.borderRightColor, `${right},${top} ${left},${half} ${right},${bottom}`],
    [style.borderBottomColor, `${left},${bottom} ${right},${bottom} ${middle},${top}`],
  ] as const
  return sides
    .filter(([colour]) => plainColour(colour) !== '')
    .map(([colour, points]) => node('polygon', { points, fill: plainColour(colour) }))
}

function ground(style: CSSStyleDeclaration, { left: x, top: y, width, height }: Place) {
  const place = { left: x, top: y, width, height }
  const defs = ramp(style.backgroundImage, place)
  const fill = defs[0] === undefined ? plainColour(style.backgroundColor) : `url(#${defs[0].id})`
  if (fill === '') return []
  const radius = Math.min(pixels(style.borderTopLeftRadius), width / 2, height / 2)
  return [...defs, node('rect', { x, y, width, height, rx: radius, fill })]
}

function edges(style: CSSStyleDeclaration, { left, top, width, height }: Place): SVGElement[] {
  const [right, bottom] = [left + width, top + height]
  const sides = [
    ['Top', [left, top, right, top]],
    ['Right', [right, top, right, bottom]],
    ['Bottom', [left, bottom, right, bottom]],
    ['Left', [left, top, left, bottom]],
  ] as const
  return sides.flatMap(([side, [x1, y1, x2, y2]]) => {
    const wide = pixels(style[`border${side}Width`])
    const stroke =
      style[`border${side}Style`] === 'none' ? '' : plainColour(style[`border${side}Color`])
    return wide === 0 || stroke === ''
      ? []
      : [node('line', { x1, y1, x2, y2, stroke, 'stroke-width': wide })]
  })
}

/** `rgb(1, 2, 3) 0px 0px 0px 1.5px inset`: a frame inside the box. */
function frame(style: CSSStyleDeclaration, place: Place): SVGElement[] {
  const found = /^(.*?\)) 0px 0px 0px ([\d.]+)px inset$/.exec(style.boxShadow)
  const stroke = plainColour(found?.[1] ?? '')
  const wide = Number(found?.[2] ?? 0)
  if (stroke === '' || wide === 0) return []
  return [
    node('rect', {
      x: place.left + wide / 2,
      y: place.top + wide / 2,
      width: Math.max(0, place.width - wide),
      height: Math.max(0, place.height - wide),
      rx: pixels(style.borderTopLeftRadius),
      fill: 'none',
      stroke,
      'stroke-width': wide,
    }),
  ]
}

/** Nothing but its edges. */
const isEdgeOnly = (style: CSSStyleDeclaration, { width, height }: Place): boolean => {
  const across = pixels(style.borderLeftWidth) + pixels(style.borderRightWidth)
  const down = pixels(style.borderTopWidth) + pixels(style.borderBottomWidth)
  return width > 0 && height > 0 && Math.abs(width - across) < 0.5 && Math.abs(height - down) < 0.5
}

export const boxes = (style: CSSStyleDeclaration, place: Place): SVGElement[] =>
  isEdgeOnly(style, place)
    ? triangle(style, place)
    : [...ground(style, place), ...edges(style, place), ...frame(style, place)]
