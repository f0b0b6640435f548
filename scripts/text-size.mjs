// Lengths follow the size of text: what the styles say in pixels is built as the same length at the
// usual text size of 16 px (rem; em in the questions to the window). A browser set to larger text, or
// zooming text alone, thus draws what zooming the whole page draws, down to the layouts of narrow
// windows, and nothing is cut off. Lines of 2 px and less stay lines,
// and strokes are in the pixels of their chart, which grows as a whole.
const USUAL = 16
const THIN = 2

/**
 * @param {string} text
 * @param {'rem' | 'em'} unit
 */
export function following(text, unit) {
  return text.replace(/(?<![\w.#-])(-?\d*\.?\d+)px\b/g, (whole, number) =>
    Math.abs(number) <= THIN ? whole : `${number / USUAL}${unit}`,
  )
}

/**
 * A step of PostCSS.
 * @returns {import('postcss').Plugin}
 */
export function lengthsFollowText() {
  return {
    postcssPlugin: 'netgreek-lengths-follow-text',
    Declaration(declaration) {
      if (declaration.prop.startsWith('stroke-')) return
      if (declaration.value.includes('px')) declaration.value = following(declaration.value, 'rem')
    },
    AtRule: {
      media: (rule) => {
        rule.params = following(rule.params, 'em')
      },
      container: (rule) => {
        rule.params = following(rule.params, 'rem')
      },
    },
  }
}
