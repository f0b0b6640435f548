// What a surface answers does not depend on what else is asked, nor on what was asked before.
import { beforeAll, describe, expect, it } from 'vitest'
import {
  surface,
  SURFACE_MEASURES,
  type SurfaceSettings,
  type SurfaceView,
} from '../../src/analyses'
import type { Document } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { answerOf, loadCore } from '../support/core'
import { bookOf, flatMarket, optionLeg } from '../support/documents'
import { sampleDocument } from '../support/surfaceBooks'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const settings: SurfaceSettings = {
  x: 'spot',
  y: 'volatility',
  measure: 'all',
  nx: 5,
  ny: 3,
  unit: 'usd',
}
const ask = (document: Document, more: Partial<SurfaceSettings> = {}): SurfaceView =>
  answerOf(core, surface, document, { ...settings, ...more })

describe('a surface', () => {
  it('has the same bits of a measure alone and among others', () => {
    const document = sampleDocument()
    const whole = ask(document)
    for (const measure of SURFACE_MEASURES)
      expect(ask(document, { measure }).fields.get(measure)).toEqual(whole.fields.get(measure))
    const some = ask(document, { measure: ['gamma', 'pnl', 'gamma'] })
    expect([...some.fields.keys()]).toEqual(['gamma', 'pnl'])
    expect(some.settledNodes).toBe(whole.settledNodes)
  })

  it('has the ends of its axes from the book and the market as they are now', () => {
    const legs = (days: number) => [
      optionLeg('a', 1, { strike: 90_000, days, right: 'call', volatility: 0.5 }),
    ]
    const ends = (document: Document) => {
      const { x, y } = ask(document, { y: 'days' })
      return [x.values[4], y.values[2]]
    }
    const near = bookOf(flatMarket(90_000), legs(10))
    const far = { ...near, legs: legs(100) }
    const [narrow = NaN, soon = NaN] = ends(near)
    const [wide = NaN, late = NaN] = ends(far)
    expect(soon).toBeCloseTo(9.9, 9)
    expect(late).toBeCloseTo(99, 9)
    expect(wide).toBeGreaterThan(narrow)
    expect(ends({ ...far, shocks: { ...far.shocks, volatility: 0.1 } })).toEqual([wide, late])
    expect(ends(near)).toEqual([narrow, soon])
  })

  it('counts no floor where a volatility falls that nothing in the book has', () => {
    const document = sampleDocument()
    const legs = document.legs.filter(({ instrument }) => instrument.kind !== 'option')
    expect(legs.length).toBeGreaterThan(0)
    const view = ask({ ...document, legs }, { ranges: { volatility: [-0.3, -0.1] } })
    expect(view.flooredNodes).toBe(0)
    expect(view.fields.get('delta')?.values.some((delta) => delta !== 0)).toBe(true)
  })
})
