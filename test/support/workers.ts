// Workers that are none: the far side in the same thread, or nobody there at all.
import * as Comlink from 'comlink'
import { MessageChannel } from 'node:worker_threads'
import { vi } from 'vitest'
import type { Core } from '../../src/engine/core'
import { runMessage, type Message } from '../../src/engine/message'

/** What a test sees of a worker that the engine was given. */
export interface FakeWorker {
  readonly worker: Worker
  readonly terminate: ReturnType<typeof vi.fn>
  /** Breaks it, as a browser tells of a script that cannot load or an error nobody caught. */
  crash(): void
}

interface Parts {
  onerror: ((event: { preventDefault(): void }) => void) | null
  onmessageerror: (() => void) | null
}

function fake(port: object, onTerminate: () => void): FakeWorker {
  const terminate = vi.fn(onTerminate)
  const parts: Parts = { onerror: null, onmessageerror: null }
  const worker = Object.assign(parts, port, { terminate })
  return {
    worker: worker as unknown as Worker,
    terminate,
    crash: () => worker.onerror?.({ preventDefault: () => undefined }),
  }
}

/** Takes messages and never answers. */
export const silentWorker = (): FakeWorker =>
  fake(
    {
      postMessage: () => undefined,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    },
    () => undefined,
  )

/** Runs jobs on a core as engine/worker.ts does, behind a real message channel. */
export function coreWorker(core: Core): FakeWorker {
  const { port1, port2 } = new MessageChannel()
  const remote = {
    run(message: Message) {
      const reply = runMessage(core, message)
      return Comlink.transfer(reply, [reply.buffer])
    },
  }
  Comlink.expose(remote, port2 as unknown as Comlink.Endpoint)
  const near = port1 as unknown as MessagePort
  return fake(
    {
      postMessage: near.postMessage.bind(near),
      addEventListener: near.addEventListener.bind(near),
      removeEventListener: near.removeEventListener.bind(near),
      start: near.start.bind(near),
    },
    () => port1.close(),
  )
}
