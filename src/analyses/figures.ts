// The figures of the greeks kernel by name, each with its unit, meaning, formula and source: no
// number leaves the product without them.
import { BookColumn, GreekColumn } from '../../assembly/abi'
import type { Table } from '../engine/table'
import type { Column } from './analysis'

type Decapital<T> = T extends string ? Uncapitalize<T> : never
export type GreekName = Decapital<Exclude<keyof typeof GreekColumn, 'COUNT'>>
export type BookName = GreekName | Decapital<Exclude<keyof typeof BookColumn, 'COUNT'>>
export type BookFigures = { readonly [K in BookName]: number }

/** A greek also says which figure it is the derivative of, and by what. */
export interface GreekDescriptor extends Column {
  readonly symbol: string
  readonly derivativeOf: readonly [GreekName, Variable] | null
}

export type Variable = 'spot' | 'volatility' | 'time' | 'rate' | 'yield' | 'discountRate' | 'strike'

const HAUG = 'E. G. Haug, The Complete Guide to Option Pricing Formulas (2007), ch. 2'
const BLACK = 'F. Black, J. Financial Economics 3 (1976), eq. 16'

const greek = (
  symbol: string,
  label: string,
  unit: string,
  meaning: string,
  formula: string,
  derivativeOf: GreekDescriptor['derivativeOf'],
  source = HAUG,
): GreekDescriptor => ({ symbol, label, unit, meaning, formula, source, derivativeOf })

export const greekColumns: Readonly<Record<GreekName, GreekDescriptor>> = {
  value: greek('V', 'Value', 'USD', 'worth now', 'e^(-rT) (±F N(±d1) ∓ K N(±d2))', null, BLACK),
  delta: greek('Δ', 'Delta', 'coin', 'change per unit of spot, F/S kept', '±e^(-qT) N(±d1)', [
    'value',
    'spot',
  ]),
  gamma: greek(
    'Γ',
    'Gamma',
    'coin per USD',
    'change of delta per unit of spot',
    'e^(-qT) φ(d1)/(S σ√T)',
    ['delta', 'spot'],
  ),
  vega: greek(
    '𝒱',
    'Vega',
    'USD per 1.00 of volatility',
    'change per unit of volatility',
    'S e^(-qT) φ(d1) √T',
    ['value', 'volatility'],
  ),
  theta: greek(
    'Θ',
    'Theta',
    'USD per year',
    'change as time passes, spot, volatilities and rates kept, funding apart',
    '-∂V/∂T',
    ['value', 'time'],
  ),
  rho: greek(
    'ρ',
    'Rho',
    'USD per 1.00 of rate',
    'change when USD rate and basis rate move together',
    '±K T e^(-rT) N(±d2)',
    ['value', 'rate'],
  ),
  rhoYield: greek(
    'ρq',
    'Rho of yield',
    'USD per 1.00 of yield',
    'change per unit of yield, which lowers the basis rate',
    '∓S T e^(-qT) N(±d1)',
    ['value', 'yield'],
  ),
  rhoDiscount: greek(
    'ρd',
    'Rho of discount',
    'USD per 1.00 of rate',
    'change per unit of USD rate, the forward held',
    '-T V',
    ['value', 'discountRate'],
  ),
  vanna: greek(
    '∂Δ/∂σ',
    'Vanna',
    'coin per 1.00 of volatility',
    'change of delta per unit of volatility',
    '-e^(-qT) φ(d1) d2/σ',
    ['delta', 'volatility'],
  ),
  volga: greek(
    '∂𝒱/∂σ',
    'Volga',
    'USD per 1.00² of volatility',
    'change of vega per unit of volatility',
    '𝒱 d1 d2/σ',
    ['vega', 'volatility'],
  ),
  charm: greek(
    '-∂Δ/∂T',
    'Charm',
    'coin per year',
    'change of delta as time passes',
    'q Δ - e^(-qT) φ(d1) (b/(σ√T) - d2/(2T))',
    ['delta', 'time'],
  ),
  veta: greek(
    '-∂𝒱/∂T',
    'Veta',
    'USD per 1.00 of volatility per year',
    'change of vega as time passes',
    '𝒱 (q + b d1/(σ√T) - (1 + d1 d2)/(2T))',
    ['vega', 'time'],
  ),
  speed: greek(
    '∂Γ/∂S',
    'Speed',
    'coin per USD²',
    'change of gamma per unit of spot',
    '-Γ/S (1 + d1/(σ√T))',
    ['gamma', 'spot'],
  ),
  zomma: greek(
    '∂Γ/∂σ',
    'Zomma',
    'coin per USD per 1.00 of volatility',
    'change of gamma per unit of volatility',
    'Γ (d1 d2 - 1)/σ',
    ['gamma', 'volatility'],
  ),
  color: greek(
    '-∂Γ/∂T',
    'Color',
    'coin per USD per year',
    'change of gamma as time passes',
    'Γ (q + b d1/(σ√T) + (1 - d1 d2)/(2T))',
    ['gamma', 'time'],
  ),
  ultima: greek(
    '∂³V/∂σ³',
    'Ultima',
    'USD per 1.00³ of volatility',
    'change of volga per unit of volatility',
    '-𝒱/σ² (d1 d2 (1 - d1 d2) + d1² + d2²)',
    ['volga', 'volatility'],
  ),
  dualDelta: greek(
    '∂V/∂K',
    'Dual delta',
    'USD per USD of strike',
    'change per unit of strike',
    '∓e^(-rT) N(±d2)',
    ['value', 'strike'],
  ),
  dualGamma: greek(
    '∂²V/∂K²',
    'Dual gamma',
    'USD per USD² of strike',
    'change of dual delta per unit of strike',
    'e^(-rT) φ(d2)/(K σ√T)',
    ['dualDelta', 'strike'],
  ),
}

