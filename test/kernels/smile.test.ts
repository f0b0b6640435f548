import { beforeAll, describe, expect, it } from 'vitest'
import { SmilePointColumn, SmileShapeColumn, SviColumn } from '../../assembly/abi'
import type { Core } from '../../src/engine/core'
import { Table } from '../../src/engine/table'
import { Worst } from '../support/close'
import { BUILDS, loadCore, runKernel } from '../support/core'
import { goldenSet, num, type Row } from '../support/golden'

const rows = goldenSet('montecarlo', 'svi')
const PLACES = [-1, -0.5, -0.25, -0.1, 0, 0.1, 0.25, 0.5, 1] as const

/** Shapes of one golden row's smile at the given places. */
function shapesOf(core: Core, row: Row, places: readonly number[]): Table {
  const smiles = Table.create({ rows: 1, columns: SviColumn.COUNT })
  ;['a', 'b', 'rho', 'm', 'sigma'].forEach((name, column) => smiles.set(column, 0, num(row, name)))
  const points = Table.create({ rows: places.length, columns: SmilePointColumn.COUNT }, 0)
  points.column(SmilePointColumn.LogMoneyness).set(places)
  const outputs = [{ rows: places.length, columns: SmileShapeColumn.COUNT }]
  const [table] = runKernel(core, 'smile', { inputs: [smiles, points], outputs })
  if (table === undefined) throw new Error('no table came back')
  return table
}

let cores: readonly Core[]
beforeAll(async () => {
  cores = await Promise.all(BUILDS.map((build) => loadCore(build)))
})

describe('golden svi rows', () => {
  it('gives total variance to 1e-13 on both builds, with the same bits', () => {
    const worst = new Worst()
    for (const row of rows) {
      const [first, second] = cores.map((core) => shapesOf(core, row, PLACES))
      PLACES.forEach((k, at) => {
        const want = num(row, `w(${k})`)
        const got = first?.get(SmileShapeColumn.TotalVariance, at) ?? NaN
        worst.expectClose({ name: 'w', got, want, tolerance: 1e-13 * want, inputs: { row, k } })
        expect(second?.get(SmileShapeColumn.TotalVariance, at)).toBe(got)
      })
    }
    console.info(`svi: ${rows.length} rows, worst of 1e-13: ${worst.toString()}`)
  })

  it('finds the rows that admit butterfly arbitrage', () => {
    const places = Array.from({ length: 8001 }, (_, at) => (at - 4000) / 1000)
    for (const row of rows) {
      const [core] = cores
      if (core === undefined) throw new Error('no core')
      const least = Math.min(...shapesOf(core, row, places).column(SmileShapeColumn.Durrleman))
      expect(Math.abs(least - num(row, 'min_g_on_grid'))).toBeLessThan(
        1e-8 * Math.max(1, Math.abs(least)),
      )
      const steepest = num(row, 'b') * (1 + Math.abs(num(row, 'rho')))
      expect(least >= 0 && steepest <= 2 ? 1 : 0).toBe(num(row, 'butterfly_free'))
    }
  })
})

describe('derivatives', () => {
  it('agree with differences of total variance', () => {
    const h = 1e-4
    for (const row of rows) {
      const [core] = cores
      if (core === undefined) throw new Error('no core')
      for (const k of [-0.7, 0.03, 0.4]) {
        const shape = shapesOf(core, row, [k - h, k, k + h])
        const [low = NaN, middle = NaN, high = NaN] = shape.column(SmileShapeColumn.TotalVariance)
        expect(shape.get(SmileShapeColumn.Slope, 1)).toBeCloseTo((high - low) / (2 * h), 5)
        expect(shape.get(SmileShapeColumn.Curvature, 1)).toBeCloseTo(
          (high - 2 * middle + low) / h ** 2,
          1,
        )
      }
    }
  })
})
