import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { GreekColumn } from '../../assembly/abi'
import {
  GREEK_NAMES,
  greekColumns,
  type GreekName,
  type Variable,
} from '../../src/analyses/figures'
import { packOptions, type PriceAnswer, type PricedOption } from '../../src/analyses/price'
import type { Core } from '../../src/engine/core'
import { smoothOption, uglyOption } from '../support/arbitraries'
import { EPS, expectClose } from '../support/close'
import { loadCore, runKernel } from '../support/core'
import { closenessOf, derivative, scalesAt, STENCIL, stepOf } from '../support/differences'
import { priceAll } from '../support/european'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const RUNS = { numRuns: 4000 }
const NAMES = GREEK_NAMES.map(([name]) => name)

type Figures = Readonly<Record<GreekName, number>>

/** Every figure of the kernel, the ones that the price command leaves out included. */
function figuresOf(options: readonly PricedOption[]): Figures[] {
  const [table] = runKernel(core, 'price', packOptions(options))
  return options.map(
    (_, row) =>
      Object.fromEntries(
        GREEK_NAMES.map(([name, column]) => [name, table?.get(column, row)]),
      ) as Figures,
  )
}

const forwardOf = ({ model, underlying, years, rate, yield: q }: PricedOption): number =>
  model === 'forward' ? underlying : underlying * Math.exp((rate - q) * years)

describe('limits', () => {
  it('answers finite figures for any option that the price command accepts', () => {
    fc.assert(
      fc.property(uglyOption, (option) => {
        const [answer] = priceAll(core, [option])
        expect(
          Object.entries(answer ?? {}).filter(([, figure]) => !Number.isFinite(figure)),
        ).toEqual([])
      }),
      RUNS,
    )
  })

  it('keeps a price between its discounted intrinsic value and its underlying or strike', () => {
    fc.assert(
      fc.property(uglyOption, (option) => {
        const [{ price }] = priceAll(core, [option]) as [PriceAnswer]
        const discount = Math.exp(-option.rate * option.years)
        const forward = forwardOf(option)
        const sign = option.right === 'call' ? 1 : -1
        const slack = 32 * EPS * discount * (forward + option.strike) * (1 + option.years)
        const most = discount * (option.right === 'call' ? forward : option.strike)
        expect(price).toBeGreaterThanOrEqual(
          discount * Math.max(sign * (forward - option.strike), 0) - slack,
        )
        expect(price).toBeLessThanOrEqual(most + slack)
        expect(price).toBeGreaterThanOrEqual(0)
      }),
      RUNS,
    )
  })
})

describe('identities', () => {
  it('keeps put-call parity', () => {
    fc.assert(
      fc.property(uglyOption, (option) => {
        const [call, put] = priceAll(core, [
          { ...option, right: 'call' },
          { ...option, right: 'put' },
        ]) as [PriceAnswer, PriceAnswer]
        const discount = Math.exp(-option.rate * option.years)
        const forward = forwardOf(option)
        const growth = 1 + (Math.abs(option.rate) + Math.abs(option.yield)) * option.years
        expectClose({
          name: 'call - put',
          got: call.price - put.price,
          want: discount * (forward - option.strike),
          tolerance: 8 * EPS * growth * discount * (forward + option.strike),
          inputs: option,
        })
        for (const name of ['gamma', 'vega', 'volga', 'speed', 'dualGamma'] as const) {
          expect(call[name], name).toBe(put[name])
        }
      }),
      RUNS,
    )
  })

  it('doubles with spot and strike together, to the last bit', () => {
    fc.assert(
      fc.property(uglyOption, fc.integer({ min: -30, max: 30 }), (option, power) => {
        const factor = 2 ** power
        const { underlying, strike } = option
        const scaled = { ...option, underlying: underlying * factor, strike: strike * factor }
        const [one, other] = figuresOf([option, scaled]) as [Figures, Figures]
        // What underflows on the way keeps no bits to compare.
        fc.pre(one.value > 1e-250 && one.gamma > 1e-250)
        expect(other.value).toBe(one.value * factor)
        expect(other.vega).toBe(one.vega * factor)
        expect(other.delta).toBe(one.delta)
        expect(other.gamma).toBe(one.gamma / factor)
      }),
      RUNS,
    )
  })

  it("is S delta + K dualDelta: Euler's identity of a homogeneous price", () => {
    fc.assert(
      fc.property(uglyOption, (option) => {
        const [{ value, delta, dualDelta }] = figuresOf([option]) as [Figures]
        const [first, second] = [option.underlying * delta, option.strike * dualDelta]
        const growth = 1 + (Math.abs(option.rate) + Math.abs(option.yield)) * option.years
        const tolerance = 16 * EPS * growth * (Math.abs(first) + Math.abs(second))
        expectClose({ name: 'value', got: first + second, want: value, tolerance, inputs: option })
      }),
      RUNS,
    )
  })

  it('prices a row alike in either lane, alone or among others, with or without its greeks', () => {
    fc.assert(
      fc.property(uglyOption, uglyOption, (one, other) => {
        const packed = packOptions([one, other, one])
        const [all] = runKernel(core, 'price', packed)
        const prices = { inputs: packed.inputs, outputs: [{ rows: 3, columns: 1 }] }
        const [alone] = runKernel(core, 'price', prices)
        for (const name of NAMES) {
          const column = GREEK_NAMES.find(([known]) => known === name)?.[1] ?? NaN
          expect(all?.get(column, 2), name).toBe(all?.get(column, 0))
        }
        expect([0, 1, 2].map((row) => alone?.get(0, row))).toEqual(
          [0, 1, 2].map((row) => all?.get(GreekColumn.Value, row)),
        )
      }),
      { numRuns: 1000 },
    )
  })
})

/** The option with one variable moved; on the spot model, so that rate and yield are apart. */
const moved: Readonly<Record<Variable, (option: PricedOption, by: number) => PricedOption>> = {
  spot: (option, by) => ({ ...option, underlying: option.underlying + by }),
  strike: (option, by) => ({ ...option, strike: option.strike + by }),
  volatility: (option, by) => ({ ...option, volatility: option.volatility + by }),
  // The calendar's time: as it passes, less is left.
  time: (option, by) => ({ ...option, years: option.years - by }),
  rate: (option, by) => ({ ...option, rate: option.rate + by }),
  yield: (option, by) => ({ ...option, yield: option.yield + by }),
  discountRate: (option, by) => ({ ...option, rate: option.rate + by, yield: option.yield + by }),
}

describe('cross-method: each greek against central differences of the figure it derives from', () => {
  it.each(NAMES.filter((name) => greekColumns[name].derivativeOf !== null))('%s', (name) => {
    const [source, variable] = greekColumns[name].derivativeOf ?? ['value', 'spot']
    fc.assert(
      fc.property(smoothOption, (option) => {
        const scale = scalesAt({ ...option, spot: option.underlying })[variable]
        const step = stepOf(scale)
        const points = STENCIL.map((times) => moved[variable](option, times * step))
        const [here, ...around] = figuresOf([option, ...points]) as [Figures, ...Figures[]]
        const figures = around.map((figure) => figure[source])
        // Beyond the range of doubles nothing is left to difference.
        fc.pre(Math.max(...figures.map(Math.abs)) > 1e-200)
        expectClose({
          name,
          got: here[name],
          want: derivative(figures, step),
          tolerance: closenessOf(here[name], figures, scale),
          inputs: option,
        })
      }),
      { numRuns: 2000 },
    )
  })
})
