// By which other way a figure is computed a second time: what is asked of the check kernel, of which legs,
// and how its answer becomes the figure's own unit.
import {
  perDay,
  perPercent,
  perPoint,
  yearsBetween,
  yearsFromDays,
  type PageUnit,
} from '../domain/units'
import { pickedSpot, sizeOf, type Document } from '../document'
import { priceUnit } from '../instruments'
import { asItIs, spotFactorOf, type CheckQuestion, type ListedState, type Shift } from '../packing'
import { noShocks } from '../shocks'
import type { FigureName } from './checkFigures'
import { FIRST, firstStep, LEVELS, SECOND } from './checkSteps'
import { expiriesAhead } from './domain'
import { heldBy } from './tiles'
import { spotsOf } from './positions'

/** How the answer is read: the figure itself, a zero of three states, or a forward. */
export type Reading = 'second' | 'zero' | 'forward'

export interface Plan {
  /** The book that is asked about: all legs or some. */
  readonly document: Document
  readonly question: CheckQuestion
  /** Kernel's answer to the figure's unit, by multiplication. */
  readonly scale: number
  readonly reading: Reading
  /** The way, in words. */
  readonly method: string
}

/** Why there is no second way. */
export interface NoPlan {
  readonly reason: string
}

const DIFFERENCES = 'central differences of the revalued book, extrapolated after Richardson'
const QUADRATURE = 'payoffs integrated over the density of the price, Gauss-Legendre points'
/** Prices this far apart give the slope at a break-even. */
const BESIDE = 1e-5

const scenario = ({ shocks }: Document): ListedState => ({ shocks })

/** A document whose volatilities stay while spot and time move: what plain greeks are derivatives of. */
const held = (document: Document): Document => ({
  ...document,
  settings: { ...document.settings, smileRule: 'stickyStrike', pnlFrom: 'now' },
})

const onlyOn = (document: Document, underlying: string): Document => ({
  ...document,
  legs: document.legs.filter(({ instrument }) => instrument.underlying === underlying),
})

interface Derivative {
  readonly shift: Shift
  readonly along?: (underlying: string) => Shift
  readonly order?: 1 | 2
  readonly scale: number
  readonly base?: ListedState
}

function byDifferences(
  document: Document,
  { shift, along = () => shift, order = 1, scale, base = asItIs }: Derivative,
): Plan {
  const book = held(document)
  const step = firstStep(book, shift, base !== asItIs)
  const points = order === 1 ? FIRST : SECOND
  return {
    document: book,
    question: {
      method: 'differences',
      base,
      differences: { along, points, order, step, levels: LEVELS },
    },
    scale,
    reading: 'second',
    method: DIFFERENCES,
  }
}

/** Funding for a time at today's spot: with it less against it, half of each; linear, so one step. */
function byFunding(document: Document, years: number, base: ListedState, scale: number): Plan {
  const points = [
    { at: 1, weight: 0.5, funding: 'market' },
    { at: 1, weight: -0.5, funding: 'reversed' },
  ] as const
  return {
    document: held(document),
    question: {
      method: 'differences',
      base,
      differences: { along: () => ({ years: 1 }), points, order: 0, step: years, levels: 1 },
    },
    scale,
    reading: 'second',
    method: 'the book revalued with funding paid and with the same funding received, half the gap',
  }
}

function byQuadrature(
  document: Document,
  states: readonly ListedState[],
  measure: 'pnl' | 'value',
  scale: number,
): Plan {
  const question = { method: 'quadrature', states, measure } as const
  return { document, question, scale, reading: 'second', method: QUADRATURE }
}

function planNet(document: Document, name: string, unit: PageUnit): Plan {
  const spot = pickedSpot(document)
  const isTotal = heldBy(document).length > 1
  const inUnit = unit === 'usd' ? 1 : 1 / spot
  const book = isTotal ? document : onlyOn(document, document.settings.underlying)
  switch (name) {
    case 'value':
      return byQuadrature(document, [asItIs], 'value', inUnit)
    case 'delta':
      return byDifferences(book, {
        shift: { spot: 1 },
        scale: isTotal ? perPercent * inUnit : 1 / spot,
      })
    case 'gamma':
      return byDifferences(book, {
        shift: { spot: 1 },
        order: 2,
        scale: isTotal ? perPercent * perPercent * inUnit : perPercent / spot,
      })
    case 'vega':
      return byDifferences(book, { shift: { volatility: 1 }, scale: perPoint * inUnit })
    case 'theta':
      return byDifferences(book, {
        shift: { years: 1, funding: 'none' },
        scale: perDay * inUnit,
      })
    case 'rho':
      return byDifferences(book, { shift: { rate: 1, basis: 1 }, scale: perPercent * inUnit })
    default:
      return byFunding(book, 1, asItIs, perDay * inUnit)
  }
}

function planLeg(
  document: Document,
  { leg: id, name }: Extract<FigureName, { kind: 'leg' }>,
  unit: PageUnit,
  worth: number,
): Plan | NoPlan {
  const leg = document.legs.find((one) => one.id === id)
  if (leg === undefined) return { reason: 'the leg is no longer in the book' }
  const { instrument } = leg
  const spot = spotsOf(document, instrument.underlying)
  const alone: Document = { ...document, legs: [{ ...leg, isOn: true }] }
  switch (name) {
    case 'delta':
      return byDifferences(alone, { shift: { spot: 1 }, scale: 1 / spot.base })
    case 'scenarioPnl': {
      const picked = spotsOf(document, document.settings.underlying).scenario
      return byQuadrature(alone, [scenario(document)], 'pnl', unit === 'usd' ? 1 : 1 / picked)
    }
    case 'volatility':
      return {
        document: alone,
        question: { method: 'volatility', target: worth },
        scale: 1,
        reading: 'second',
        method: 'the volatility at which an integral of the payoff gives the worth',
      }
    case 'mark': {
      if (instrument.kind === 'spot' || instrument.kind === 'perpetual')
        return { reason: 'it is the spot price of the market: observed, not computed' }
      if (instrument.kind === 'future')
        return {
          ...byQuadrature(alone, [asItIs], 'value', 1),
          reading: 'forward',
          method: 'S e^(bT)',
        }
      const inCoin = priceUnit(instrument) === 'coin' ? 1 / spot.base : 1
      return byQuadrature(alone, [asItIs], 'value', inCoin / sizeOf(leg))
    }
  }
}

