// A panel as a picture of its own: what is seen of its body, whether drawn as svg, on a canvas or as
// a table, between a title and the lines that say what the figures stand on. Loaded when asked for.
import { boxes } from './boxes'
import { plainColour } from './colour'
import { node, placeIn, type Origin } from './nodes'
import { vector } from './vector'
import { words } from './words'

const EDGE = 14
const TITLE = 34
const LINE = 16
/** Pixels of a PNG for one of the page. */
const SHARP = 2

const isSeen = (element: Element, style: CSSStyleDeclaration): boolean =>
  style.display !== 'none' &&
  style.visibility !== 'hidden' &&
  style.opacity !== '0' &&
  !element.matches('.unseen, .tip, [popover], dialog, input, select, textarea, [role=slider]')

function image(canvas: HTMLCanvasElement, origin: Origin): SVGElement {
  const { left: x, top: y, width, height } = placeIn(canvas.getBoundingClientRect(), origin)
  const href = canvas.toDataURL('image/png')
  return node('image', { x, y, width, height, href, preserveAspectRatio: 'none' })
}

/** What is drawn of an element, from the back to the front. */
function drawn(element: Element, origin: Origin): SVGElement[] {
  const style = getComputedStyle(element)
  if (!isSeen(element, style)) return []
  const rect = element.getBoundingClientRect()
  if (element instanceof SVGSVGElement) return [vector(element, placeIn(rect, origin))]
  if (element instanceof HTMLCanvasElement) return [image(element, origin)]
  const parts = style.display === 'contents' ? [] : boxes(style, placeIn(rect, origin))
  for (const child of element.childNodes) {
    if (child instanceof Text) parts.push(...words(child, element, origin))
    else if (child instanceof Element) parts.push(...drawn(child, origin))
  }
  return parts
}

interface Letters {
  readonly size: number
  readonly weight: number
  readonly colour: string
}

function line(text: string, y: number, { size, weight, colour }: Letters, family: string) {
  const made = node('text', {
    x: EDGE,
    y,
    fill: colour,
    'font-family': family,
    'font-size': `${size}px`,
    'font-weight': weight,
  })
  made.textContent = text
  return made
}

/** Lines no longer than there is room for, cut between words. */
function wrapped(text: string, letters: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length + 1 > letters) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

/** The head of the panel beside its title: legend and caption, but no controls. */
const headOf = (panel: Element): Element[] => {
  const head = panel.querySelector(':scope > .p-h')
  return [...(head?.children ?? [])].filter((child) => !child.matches('h2, .tools, .tag'))
}

/** A panel as the text of an SVG file. */
export function pictureOf(
  panel: HTMLElement,
  title: string,
  assumptions: readonly string[],
): string {
  const body = panel.querySelector('.p-b') ?? panel
  const style = getComputedStyle(panel)
  const token = (name: string): string => plainColour(style.getPropertyValue(name).trim())
  const heads = headOf(panel)
  const frame = body.getBoundingClientRect()
  const top = Math.min(...[...heads, body].map((part) => part.getBoundingClientRect().top))
  const origin: Origin = { left: frame.left, top: top - TITLE - 4 }
  const [width, below] = [Math.ceil(frame.width), Math.ceil(frame.bottom - origin.top)]
  const lines = assumptions.flatMap((text) => wrapped(text, Math.floor((width - 2 * EDGE) / 5.8)))
  const height = below + 10 + lines.length * LINE + 8

  const picture = node('svg', { width, height, viewBox: `0 0 ${width} ${height}` })
  const described = node('title')
  described.textContent = `${title}. ${assumptions.join('. ')}`
  const ink = { size: 13, weight: 600, colour: token('--fg-0') }
  const small = { size: 11, weight: 400, colour: token('--fg-2') }
  picture.append(
    described,
    node('rect', { width, height, fill: token('--bg-1') }),
    ...[...heads, body].flatMap((part) => drawn(part, origin)),
    line(title, 22, ink, style.fontFamily),
    ...lines.map((text, at) => line(text, below + 20 + at * LINE, small, style.fontFamily)),
  )
  return new XMLSerializer().serializeToString(picture)
}

/** The same picture in pixels. */
export async function rasterOf(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const picture = new Image()
    picture.src = url
    await picture.decode()
    const canvas = document.createElement('canvas')
    canvas.width = picture.naturalWidth * SHARP
    canvas.height = picture.naturalHeight * SHARP
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error('the picture is too large'))
        else resolve(blob)
      }, 'image/png')
    })
  } finally {
    URL.revokeObjectURL(url)
  }
}
