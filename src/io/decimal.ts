// Moving the point of a written number, so that 44.6 % is exactly the double nearest to 0.446:
// dividing 44.6 by 100 rounds twice.

/** The number that a plain decimal text stands for, times ten to the `places`. */
export function scaled(text: string, places: number): number {
  const [digits = '', exponent = '0'] = text.toLowerCase().split('e')
  return Number(`${digits}e${Number(exponent) + places}`)
}

/** A number times ten to the `places` as text, exact: `shifted(0.446, 2)` is `44.6`. */
export function shifted(value: number, places: number): string {
  const [digits = '', exponent] = String(value).split('e')
  if (exponent !== undefined) return `${digits}e${Number(exponent) + places}`
  const [whole = '', decimals = ''] = digits.replace('-', '').split('.')
  const padded = decimals.padEnd(places, '0')
  const left = `${whole}${padded.slice(0, places)}`.replace(/^0+(?=\d)/, '')
  const right = padded.slice(places)
  return `${value < 0 ? '-' : ''}${left}${right === '' ? '' : `.${right}`}`
}
