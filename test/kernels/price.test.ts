import { beforeAll, describe, expect, it } from 'vitest'
import {
  packOptions,
  parseOption,
  type PriceAnswer,
  type PricedOption,
} from '../../src/analyses/price'
import type { Core } from '../../src/engine/core'
import { Worst } from '../support/close'
import { BUILDS, loadCore, type Build } from '../support/core'
import { conditioningOf, GOLDEN_NAMES, optionOf, priceAll, toleranceOf } from '../support/european'
import { goldenRows, num, type Row } from '../support/golden'

const cores: Partial<Record<Build, Core>> = {}
const core = (build: Build = 'checked'): Core => {
  const found = cores[build]
  if (found === undefined) throw new Error(`${build} is not loaded`)
  return found
}

beforeAll(async () => {
  for (const build of BUILDS) cores[build] = await loadCore(build)
})

const plain: PricedOption = {
  model: 'spot',
  underlying: 100,
  strike: 100,
  years: 0.5,
  volatility: 0.5,
  rate: 0,
  yield: 0,
  right: 'call',
}
const priced = (option: Partial<PricedOption>): PriceAnswer =>
  priceAll(core(), [{ ...plain, ...option }])[0] as PriceAnswer

const NAMES = Object.keys(GOLDEN_NAMES) as (keyof PriceAnswer)[]

describe('limits', () => {
  it('is worth the intrinsic value at its expiry, with a delta of one or none', () => {
    expect(priced({ years: 0, underlying: 120 })).toMatchObject({
      price: 20,
      delta: 1,
      gamma: 0,
      vega: 0,
    })
    expect(priced({ years: 0, underlying: 80 })).toMatchObject({
      price: 0,
      delta: 0,
      gamma: 0,
      vega: 0,
    })
    expect(priced({ years: 0, underlying: 80, right: 'put' })).toMatchObject({
      price: 20,
      delta: -1,
    })
    expect(priced({ years: 0, underlying: 120, right: 'put' })).toMatchObject({
      price: 0,
      dualDelta: 0,
    })
  })

  it('is worth the discounted intrinsic value of the forward at zero volatility', () => {
    const rates = { rate: 0.07, yield: 0.02, years: 2, volatility: 0 }
    const forward = 110 * Math.exp(0.1)
    const { price, delta, dualDelta } = priced({ ...rates, underlying: 110 })
    expect(price).toBeCloseTo(Math.exp(-0.14) * (forward - 100), 12)
    expect(delta).toBeCloseTo(Math.exp(-0.04), 14)
    expect(dualDelta).toBeCloseTo(-Math.exp(-0.14), 14)
    expect(priced({ ...rates, underlying: 110, right: 'put' })).toMatchObject({
      price: 0,
      gamma: 0,
    })
  })

  it('takes one half for delta at the kink, and 0 where a derivative has no bound', () => {
    for (const corner of [{ years: 0 }, { volatility: 0 }, { years: 0, volatility: 0 }]) {
      const call = priced(corner)
      const put = priced({ ...corner, right: 'put' })
      expect(call).toMatchObject({ price: 0, gamma: 0 })
      expect(put).toMatchObject({ price: 0, gamma: 0 })
      // erfcx(0) is 1 to within its accuracy of 4 eps, and half of it is the delta.
      expect(Math.abs(call.delta - 0.5)).toBeLessThanOrEqual(2 * Number.EPSILON)
      expect(Math.abs(call.dualDelta + 0.5)).toBeLessThanOrEqual(2 * Number.EPSILON)
      expect(Math.abs(put.delta + 0.5)).toBeLessThanOrEqual(2 * Number.EPSILON)
    }
  })

  it('keeps the vega of an option at the money as volatility goes to zero', () => {
    expect(priced({ volatility: 0, years: 1 }).vega).toBeCloseTo(100 / Math.sqrt(2 * Math.PI), 12)
  })

  it('gives a call the whole spot and a put no delta at a huge volatility', () => {
    const call = priced({ volatility: 1000, years: 1000 })
    const put = priced({ volatility: 1000, years: 1000, right: 'put' })
    expect(call).toMatchObject({ price: 100, delta: 1, vega: 0 })
    expect(put.price).toBe(100)
    expect(put.delta).toBeCloseTo(0, 300)
    expect(put.dualDelta).toBe(1)
  })

  it('goes to its expiry without a jump', () => {
    for (const years of [1e-6, 1e-12, 1e-30, 1e-100, 1e-200, 5e-324]) {
      expect(priced({ years, underlying: 120 })).toMatchObject({ price: 20, delta: 1 })
      const sd = 0.5 * Math.sqrt(years)
      const { price, delta } = priced({ years })
      expect(delta).toBeCloseTo(0.5 + sd / 2 / Math.sqrt(2 * Math.PI), 9)
      expect(price).toBeCloseTo((100 * sd) / Math.sqrt(2 * Math.PI), 9)
    }
  })

  it('takes no yield into account on a forward', () => {
    const forward = { ...plain, model: 'forward', rate: 0.05, years: 1000 } as const
    expect(parseOption({ ...forward, yield: 10 }, '').ok).toBe(true)
    expect(priced({ ...forward, yield: 10 })).toEqual(priced(forward))
  })

  it('answers a finite number for every figure at every corner', () => {
    const corners = [0, 5e-324, 1e-200, 1e-149, 1e-90, 1e-16, 1e-8, 0.5, 30, 1000]
    const options = corners.flatMap((years) =>
      corners.flatMap((volatility) =>
        [1e-15, 50, 100, 100.00000000000001, 200, 1e15].flatMap((underlying) =>
          (['call', 'put'] as const).map((right) => ({
            ...plain,
            years,
            volatility,
            underlying,
            right,
          })),
        ),
      ),
    )
    const scaled = options.flatMap((option) => [
      option,
      { ...option, underlying: 1e15, strike: 1e15 },
      { ...option, underlying: 1e-15, strike: 1e-15 },
      // Rates as far out as the price command takes them.
      ...[-10, 10].flatMap((rate) =>
        [0, rate, -rate].map((q) => {
          const years = Math.min(option.years, q === -rate ? 15 : 30)
          return { ...option, rate, yield: q, years, underlying: 1e-15, strike: 1e-15 }
        }),
      ),
    ])
    priceAll(core(), scaled).forEach((answer, at) => {
      const bad = NAMES.filter((name) => !Number.isFinite(answer[name]))
      if (bad.length > 0) expect.fail(`${bad.join(', ')} of ${JSON.stringify(scaled[at])}`)
    })
  })
})

