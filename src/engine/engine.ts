// The boundary seen from the page: asks go out in one message per turn, latest wins per asker, and
// a core that fails or never starts becomes an EngineError instead of a silence.
import { Status } from '../../assembly/abi'
import type { Analysis } from '../analyses/analysis'
import type { Issue, Result } from '../domain/issue'
import type { Document } from '../document/document'
import type { Connection } from './connection'
import type { Answer, Job } from './core'
import { Table } from './table'

/** A fault of ours, never of the input: wrong shape, out of memory, a worker that died. */
export class EngineError extends Error {
  constructor(
    readonly kernel: string,
    readonly reason: string,
  ) {
    super(`The calculation "${kernel}" failed: ${reason}.`)
    this.name = 'EngineError'
  }
}

interface Request {
  readonly asker: string
  readonly analysis: Analysis<unknown, unknown>
  readonly document: Document
  readonly settings: unknown
  settle(answer: Outcome<unknown>): void
  reject(error: EngineError): void
}

/** A view, complaints about the input, or nothing because a newer request took its place. */
export type Outcome<View> =
  | { readonly kind: 'view'; readonly view: View }
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] }
  | { readonly kind: 'superseded' }

export class Engine {
  private readonly waiting = new Map<string, Request>()
  private connection: Connection | null = null
  private isRunning = false

  constructor(private readonly connect: () => Connection) {}

  /**
   * Asks a question for an asker (a panel, a tile). One request per asker waits; a newer one takes
   * its place. Rejects with EngineError only.
   */
  ask<Settings, View>(
    asker: string,
    analysis: Analysis<Settings, View>,
    document: Document,
    settings: Settings,
  ): Promise<Outcome<View>> {
    return new Promise((resolve, reject) => {
      this.waiting.get(asker)?.settle({ kind: 'superseded' })
      this.waiting.set(asker, {
        asker,
        analysis: analysis,
        document,
        settings,
        settle: (answer) => resolve(answer as Outcome<View>),
        reject,
      })
      queueMicrotask(() => void this.flush())
    })
  }

  /** Another engine with a worker of its own, which its first ask starts. */
  beside(): Engine {
    return new Engine(this.connect)
  }

  /** Ends the worker; the next ask starts a new one. */
  restart(): void {
    this.connection?.close()
    this.connection = null
  }

  private async flush(): Promise<void> {
    if (this.isRunning || this.waiting.size === 0) return
    this.isRunning = true
    const requests = [...this.waiting.values()]
    this.waiting.clear()
    try {
      await this.answer(requests)
    } finally {
      this.isRunning = false
      void this.flush()
    }
  }

  private async answer(requests: readonly Request[]): Promise<void> {
    const sent: { request: Request; job: Job }[] = []
    for (const request of requests) {
      const packed = guarded(request, () =>
        request.analysis.pack(request.document, request.settings),
      )
      if (packed === null) continue
      if (!packed.ok) {
        request.settle({ kind: 'issues', issues: packed.issues })
        continue
      }
      const { inputs, outputs } = packed.value
      const { kernel } = request.analysis
      sent.push({ request, job: { kernel, inputs: inputs.map(({ bytes }) => bytes), outputs } })
    }
    if (sent.length === 0) return
    let answers: readonly Answer[]
    try {
      this.connection ??= this.connect()
      answers = await this.connection.run(sent.map(({ job }) => job))
    } catch (error) {
      this.restart()
      const reason = error instanceof Error ? error.message : String(error)
      for (const { request } of sent) request.reject(new EngineError(request.analysis.name, reason))
      return
    }
    sent.forEach(({ request }, at) => settleWith(request, answers[at]))
  }
}

/** Runs our own code for a request; what it throws rejects that request alone. */
function guarded<T>(request: Request, work: () => Result<T>): Result<T> | null {
  try {
    return work()
  } catch (error) {
    request.reject(
      new EngineError(
        request.analysis.name,
        error instanceof Error ? error.message : String(error),
      ),
    )
    return null
  }
}

/** Whether a kernel did its work. */
export const isDone = ({ status }: Answer): boolean =>
  status === Number(Status.Ok) || status === Number(Status.Truncated)

function settleWith(request: Request, answer: Answer | undefined): void {
  const { analysis, document, settings } = request
  if (answer === undefined || !isDone(answer)) {
    request.reject(new EngineError(analysis.name, `status ${answer?.status ?? 'none'}`))
    return
  }
  try {
    const tables = answer.outputs.map((bytes) => new Table(bytes))
    request.settle({ kind: 'view', view: analysis.view(tables, document, settings) })
  } catch (error) {
    request.reject(
      new EngineError(analysis.name, error instanceof Error ? error.message : String(error)),
    )
  }
}
