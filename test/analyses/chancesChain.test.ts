// The chances of real chains with their fitted smiles.
import { beforeAll, describe, expect, it } from 'vitest'
import { chances, smileFit } from '../../src/analyses'
import type { Document } from '../../src/document'
import { withSmiles } from '../../src/domain/market'
import type { Core } from '../../src/engine/core'
import { readMarket } from '../../src/io'
import { expectClose } from '../support/close'
import { answerOf, loadCore } from '../support/core'
import { bookOf } from '../support/documents'
import { hasReference, readReference } from '../support/reference'

let core: Core
beforeAll(async () => {
  core = await loadCore('release')
})

const CHAINS = ['20260106T092020Z', '20260205T212937Z']
const COUNT = 2001

/** A book without legs over a real chain with every smile fitted. */
function fittedOf(stamp: string, coin: string): Document {
  const name = `options_snapshot_${stamp}`
  const reading = readMarket(readReference(`data/deribit/${name}.csv`), name)
  if (!reading.ok) throw new Error(reading.issues.map(({ message }) => message).join('; '))
  const { market } = reading.value
  const document = bookOf(market, [], { settings: { underlying: coin } })
  const { expiries } = answerOf(core, smileFit, document, { underlying: coin })
  const smiles = new Map(expiries.map(({ expiry, smile }) => [expiry, smile]))
  return { ...document, market: withSmiles(market, coin, smiles) }
}

describe.each(CHAINS)('chain of %s', (stamp) => {
  const isThere = hasReference(`data/deribit/options_snapshot_${stamp}.csv`)
  it.runIf(isThere).each(['BTC', 'ETH'])('has a density at every expiry of %s', (coin) => {
    const document = fittedOf(stamp, coin)
    const { market } = document
    for (const { expiry } of market.underlyings[coin]?.expiries ?? []) {
      const days = (Date.parse(expiry) - Date.parse(market.asOf)) / 86_400_000
      const [date] = answerOf(core, chances, document, { cone: [days], prices: [1] }).cone
      if (date === undefined) throw new Error('no cone came back')
      expect(date.kind).toBe('smile')
      expect([...date.quantiles].sort((a, b) => a - b)).toEqual(date.quantiles)
      // Six deviations to either side, even in ln K, by Simpson's rule.
      const step = (12 * date.volatility * Math.sqrt(date.years)) / (COUNT - 1)
      const prices = Array.from(
        { length: COUNT },
        (_, at) => date.forward * Math.exp((at - (COUNT - 1) / 2) * step),
      )
      const { density, below } = answerOf(core, chances, document, { days, prices })
      expect(Math.min(...density)).toBeGreaterThanOrEqual(0)
      const sum = density.reduce((total, value, at) => {
        const weight = at === 0 || at === COUNT - 1 ? 1 : at % 2 === 1 ? 4 : 2
        return total + ((weight * step) / 3) * value * (prices[at] ?? NaN)
      }, 0)
      const want = (below[COUNT - 1] ?? NaN) - (below[0] ?? NaN)
      const inputs = { stamp, coin, expiry }
      expectClose({ name: 'P(b) - P(a)', got: sum, want, tolerance: 1e-8, inputs })
    }
  })
})
