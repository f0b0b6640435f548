import { expect, test } from 'vitest'
import { spotsOf } from '../../src/analyses/positions'
import { examples } from '../../src/examples'

test('a beta above one does not carry a scenario spot below zero, as in the core', () => {
  const [{ document }] = examples as unknown as [(typeof examples)[number]]
  const btc = document.market.underlyings['BTC']
  if (btc === undefined) throw new Error('the sample has no BTC')
  const moved = {
    ...document,
    market: { ...document.market, underlyings: { BTC: btc, ALT: { ...btc, spot: 10 } } },
    settings: { ...document.settings, others: 'beta' as const, betas: { ALT: { BTC: 2 } } },
    shocks: { ...document.shocks, spot: -0.9 },
  }
  expect(spotsOf(moved, 'ALT').scenario).toBeCloseTo(1e-5, 12)
})
