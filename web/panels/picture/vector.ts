// An svg of the page as part of a picture: a copy whose colours, lines and letters are its own
// attributes, since the page's style sheet does not go with it.
import { plainColour } from './colour'
import { node, type Place } from './nodes'

const COLOURS = ['fill', 'stroke', 'stop-color'] as const
const OTHERS = [
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'fill-opacity',
  'fill-rule',
  'opacity',
  'stop-opacity',
  'paint-order',
  'clip-path',
  'mask',
  'marker-end',
] as const
const LETTERS = [
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
] as const
/** What need not be written. */
const USUAL = new Set(['none', 'normal', 'auto', '1', 'butt', 'miter', 'nonzero', '0px'])

/** `url("#a-clip")`, or with the page's address before it, as `url(#a-clip)`. */
const ownReference = (value: string): string =>
  value.replace(/url\("?[^"#)]*#([^")]+)"?\)/g, 'url(#$1)')

function dress(copy: Element, original: Element): void {
  const style = getComputedStyle(original)
  for (const name of COLOURS) {
    const value = style.getPropertyValue(name)
    if (name === 'stop-color' && original.tagName !== 'stop') continue
    const isReference = value.startsWith('url(')
    copy.setAttribute(name, isReference ? ownReference(value) : plainColour(value) || 'none')
  }
  for (const name of OTHERS) {
    const value = style.getPropertyValue(name)
    if (value !== '' && !USUAL.has(value)) copy.setAttribute(name, ownReference(value))
  }
  if (original.tagName === 'text' || original.tagName === 'tspan')
    for (const name of LETTERS) copy.setAttribute(name, style.getPropertyValue(name))
}

/** Takes away what is hidden, and what styles and scripts need. */
function copyOf(original: Element): Element | null {
  const style = getComputedStyle(original)
  const isDefinition = original.closest('defs') !== null
  if (!isDefinition && (style.display === 'none' || style.visibility === 'hidden')) return null
  const copy = original.cloneNode(false) as Element
  for (const name of [...copy.getAttributeNames()])
    if (/^(class|style|tabindex|role|aria-|data-|on)/.test(name)) copy.removeAttribute(name)
  dress(copy, original)
  for (const child of original.childNodes) {
    if (child instanceof Element) {
      const inner = copyOf(child)
      if (inner !== null) copy.append(inner)
    } else if (child.nodeType === Node.TEXT_NODE) copy.append(child.textContent ?? '')
  }
  return copy
}

export function vector(original: SVGSVGElement, place: Place): SVGElement {
  const copy = copyOf(original)
  const { left: x, top: y, width, height } = place
  const made = node('svg', { x, y, width, height, overflow: 'hidden' })
  const box = original.getAttribute('viewBox')
  made.setAttribute('viewBox', box ?? `0 0 ${width} ${height}`)
  if (copy !== null) {
    for (const name of ['fill', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin']) {
      const value = copy.getAttribute(name)
      if (value !== null) made.setAttribute(name, value)
    }
    made.append(...copy.childNodes)
  }
  return made
}
