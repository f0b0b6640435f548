// Every figure that explains itself, a second time by another way: both agree within what the second way
// claims, both follow an input, and a corrupted kernel is seen.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { check, greeks } from '../../src/analyses'
import type { FigureName } from '../../src/analyses/checkFigures'
import { factsOf } from '../../src/analyses/figureFacts'
import type { Document } from '../../src/document'
import type { Core, Job } from '../../src/engine/core'
import { Table } from '../../src/engine/table'
import { examples } from '../../src/examples'
import { noShocks } from '../../src/shocks'
import { anyDocument } from '../support/arbitraries'
import { checkOf, figuresOf, NET, viewsOf } from '../support/checks'
import { answerOf, loadCore } from '../support/core'
import { bookOf, flatMarket, legOf, marketOf, optionLeg, underlyingAt } from '../support/documents'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const SHOCKS = { spot: -0.06, volatility: -0.05, days: 10, funding: -0.08, rates: 0.0025 }

const shocked = (document: Document, settings: Partial<Document['settings']> = {}): Document => ({
  ...document,
  shocks: SHOCKS,
  settings: { ...document.settings, ...settings },
})

const READINGS: readonly Partial<Document['settings']>[] = [
  {},
  { coinLegs: 'coinProfit' },
  { smileRule: 'stickyDelta', pnlFrom: 'entry' },
]

/** What a test says of a figure that is flagged. */
const flagged = (core: Core, document: Document, unit: 'usd' | 'coin'): string[] => {
  const measures = ['pnl', 'delta', 'gamma', 'vega', 'theta', 'rho'] as const
  return measures.flatMap((measure) => {
    const views = viewsOf(core, document, unit, measure)
    return figuresOf(document, views)
      .filter(({ kind }) => measure === 'pnl' || kind === 'cell')
      .flatMap((figure) => {
        const checked = checkOf(core, document, figure, views)
        return checked?.isFlagged === true
          ? [`${JSON.stringify(figure)}: ${checked.first} and ${checked.second}`]
          : []
      })
  })
}

describe('a second way', () => {
  it.each(examples)(
    'agrees with every figure of $id, in both units and all readings',
    (example) => {
      for (const settings of READINGS) {
        const document = shocked(example.document, settings)
        expect(flagged(core, document, 'usd')).toEqual([])
        expect(flagged(core, document, 'coin')).toEqual([])
      }
    },
  )

  it('is close enough to see a thousandth', () => {
    const { document } = examples[0] ?? {}
    if (document === undefined) throw new Error('there is no example')
    for (const name of NET) {
      const checked = checkOf(core, document, { kind: 'net', name })
      expect(checked?.tolerance, name).toBeLessThan(1e-6 * Math.abs(checked?.first ?? 0))
    }
  })

  it('agrees for any book, wherever its legs stand', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const views = viewsOf(core, document)
        const names: FigureName[] = [
          ...NET.map((name) => ({ kind: 'net' as const, name })),
          { kind: 'scenarioPnl' },
        ]
        for (const figure of names) {
          const checked = checkOf(core, document, figure, views)
          expect(checked?.isFlagged, JSON.stringify([figure, checked])).toBe(false)
        }
      }),
      // A counterexample is printed as it is: to shrink whole books takes minutes.
      { numRuns: 150, endOnFailure: true },
    )
  })

  it('follows an input, as the figure does', () => {
    const { document } = examples[0] ?? {}
    if (document === undefined) throw new Error('there is no example')
    const { market } = document
    const { BTC } = market.underlyings
    if (BTC === undefined) throw new Error('the sample holds no BTC')
    const funding = { ...BTC.funding, rate: 2 * BTC.funding.rate }
    const moved: Document = {
      ...document,
      market: {
        ...market,
        underlyings: { ...market.underlyings, BTC: { ...BTC, spot: 99_000, funding } },
      },
    }
    for (const figure of figuresOf(document, viewsOf(core, document))) {
      if (figure.kind !== 'net' || figure.name === 'rho') continue
      const before = checkOf(core, document, figure)
      const after = checkOf(core, moved, figure)
      if (before === null || after === null) throw new Error(`no check of ${figure.name}`)
      expect(after.first, figure.name).not.toBe(before.first)
      expect(after.second, figure.name).not.toBe(before.second)
      expect(Math.abs(after.second - before.second - (after.first - before.first))).toBeLessThan(
        before.tolerance + after.tolerance,
      )
    }
  })
})

