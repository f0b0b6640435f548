// How far a derivative is differenced: first steps well inside the scale on which a book bends, halved from
// there; the kernel keeps the step that errs least.
import type { Document, Leg } from '../document'
import { yearsBetween, yearsFromDays } from '../domain/units'
import { expiryOf } from '../instruments'
import { volatilityOf, type Shift, type StencilPoint } from '../packing'
import { spreadOf } from './domain'

/** Halvings of the first step. */
export const LEVELS = 7

export const FIRST: readonly StencilPoint[] = [
  { at: 1, weight: 0.5 },
  { at: -1, weight: -0.5 },
]

export const SECOND: readonly StencilPoint[] = [
  { at: 1, weight: 1 },
  { at: 0, weight: -2 },
  { at: -1, weight: 1 },
]

interface Scales {
  /** Deviation of ln S to the expiry, volatility and years of the options and futures still to come. */
  readonly deviations: readonly number[]
  readonly volatilities: readonly number[]
  readonly years: readonly number[]
}

function scalesOf({ legs, market, shocks }: Document, isShocked: boolean): Scales {
  const passed = isShocked ? yearsFromDays(shocks.days) : 0
  const ahead = legs.flatMap((leg: Leg) => {
    const expiry = expiryOf(leg.instrument)
    const years = expiry === null ? 0 : yearsBetween(market.asOf, expiry) - passed
    return leg.isOn && years > 0 ? [{ leg, years }] : []
  })
  const moved = isShocked ? shocks.volatility : 0
  const options = ahead.filter(({ leg }) => leg.instrument.kind === 'option')
  const sized = options.flatMap(({ leg, years }) => {
    const own = volatilityOf(leg, market)
    const [spread = NaN] = spreadOf(leg, market)
    const total = yearsBetween(market.asOf, expiryOf(leg.instrument) ?? market.asOf)
    const volatility = Math.max((own > 0 ? own : spread / Math.sqrt(total)) + moved, 0.01)
    return volatility > 0 ? [{ volatility, years }] : []
  })
  return {
    deviations: sized.map(({ volatility, years }) => volatility * Math.sqrt(years)),
    volatilities: sized.map(({ volatility }) => volatility),
    years: ahead.map(({ years }) => years),
  }
}

const least = (values: readonly number[], most: number): number => Math.min(most, ...values)

/** The first step along a direction, given what one unit of it moves at most. */
export function firstStep(document: Document, shift: Shift, isShocked = false): number {
  const { deviations, volatilities, years } = scalesOf(document, isShocked)
  const deviation = least(deviations, 0.2)
  const rate = Math.max(Math.abs(shift.rate ?? 0), Math.abs(shift.basis ?? 0))
  const steps = [
    [Math.abs(shift.spot ?? 0), deviation / 2],
    [Math.abs(shift.volatility ?? 0), least(volatilities, 0.4) / 4],
    [Math.abs(shift.years ?? 0), least(years, 0.2) / 4],
    [rate, Math.min(0.05, deviation / (2 * Math.max(...years, 0.1)))],
  ] as const
  const step = Math.min(...steps.map(([moves, room]) => (moves > 0 ? room / moves : Infinity)))
  // Where nothing moves any step does: every difference is 0.
  return Number.isFinite(step) ? step : 1
}
