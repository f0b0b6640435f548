// European options as the price kernel takes them, and what their rounding errors may be.
import {
  packOptions,
  priceAnswer,
  type PriceAnswer,
  type PricedOption,
} from '../../src/analyses/price'
import type { Core } from '../../src/engine/core'
import { runKernel } from './core'
import { rightOf } from './documents'
import { num, type Row } from './golden'
import { EPS } from './close'

/** Prices options through the analysis' own functions, all in one run. */
export function priceAll(core: Core, options: readonly PricedOption[]): PriceAnswer[] {
  const [table] = runKernel(core, 'price', packOptions(options))
  if (table === undefined) throw new Error('no table came back')
  return options.map((option, at) => priceAnswer(table, at, option))
}

/** A row of european.json as an option. */
export const optionOf = (row: Row): PricedOption => ({
  model: num(row, 'model') === 1 ? 'forward' : 'spot',
  underlying: num(row, 'U'),
  strike: num(row, 'K'),
  years: num(row, 'T'),
  volatility: num(row, 'sigma'),
  rate: num(row, 'r'),
  yield: num(row, 'q'),
  right: rightOf(num(row, 'cp')),
})

/** Figures of an answer by their columns in european.json. */
export const GOLDEN_NAMES = {
  price: 'price',
  delta: 'delta',
  gamma: 'gamma',
  vega: 'vega',
  theta: 'theta',
  rho: 'rho',
  rhoYield: 'rho_q',
  vanna: 'vanna',
  volga: 'volga',
  charm: 'charm',
  veta: 'veta',
  speed: 'speed',
  zomma: 'zomma',
  color: 'color',
  ultima: 'ultima',
  dualDelta: 'dual_delta',
  dualGamma: 'dual_gamma',
} as const satisfies Record<keyof PriceAnswer, string>

/** The figures of the tolerance in test/golden's conventions. */
export interface Conditioning {
  readonly d1: number
  readonly d2: number
  /** Amplification of a rounding of the inputs. */
  readonly cond: number
  /** Per greek that is a sum: the sum of its terms' absolute values. */
  readonly scales: Readonly<Partial<Record<keyof PriceAnswer, number>>>
}

/** ln(U/K), by log1p where the quotient would lose the digits. */
export const logMoneyness = (U: number, K: number): number =>
  Math.abs(U - K) < 0.1 * K ? Math.log1p((U - K) / K) : Math.log(U / K)

/** Conditioning of a row, with scales built from the exact figures given. */
export function conditioningOf(option: PricedOption, exact: PriceAnswer): Conditioning {
  const { underlying: U, strike: K, years: T, volatility: sigma, rate: r } = option
  const q = option.model === 'forward' ? r : option.yield
  const b = r - q
  const sd = sigma * Math.sqrt(T)
  const x = logMoneyness(U, K)
  const m = (x + b * T) / sd
  const [d1, d2] = [m + sd / 2, m - sd / 2]
  const A = (1 + Math.abs(x) + Math.abs(b) * T) / sd + sd
  const cond = 1 + (1 + Math.abs(d1) + Math.abs(d2)) * A
  const dd = Math.abs(d1 * d2)
  const { price, delta, gamma, vega } = exact
  const n = vega / (U * Math.sqrt(T))
  const roll = Math.abs(q) + Math.abs((b * d1) / sd)
  return {
    d1,
    d2,
    cond,
    scales: {
      theta: Math.abs(r * price) + Math.abs(b * U * delta) + (vega * sigma) / (2 * T),
      charm: Math.abs(q * delta) + n * (Math.abs(b) / sd + Math.abs(d2) / (2 * T)),
      veta: vega * (roll + (1 + dd) / (2 * T)),
      color: gamma * (roll + (1 + dd) / (2 * T)),
      vanna: (n * Math.abs(d2)) / sigma,
      // d1*d2 is a difference itself: (ln(F/K)/sd)^2 - (sd/2)^2.
      volga: (vega * (m * m + (sd * sd) / 4)) / sigma,
      speed: (gamma / U) * (1 + Math.abs(d1) / sd),
      zomma: (gamma / sigma) * (1 + dd),
      ultima: (vega / sigma ** 2) * (dd * (1 + dd) + d1 * d1 + d2 * d2),
    },
  }
}

/** Accepted error of one figure: 4*eps*cond*scale; the price in its strict form, relative. */
export function toleranceOf(name: keyof PriceAnswer, exact: PriceAnswer, at: Conditioning): number {
  return 4 * EPS * at.cond * (at.scales[name] ?? Math.abs(exact[name]))
}