const OURS = 'definition: docs/methods/valuation.md'

const book = (label: string, unit: string, meaning: string, formula: string): Column => ({
  label,
  unit,
  meaning,
  formula,
  source: OURS,
})

export const bookColumns: Readonly<Record<Exclude<BookName, GreekName>, Column>> = {
  pnl: book(
    'P&L',
    'USD',
    'P&L from the chosen base, in the chosen reading',
    'V1 S1 - V0 S0, or (V1 - V0) S1 for coins',
  ),
  funding: book(
    'Funding',
    'USD per year',
    'funding received at the rate and spot of the state',
    '-φ q S; -φ N for inverse',
  ),
  forwardDelta: book(
    'Forward delta',
    'coin',
    "change per unit of each leg's own forward",
    'e^(-rT) N(±d1)',
  ),
  coinValue: book('Coin value', 'coin', 'coins that coin-settled legs are worth', 'V/S'),
  shockedVolatility: book(
    'Volatility',
    'per year',
    'volatility in use in the state',
    'max(σ (1 + w m) + w s + twist, floor)',
  ),
  floored: book(
    'Floored',
    '1 or 0',
    'the shocked volatility met its 1 % floor',
    'σ + shift < 0.01',
  ),
  settled: book(
    'Settled',
    '1 or 0',
    'expired by the time of the state: worth its payoff, as cash',
    'T1 = 0',
  ),
  smileDelta: book(
    'Smile delta',
    'coin',
    'delta with the volatility moving by the smile rule',
    'Δ + 𝒱 ∂σ/∂S',
  ),
  smileGamma: book(
    'Smile gamma',
    'coin per USD',
    'gamma with the volatility moving by the smile rule',
    'Γ + 2 ∂Δ/∂σ ∂σ/∂S + ∂𝒱/∂σ (∂σ/∂S)² + 𝒱 ∂²σ/∂S²',
  ),
  tenorVega: book(
    'Vega, 30 days',
    'USD per 1.00 of volatility',
    'vega weighted by tenor, as if volatilities moved by the square root of 30 days over theirs',
    '𝒱 √(30 d/T)',
  ),
  usdDelta: book('Delta, USD', 'USD', 'delta at the spot: adds over underlyings', 'Δ S'),
  usdGamma: book('Gamma, USD', 'USD', 'gamma at the spot: adds over underlyings', 'Γ S²'),
}

const decapital = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

function namesOf(
  columns: Readonly<Record<string, string | number>>,
): readonly (readonly [string, number])[] {
  return Object.entries(columns).flatMap(([name, at]) =>
    typeof at === 'number' && name !== 'COUNT' ? [[decapital(name), at] as const] : [],
  )
}

export const GREEK_NAMES = namesOf(GreekColumn) as readonly (readonly [GreekName, number])[]
export const BOOK_NAMES = [...GREEK_NAMES, ...namesOf(BookColumn)] as readonly (readonly [
  BookName,
  number,
])[]

/** Reads a figure when it is asked for: of the many that a row holds few are shown. */
class FigureRow {
  constructor(
    readonly table: Table,
    readonly row: number,
  ) {}
}
for (const [name, column] of BOOK_NAMES)
  Object.defineProperty(FigureRow.prototype, name, {
    get(this: FigureRow) {
      return this.table.get(column, this.row)
    },
  })

/** One row of the greeks kernel's output by name. */
export const figuresAt = (table: Table, row: number): BookFigures =>
  new FigureRow(table, row) as unknown as BookFigures
