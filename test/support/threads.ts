// Real threads that run the engine's own worker file, as a page's workers do.
import { join } from 'node:path'
import { Worker as Thread } from 'node:worker_threads'
import { build } from 'vite'

/** The worker file as one script for Node. */
export async function bundledWorker(): Promise<URL> {
  const root = join(import.meta.dirname, '../..')
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'test/support/batchWorker.ts'),
      write: false,
      minify: false,
      target: 'node20',
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  const [output] = [built].flat()
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined
  if (chunk === undefined) throw new Error('the worker file did not build')
  return new URL(`data:text/javascript;base64,${Buffer.from(chunk.code).toString('base64')}`)
}

export interface CountedThread {
  readonly worker: Worker
  readonly exited: Promise<number>
}

/** A thread that looks like a page's worker. */
export function threadWorker(script: URL): CountedThread {
  const thread = new Thread(script)
  const listeners = new Map<(event: { data: unknown }) => void, (data: unknown) => void>()
  const parts: { onerror: ((event: { preventDefault(): void }) => void) | null } = { onerror: null }
  thread.on('error', () => parts.onerror?.({ preventDefault: () => undefined }))
  const worker = Object.assign(parts, {
    onmessageerror: null,
    postMessage: (data: unknown, transfer: never[] = []) => thread.postMessage(data, transfer),
    addEventListener(_type: string, listener: (event: { data: unknown }) => void) {
      const onMessage = (data: unknown) => listener({ data })
      listeners.set(listener, onMessage)
      thread.on('message', onMessage)
    },
    removeEventListener(_type: string, listener: (event: { data: unknown }) => void) {
      const onMessage = listeners.get(listener)
      if (onMessage !== undefined) thread.off('message', onMessage)
    },
    terminate: () => void thread.terminate(),
  })
  const exited = new Promise<number>((resolve) => thread.on('exit', resolve))
  return { worker: worker as unknown as Worker, exited }
}
