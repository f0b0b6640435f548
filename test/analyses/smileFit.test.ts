// Fits of real chains. Arbitrage is checked by the code in test/support/arbitrage.ts, which shares
// nothing with the fitter.
import { beforeAll, describe, expect, it } from 'vitest'
import { smileFit, type SmileFitView } from '../../src/analyses'
import { withSmiles, type Market, type Quote } from '../../src/domain/market'
import { parseDocument } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { readMarket, writeDocument } from '../../src/io'
import { arbitrageOf } from '../support/arbitrage'
import { answerOf, loadCore } from '../support/core'
import { after, bookOf, marketOf, underlyingAt } from '../support/documents'
import { hasReference, readReference } from '../support/reference'

/** Largest accepted median over expiries of the RMS error, in volatility points. */
const CHAINS = [
  ['20251230T173115Z', { BTC: 0.25, ETH: 0.25 }],
  ['20260106T092020Z', { BTC: 0.25, ETH: 0.25 }],
  ['20260205T155132Z', { BTC: 0.7, ETH: 1 }],
  ['20260205T212937Z', { BTC: 0.7, ETH: 1 }],
  ['20260304T093315Z', { BTC: 0.25, ETH: 0.25 }],
] as const

let core: Core
beforeAll(async () => {
  core = await loadCore('release')
})

function marketIn(stamp: string): Market {
  const name = `options_snapshot_${stamp}`
  const reading = readMarket(readReference(`data/deribit/${name}.csv`), name)
  if (!reading.ok) throw new Error(reading.issues.map(({ message }) => message).join('; '))
  return reading.value.market
}

const middle = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  const [low = NaN, high = NaN] = [sorted[half - 1], sorted[half]]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}

/** RMS error within two deviations, recomputed from the marks: volatility points. */
function errorsOf(view: SmileFitView): readonly { expiry: string; error: number }[] {
  return view.expiries.map(({ expiry, smile, quotes, atmVolatility, years }) => {
    if (smile === null) return { expiry, error: Infinity }
    const wide = 2 * atmVolatility * Math.sqrt(years)
    const squares = quotes
      .filter(({ logMoneyness }) => Math.abs(logMoneyness) <= wide)
      .map(({ logMoneyness: k, market }) => {
        const { a, b, rho, m, sigma } = smile
        const w = a + b * (rho * (k - m) + Math.hypot(k - m, sigma))
        return (100 * (Math.sqrt(w / years) - market)) ** 2
      })
    return { expiry, error: Math.sqrt(squares.reduce((sum, one) => sum + one, 0) / squares.length) }
  })
}

function fastest(market: Market, underlying: string): number {
  const packed = smileFit.pack(bookOf(market, []), { underlying })
  if (!packed.ok) throw new Error('the quotes do not pack')
  const { inputs, outputs } = packed.value
  const job = { kernel: smileFit.kernel, inputs: inputs.map(({ bytes }) => bytes), outputs }
  const times = Array.from({ length: 7 }, () => {
    const started = performance.now()
    core.run(job)
    return performance.now() - started
  })
  return Math.min(...times)
}

