import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  greeks,
  parseReverseStress,
  reverseStress,
  type Breach,
  type ReverseStressSettings,
  type ReverseStressView,
} from '../../src/analyses'
import type { Document, Limit } from '../../src/document'
import { BatchEngine } from '../../src/engine/batch'
import { directConnection } from '../../src/engine/connection'
import type { Core } from '../../src/engine/core'
import { sample } from '../../src/examples/sample'
import { anyDocument } from '../support/arbitraries'
import { batchViewOf } from '../support/batches'
import { pnlAt, shocksAt, uglyBooks } from '../support/boxes'
import { answerOf, loadCore } from '../support/core'

let core: Core
let engine: BatchEngine
beforeAll(async () => {
  core = await loadCore('release')
  engine = new BatchEngine(() => directConnection(core), 1)
})

function reverse(
  document: Document,
  asked: Partial<ReverseStressSettings>,
): Promise<ReverseStressView> {
  const parsed = parseReverseStress(asked)
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('; '))
  return batchViewOf(engine, reverseStress, document, parsed.value)
}

/** Use of every limit of a document under shocks, by the strip of tiles: another reader of the kernel greeks. */
function usesUnder(document: Document, shocks: Breach['shocks']): readonly number[] {
  const { tiles } = answerOf(
    core,
    greeks,
    { ...document, shocks: shocksAt(shocks ?? {}) },
    { unit: 'usd' },
  )
  return document.limits.map(({ greek, underlying }) => {
    const tile = tiles.find(({ key }) => key === greek)
    const own = tile?.of === underlying ? tile.scenarioUse : undefined
    return own ?? tile?.others.find(({ of }) => of === underlying)?.scenarioUse ?? NaN
  })
}

/** Sum of squares of shocks in their deviations, the correlation undone. */
function distanceOf(view: ReverseStressView, { shocks }: Breach): number {
  if (shocks === null) return NaN
  const { spot, volatility, funding, rates, correlation } = view.deviations
  const per = (shock: number, deviation: number): number => (deviation > 0 ? shock / deviation : 0)
  const z0 = per(shocks.spot, spot)
  const z1 =
    (per(shocks.volatility, volatility) - correlation * z0) / Math.sqrt(1 - correlation ** 2)
  return Math.hypot(z0, z1, per(shocks.funding, funding), per(shocks.rates, rates))
}

/** Points nearer than a breach, all over the ball: on shells, in the plane and in the space. */
function* nearer(view: ReverseStressView, distance: number, count: number) {
  const { deviations } = view
  const rest = Math.sqrt(1 - deviations.correlation ** 2)
  for (let i = 0; i < count; i++) {
    const isPlane = i % 2 === 0
    const at = (k: number): number => {
      const x = Math.sin(12.9898 * (i + 1) + 78.233 * k) * 43_758.5453
      return 2 * (x - Math.floor(x)) - 1
    }
    const [a, b, c, d] = [at(1), at(2), isPlane ? 0 : at(3), isPlane ? 0 : at(4)]
    const scale = (distance * (1 - 1e-6) * Math.sqrt(Math.abs(at(5)))) / Math.hypot(a, b, c, d)
    yield {
      spot: deviations.spot * a * scale,
      volatility: deviations.volatility * scale * (deviations.correlation * a + rest * b),
      funding: deviations.funding * c * scale,
      rates: deviations.rates * d * scale,
    }
  }
}

const isAllowed = ({ spot }: { readonly spot: number }) => spot > -0.99

const limited = (document: Document): Document => {
  const { tiles } = answerOf(core, greeks, document, { unit: 'usd' })
  const picked = document.settings.underlying
  const several = new Set(document.legs.map(({ instrument }) => instrument.underlying)).size > 1
  const limits = (['delta', 'gamma', 'vega', 'theta', 'rho', 'funding'] as const).flatMap(
    (greek): Limit[] => {
      const base = Math.abs(tiles.find(({ key }) => key === greek)?.base ?? 0)
      return base > 1e-6 ? [{ greek, underlying: several ? null : picked, bound: base * 1.7 }] : []
    },
  )
  return { ...document, limits }
}

describe('no sampled scenario is nearer', () => {
  const books = { ...uglyBooks, sample }
  for (const [name, plain] of Object.entries(books)) {
    it(
      name,
      async () => {
        const document = name === 'sample' ? sample : limited(plain)
        const view = await reverse(document, { days: 7, loss: 0.05, spotVolatility: 0.5 })
        expect(view.breaches.filter(({ kind }) => kind === 'found').length).toBeGreaterThan(1)
        for (const breach of view.breaches) {
          if (breach.kind !== 'found') continue
          expect(distanceOf(view, breach)).toBeCloseTo(breach.distance, 9)
          const points = [...nearer(view, breach.distance, 600)].filter(isAllowed)
          if (breach.limit === 'loss') {
            const now = answerOf(core, greeks, document, { unit: 'usd' }).net.valueUsd
            const pnl = pnlAt(core, document, [...points, breach.shocks ?? {}])
            const last = pnl.at(-1) ?? NaN
            expect(-last / (0.05 * now)).toBeCloseTo(1, 9)
            for (const one of pnl.slice(0, -1)) expect(one).toBeGreaterThan(-0.05 * now)
            continue
          }
          const which = document.limits.findIndex(({ greek }) => greek === breach.limit)
          expect(usesUnder(document, breach.shocks)[which]).toBeCloseTo(1, 8)
          for (const point of points.slice(0, 300)) {
            const use = usesUnder(document, shocksAt(point))[which] ?? NaN
            expect(use, JSON.stringify(point)).toBeLessThanOrEqual(1)
          }
        }
      },
      60_000,
    )
  }

  it('holds for drawn books', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, fc.constantFrom(1, 7, 30), async (document, days) => {
        const asked = { days, loss: 0.1, spotVolatility: 0.6, correlation: -0.3 }
        const view = await reverse({ ...document, limits: [] }, asked)
        const [breach] = view.breaches
        if (breach?.kind !== 'found') return
        const now = answerOf(core, greeks, document, { unit: 'usd' }).net.valueUsd
        const from = { ...document, settings: { ...document.settings, pnlFrom: 'now' as const } }
        const points = [...nearer(view, breach.distance, 400)].filter(isAllowed)
        for (const pnl of pnlAt(core, from, points)) expect(pnl).toBeGreaterThan(-0.1 * now)
        const [there = NaN] = pnlAt(core, from, [breach.shocks ?? {}])
        expect(-there / (0.1 * now)).toBeCloseTo(1, 7)
      }),
      { numRuns: 15 },
    )
  }, 60_000)
})
