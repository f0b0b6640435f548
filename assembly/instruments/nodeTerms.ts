// Computes: what a leg has in common over nodes of a surface: the terms of the pricing, and what its greeks are
//           scaled by for the book.
// Formula:  pricing/terms; a leg that expired inside the horizon, or before it, is cash: time moves it no longer, so
//           its rates are 0.
// Domain:   in the state that `seen` of book.ts holds.
// Accuracy: one rounding each (test/analyses/surface.test.ts).
// Source:   docs/methods/valuation.md, "Surfaces".
import { LegColumn } from '../abi'
import { cell } from '../market/inputs'
import { Seen } from '../market/state'
import { inverseOrZero } from '../pricing/greeks'
import { Term } from '../pricing/terms'
import { get } from '../table'
import { seen } from './book'
import { isCash, isInverse, isOption } from './index'
import { tenorWeight } from './sums'

/** What nodes share beside the terms of the pricing, in the same record. */
export enum Scale {
  /** Delta by the forward over that by the spot. */
  PerForward = Term.COUNT,
  Tenor,
  Floored,
  Settled,
  Slope,
  Curvature,
  END,
}
/** Bytes of a record. */
export const RECORD: usize = (<usize>Scale.END) << 4

export function scaleAt(record: usize, scale: Scale): v128 {
  return v128.load(record + ((<usize>scale) << 4))
}

export function setTerm(lane: usize, term: i32, value: f64): void {
  store<f64>(lane + ((<usize>term) << 4), value)
}

/** Writes what a leg sees at a node to its lane of a record; whether its volatility is floored or it is settled. */
export function setTerms(leg: i32, lane: usize): bool {
  const isCoin = isInverse(leg)
  const isSettled = get(seen, Seen.IsSettled, 0) != 0 || isCash(leg)
  const T = get(seen, Seen.YearsLeft, 0)
  const carry = get(seen, Seen.Carry, 0)
  // What is no option, or cash already, has no volatility to be floored.
  const isFloored = isOption(leg) && !isCash(leg) ? get(seen, Seen.IsFloored, 0) : 0.0
  const per = inverseOrZero(f64x2.replace_lane(f64x2.splat(get(seen, Seen.Deviation, 0)), 1, T))
  setTerm(lane, Term.Size, cell(leg, LegColumn.Quantity) * get(seen, Seen.Discount, 0))
  setTerm(lane, Term.Right, cell(leg, LegColumn.Right))
  setTerm(lane, Term.Carry, carry)
  setTerm(lane, Term.PerCarry, 1.0 / carry)
  setTerm(lane, Term.Years, T)
  setTerm(lane, Term.Volatility, get(seen, Seen.Volatility, 0))
  setTerm(lane, Term.RootYears, sqrt(T))
  setTerm(lane, Term.PerDeviation, f64x2.extract_lane(per, 0))
  setTerm(lane, Term.PerYears, f64x2.extract_lane(per, 1))
  // A leg that expired inside the horizon is cash: time no longer moves it.
  setTerm(lane, Term.Rate, isSettled ? 0.0 : get(seen, Seen.Rate, 0))
  setTerm(lane, Term.Yield, isSettled ? 0.0 : get(seen, Seen.Yield, 0))
  setTerm(lane, Term.Basis, isSettled ? 0.0 : get(seen, Seen.BasisRate, 0))
  setTerm(lane, Term.PerStrike, 1.0 / cell(leg, LegColumn.Strike))
  store<u64>(lane + ((<usize>Term.Coins) << 4), isCoin ? ~0 : 0)
  setTerm(lane, Scale.PerForward, isCoin ? 1.0 : 1.0 / carry)
  setTerm(lane, Scale.Tenor, f64x2.extract_lane(tenorWeight(f64x2.splat(T)), 0))
  setTerm(lane, Scale.Floored, isFloored)
  setTerm(lane, Scale.Settled, isSettled ? 1.0 : 0.0)
  setTerm(lane, Scale.Slope, get(seen, Seen.SmileSlope, 0))
  setTerm(lane, Scale.Curvature, get(seen, Seen.SmileCurvature, 0))
  return isSettled || isFloored != 0
}
