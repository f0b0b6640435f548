// Charts reckon in pixels at the usual size of text and are drawn as much larger as text is.
const USUAL = 16

/** How large text is against the usual, by the page's own letter. */
export const textScale = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL || 1

/** A length of a chart in the page's styles. */
export const rem = (pixels: number): string => `${pixels / USUAL}rem`
