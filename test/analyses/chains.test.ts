import { csvParse } from 'd3'
import { beforeAll, describe, expect, it } from 'vitest'
import { greeks } from '../../src/analyses'
import type { PricedOption } from '../../src/analyses/price'
import { volatilityOf } from '../../src/packing'
import type { Document, Leg } from '../../src/document'
import type { Market } from '../../src/domain/market'
import type { Core } from '../../src/engine/core'
import { readMarket } from '../../src/io'
import { median } from '../support/close'
import { answerOf, loadCore } from '../support/core'
import { bookOf, legOf } from '../support/documents'
import { priceAll } from '../support/european'
import { hasReference, readReference } from '../support/reference'

let core: Core
beforeAll(async () => {
  core = await loadCore('release')
})

const pathOf = (name: string): string => `data/deribit/${name}.csv`

/** Polled over 161 seconds, in which its forwards moved by up to 0.16 %. */
const BOOKS = 'btc_option_books_2020-05-21'

/** Largest accepted median error of a mark, in coins: a market has one forward per expiry. */
const SNAPSHOTS = [
  [BOOKS, 1e-4],
  ['options_snapshot_20251230T173115Z', 1e-5],
  ['options_snapshot_20260106T092020Z', 1e-5],
  ['options_snapshot_20260205T155132Z', 1e-4],
  ['options_snapshot_20260205T212937Z', 1e-4],
  ['options_snapshot_20260304T093315Z', 1e-5],
] as const

interface Repriced {
  readonly leg: Leg
  readonly mark: number
  readonly quoted: number
  readonly delta: number
}

function marketIn(name: string): Market {
  const reading = readMarket(readReference(pathOf(name)), name)
  if (!reading.ok) throw new Error(reading.issues.map(({ message }) => message).join('; '))
  return reading.value.market
}

/** Every listed option that has both a mark and a volatility, as one coin-settled leg each. */
function bookOfChain(market: Market): {
  readonly document: Document
  readonly quoted: readonly number[]
} {
  const legs: Leg[] = []
  const quoted: number[] = []
  for (const [underlying, { expiries }] of Object.entries(market.underlyings)) {
    for (const { expiry, quotes } of expiries) {
      for (const { strike, right, mark, volatility } of quotes) {
        if (mark === null || volatility === null) continue
        const instrument = {
          kind: 'option',
          underlying,
          style: 'inverse',
          expiry,
          strike,
          right,
        } as const
        legs.push(legOf(`leg${legs.length}`, instrument, 1))
        quoted.push(mark)
      }
    }
  }
  return { document: bookOf(market, legs), quoted }
}

function reprice(market: Market): Repriced[] {
  const { document, quoted } = bookOfChain(market)
  const { legs } = answerOf(core, greeks, document, { unit: 'usd' })
  return document.legs.map((leg, at) => {
    const figures = legs.get(leg.id)
    if (figures === undefined) throw new Error(`${leg.id} is not valued`)
    return { leg, mark: figures.mark, quoted: quoted[at] ?? NaN, delta: figures.forwardDelta }
  })
}

const number = (value: number): string => value.toExponential(1)

describe('real option chains', () => {
  for (const [name, bar] of SNAPSHOTS) {
    it.skipIf(!hasReference(pathOf(name)))(
      `gives the marks of ${name} back from its volatilities`,
      () => {
        const market = marketIn(name)
        const repriced = reprice(market)
        for (const { leg } of repriced) expect(volatilityOf(leg, market)).toBeGreaterThan(0)
        const errors = repriced.map(({ mark, quoted }) => Math.abs(mark - quoted))
        const [middle, worst] = [median(errors), Math.max(...errors)]
        console.info(
          `${name}: ${errors.length} options, error of the mark in coins: median ${number(middle)}, worst ${number(worst)}`,
        )
        expect(errors.length).toBeGreaterThan(300)
        expect(middle).toBeLessThanOrEqual(bar)
      },
    )
  }

  it.skipIf(!hasReference(pathOf(BOOKS)))(
    'agrees with the marks of 2020 at the forward and time of each row',
    () => {
      const rows = csvParse(readReference(pathOf(BOOKS)))
      const numberIn = (row: (typeof rows)[number], column: string): number => Number(row[column])
      const options = rows.map((row): PricedOption => ({
        model: 'forward',
        underlying: numberIn(row, 'underlying_price'),
        strike: numberIn(row, 'strike'),
        years:
          (numberIn(row, 'expiration_timestamp') - numberIn(row, 'timestamp')) / (365 * 86_400_000),
        volatility: numberIn(row, 'mark_iv') / 100,
        rate: 0,
        yield: 0,
        right: row.option_type === 'call' ? 'call' : 'put',
      }))
      const errors = priceAll(core, options).map(({ price }, at) =>
        Math.abs(price / (options[at]?.underlying ?? NaN) - Number(rows[at]?.mark_price)),
      )
      console.info(
        `${BOOKS}, each row by itself: median ${number(median(errors))}, worst ${number(Math.max(...errors))}`,
      )
      expect(median(errors)).toBeLessThanOrEqual(1e-5)
    },
  )

  it.skipIf(!hasReference(pathOf(BOOKS)))(
    "agrees with the venue's own delta in the books of 2020",
    () => {
      const theirs = new Map(
        csvParse(readReference(pathOf(BOOKS))).map((row) => [
          `${row.expiration_timestamp} ${Number(row.strike)} ${row.option_type}`,
          // A Python dictionary's own text: {'vega': 0.94545, …, 'delta': -0.73032}.
          Number(/'delta': (-?[\d.e-]+)/.exec(row.greeks ?? '')?.[1]),
        ]),
      )
      const errors = reprice(marketIn(BOOKS)).map(({ leg, delta }) => {
        const { instrument } = leg
        if (instrument.kind !== 'option') throw new Error('only options here')
        const key = `${Date.parse(instrument.expiry)} ${instrument.strike} ${instrument.right}`
        return Math.abs(delta - (theirs.get(key) ?? NaN))
      })
      const [middle, worst] = [median(errors), Math.max(...errors)]
      console.info(
        `${BOOKS}: ${errors.length} deltas, error: median ${number(middle)}, worst ${number(worst)}`,
      )
      expect(errors.every(Number.isFinite)).toBe(true)
      expect(middle).toBeLessThanOrEqual(1e-4)
    },
  )
})
