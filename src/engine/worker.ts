// Core behind Comlink. Exposes at once and loads Wasm inside the first call, since a message that
// arrives before `expose` would be lost.
import * as Comlink from 'comlink'
import { Core, type Answer, type Job } from './core'
import { compileCore } from './module'

let core: Promise<Core> | undefined

const remote = {
  /** Takes a core that was compiled before, instead of fetching its own. */
  async use(module: WebAssembly.Module): Promise<void> {
    core = Core.load(module)
    await core
  },

  async run(jobs: readonly Job[]): Promise<readonly Answer[]> {
    core ??= compileCore().then((module) => Core.load(module))
    const ready = await core
    const answers = jobs.map((job) => ready.run(job))
    return Comlink.transfer(
      answers,
      answers.flatMap(({ outputs }) => [...outputs]),
    )
  },
}

export type Remote = typeof remote

Comlink.expose(remote)
