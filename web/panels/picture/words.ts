// Text of the page as text of a picture: every line where it stands, in its own letters.
import { plainColour } from './colour'
import { node, type Origin } from './nodes'

interface Line {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly bottom: number
  readonly width: number
}

const range = (): Range => document.createRange()

/** The words of a text, joined while they stand on one line. */
function linesOf(text: Text): Line[] {
  const content = text.data
  // Without the spaces at the ends, which take room but are not written.
  const whole = range()
  whole.setStart(text, content.length - content.trimStart().length)
  whole.setEnd(text, content.trimEnd().length)
  const rects = [...whole.getClientRects()].filter(({ width }) => width > 0)
  const [only] = rects
  if (only === undefined) return []
  const asLine = (words: string, { left, top, bottom, width }: DOMRect): Line => ({
    text: words.replace(/\s+/g, ' '),
    left,
    top,
    bottom,
    width,
  })
  if (rects.length === 1) return [asLine(content.trim(), only)]
  return rects.map((rect) => {
    const words = [...content.matchAll(/\S+/g)].filter(({ index, 0: word }) => {
      const one = range()
      one.setStart(text, index)
      one.setEnd(text, index + word.length)
      return Math.abs(one.getBoundingClientRect().top - rect.top) < 2
    })
    return asLine(words.map(([word]) => word).join(' '), rect)
  })
}

/** Where the letters stand between the top and the bottom of their line. */
const BASELINE = 0.77

export function words(text: Text, parent: Element, origin: Origin): SVGElement[] {
  const style = getComputedStyle(parent)
  const colour = plainColour(style.color)
  if (text.data.trim() === '' || colour === '') return []
  const box = parent.getBoundingClientRect()
  const isCut = style.overflowX !== 'visible' && style.textOverflow === 'ellipsis'
  return linesOf(text).map((line) => {
    const room = isCut ? box.right - line.left : Infinity
    const share = line.width > room + 1 ? room / line.width : 1
    const shown =
      share === 1 ? line.text : `${line.text.slice(0, Math.floor(line.text.length * share) - 1)}…`
    const made = node('text', {
      x: line.left - origin.left,
      y: line.top - origin.top + (line.bottom - line.top) * BASELINE,
      fill: colour,
      'font-family': style.fontFamily,
      'font-size': style.fontSize,
      'font-weight': style.fontWeight,
    })
    made.textContent = shown
    return made
  })
}
