// A surface of 129 x 89 nodes of a book of 50 options, every greek: the surface kernel on tables in Wasm
// memory, whole and in the blocks of rows in which a screen asks for it. Runs in Node and in a page.
import { check } from './core.mjs'
import { inputs } from './inputs.mjs'

const legCount = 50
const columnCount = 129
const rowCount = 89

function packBook(core, abi, values, rows) {
  const { exports, column } = core
  const first = (name) => values[name].subarray(0, legCount)
  const all = (value, count = legCount) => new Float64Array(count).fill(value)
  const spread = (count, wide) =>
    Float64Array.from({ length: count }, (_, i) => wide * ((2 * i) / (count - 1) - 1))
  const shifts = spread(rowCount, 0.1)
  const { LegColumn, UnderlyingColumn, SliceColumn, StateColumn, AxisColumn } = abi
  const { ParameterColumn } = abi
  const table = (count, columns, cells) => {
    const made = exports.newTable(count, columns)
    core.clear(made, 0)
    for (const [at, cell] of cells) column(made, at).set(cell)
    return made
  }
  const index = Float64Array.from({ length: legCount }, (_, i) => i)
  return [
    table(legCount, LegColumn.COUNT, [
      [LegColumn.Kind, all(abi.InstrumentKind.Option)],
      [LegColumn.Slice, index],
      [LegColumn.Counted, all(1)],
      [LegColumn.Quantity, index.map((i) => (i % 2 ? -1 : 1) * (1 + (i % 7)))],
      [LegColumn.Strike, first('K')],
      [LegColumn.Right, first('G')],
      [LegColumn.Volatility, first('S')],
      [LegColumn.EntryPrice, all(NaN)],
      [LegColumn.SettlementPrice, all(NaN)],
    ]),
    table(1, UnderlyingColumn.COUNT, [
      [UnderlyingColumn.Spot, [100]],
      [UnderlyingColumn.UsdRate, [0.03]],
    ]),
    table(legCount, SliceColumn.COUNT, [
      [SliceColumn.Years, first('T')],
      [SliceColumn.ForwardBefore, all(NaN)],
      [SliceColumn.BasisRate, all(0.05)],
    ]),
    table(1, StateColumn.COUNT, [
      [StateColumn.SpotFactor, [1]],
      [StateColumn.SpotResponse, [1]],
      [StateColumn.VolatilityFactor, [1]],
      [StateColumn.VolatilityFloor, [0.01]],
    ]),
    table(columnCount, AxisColumn.COUNT, [
      [AxisColumn.VolatilityShift, rows.map((row) => shifts[row])],
      [AxisColumn.SpotFactor, spread(columnCount, 0.3).map((shock) => 1 + shock)],
    ]),
    table(1, ParameterColumn.COUNT, [
      [ParameterColumn.StateCount, [1]],
      [ParameterColumn.TimeCount, [1]],
      [ParameterColumn.VolatilityCount, [rows.length]],
      [ParameterColumn.SpotCount, [columnCount]],
    ]),
  ]
}

/** Times each block of rows, coarse ones first; `blocks` is what src/analyses/surfaceAxes.ts gives. */
export function surfaceCase(core, abi, blocks, clock = () => performance.now()) {
  const values = inputs(legCount)
  return blocks.map((rows) => {
    core.exports.reset()
    const tables = packBook(core, abi, values, rows)
    const wanted = core.exports.newTable(abi.BookColumn.COUNT, abi.WantedColumn.COUNT)
    core.column(wanted, 0).set(Array.from({ length: abi.BookColumn.COUNT }, (_, i) => i))
    tables.push(wanted)
    const out = core.exports.newTable(rows.length * columnCount, abi.BookColumn.COUNT)
    const start = clock()
    check(core.exports.surface(...tables, out), abi, 'surface')
    return { rows: rows.length, milliseconds: clock() - start }
  })
}

export const surfaceShape = { legCount, columnCount, rowCount }
