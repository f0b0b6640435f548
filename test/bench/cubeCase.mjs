// A book of 100 options over 41 spots, 21 volatility shifts and 5 dates: the scenarios kernel on
// tables in Wasm memory, and the textbook formula in four nested loops. Runs in Node and in a page.
import { check, mustAgree, worstDifference } from './core.mjs'
import { cube, inputs } from './inputs.mjs'
import * as textbook from './peers/textbook.mjs'

function packBook(core, abi, values) {
  const { exports, column } = core
  const legs = cube.quantity.length
  const first = (name) => values[name].subarray(0, legs)
  const table = (rows, columns, cells) => {
    const made = exports.newTable(rows, columns)
    core.clear(made, 0)
    return { made, cells }
  }
  const index = Float64Array.from({ length: legs }, (_, i) => i)
  const { LegColumn, UnderlyingColumn, SliceColumn, StateColumn, AxisColumn } = abi
  const axes = Math.max(
    ...['spotFactor', 'volatilityShift', 'yearsPassed'].map((n) => cube[n].length),
  )
  const rate = first('D').map((discount, i) => -Math.log(discount) / values.T[i])
  const all = (value) => new Float64Array(legs).fill(value)
  // Every option has a forward and a rate of its own, so each stands on an underlying of its own.
  const tables = [
    table(legs, LegColumn.COUNT, [
      [LegColumn.Kind, all(abi.InstrumentKind.Option)],
      [LegColumn.Style, all(abi.PayoffStyle.Linear)],
      [LegColumn.Underlying, index],
      [LegColumn.Slice, index],
      [LegColumn.Counted, all(1)],
      [LegColumn.Quantity, cube.quantity],
      [LegColumn.Strike, first('K')],
      [LegColumn.Right, first('G')],
      [LegColumn.Volatility, first('S')],
      [LegColumn.EntryPrice, all(NaN)],
      [LegColumn.SettlementPrice, all(NaN)],
    ]),
    table(legs, UnderlyingColumn.COUNT, [
      [UnderlyingColumn.Spot, first('F')],
      [UnderlyingColumn.UsdRate, rate],
    ]),
    table(legs, SliceColumn.COUNT, [
      [SliceColumn.Underlying, index],
      [SliceColumn.Years, first('T')],
      [SliceColumn.ForwardBefore, all(NaN)],
    ]),
    table(legs, StateColumn.COUNT, [
      [StateColumn.SpotFactor, all(1)],
      [StateColumn.SpotResponse, all(1)],
      [StateColumn.VolatilityFactor, all(1)],
      [StateColumn.VolatilityFloor, all(0.01)],
    ]),
    table(axes, AxisColumn.COUNT, [
      [AxisColumn.YearsPassed, cube.yearsPassed],
      [AxisColumn.VolatilityShift, cube.volatilityShift],
      [AxisColumn.SpotFactor, cube.spotFactor],
    ]),
    table(1, abi.ParameterColumn.COUNT, [
      [abi.ParameterColumn.StateCount, [1]],
      [abi.ParameterColumn.TimeCount, [cube.yearsPassed.length]],
      [abi.ParameterColumn.VolatilityCount, [cube.volatilityShift.length]],
      [abi.ParameterColumn.SpotCount, [cube.spotFactor.length]],
      [abi.ParameterColumn.Measure, [abi.Measure.Value]],
    ]),
  ]
  for (const { made, cells } of tables) for (const [at, cell] of cells) column(made, at).set(cell)
  return tables.map(({ made }) => made)
}

export function cubeCase(core, abi) {
  const { exports, column } = core
  const values = inputs()
  const { F, K, T, S, D, G } = values
  const { quantity, spotFactor, volatilityShift, yearsPassed } = cube
  const [spots, shifts, dates] = [spotFactor.length, volatilityShift.length, yearsPassed.length]
  const cells = spots * shifts * dates
  const result = new Float64Array(cells)
  let tables = []
  let out = 0
  const ours = {
    prepare() {
      exports.reset()
      // Results first: the largest allocation, so that no view below is detached by growth.
      out = exports.newTable(cells, 1)
      tables = packBook(core, abi, values)
    },
    run: () => check(exports.scenarios(...tables, out), abi, 'scenarios'),
  }
  const legs = quantity.length
  const sides = [F, K, T, S, D, G, quantity]
  const axes = [spotFactor, volatilityShift, yearsPassed]
  const peer = {
    run: () => textbook.grid(legs, spots, shifts, dates, ...sides, null, ...axes, result),
  }
  ours.prepare()
  ours.run()
  peer.run()
  const difference = worstDifference(column(out, 0), result, (i) => Math.abs(result[i]))
  mustAgree('cube', difference)
  return { name: 'cube', count: legs * cells, ours, textbook: peer, check: difference }
}
