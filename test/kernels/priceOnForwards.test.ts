// The price kernel on a table of forwards and discount factors.
import { beforeAll, describe, expect, it } from 'vitest'
import { ForwardGreekColumn, ForwardOptionColumn } from '../../assembly/abi'
import type { PriceAnswer, PricedOption } from '../../src/analyses/price'
import type { Core } from '../../src/engine/core'
import { Table } from '../../src/engine/table'
import { EPS, Worst } from '../support/close'
import { BUILDS, loadCore, runKernel, type Build } from '../support/core'
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

const NAMES = Object.keys(GOLDEN_NAMES) as (keyof PriceAnswer)[]

describe('options on forwards with discount factors', () => {
  const rows = goldenRows('european').filter((row) => num(row, 'model') === 1)
  const options = rows.map(optionOf)

  const COLUMNS = {
    price: 'Value',
    delta: 'Delta',
    gamma: 'Gamma',
    vega: 'Vega',
    theta: 'Theta',
    rho: 'Rho',
    vanna: 'Vanna',
    volga: 'Volga',
    charm: 'Charm',
    veta: 'Veta',
    speed: 'Speed',
    zomma: 'Zomma',
    color: 'Color',
    ultima: 'Ultima',
  } as const satisfies Partial<Record<keyof PriceAnswer, keyof typeof ForwardGreekColumn>>
  type Name = keyof typeof COLUMNS
  const names = Object.keys(COLUMNS) as Name[]

  const level = {
    model: 'forward',
    underlying: 100,
    strike: 100,
    years: 0.5,
    volatility: 0.5,
    rate: 0,
    yield: 0,
    right: 'call',
  } as const

  function packForwards(given: readonly PricedOption[]): Table {
    const table = Table.create({ rows: given.length, columns: ForwardOptionColumn.COUNT }, 1)
    given.forEach((option, row) => {
      table.set(ForwardOptionColumn.Forward, row, option.underlying)
      table.set(ForwardOptionColumn.Strike, row, option.strike)
      table.set(ForwardOptionColumn.Years, row, option.years)
      table.set(ForwardOptionColumn.Volatility, row, option.volatility)
      table.set(ForwardOptionColumn.Discount, row, Math.exp(-option.rate * option.years))
      table.set(ForwardOptionColumn.Right, row, option.right === 'call' ? 1 : -1)
    })
    return table
  }

  function figuresOf(build: Build, given: readonly PricedOption[], columns: number): Table {
    const outputs = [{ rows: given.length, columns }]
    const [table] = runKernel(core(build), 'price', { inputs: [packForwards(given)], outputs })
    if (table === undefined) throw new Error('no table came back')
    return table
  }

  /** A discount factor that is off by a rounding tells the rate to within eps/T. */
  const byRate = (want: PriceAnswer): Partial<Record<Name, number>> => ({
    theta: want.price,
    charm: want.delta,
    veta: want.vega,
    color: want.gamma,
  })

  it.each(BUILDS)('reproduces price and thirteen greeks within 4 eps cond scale (%s)', (build) => {
    expect(rows.length).toBeGreaterThan(100)
    const worst = new Worst()
    const table = figuresOf(build, options, ForwardGreekColumn.COUNT)
    options.forEach((option, at) => {
      const row = rows[at] as Row
      const want = Object.fromEntries(
        NAMES.map((name) => [name, num(row, GOLDEN_NAMES[name])]),
      ) as unknown as PriceAnswer
      const conditioning = conditioningOf(option, want)
      for (const name of names) {
        const got = table.get(ForwardGreekColumn[COLUMNS[name]], at)
        const ofRate = (2 * EPS * Math.abs(byRate(want)[name] ?? 0)) / option.years
        const tolerance = toleranceOf(name, want, conditioning) + ofRate
        worst.expectClose({ name, got, want: want[name], tolerance, inputs: option })
      }
    })
    console.info(`forwards, ${rows.length} rows, ${build}: worst ratios ${worst.toString()}`)
  })

  it('gives the same price alone or among its greeks, and the same bits in both builds', () => {
    const all = BUILDS.map((build) => figuresOf(build, options, ForwardGreekColumn.COUNT))
    const alone = figuresOf('release', options, 1)
    options.forEach((_, at) => {
      expect(all[0]?.get(ForwardGreekColumn.Value, at)).toBe(alone.get(0, at))
    })
    const [one, other] = all.map(({ bytes }) => Buffer.from(bytes))
    expect(one?.equals(other as Buffer)).toBe(true)
  })

  it('answers a finite number at its expiry and without volatility', () => {
    for (const corner of [{ years: 0 }, { volatility: 0 }, { years: 0, volatility: 0 }]) {
      const corners = [50, 100, 200].flatMap((underlying) =>
        (['call', 'put'] as const).map((right) => ({ ...level, ...corner, underlying, right })),
      )
      const table = figuresOf('checked', corners, ForwardGreekColumn.COUNT)
      corners.forEach((option, at) => {
        const { price, delta } = priceAll(core(), [option])[0] as PriceAnswer
        expect(table.get(ForwardGreekColumn.Value, at)).toBe(price)
        expect(table.get(ForwardGreekColumn.Delta, at)).toBe(delta)
        for (const name of names)
          expect(table.get(ForwardGreekColumn[COLUMNS[name]], at), name).toSatisfy(Number.isFinite)
      })
    }
  })
})
