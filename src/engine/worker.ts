// Core behind Comlink. Exposes at once and loads Wasm inside the first call, since a message that
// arrives before `expose` would be lost.
import * as Comlink from 'comlink'
import coreUrl from '../../build/core.wasm?url'
import { Core, type Answer, type Job } from './core'

let core: Promise<Core> | undefined

async function load(): Promise<Core> {
  const response = await fetch(new URL(coreUrl, import.meta.url))
  if (!response.ok) throw new Error(`core.wasm answered ${response.status}`)
  const isWasm = response.headers.get('content-type') === 'application/wasm'
  return Core.load(
    isWasm
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer()),
  )
}

const remote = {
  async run(jobs: readonly Job[]): Promise<readonly Answer[]> {
    core ??= load()
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
