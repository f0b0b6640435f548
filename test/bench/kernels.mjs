// The timed questions: prices, prices with greeks, a scenario cube, implied volatilities and simulated
// prices; each by the core's kernel on tables in Wasm memory, the first three by the textbook formula
// on plain typed arrays too. Before any timing all must give the right numbers. Runs in Node and in a
// page.
import { openCore } from './core.mjs'
import { cubeCase } from './cubeCase.mjs'
import { drawsCase } from './draws.mjs'
import { impliedCase } from './impliedCase.mjs'
import { optionCases } from './optionCases.mjs'
import { compare } from './rounds.mjs'

/** Checks, then times; answers the samples of every program and the differences that were found. */
export async function compareKernels(module, abi, rounds, others) {
  const core = await openCore(module)
  const cases = [
    ...optionCases(core, abi),
    cubeCase(core, abi),
    impliedCase(core, abi),
    drawsCase(core, abi),
  ]
  const samples = await compare(cases, rounds, others)
  const checks = Object.fromEntries(cases.map(({ name, check }) => [name, check]))
  return { samples, checks }
}
