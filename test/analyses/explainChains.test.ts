// P&L by driver between two real chains of one day.
import { beforeAll, describe, expect, it } from 'vitest'
import { greeks } from '../../src/analyses'
import type { Document, Leg } from '../../src/document'
import type { Market } from '../../src/domain/market'
import { yearsBetween } from '../../src/domain/units'
import type { Core } from '../../src/engine/core'
import { readMarket } from '../../src/io'
import { EPS, expectClose } from '../support/close'
import { answerOf, loadCore } from '../support/core'
import { bookOf, legOf } from '../support/documents'
import { expectAllWhole, explainedBetween, sumOf } from '../support/explained'
import { hasReference, readReference } from '../support/reference'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const CHAINS = ['options_snapshot_20260205T155132Z', 'options_snapshot_20260205T212937Z'] as const
const pathOf = (name: string): string => `data/deribit/${name}.csv`

function marketIn(name: string): Market {
  const reading = readMarket(readReference(pathOf(name)), name)
  if (!reading.ok) throw new Error(reading.issues.map(({ message }) => message).join('; '))
  return reading.value.market
}

/** A call above and a put below the money, a future and two perpetuals, of every listed expiry. */
function bookOfChain(market: Market): Document {
  const legs: Leg[] = []
  const add = (instrument: Leg['instrument'], quantity: number): void =>
    void legs.push(legOf(`leg${legs.length}`, instrument, quantity))
  for (const [underlying, { expiries, spot }] of Object.entries(market.underlyings)) {
    add({ kind: 'perpetual', underlying, style: 'linear' }, -0.5)
    add({ kind: 'perpetual', underlying, style: 'inverse' }, 10_000)
    for (const { expiry, quotes, forward } of expiries) {
      if (yearsBetween(market.asOf, expiry) <= 1 / 365) continue
      add({ kind: 'future', underlying, style: 'inverse', expiry }, -20_000)
      add({ kind: 'future', underlying, style: 'linear', expiry }, 1000 / spot)
      const valued = quotes.filter(({ volatility }) => volatility !== null)
      const call = valued.find(({ strike, right }) => right === 'call' && strike > 1.05 * forward)
      const put = valued.findLast(({ strike, right }) => right === 'put' && strike < 0.95 * forward)
      for (const quote of [call, put]) {
        if (quote === undefined) continue
        const { strike, right } = quote
        add({ kind: 'option', underlying, style: 'inverse', expiry, strike, right }, 2)
        add({ kind: 'option', underlying, style: 'linear', expiry, strike, right }, -1)
      }
    }
  }
  return bookOf(market, legs)
}

const dollars = (value: number): string => value.toFixed(2)

describe('two chains of one day', () => {
  it.skipIf(!CHAINS.every((name) => hasReference(pathOf(name))))(
    'adds up to the full revaluation, and prints what is left per kind of leg',
    () => {
      const [first, second] = CHAINS.map(marketIn)
      if (first === undefined || second === undefined) throw new Error('no chains')
      for (const coinLegs of ['value', 'coinProfit'] as const) {
        const drawn = bookOfChain(first)
        const document = { ...drawn, settings: { ...drawn.settings, coinLegs } }
        const view = explainedBetween(core, document, second)
        expect(view.notValued).toEqual([])
        expectAllWhole(view)
        for (const [kind, { total, drivers }] of [...view.kinds, ['book', view.book] as const])
          console.info(
            `${coinLegs} ${kind}: total ${dollars(total)}, ` +
              Object.entries(drivers)
                .map(([name, value]) => `${name} ${dollars(value)}`)
                .join(', '),
          )
      }
    },
  )

  it.skipIf(!CHAINS.every((name) => hasReference(pathOf(name))))(
    'has the total of revaluing options in both chains, and the volatility each chain lists',
    () => {
      const [first, second] = CHAINS.map(marketIn)
      if (first === undefined || second === undefined) throw new Error('no chains')
      const book = bookOfChain(first)
      const legs = book.legs.filter(({ instrument }) => instrument.kind === 'option')
      const document = { ...book, legs }
      const valueIn = (market: Market) =>
        answerOf(core, greeks, { ...document, market }, { unit: 'usd' })
      const [before, now] = [valueIn(first), valueIn(second)]
      const { legs: parts, book: whole } = explainedBetween(core, document, second)
      const want = now.book.base.value - before.book.base.value
      const size = sumOf([...now.legs.values()].map(({ value }) => Math.abs(value)))
      const inputs = 'chains'
      expectClose({ name: 'total', got: whole.total, want, tolerance: 64 * EPS * size, inputs })
      for (const { id } of legs) {
        const [from, to] = [before.legs.get(id), now.legs.get(id)]
        if (from === undefined || to === undefined) throw new Error(`${id} is not valued`)
        const byHand = from.all.base.vega * (to.volatility - from.volatility)
        expectClose({
          name: 'vega',
          got: parts.get(id)?.drivers.vega ?? NaN,
          want: byHand,
          tolerance: 8 * EPS * Math.abs(byHand),
          inputs: id,
        })
      }
    },
  )
})
