// The two notations of figures: 1,234.56 (the point marks decimals) and 1.234,56 (the comma does);
// 1'234 and 1 234 group in both. A figure such as 1,234 is right in both and means two numbers.
export const NOTATIONS = ['point', 'comma'] as const
export type Notation = (typeof NOTATIONS)[number]

const PLAIN = {
  point: /^(\d+\.?\d*|\.\d+)$/,
  comma: /^(\d+,?\d*|,\d+)$/,
}
const GROUPED = {
  point: /^[1-9]\d{0,2}([,'])\d{3}(?:\1\d{3})*(?:\.\d*)?$/,
  comma: /^[1-9]\d{0,2}([.'])\d{3}(?:\1\d{3})*(?:,\d*)?$/,
}

/** Figures in a notation as digits with a point, or null where they are not of it. */
export function digitsIn(figures: string, notation: Notation): string | null {
  if (!PLAIN[notation].test(figures) && !GROUPED[notation].test(figures)) return null
  return notation === 'point'
    ? figures.replace(/[,']/g, '')
    : figures.replace(/[.']/g, '').replace(',', '.')
}

/** Digits with a point that could be a group of three: 1.234, not 0.125, not 1.2340. */
const COULD_BE_GROUP = /^[1-9]\d{0,2}\.\d{3}$/

/** Digits with a point so that no notation reads them otherwise: 1.234 as 1.2340. */
export const unmistakable = (digits: string): string =>
  COULD_BE_GROUP.test(digits) ? `${digits}0` : digits

/** A number as text that reads back as that number alone: what is written into lines and files. */
export function numberText(value: number): string {
  const text = String(value)
  const sign = text.startsWith('-') ? '-' : ''
  return sign + unmistakable(text.slice(sign.length))
}

/** A shown figure as it is edited: its groups go (97,000 is 97000), its decimals cannot be mistaken. */
export const editedFigures = (shown: string): string =>
  shown.replace(/\d[\d,]*(\.\d+)?/g, (figures) => unmistakable(figures.replaceAll(',', '')))