describe('a corrupted kernel', () => {
  /** The core with everything that one of its kernels answers one per cent too large. */
  const corrupting = (kernel: Job['kernel']): Core =>
    ({
      run(job: Job) {
        const answer = core.run(job)
        if (job.kernel !== kernel) return answer
        for (const bytes of answer.outputs) {
          const table = new Table(bytes)
          for (let column = 0; column < table.columns; column++)
            for (let row = 0; row < table.rows; row++)
              table.set(column, row, table.get(column, row) * 1.01)
        }
        return answer
      },
    }) as Core

  it.each(examples)('is seen in every figure of $id that it gives', ({ document: plain }) => {
    const document = shocked(plain)
    const honest = viewsOf(core, document)
    const wrong = viewsOf(corrupting('greeks'), document)
    const curves = viewsOf(corrupting('payoff'), document)
    const cells = viewsOf(corrupting('scenarioGrid'), document)
    const drivers = viewsOf(corrupting('explain'), document)
    const views = { ...wrong, payoff: curves.payoff }
    for (const figure of figuresOf(document, honest)) {
      const by =
        figure.kind === 'breakEven'
          ? curves
          : figure.kind === 'cell'
            ? cells
            : figure.kind === 'driver'
              ? drivers
              : wrong
      const checked = checkOf(core, document, figure, { ...views, ...by })
      // A price that is observed has no second way, and nothing is no larger by one per cent.
      if (checked === null || checked.second === 0) continue
      // The forward is read back from a quotient of two figures, in which the fault cancels.
      if (
        figure.kind === 'leg' &&
        figure.name === 'mark' &&
        factsOf(figure, honest)?.value === checked.first
      )
        continue
      expect(checked.isFlagged, JSON.stringify([figure, checked.first, checked.second])).toBe(true)
    }
  })

  it('is seen where it answers no number', () => {
    const { document } = examples[0] ?? {}
    if (document === undefined) throw new Error('there is no example')
    const settings = { figure: { kind: 'net', name: 'delta' }, unit: 'usd', shown: NaN } as const
    expect(answerOf(core, check, document, settings).isFlagged).toBe(true)
  })
})

describe('what has no second way', () => {
  const document = bookOf(flatMarket(50_000), [
    legOf('s', { kind: 'spot', underlying: 'BTC' }, 2),
    optionLeg('o', 1, { strike: 50_000, days: 30, right: 'call', volatility: 0.5 }),
  ])

  it.each([
    ['s', /observed/],
    ['gone', /no longer/],
  ])('says why: the mark of leg %s', (leg, reason) => {
    const settings = { figure: { kind: 'leg', leg, name: 'mark' }, shown: 1, unit: 'usd' } as const
    const packed = check.pack(document, settings)
    expect(packed.ok).toBe(false)
    if (!packed.ok) expect(packed.issues[0]?.message).toMatch(reason)
  })

  it('is found where an option has all but no time left, or no volatility', () => {
    for (const [days, volatility] of [
      [1 / 1440, 0.5],
      [30, 0.0001],
      [3650, 3],
    ] as const) {
      const book = bookOf(marketOf({ BTC: underlyingAt(50_000, { basisRate: 0.05 }) }, 0.04), [
        optionLeg('o', 3, { strike: 50_010, days, right: 'put', volatility }),
        optionLeg('i', 3, { strike: 50_010, days, right: 'call', volatility, style: 'inverse' }),
      ])
      const views = viewsOf(core, book)
      for (const figure of figuresOf(book, views)) {
        const checked = checkOf(core, book, figure, views)
        expect(checked?.isFlagged ?? false, JSON.stringify([days, figure, checked])).toBe(false)
      }
    }
  })
})

describe('parts', () => {
  it.each(examples)(
    'of $id add up to the figures that they are parts of',
    ({ document: plain }) => {
      for (const unit of ['usd', 'coin'] as const) {
        const document = shocked(plain)
        const views = viewsOf(core, document, unit)
        for (const figure of figuresOf(document, views)) {
          const facts = factsOf(figure, views)
          if (facts === null || facts.parts.length === 0) continue
          const sum = facts.parts.reduce(
            (total, part) => total + ('value' in part ? part.value : NaN),
            0,
          )
          const size = Math.abs(facts.value) + Math.abs(views.greeks?.book.base.value ?? 0) * 1e-6
          expect(Math.abs(sum - facts.value), JSON.stringify(figure)).toBeLessThan(1e-9 * size)
        }
      }
    },
  )

  it('are of the book that is on screen', () => {
    const { document } = examples[0] ?? {}
    if (document === undefined) throw new Error('there is no example')
    const view = answerOf(core, greeks, { ...document, shocks: noShocks }, { unit: 'usd' })
    const views = { greeks: view, payoff: null, chances: null, scenarioGrid: null, explain: null }
    expect(factsOf({ kind: 'net', name: 'delta' }, views)?.document).toBe(view.document)
    expect(factsOf({ kind: 'chance' }, views)).toBeNull()
  })
})
