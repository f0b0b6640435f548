import { describe, expect, it } from 'vitest'
import { parseSimulation } from '../../web/state/stressPanels.svelte'

const plain = { days: 7, paths: 65_536, seed: 1, method: 'sobol', volatility: null }

describe('what a simulation was asked with, from this device', () => {
  it('is the plain question where nothing was kept', () => {
    expect(parseSimulation({})).toMatchObject({ ok: true, value: plain })
    expect(parseSimulation(null)).toMatchObject({ ok: true, value: plain })
  })

  it('comes back as it was kept', () => {
    const own = { days: 30, paths: 8192, seed: 7, method: 'pseudo', volatility: 0.8 }
    expect(parseSimulation(JSON.parse(JSON.stringify(own)))).toMatchObject({ ok: true, value: own })
  })

  it('is refused where a field cannot be read', () => {
    for (const wrong of [{ days: 'soon' }, { paths: 1.5 }, { volatility: -1 }, { method: 'guess' }])
      expect(parseSimulation(wrong).ok).toBe(false)
  })
})
