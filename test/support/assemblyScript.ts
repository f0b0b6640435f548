// AssemblyScript compiled in this process, so that a test can reach functions the core keeps inside.
import asc from 'assemblyscript/asc'
import { resolve } from 'node:path'

/** Exports of a file under test/support, built as the core is. */
export async function compileAssembly<T>(file: string): Promise<T> {
  let bytes: Uint8Array | undefined
  const stderr = asc.createMemoryStream()
  const { error } = await asc.main(
    [
      `test/support/${file}`,
      ...['--baseDir', resolve(import.meta.dirname, '../..'), '--outFile', 'test.wasm'],
      ...['--config', 'none', '--runtime', 'stub', '--enable', 'simd', '--optimizeLevel', '3'],
      ...['--noAssert', '--use', 'abort=', '--disableWarning', '112'],
    ],
    {
      stderr,
      writeFile: (_name: string, contents: string | Uint8Array) => {
        if (typeof contents !== 'string') bytes = contents
      },
    },
  )
  if (error !== null || bytes === undefined) throw new Error(stderr.toString())
  const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes))
  return instance.exports as unknown as T
}
