// The three timed questions: prices, prices with greeks, and a scenario cube; each by the core's
// kernel on tables in Wasm memory, and by the textbook formula on plain typed arrays. Before any
// timing both must give the same numbers. Runs in Node and in a page.
import { openCore } from './core.mjs'
import { cubeCase } from './cubeCase.mjs'
import { optionCases } from './optionCases.mjs'
import { compare } from './rounds.mjs'

/** Checks, then times; answers the figures of every case with the largest difference seen. */
export async function compareKernels(module, abi, rounds) {
  const core = await openCore(module)
  const cases = [...optionCases(core, abi), cubeCase(core, abi)]
  const figures = compare(cases, rounds)
  for (const { name, difference } of cases) figures[name].difference = difference
  return figures
}
