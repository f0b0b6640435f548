// A list of states is valued in runs and under axes; whichever way, a state has the same bits.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Measure } from '../../assembly/abi'
import { scenarioCube, stress } from '../../src/analyses'
import type { StressState } from '../../src/analyses/stress'
import type { Document } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { packRun, type ListedState } from '../../src/packing'
import { noShocks } from '../../src/shocks'
import { sumsIn } from '../support/books'
import { answerOf, loadCore, runKernel } from '../support/core'
import { goldenGrid } from '../support/portfolios'
import { anyBook, drawnList, named } from '../support/stateLists'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const MEASURES = [Measure.Pnl, Measure.Value, Measure.Delta, Measure.Vega]

const stressOf = (document: Document, states: readonly StressState[]) =>
  answerOf(core, stress, document, { states })

describe('identities', () => {
  it('answers each state alike alone and in any list, to the last bit', () => {
    fc.assert(
      fc.property(anyBook, drawnList, (document, list) => {
        const states: ListedState[] = list.map((shocks) => ({ shocks }))
        for (const measure of MEASURES) {
          const together = sumsIn(core, document, states, measure)
          const alone = states.map((state) => sumsIn(core, document, [state], measure)[0])
          expect(together).toEqual(alone)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('answers a list laid under spots like each of its states there, to the last bit', () => {
    const spotFactors = [0.8, 1, 1.3]
    fc.assert(
      fc.property(anyBook, drawnList, (document, list) => {
        const listed = list.map((shocks) => ({ shocks }))
        const cellsOf = (states: readonly ListedState[]): number[] => {
          const { inputs } = packRun(document, { states, axes: { spotFactors } })
          const outputs = [{ rows: states.length * spotFactors.length, columns: 1 }]
          return Array.from(runKernel(core, 'scenarios', { inputs, outputs })[0]?.column(0) ?? [])
        }
        expect(cellsOf(listed)).toEqual(listed.flatMap((state) => cellsOf([state])))
      }),
      { numRuns: 200 },
    )
  })

  it('answers the bits of the product for every point written out as a list', () => {
    const axes = { spot: [0.2, -0.3, 0], volatility: [0.1, -0.05], days: [0, 9] }
    const points = axes.days.flatMap((days) =>
      axes.spot.flatMap((spot) =>
        axes.volatility.map((volatility) => ({ spot, volatility, days })),
      ),
    )
    fc.assert(
      fc.property(anyBook, (document) => {
        const { pnl } = answerOf(core, scenarioCube, document, axes)
        const { total } = stressOf(document, points.map(named))
        const wanted = points.map(
          ({ spot, volatility, days }) =>
            pnl[axes.days.indexOf(days)]?.[axes.volatility.indexOf(volatility)]?.[
              axes.spot.indexOf(spot)
            ],
        )
        expect(total.pnl).toEqual(wanted)
      }),
      { numRuns: 300 },
    )
  })

  it('does not depend on the order of the states', () => {
    fc.assert(
      fc.property(anyBook, drawnList, (document, list) => {
        const states = list.map(named)
        const forward = stressOf(document, states).total
        const backward = stressOf(document, states.toReversed()).total
        expect(backward.pnl).toEqual(forward.pnl.toReversed())
        expect(backward.value).toEqual(forward.value.toReversed())
      }),
      { numRuns: 300 },
    )
  })

  it('keeps more different states apart than a run looks back over', () => {
    const [{ document } = { document: undefined }] = goldenGrid().portfolios
    if (document === undefined) throw new Error('no portfolio')
    const shifts = Array.from({ length: 150 }, (_, at) => at / 1000)
    const list = [...shifts, ...shifts].map((volatility, at) => ({ spot: at / 1000, volatility }))
    const states: ListedState[] = list.map((one) => ({ shocks: { ...noShocks, ...one } }))
    const together = sumsIn(core, document, states, Measure.Pnl)
    const alone = states.map((state) => sumsIn(core, document, [state], Measure.Pnl)[0])
    expect(together).toEqual(alone)
  })
})
