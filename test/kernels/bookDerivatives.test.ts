import fc from 'fast-check'
import { beforeAll, describe, it } from 'vitest'
import {
  GREEK_NAMES,
  greekColumns,
  type GreekName,
  type Variable,
} from '../../src/analyses/figures'
import type { Core } from '../../src/engine/core'
import { bookUnder, type Move } from '../support/books'
import { expectClose } from '../support/close'
import { loadCore } from '../support/core'
import { closenessOf, derivative, scalesAt, STENCIL, stepOf } from '../support/differences'
import { smoothBook } from '../support/smoothBook'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const noRates = { basis: 0, rate: 0 }
const moved: Readonly<Record<Exclude<Variable, 'strike'>, (by: number, spot: number) => Move>> = {
  spot: (by, spot) => ({ spot: 1 + by / spot }),
  volatility: (by) => ({ volatility: by }),
  time: (by) => ({ years: by }),
  rate: (by) => ({ basis: by, rate: by }),
  yield: (by) => ({ ...noRates, basis: -by }),
  discountRate: (by) => ({ ...noRates, rate: by }),
}

describe('cross-method: greeks of legs against central differences', () => {
  const kinds = fc.oneof(
    smoothBook('option', 'linear'),
    smoothBook('option', 'inverse'),
    smoothBook('future'),
    smoothBook('perpetual'),
  )
  const differenced = GREEK_NAMES.map(([name]) => name).filter(
    (name) => greekColumns[name].derivativeOf !== null,
  )

  it.each(differenced)('%s', (name: GreekName) => {
    const [source, variable] = greekColumns[name].derivativeOf ?? ['value', 'spot']
    fc.assert(
      fc.property(kinds, ({ document, point, started }) => {
        const scale = scalesAt(point)[variable]
        const step = stepOf(scale)
        const [here, ...around] = [0, ...STENCIL].map((times) => {
          const by = times * step
          const move = variable === 'strike' ? {} : moved[variable](by, point.spot)
          const years = started + (move.years ?? 0)
          const exact = variable === 'strike' ? { strike: point.strike + by } : {}
          return bookUnder(core, document, [{ ...move, years }], exact)[0]
        })
        const figures = around.map((figure) => figure?.[source] ?? NaN)
        // Funding has its own column: the clock moves a value by theta and funding together.
        const got = (here?.[name] ?? NaN) + (name === 'theta' ? (here?.funding ?? NaN) : 0)
        const tolerance = closenessOf(got, figures, scale)
        expectClose({ name, got, want: derivative(figures, step), tolerance, inputs: document })
      }),
      { numRuns: 500 },
    )
  })
})