describe('bad quotes', () => {
  const strikes = Array.from({ length: 15 }, (_, at) => 60_000 + 4000 * at)
  const good = (strike: number): Quote => ({
    strike,
    right: strike >= 88_000 ? 'call' : 'put',
    bid: 0.01,
    ask: 0.0105,
    mark: 0.0102,
    volatility: 0.5 + ((strike - 88_000) / 88_000) * ((strike - 88_000) / 88_000),
  })
  const marketOfQuotes = (change: (quote: Quote, at: number) => Quote): Market =>
    marketOf({
      BTC: underlyingAt(88_000, {
        expiries: [
          {
            expiry: after(40),
            forward: 88_000,
            forwardSource: 'typed',
            quoteUnit: 'coin',
            quotes: strikes.map((strike, at) => change(good(strike), at)),
            smile: null,
          },
        ],
      }),
    })

  it('are left out with a reason and counted, and leave the fit as it would be without them', () => {
    const faults: Readonly<Record<number, Partial<Quote>>> = {
      1: { bid: 0.02 },
      4: { volatility: null },
      6: { volatility: 0 },
      9: { volatility: 44 },
      12: { mark: 1.2 },
    }
    const market = marketOfQuotes((quote, at) => ({ ...quote, ...faults[at] }))
    const view = answerOf(core, smileFit, bookOf(market, []), { underlying: 'BTC' })
    const [expiry] = view.expiries
    expect(expiry?.leftOut).toEqual({ crossed: 1, zero: 2, absurd: 2, surplus: 0 })
    expect(view.leftOut.map(({ reason }) => reason)).toEqual([
      'its bid 0.02 is above its ask 0.0105',
      'it has no volatility',
      'its volatility is 0',
      'its volatility is 44: 0.01 to 10 can be',
      'its mark 1.2 is at or above the highest price an option can have',
    ])
    const kept = strikes.filter((_, at) => faults[at] === undefined)
    expect(expiry?.quotes.map(({ strike }) => strike)).toEqual(kept)
    expect(expiry?.usedCount).toBe(kept.length)
    expect(expiry?.rootMeanSquare).toBeLessThan(2e-3)
  })

  it('of a crowded expiry are thinned evenly, which is said', () => {
    const market = marketOfQuotes((quote) => quote)
    const { BTC } = market.underlyings
    const [first] = BTC?.expiries ?? []
    if (BTC === undefined || first === undefined) throw new Error('there is no expiry')
    const many = Array.from({ length: 5600 }, (_, at) => good(60_000 + 10 * at))
    const crowded = { ...BTC, expiries: [{ ...first, quotes: many }] }
    const document = bookOf({ ...market, underlyings: { BTC: crowded } }, [])
    const view = answerOf(core, smileFit, document, { underlying: 'BTC' })
    const [expiry] = view.expiries
    const found = expiry?.quotes.map(({ strike }) => strike) ?? []
    expect(found.length).toBe(512)
    expect(expiry?.leftOut.surplus).toBe(5600 - 512)
    expect(view.leftOut[0]?.reason).toBe(
      '5600 quotes of its expiry can be used: 512 of them are, evenly chosen',
    )
    const gaps = found.slice(1).map((strike, at) => strike - (found[at] ?? NaN))
    expect([Math.min(...gaps), Math.max(...gaps)]).toEqual([100, 110])
    expect(Math.min(...found)).toBe(60_000)
    expect(expiry?.rootMeanSquare).toBeLessThan(3e-3)
  })

  it('may leave too few for a smile, which is said', () => {
    const market = marketOfQuotes((quote, at) => (at < 4 ? quote : { ...quote, volatility: null }))
    const view = answerOf(core, smileFit, bookOf(market, []), { underlying: 'BTC' })
    expect(view.expiries.map(({ smile, reason }) => [smile, reason])).toEqual([
      [null, 'fewer than five usable quotes'],
    ])
  })
})

describe.each(CHAINS)('chain of %s', (stamp, limits) => {
  const isThere = hasReference(`data/deribit/options_snapshot_${stamp}.csv`)
  it.runIf(isThere).each(['BTC', 'ETH'] as const)(
    'fits %s closely and without arbitrage',
    (coin) => {
      const market = marketIn(stamp)
      const view = answerOf(core, smileFit, bookOf(market, []), { underlying: coin })
      expect(view.expiries.map(({ reason }) => reason)).toEqual(view.expiries.map(() => null))
      const errors = errorsOf(view)
      const worst = errors.reduce((a, b) => (b.error > a.error ? b : a))
      const median = middle(errors.map(({ error }) => error))
      const found = arbitrageOf(
        view.expiries.flatMap(({ smile, years }) => (smile === null ? [] : [{ smile, years }])),
      )
      const time = fastest(market, coin)
      const outliers = view.expiries.flatMap(({ outliers: named }) => named)
      console.info(
        `${stamp} ${coin}: RMS median ${median.toFixed(3)}, worst ${worst.error.toFixed(3)} points (${worst.expiry.slice(0, 10)}); least g ${found.leastDurrleman.toExponential(2)}, gap ${found.leastGap.toExponential(2)}, slope ${found.leastSlopeGap.toExponential(2)}; ${outliers.length} outliers, ${view.leftOut.length} left out, ${time.toFixed(1)} ms`,
      )
      expect(median).toBeLessThanOrEqual(limits[coin])
      expect(found.leastDurrleman).toBeGreaterThanOrEqual(-1e-12)
      expect(found.leastWing).toBeGreaterThanOrEqual(0)
      expect(found.leastGap).toBeGreaterThanOrEqual(0)
      expect(found.leastSlopeGap).toBeGreaterThanOrEqual(0)
      for (const [at, expiry] of view.expiries.entries())
        expect(100 * expiry.rootMeanSquare).toBeCloseTo(errors[at]?.error ?? NaN, 9)
    },
  )

  it.runIf(isThere)('stores a smile with the quotes in a document that reads back equal', () => {
    const market = marketIn(stamp)
    const view = answerOf(core, smileFit, bookOf(market, []), { underlying: 'BTC' })
    const smiles = new Map(view.expiries.map(({ expiry, smile }) => [expiry, smile]))
    const document = bookOf(withSmiles(market, 'BTC', smiles), [])
    const back = parseDocument(JSON.parse(writeDocument(document)))
    expect(back.ok && back.value.market).toEqual(document.market)
  })
})
