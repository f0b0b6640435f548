import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Measure } from '../../assembly/abi'
import {
  greeks,
  joinSurfaces,
  scenarioGrid,
  surface,
  SURFACE_MEASURES,
  surfaceBlocks,
  type SurfaceSettings,
  type SurfaceVariable,
  type SurfaceView,
} from '../../src/analyses'
import type { BookFigures } from '../../src/analyses/figures'
import type { Document, Settings } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { noShocks } from '../../src/shocks'
import { anyDocument } from '../support/arbitraries'
import { onlyLeg, sumsIn } from '../support/books'
import { EPS, expectClose } from '../support/close'
import { answerOf, BUILDS, loadCore } from '../support/core'
import { bookOf, flatMarket, optionLeg } from '../support/documents'
import { sampleDocument, smilingDocument } from '../support/surfaceBooks'

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

const cells = (view: SurfaceView, measure: (typeof SURFACE_MEASURES)[number]): Float64Array =>
  view.fields.get(measure)?.values ?? new Float64Array(0)

const PAIRS: readonly (readonly [SurfaceVariable, SurfaceVariable])[] = [
  ['spot', 'volatility'],
  ['volatility', 'spot'],
  ['spot', 'days'],
  ['days', 'spot'],
  ['volatility', 'days'],
  ['days', 'volatility'],
]

/** The figures of the greeks kernel at a node, and the sizes of the sums. */
function atNode(document: Document, view: SurfaceView, row: number, column: number) {
  const shocks = {
    ...document.shocks,
    [view.x.variable]: view.x.values[column] ?? NaN,
    [view.y.variable]: view.y.values[row] ?? NaN,
  }
  const shocked = { ...document, shocks }
  const { book, underlyings } = answerOf(core, greeks, shocked, { unit: 'usd' })
  const picked = underlyings.get(document.settings.underlying)?.scenario
  const legs = document.legs.map((_, at) =>
    answerOf(core, greeks, onlyLeg(shocked, at), { unit: 'usd' }),
  )
  const sizeOf = (name: keyof BookFigures): number =>
    legs.reduce((sum, one) => sum + Math.abs(one.book.scenario[name] || 0), 0)
  const worth = legs.reduce((sum, one) => sum + Math.abs(one.book.base.value || 0), 0)
  return { book: book.scenario, picked, sizeOf, worth, shocks }
}

/** Measures whose figure is shown as it comes. */
const PLAIN = ['speed', 'zomma', 'color', 'smileDelta', 'smileGamma'] as const
const ADDED = ['rhoYield', 'rhoDiscount', 'veta', 'ultima', 'dualDelta'] as const

describe('limits', () => {
  it('refuses axes that are alike or out of bounds, and rows that are not there', () => {
    const document = sampleDocument()
    const refusal = (more: Partial<SurfaceSettings>) =>
      surface.pack(document, { ...settings, ...more }).ok
    expect(refusal({})).toBe(true)
    expect(refusal({ y: 'spot' })).toBe(false)
    expect(refusal({ nx: 0 })).toBe(false)
    expect(refusal({ ny: 1000 })).toBe(false)
    expect(refusal({ rows: [3] })).toBe(false)
  })

  it('answers a book without legs with zeros', () => {
    const view = ask(bookOf(flatMarket(90_000), []))
    for (const measure of SURFACE_MEASURES)
      expect(cells(view, measure).every((cell) => cell === 0)).toBe(true)
    expect(view.fields.get('pnl')?.crossesZero).toBe(false)
  })

  it('has no P&L, to the last bit, in a market that did not move', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const still = {
          ...document,
          shocks: noShocks,
          settings: { ...document.settings, pnlFrom: 'now' as const },
        }
        const view = ask(still)
        expect(view.x.values[2]).toBe(0)
        expect(Math.abs(cells(view, 'pnl')[7] ?? NaN)).toBe(0)
      }),
      { numRuns: 100 },
    )
  })
})

