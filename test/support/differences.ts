// Derivatives by central differences of fourth order, with the steps that suit an option.
import type { Variable } from '../../src/analyses/figures'

/** Multiples of the step at which a figure is needed. */
export const STENCIL = [-2, -1, 1, 2] as const

/** The step as a fraction of a variable's own scale: truncation 1e-12, rounding 1e-9 or less. */
const FRACTION = 1e-3

/** Largest accepted difference, as a fraction of |greek| + |figure|/scale. */
export const CLOSENESS = 1e-7

export interface Point {
  readonly spot: number
  readonly strike: number
  readonly years: number
  readonly volatility: number
  readonly rate: number
  readonly yield: number
}

/** How far each variable moves before a figure of this option changes its size. */
export function scalesAt({
  spot,
  strike,
  years,
  volatility,
  rate,
  yield: q,
}: Point): Record<Variable, number> {
  const b = rate - q
  const sd = volatility * Math.sqrt(years)
  const m = (Math.log(spot / strike) + b * years) / sd
  const d = Math.abs(m) + sd / 2
  const width = Math.min(sd, 1) / (1 + d)
  const growth = 1 / (years * (1 + (1 + d) / sd))
  const drift = years * (Math.abs(rate) + Math.abs(q) + (Math.abs(b) * (1 + d)) / sd)
  return {
    spot: spot * width,
    strike: strike * width,
    volatility: volatility / (1 + d * d),
    time: years / (1 + d * d + drift),
    rate: growth,
    yield: growth,
    discountRate: 1 / years,
  }
}

export const stepOf = (scale: number): number => FRACTION * scale

/** The derivative from the figures at the stencil's points. */
export function derivative(figures: readonly number[], step: number): number {
  const [a = NaN, b = NaN, c = NaN, d = NaN] = figures
  return (8 * (c - b) - (d - a)) / (12 * step)
}

/** Largest accepted difference between a greek and the derivative of its figure. */
export function closenessOf(greek: number, figures: readonly number[], scale: number): number {
  const largest = Math.max(...figures.map(Math.abs))
  return CLOSENESS * (Math.abs(greek) + largest / scale)
}
