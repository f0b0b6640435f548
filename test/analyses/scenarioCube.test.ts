import { beforeAll, describe, expect, it } from 'vitest'
import { Measure } from '../../assembly/abi'
import { greeks, scenarioCube, scenarioGrid } from '../../src/analyses'
import { parseCube } from '../../src/analyses/scenarioCube'
import { parseDocument } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { noShocks } from '../../src/shocks'
import { onlyLeg, sumsIn } from '../support/books'
import { runCli } from '../support/cli'
import { EPS, expectClose, Worst } from '../support/close'
import { answerOf, BUILDS, loadCore } from '../support/core'
import { goldenGrid } from '../support/portfolios'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const { portfolios, ...axes } = goldenGrid()
const question = { ...axes, coinLegs: 'coinProfit' as const }

/** Sum of the absolute worths of the legs now: what P&L is the change of. */
const sizeOf = (document: (typeof portfolios)[number]['document']): number =>
  document.legs.reduce((sum, leg, at) => {
    const [worth = NaN] = sumsIn(core, onlyLeg(document, at), [{ shocks: noShocks }], Measure.Value)
    return sum + Math.abs(leg.instrument.kind === 'option' ? worth : 0)
  }, 0)

describe('limits', () => {
  it('accepts every golden portfolio as a document', () => {
    for (const { document } of portfolios) expect(parseDocument(document).ok).toBe(true)
  })

  it('refuses axes that are empty, out of bounds, or more than a run may hold', () => {
    const sentences = (input: unknown) => parseCube(input).issues.map(({ message }) => message)
    const fine = { spot: [0], volatility: [0], days: [0] }
    expect(sentences(fine)).toEqual([])
    expect(sentences({ ...fine, spot: [] })).toHaveLength(1)
    expect(sentences({ ...fine, spot: [-1] })).toHaveLength(1)
    expect(sentences({ ...fine, days: [-1] })).toHaveLength(1)
    expect(sentences({ ...fine, spot: [NaN] })).toHaveLength(1)
    const long = new Array<number>(2000).fill(0)
    expect(sentences({ ...fine, spot: long, volatility: long })).toHaveLength(1)
  })
})

describe('identities', () => {
  it('answers each cell alike alone and among others', () => {
    const [{ document } = { document: undefined }] = portfolios
    if (document === undefined) throw new Error('no portfolio')
    const all = answerOf(core, scenarioCube, document, question).pnl
    question.days.forEach((day, i) =>
      question.volatility.forEach((volatility, j) =>
        question.spot.forEach((spot, k) => {
          const settings = { ...question, days: [day], volatility: [volatility], spot: [spot] }
          const one = answerOf(core, scenarioCube, document, settings).pnl[0]?.[0]?.[0]
          expect(one).toBe(all[i]?.[j]?.[k])
        }),
      ),
    )
  })
})

describe('golden portfolios of scenario-grid.json', () => {
  it.each(BUILDS)('reproduces every cell (%s)', async (build) => {
    const built = await loadCore(build)
    const worst = new Worst()
    for (const { document, pnl } of portfolios) {
      const got = answerOf(built, scenarioCube, document, question).pnl
      const parts = document.legs.map(
        (_, at) => answerOf(built, scenarioCube, onlyLeg(document, at), question).pnl,
      )
      const size = sizeOf(document)
      pnl.forEach((rows, i) =>
        rows.forEach((cells, j) =>
          cells.forEach((want, k) => {
            const moved = parts.reduce((sum, part) => sum + Math.abs(part[i]?.[j]?.[k] ?? NaN), 0)
            const inputs = {
              document,
              day: axes.days[i],
              volatility: axes.volatility[j],
              spot: axes.spot[k],
            }
            const tolerance = 1e-11 * (moved + size)
            worst.expectClose({
              name: 'cell',
              got: got[i]?.[j]?.[k] ?? NaN,
              want,
              tolerance,
              inputs,
            })
          }),
        ),
      )
    }
    console.info(
      `scenario-grid.json, ${portfolios.length} portfolios, ${build}: ${worst.toString()} of 1e-11`,
    )
  })
})

describe('cross-method', () => {
  it('agrees with the scenario of the greeks and with the matrix', () => {
    for (const { document: plain } of portfolios) {
      const document = {
        ...plain,
        settings: { ...plain.settings, coinLegs: 'coinProfit' as const },
      }
      const shocks = { ...noShocks, spot: -0.15, volatility: 0.1, days: 7 }
      const settings = { ...question, spot: [-0.15], volatility: [0.1], days: [7] }
      const cell = answerOf(core, scenarioCube, document, settings).pnl[0]?.[0]?.[0] ?? NaN
      const shocked = { ...document, shocks }
      const { net } = answerOf(core, greeks, shocked, { unit: 'usd' })
      const grid = answerOf(core, scenarioGrid, shocked, { unit: 'usd', measure: 'pnl' })
      const { x, y } = grid
      const at = y.values.indexOf(0.1) * x.values.length + x.values.indexOf(-0.15)
      const tolerance = 64 * EPS * (sizeOf(document) + Math.abs(cell))
      expectClose({
        name: 'scenario',
        got: net.scenarioUsd,
        want: cell,
        tolerance,
        inputs: document,
      })
      expectClose({
        name: 'matrix',
        got: grid.values[at] ?? NaN,
        want: cell,
        tolerance,
        inputs: document,
      })
    }
  })

  it('comes out of the command line with the same bits', () => {
    for (const { document } of portfolios.slice(0, 3)) {
      const input = JSON.stringify({ document, ...question })
      const { stdout, stderr, status } = runCli('scenario', input)
      expect(stderr).toBe('')
      expect(status).toBe(0)
      expect(JSON.parse(stdout)).toEqual(answerOf(core, scenarioCube, document, question))
    }
  }, 120_000)
})