describe('identities', () => {
  it('agrees with the greeks of the same scenario at every node, over any two axes', () => {
    for (const smileRule of ['stickyStrike', 'stickyDelta'] as Settings['smileRule'][])
      for (const coinLegs of ['value', 'coinProfit'] as const) {
        const plain = smileRule === 'stickyDelta' ? smilingDocument() : sampleDocument()
        const document = {
          ...plain,
          shocks: { ...plain.shocks, funding: 0.03, rates: 0.002 },
          settings: { ...plain.settings, smileRule, coinLegs },
        }
        for (const [x, y] of PAIRS) {
          const view = ask(document, { x, y })
          const coin = ask(document, { x, y, unit: 'coin' })
          for (const [row, column] of [
            [0, 0],
            [1, 3],
            [2, 4],
          ] as const) {
            const node = row * 5 + column
            const { book, picked, sizeOf, worth, shocks } = atNode(document, view, row, column)
            const close = (name: string, got = NaN, want = NaN, size = 0) =>
              expectClose({ name, got, want, tolerance: 64 * EPS * size, inputs: { x, y, node } })
            const spot =
              (document.market.underlyings[document.settings.underlying]?.spot ?? NaN) *
              (1 + shocks.spot)
            close(
              'pnl',
              cells(view, 'pnl')[node],
              book.pnl,
              sizeOf('value') + worth + sizeOf('pnl'),
            )
            close('value', cells(view, 'value')[node], book.value, sizeOf('value') + worth)
            close('vega', cells(view, 'vega')[node], book.vega / 100, sizeOf('vega'))
            close('theta', cells(view, 'theta')[node], book.theta / 365, sizeOf('theta'))
            close('funding', cells(view, 'funding')[node], book.funding / 365, sizeOf('funding'))
            close('rho', cells(view, 'rho')[node], book.rho / 100, sizeOf('rho'))
            const { delta, gamma } = picked ?? {}
            close('delta', cells(coin, 'delta')[node], delta, sizeOf('delta') + worth / spot)
            close(
              'gamma',
              cells(coin, 'gamma')[node],
              ((gamma ?? NaN) * spot) / 100,
              sizeOf('gamma') * spot,
            )
            close(
              'coins',
              cells(coin, 'pnl')[node],
              book.pnl / spot,
              (worth + sizeOf('value')) / spot,
            )
            for (const name of PLAIN)
              close(
                name,
                cells(view, name)[node],
                picked?.[name],
                8 * sizeOf(name) + (name === 'smileDelta' ? worth / spot : 0),
              )
            close('volga', cells(view, 'volga')[node], book.volga / 1e4, sizeOf('volga'))
            close(
              'vanna',
              cells(view, 'vanna')[node],
              (picked?.vanna ?? NaN) / 100,
              sizeOf('vanna'),
            )
            close(
              'charm',
              cells(view, 'charm')[node],
              (picked?.charm ?? NaN) / 365,
              sizeOf('charm'),
            )
            for (const name of ADDED) close(name, cells(view, name)[node], book[name], sizeOf(name))
          }
        }
      }
  })

  it('adds delta and gamma over underlyings in USD', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const view = ask(document)
        const { underlyings } = answerOf(
          core,
          greeks,
          { ...document, shocks: { ...document.shocks, spot: 0, volatility: 0 } },
          { unit: 'usd' },
        )
        let want = 0
        let size = 0
        for (const [name, { scenario }] of underlyings) {
          const spot = document.market.underlyings[name]?.spot ?? NaN
          want += (scenario.delta * spot) / 100
          size += Math.abs(scenario.delta * spot) + Math.abs(scenario.value)
        }
        const legs = document.legs.reduce((sum, _, at) => {
          const one = onlyLeg(document, at)
          const [worth = 0] = sumsIn(core, one, [{ shocks: noShocks }], Measure.Value)
          return sum + Math.abs(worth) + Math.abs(document.legs[at]?.quantity ?? 0) * 1e5
        }, 0)
        const tolerance = 1e-11 * (size + legs)
        expectClose({
          name: 'delta',
          got: cells(view, 'delta')[7] ?? NaN,
          want,
          tolerance,
          inputs: document,
        })
      }),
      { numRuns: 60 },
    )
  })

  it('is one surface, whatever blocks its rows come in, to the last bit', () => {
    const document = sampleDocument()
    const shape = { nx: 33, ny: 21 }
    for (const [x, y] of PAIRS) {
      const whole = ask(document, { ...shape, x, y })
      const blocks = surfaceBlocks(21, 33, 800)
      expect(blocks.length).toBeGreaterThan(4)
      expect([...blocks.flat()].sort((a, b) => a - b)).toEqual(whole.rows)
      const joined = joinSurfaces(blocks.map((rows) => ask(document, { ...shape, x, y, rows })))
      expect(joined).toEqual(whole)
      const coarse = joinSurfaces([ask(document, { ...shape, x, y, rows: [0, 8, 16] })])
      expect(cells(coarse ?? whole, 'vega').slice(33 * 9, 33 * 10)).toEqual(
        cells(whole, 'vega').slice(33 * 8, 33 * 9),
      )
    }
  })
})

describe('the view', () => {
  it('counts nodes at the floor and after an expiry, and sees a change of sign', () => {
    const document = bookOf(flatMarket(90_000), [
      optionLeg('a', 1, { strike: 90_000, days: 10, right: 'call', volatility: 0.2 }),
    ])
    const view = ask(document, { x: 'days', y: 'volatility', ranges: { days: [0, 20] } })
    expect(view.x.values).toEqual([0, 5, 10, 15, 20])
    expect(view.flooredNodes).toBe(5)
    expect(view.settledNodes).toBe(9)
    const pnl = view.fields.get('pnl')
    expect(pnl?.crossesZero).toBe(true)
    expect(pnl?.lowest).toBe(Math.min(...(pnl?.values ?? [])))
    expect(view.fields.get('gamma')?.crossesZero).toBe(false)
  })

  it('answers one measure alone, and the units of the page', () => {
    const view = ask(sampleDocument(), { measure: 'vega', unit: 'coin' })
    expect([...view.fields.keys()]).toEqual(['vega'])
    expect(view.fields.get('vega')?.unit).toBe('coinPerPoint')
    for (const measure of SURFACE_MEASURES) expect(surface.columns[measure]?.unit).toBeTruthy()
  })
})

describe('cross-method', () => {
  it.each(BUILDS)('is the scenario matrix where both have nodes (%s)', async (build) => {
    const built = await loadCore(build)
    const document = sampleDocument()
    const grid = answerOf(built, scenarioGrid, document, { unit: 'usd', measure: 'pnl' })
    const { values } = answerOf(built, surface, document, {
      ...settings,
      measure: 'pnl',
      ranges: { spot: [-0.2, 0.2], volatility: [-0.1, 0.1] },
    }).fields.get('pnl') ?? { values: new Float64Array(0) }
    const [worth = NaN] = sumsIn(built, document, [{ shocks: noShocks }], Measure.Value)
    const size = Math.abs(worth) + 1e6
    ;[-0.1, 0, 0.1].forEach((volatility, row) =>
      [-0.2, -0.1, 0, 0.1, 0.2].forEach((spot, column) => {
        const { x, y } = grid
        const at = y.values.indexOf(volatility) * x.values.length + x.values.indexOf(spot)
        expectClose({
          name: 'cell',
          got: values[row * 5 + column] ?? NaN,
          want: grid.values[at] ?? NaN,
          tolerance: 64 * EPS * size,
          inputs: { spot, volatility },
        })
      }),
    )
  })
})
