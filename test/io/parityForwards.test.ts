// Chains that name no forward: parity gives it, or the expiry is left out and says so.
import { beforeAll, describe, expect, it } from 'vitest'
import { askingForwards } from '../../src/analyses'
import { directConnection } from '../../src/engine/connection'
import { Engine } from '../../src/engine/engine'
import { readMarket, withForwards, type MarketReading } from '../../src/io'
import { loadCore } from '../support/core'
import { hasReference, readReference } from '../support/reference'
import { snapshot, snapshotRow } from './madeChain'

let engine: Engine
beforeAll(async () => {
  const core = await loadCore()
  engine = new Engine(() => directConnection(core))
})

function read(text: string): MarketReading {
  const reading = readMarket(text, 'made')
  if (!reading.ok) throw new Error(reading.issues[0]?.message)
  return reading.value
}

const completed = (text: string): Promise<MarketReading> =>
  withForwards(read(text), askingForwards(engine))

/** Marks in coin that obey parity around a forward of 70,000 at a spot of 71,328.74, undiscounted. */
function pair(strike: number, forward: number): string[] {
  const spot = 71_328.74
  const put = 2000 + Math.max(strike - forward, 0)
  const cells = { underlying: '', underlying_name: '', bid_price: '', ask_price: '' }
  const row = (option_type: string, usd: number) =>
    snapshotRow({ ...cells, option_type, strike: `${strike}`, mark_price: `${usd / spot}` })
  return [row('call', put + forward - strike), row('put', put)]
}

describe('a chain without forwards', () => {
  const rows = [60_000, 65_000, 70_000, 75_000].flatMap((strike) => pair(strike, 70_000))

  it('keeps its expiries apart until they are asked for', () => {
    const { market, awaiting } = read(snapshot(...rows))
    expect(market.underlyings.BTC?.expiries).toEqual([])
    expect(awaiting?.underlyings.BTC?.expiries).toHaveLength(1)
  })

  it('gets them from put-call parity, with a note', async () => {
    const { market, awaiting, notes } = await completed(snapshot(...rows))
    expect(awaiting).toBeNull()
    const [expiry] = market.underlyings.BTC?.expiries ?? []
    expect(expiry?.forward).toBeCloseTo(70_000, 6)
    expect(expiry?.forwardSource).toBe('parity')
    expect(expiry?.quotes).toHaveLength(8)
    expect(notes.at(-1)).toBe(
      'BTC 27 Mar: the file has no forward; put-call parity over 4 strikes gives 70000.00 ± 0.00 USD',
    )
  })

  it('leaves out an expiry that parity cannot find, and says why', async () => {
    const { market, notes } = await completed(snapshot(...rows.slice(0, 2)))
    expect(market.underlyings.BTC?.expiries).toEqual([])
    expect(notes.at(-1)).toBe(
      'BTC 27 Mar: the file has no forward and put-call parity gives none ' +
        '(fewer than two strikes have both a call and a put); its 2 options are left out',
    )
  })

  it('uses the rows that name one where others do not', async () => {
    const one = snapshotRow({ strike: '80000' })
    const { market, awaiting } = await completed(snapshot(...rows, one))
    expect(awaiting).toBeNull()
    expect(market.underlyings.BTC?.expiries[0]?.forward).toBe(71_440.62)
    expect(market.underlyings.BTC?.expiries[0]?.forwardSource).toBe('future')
  })
})

describe('a real chain whose forwards were taken away', () => {
  const path = 'data/deribit/options_snapshot_20260304T093315Z.csv'
  it.runIf(hasReference(path))('has them back within 0.1 % of the venue’s', async () => {
    const text = readReference(path)
    const whole = read(text)
    const bare = await completed(text.replace(',underlying,', ',x,'))
    for (const [coin, { expiries }] of Object.entries(whole.market.underlyings)) {
      const found = bare.market.underlyings[coin]?.expiries ?? []
      expect(found.map(({ expiry }) => expiry)).toEqual(expiries.map(({ expiry }) => expiry))
      const off = found.map(({ forward }, at) => forward / (expiries[at]?.forward ?? NaN) - 1)
      expect(Math.max(...off.map(Math.abs))).toBeLessThan(1e-3)
    }
  })
})
