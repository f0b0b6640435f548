// What people type into figures, by what the figure is: `-6` and `-6%` for a fraction, `+5v` for
// points, `2w` for days, `25bp`, `90k`. The number itself is read by the product's own reader.
import { failure, issue, readNumber, success, type NumberUnit, type Result } from '../../src'

export type Reading = (text: string) => Result<number>

/** A figure whose plain numbers count in `scale`, and the units it may carry. */
const reading =
  (units: readonly NumberUnit[], scale: number, example: string): Reading =>
  (text) => {
    const parsed = readNumber(text)
    if (!parsed.ok) return parsed
    const { value, unit } = parsed.value
    if (unit === 'none') return success(Number((value * scale).toPrecision(15)))
    return units.includes(unit)
      ? success(value)
      : failure(issue('', 'unit', `${text.trim()} has another unit: type it like ${example}`))
  }

export const readPercent = reading(['percent'], 0.01, '-6%')
export const readPoints = reading(['percent', 'volatilityPoints'], 0.01, '-5 pt')
export const readBasisPoints = reading(['basisPoints', 'percent'], 0.0001, '25 bp')
export const readDays = reading(['days'], 1, '10 d or 2w')
export const readPlain = reading([], 1, '97000 or 97k')

export const readAmount: Reading = (text) => readPlain(text.replace('$', ''))

/** An empty field means that the figure is not known. */
export const orNothing =
  (read: Reading) =>
  (text: string): Result<number | null> =>
    text.trim() === '' ? success(null) : read(text)
