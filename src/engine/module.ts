// The core, fetched and compiled once; workers that start later are handed the compiled module.
import coreUrl from '../../build/core.wasm?url'

export async function compileCore(): Promise<WebAssembly.Module> {
  const response = await fetch(new URL(coreUrl, import.meta.url))
  if (!response.ok) throw new Error(`core.wasm answered ${response.status}`)
  const isWasm = response.headers.get('content-type') === 'application/wasm'
  return isWasm
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer())
}
