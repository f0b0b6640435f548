// Core behind Comlink. Exposes at once and loads Wasm inside the first call, since a message that
// arrives before `expose` would be lost.
import * as Comlink from 'comlink'
import { Core } from './core'
import { runMessage, type Message, type Reply } from './message'
import { compileCore } from './module'

let core: Promise<Core> | undefined

const remote = {
  /** Takes a core that was compiled before, instead of fetching its own. */
  async use(module: WebAssembly.Module): Promise<void> {
    core = Core.load(module)
    await core
  },

  async run(message: Message): Promise<Reply> {
    core ??= compileCore().then((module) => Core.load(module))
    const reply = runMessage(await core, message)
    return Comlink.transfer(reply, [reply.buffer])
  },
}

export type Remote = typeof remote

Comlink.expose(remote)
