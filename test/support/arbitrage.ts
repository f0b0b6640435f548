// Whether smiles admit arbitrage, by formulas of their own: nothing here is shared with the core.
// Durrleman's g from Gatheral and Jacquier (2014), eq. 2.1; Lee's limit of the wings.
import type { Smile } from '../../src/domain/market'

export interface Placed {
  readonly smile: Smile
  readonly years: number
}

export interface Arbitrage {
  /** From 0 up, there is no butterfly arbitrage on the points. */
  readonly leastDurrleman: number
  /** Least limit of g along a wing: 1/4 - slope²/16. */
  readonly leastWing: number
  /** Least total variance less that of the expiry before. */
  readonly leastGap: number
  /** Least slope of a wing less that of the expiry before. */
  readonly leastSlopeGap: number
}

const POINTS = 2001
const DEVIATIONS = 10

export const varianceAt = ({ a, b, rho, m, sigma }: Smile, k: number): number =>
  a + b * (rho * (k - m) + Math.sqrt((k - m) ** 2 + sigma ** 2))

function durrlemanAt(smile: Smile, k: number): number {
  const { b, rho, m, sigma } = smile
  const w = varianceAt(smile, k)
  const root = Math.sqrt((k - m) ** 2 + sigma ** 2)
  const first = b * (rho + (k - m) / root)
  const second = (b * sigma ** 2) / root ** 3
  return (1 - (k * first) / (2 * w)) ** 2 - (first ** 2 / 4) * (1 / w + 1 / 4) + second / 2
}

const pointsOf = ({ smile }: Placed): readonly number[] => {
  const reach = DEVIATIONS * Math.sqrt(varianceAt(smile, 0))
  return Array.from({ length: POINTS }, (_, at) => reach * ((2 * at) / (POINTS - 1) - 1))
}

const wingsOf = ({ b, rho }: Smile): readonly number[] => [b * (1 - rho), b * (1 + rho)]

/** Expiries by rising time. */
export function arbitrageOf(placed: readonly Placed[]): Arbitrage {
  const least = (values: readonly number[]): number => Math.min(Infinity, ...values)
  const pairs = placed.slice(1).map((after, at) => [placed[at] ?? after, after] as const)
  return {
    leastDurrleman: least(
      placed.map((one) => least(pointsOf(one).map((k) => durrlemanAt(one.smile, k)))),
    ),
    leastWing: least(
      placed.flatMap(({ smile }) => wingsOf(smile).map((slope) => 0.25 - slope ** 2 / 16)),
    ),
    leastGap: least(
      pairs.map(([before, after]) =>
        least(
          [...pointsOf(before), ...pointsOf(after)].map(
            (k) => varianceAt(after.smile, k) - varianceAt(before.smile, k),
          ),
        ),
      ),
    ),
    leastSlopeGap: least(
      pairs.flatMap(([before, after]) => {
        const earlier = wingsOf(before.smile)
        return wingsOf(after.smile).map((slope, side) => slope - (earlier[side] ?? NaN))
      }),
    ),
  }
}
