// The engine's own worker file in a Node thread: a worker's globals made of the thread's port.
import { parentPort } from 'node:worker_threads'

if (parentPort === null) throw new Error('this file runs in a worker thread')
const port = parentPort
type Listener = (event: { readonly data: unknown }) => void
const listeners = new Map<Listener, (data: unknown) => void>()

Object.assign(globalThis, {
  postMessage: (data: unknown, transfer: never[]) => port.postMessage(data, transfer),
  addEventListener(_type: string, listener: Listener) {
    const onMessage = (data: unknown) => listener({ data })
    listeners.set(listener, onMessage)
    port.on('message', onMessage)
  },
  removeEventListener(_type: string, listener: Listener) {
    const onMessage = listeners.get(listener)
    if (onMessage !== undefined) port.off('message', onMessage)
  },
})

await import('../../src/engine/worker')
