// Computes: nothing: the records in which options of one expiry and volatility hand to pricing/greeks what they share,
//           computed once a run and not once a spot, and take back the figures that are wanted alone.
// Formula:  a term is what its name says; size is quantity times discount, which every greek is linear in.
// Domain:   terms that have no bound at sd = 0 or T = 0 are 0 there, as pricing/greeks takes its limits.
// Accuracy: one rounding each (test/analyses/surface.test.ts).
// Source:   docs/methods/valuation.md, "Surfaces".

/** What pairs of options need beside their tails, a pair of lanes each; `size` is quantity times discount. */
export enum Term {
  Size,
  Right,
  Carry,
  PerCarry,
  Years,
  Volatility,
  RootYears,
  PerDeviation,
  PerYears,
  Rate,
  Yield,
  /** Rate less yield. */
  Basis,
  PerStrike,
  /** Mask of options that discount at their own carry: the discount rate alone does not touch them. */
  Coins,
  COUNT,
}

/** The figures of a pair that are wanted alone too, a record of pairs. */
export enum Kept {
  Value,
  Delta,
  Gamma,
  Vega,
  Vanna,
  Volga,
  COUNT,
}

@inline
export function termAt(base: usize, term: Term): v128 {
  return v128.load(base + ((<usize>term) << 4))
}

export const KEPT_BYTES: usize = (<usize>Kept.COUNT) << 4

@inline
export function keep(kept: usize, figure: Kept, value: v128): void {
  v128.store(kept + ((<usize>figure) << 4), value)
}

@inline
export function keptAt(kept: usize, figure: Kept): v128 {
  return v128.load(kept + ((<usize>figure) << 4))
}
