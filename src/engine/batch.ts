// The batch track seen from the page: a run is cut into ranges that free workers take in turn, and
// the parts are combined in range order. One run at a time, latest wins per asker; cancelling ends
// the workers.
import { Status } from '../../assembly/abi'
import type { BatchAnalysis } from '../analyses/batchAnalysis'
import type { Document } from '../document/document'
import type { Issue } from '../domain/issue'
import type { Connection } from './connection'
import { EngineError, type Outcome } from './engine'
import { Table } from './table'

export type BatchOutcome<View> = Outcome<View> | { readonly kind: 'cancelled' }

export interface BatchRun<View> {
  /** Rejects with EngineError only. */
  readonly outcome: Promise<BatchOutcome<View>>
  cancel(): void
}

/** Told after every finished range. */
export type OnProgress = (finished: number, total: number) => void

interface Request {
  readonly asker: string
  readonly analysis: BatchAnalysis<unknown, unknown, unknown>
  readonly document: Document
  readonly settings: unknown
  readonly onProgress: OnProgress
  settle(outcome: BatchOutcome<unknown>): void
  reject(error: EngineError): void
}

/** Complaints about the input, met while packing a range. */
class Complaints extends Error {
  constructor(readonly issues: readonly Issue[]) {
    super('the input has issues')
  }
}

export class BatchEngine {
  private readonly waiting = new Map<string, Request>()
  private running: Request | null = null
  private connections: Connection[] = []

  constructor(
    private readonly connect: () => Connection,
    private readonly workers = 2,
  ) {}

  /** Asks for an asker; its earlier run, waiting or under way, is superseded. */
  run<Settings, Combined, View>(
    asker: string,
    analysis: BatchAnalysis<Settings, Combined, View>,
    document: Document,
    settings: Settings,
    onProgress: OnProgress = () => undefined,
  ): BatchRun<View> {
    let cancel = (): void => undefined
    const outcome = new Promise<BatchOutcome<View>>((resolve, reject) => {
      const request: Request = {
        asker,
        analysis,
        document,
        settings,
        onProgress,
        settle: (answer) => resolve(answer as BatchOutcome<View>),
        reject,
      }
      cancel = () => this.end(request, { kind: 'cancelled' })
      this.supersede(asker)
      this.waiting.set(asker, request)
      queueMicrotask(() => void this.next())
    })
    return { outcome, cancel: () => cancel() }
  }

  /** Ends the workers; the next run starts new ones. */
  restart(): void {
    for (const connection of this.connections) connection.close()
    this.connections = []
  }

  private supersede(asker: string): void {
    const earlier = this.running?.asker === asker ? this.running : this.waiting.get(asker)
    if (earlier !== undefined) this.end(earlier, { kind: 'superseded' })
  }

  /** Settles a run that is not over; one under way loses its workers. */
  private end(request: Request, outcome: BatchOutcome<unknown>): void {
    if (this.waiting.get(request.asker) === request) this.waiting.delete(request.asker)
    if (this.running === request) {
      this.running = null
      this.restart()
      queueMicrotask(() => void this.next())
    }
    request.settle(outcome)
  }

  private async next(): Promise<void> {
    const [request] = this.waiting.values()
    if (this.running !== null || request === undefined) return
    this.waiting.delete(request.asker)
    this.running = request
    try {
      const view = await this.answer(request)
      if (this.running === request) request.settle({ kind: 'view', view })
    } catch (error) {
      if (this.running === request) this.fail(request, error)
    }
    if (this.running !== request) return
    this.running = null
    void this.next()
  }

  private fail(request: Request, error: unknown): void {
    if (error instanceof Complaints) {
      request.settle({ kind: 'issues', issues: error.issues })
      return
    }
    this.restart()
    const reason = error instanceof Error ? error.message : String(error)
    request.reject(new EngineError(request.analysis.name, reason))
  }

  private async answer(request: Request): Promise<unknown> {
    const { analysis, document, settings } = request
    const total = analysis.rangeCount(document, settings)
    const partials = Array.from({ length: total }, (): readonly Table[] => [])
    let range = 0
    let finished = 0
    const lane = async (connection: Connection): Promise<void> => {
      while (range < total && this.running === request) {
        const own = range++
        partials[own] = await partOf(request, own, connection)
        if (this.running === request) request.onProgress(++finished, total)
      }
    }
    while (this.connections.length < Math.min(total, Math.max(this.workers, 1)))
      this.connections.push(this.connect())
    await Promise.all(this.connections.slice(0, total).map(lane))
    if (this.running !== request) return null
    return analysis.view(analysis.combine(partials, document, settings), document, settings)
  }
}

async function partOf(
  { analysis, document, settings }: Request,
  range: number,
  connection: Connection,
): Promise<readonly Table[]> {
  const packed = analysis.pack(document, settings, range)
  if (!packed.ok) throw new Complaints(packed.issues)
  const { inputs, outputs } = packed.value
  const job = { kernel: analysis.kernel, inputs: inputs.map(({ bytes }) => bytes), outputs }
  const [answer] = await connection.run([job])
  if (answer?.status !== Number(Status.Ok)) throw new Error(`status ${answer?.status ?? 'none'}`)
  return answer.outputs.map((bytes) => new Table(bytes))
}