describe('golden rows of european.json', () => {
  const rows = goldenRows('european')
  const options = rows.map(optionOf)
  const wanted = (row: Row): PriceAnswer =>
    Object.fromEntries(NAMES.map((name) => [name, num(row, GOLDEN_NAMES[name])])) as PriceAnswer

  it('accepts every row as input', () => {
    options.forEach((option, at) => expect(parseOption(option, `[${at}]`).ok).toBe(true))
  })

  it.each(BUILDS)('reproduces price and sixteen greeks within 4 eps cond scale (%s)', (build) => {
    const worst = new Worst()
    priceAll(core(build), options).forEach((got, at) => {
      const [row, option] = [rows[at] as Row, options[at] as PricedOption]
      const want = wanted(row)
      const conditioning = conditioningOf(option, want)
      for (const name of NAMES) {
        const tolerance = toleranceOf(name, want, conditioning)
        worst.expectClose({ name, got: got[name], want: want[name], tolerance, inputs: option })
      }
    })
    console.info(`european.json, ${rows.length} rows, ${build}: worst ratios ${worst.toString()}`)
  })

  it('gives the same bits in both builds', () => {
    const packed = packOptions(options)
    const [release, checked] = BUILDS.map((build) => {
      const job = { inputs: packed.inputs.map(({ bytes }) => bytes), outputs: packed.outputs }
      const { outputs } = core(build).run({ kernel: 'price', ...job })
      return Buffer.from(outputs[0] as Uint8Array)
    })
    expect(release?.equals(checked as Buffer)).toBe(true)
  })
})
