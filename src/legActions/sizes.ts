// Actions on the size of legs: flip, scale, split. Fees and funding follow the size, as if the leg
// had been entered so (docs/decisions/0016): scaling or flipping and back gives the same leg.
import type { Document, Edit, Leg } from '../document'
import { success, type Result } from '../domain/issue'
import { labelOf } from '../instruments'
import { legIds } from '../io/legId'
import { changed, legsOf, nothingPicked, refused, tidy } from './picked'

/** A leg at `factor` times its size. Fees are paid on either side; funding changes hands with it. */
function times(leg: Leg, factor: number): Leg {
  // A change of sign is exact; other products are cleared of their dust.
  const by = (amount: number): number =>
    Math.abs(factor) === 1 ? amount * factor : tidy(amount * factor)
  return {
    ...leg,
    quantity: by(leg.quantity),
    fees: Math.abs(factor) === 1 ? leg.fees : tidy(leg.fees * Math.abs(factor)),
    fundingReceived: by(leg.fundingReceived) + 0,
  }
}

/** Long becomes short and short long. */
export const flipLegs = (document: Document, ids: readonly string[]): Result<Edit> =>
  changed(document, ids, 'Flipped', (leg) => times(leg, -1))

/** Every size times a factor above 0. */
export function scaleLegs(
  document: Document,
  ids: readonly string[],
  factor: number,
): Result<Edit> {
  if (!(factor > 0) || !Number.isFinite(factor))
    return refused('factor', `${factor} is not a factor: use a number above 0, such as 2 or 0.5`)
  return changed(document, ids, `Scaled by ${tidy(factor)}:`, (leg) => times(leg, factor))
}

/** One leg to a size without a sign; its side stays. */
export function scaleLegTo(document: Document, id: string, size: number): Result<Edit> {
  const [leg] = legsOf(document, [id])
  if (leg === undefined) return nothingPicked()
  if (!(size > 0) || !Number.isFinite(size))
    return refused('size', `${size} is not a size here: use a number above 0; the side stays`)
  const factor = size / Math.abs(leg.quantity)
  const quantity = leg.quantity < 0 ? -size : size
  return changed(document, [id], `Scaled to ${tidy(size)}:`, (one) => ({
    ...times(one, factor),
    quantity,
  }))
}

/** What a split of a leg offers first: half of its size, without a sign. */
export const halfOf = ({ quantity }: Leg): number => tidy(Math.abs(quantity) / 2)

/** Cuts a leg in two: `part` of its size (without a sign) and the rest, as rows below one another. */
export function splitLeg(document: Document, id: string, part: number): Result<Edit> {
  const [leg] = legsOf(document, [id])
  if (leg === undefined) return nothingPicked()
  const whole = Math.abs(leg.quantity)
  if (!(part > 0) || !(part < whole))
    return refused('size', `${part} does not split ${whole}: use a number between 0 and ${whole}`)
  const share = part / whole
  const sign = leg.quantity < 0 ? -1 : 1
  const first = { ...times(leg, share), quantity: sign * part }
  const second: Leg = {
    ...leg,
    id: legIds(document)(),
    quantity: sign * tidy(whole - part),
    fees: tidy(leg.fees - first.fees),
    fundingReceived: tidy(leg.fundingReceived - first.fundingReceived),
  }
  const legs = document.legs.flatMap((one) => (one.id === id ? [first, second] : [one]))
  return success({ kind: 'setLegs', said: `Split ${labelOf(leg.instrument)}`, legs })
}
