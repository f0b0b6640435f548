// Computes: delta and gamma of a leg with its volatility moving by the smile rule.
// Formula:  with s1 = -s'/S and s2 = (s'' + s')/S^2 the derivatives of the volatility by the spot, s' and s'' those
//           by k = ln(K/F): delta + vega*s1; gamma + 2*vanna*s1 + volga*s1^2 + vega*s2.
// Domain:   where the volatility does not move (sticky strike, no smile, at its floor, settled): the
//           plain ones.
// Accuracy: against differences of the revalued book (test/analyses/smileRules.test.ts).
// Source:   the chain rule; docs/methods/smile.md.
import { BookColumn, GreekColumn } from '../abi'
import { Seen } from '../market/state'
import { get, set } from '../table'

/** Delta and gamma with the volatility moving by the smile rule: the chain rule. */
export function adjustToSmile(seen: usize, S: f64, figures: usize): void {
  const byK = get(seen, Seen.SmileSlope, 0)
  const first = -byK / S
  const second = (get(seen, Seen.SmileCurvature, 0) + byK) / (S * S)
  const vega = get(figures, GreekColumn.Vega, 0)
  const vanna = get(figures, GreekColumn.Vanna, 0)
  const volga = get(figures, GreekColumn.Volga, 0)
  const gamma = 2.0 * vanna * first + volga * first * first + vega * second
  set(figures, BookColumn.SmileDelta, 0, get(figures, GreekColumn.Delta, 0) + vega * first)
  set(figures, BookColumn.SmileGamma, 0, get(figures, GreekColumn.Gamma, 0) + gamma)
}