/** The way to a cell of the matrix: its shocks in place of the scenario's. */
function planCell(
  document: Document,
  { measure, shocks }: Extract<FigureName, { kind: 'cell' }>,
  unit: PageUnit,
): Plan | NoPlan {
  const base: ListedState = { shocks: { ...document.shocks, ...shocks } }
  const there = pickedSpot(document) * (1 + base.shocks.spot)
  const inUnit = unit === 'usd' ? 1 : 1 / there
  if (measure === 'pnl') return byQuadrature(document, [base], 'pnl', inUnit)
  if (document.settings.smileRule !== 'stickyStrike' || document.shocks.smile !== undefined)
    return { reason: 'greeks in a cell are differenced only where volatilities move in parallel' }
  if (document.settings.coinLegs === 'coinProfit')
    return {
      reason: 'by coin profit, greeks in a cell count from the coins held there, not from now',
    }
  const shocked = { ...document, shocks: base.shocks }
  const own = onlyOn(shocked, document.settings.underlying)
  switch (measure) {
    case 'delta':
      return byDifferences(own, { shift: { spot: 1 }, scale: 1 / there, base })
    case 'gamma':
      return byDifferences(own, { shift: { spot: 1 }, order: 2, scale: perPercent / there, base })
    case 'vega':
      return byDifferences(shocked, { shift: { volatility: 1 }, scale: perPoint * inUnit, base })
    case 'theta':
      return byDifferences(shocked, {
        shift: { years: 1, funding: 'none' },
        scale: perDay * inUnit,
        base,
      })
    case 'rho':
      return byDifferences(shocked, {
        shift: { rate: 1, basis: 1 },
        scale: perPercent * inUnit,
        base,
      })
  }
}

function planDriver(document: Document, driver: string, unit: PageUnit): Plan {
  const { shocks } = document
  const scale = unit === 'usd' ? 1 : 1 / (pickedSpot(document) * (1 + shocks.spot))
  const moveOf = (name: string): number => spotFactorOf(document, shocks, name) - 1
  const largest = Math.max(
    ...Object.keys(document.market.underlyings).map((n) => Math.abs(moveOf(n))),
  )
  const spot = { shift: { spot: largest }, along: (name: string) => ({ spot: moveOf(name) }) }
  const isParallel = shocks.smile === undefined && document.settings.smileRule === 'stickyStrike'
  const volatility = { shift: { volatility: shocks.volatility } }
  const years = yearsFromDays(shocks.days)
  if (driver === 'delta') return byDifferences(document, { ...spot, scale })
  if (driver === 'gamma') return byDifferences(document, { ...spot, order: 2, scale: scale / 2 })
  if (driver === 'vega' && isParallel) return byDifferences(document, { ...volatility, scale })
  if (driver === 'volga' && isParallel)
    return byDifferences(document, { ...volatility, order: 2, scale: scale / 2 })
  if (driver === 'theta')
    return byDifferences(document, { shift: { years, funding: 'none' }, scale })
  if (driver === 'rates')
    return byDifferences(document, {
      shift: { rate: shocks.rates, basis: shocks.rates + (shocks.basis ?? 0) },
      scale,
    })
  if (driver === 'funding')
    return byFunding(document, years, { shocks: { ...noShocks, funding: shocks.funding } }, scale)
  return byQuadrature(document, [scenario(document)], 'pnl', scale)
}

function planBreakEven(document: Document, price: number): Plan {
  const [expiry = null] = expiriesAhead(document)
  const years = expiry === null ? 0 : yearsBetween(document.market.asOf, expiry)
  const spot = pickedSpot(document)
  const at = (where: number): ListedState => ({
    shocks: { ...noShocks, spot: where / spot - 1 },
    years,
  })
  const states = [at(price), at(price * (1 + BESIDE)), at(price * (1 - BESIDE))]
  return { ...byQuadrature(document, states, 'pnl', 1), reading: 'zero' }
}

/** Drivers that have a way of their own; the others are checked by the total that all add up to. */
export function isOfTotal({ shocks, settings }: Document, driver: string): boolean {
  const isParallel = shocks.smile === undefined && settings.smileRule === 'stickyStrike'
  const own = ['delta', 'gamma', 'theta', 'rates', 'funding']
  return !(own.includes(driver) || (isParallel && ['vega', 'volga'].includes(driver)))
}

/** The second way to a figure. `worth` in USD is what a volatility is looked for. */
export function planOf(
  document: Document,
  figure: Exclude<FigureName, { kind: 'chance' }>,
  unit: PageUnit,
  worth: number,
): Plan | NoPlan {
  switch (figure.kind) {
    case 'net':
      return planNet(document, figure.name, unit)
    case 'leg':
      return planLeg(document, figure, unit, worth)
    case 'scenarioPnl':
      return planDriver(document, 'total', unit)
    case 'breakEven':
      return planBreakEven(document, figure.price)
    case 'cell':
      return planCell(document, figure, unit)
    case 'driver':
      return planDriver(document, figure.driver, unit)
  }
}
