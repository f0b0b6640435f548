// Colours as every program that reads pictures knows them, and the numbers of computed styles.

const known = new Map<string, string>()

/** A computed colour as `rgb()` or `rgba()`; empty where it cannot be seen. */
export function plainColour(colour: string): string {
  if (colour === '' || colour === 'none' || colour === 'transparent') return ''
  if (/^rgba\(.*, 0\)$/.test(colour)) return ''
  if (/^(rgba?\(|#)/.test(colour)) return colour
  const found = known.get(colour)
  if (found !== undefined) return found
  const pen = new OffscreenCanvas(1, 1).getContext('2d')
  if (pen === null) return colour
  pen.fillStyle = colour
  pen.fillRect(0, 0, 1, 1)
  const [r = 0, g = 0, b = 0, a = 0] = pen.getImageData(0, 0, 1, 1).data
  const plain = a === 0 ? '' : `rgba(${r}, ${g}, ${b}, ${Number((a / 255).toFixed(3))})`
  known.set(colour, plain)
  return plain
}

export const pixels = (length: string): number => parseFloat(length) || 0
