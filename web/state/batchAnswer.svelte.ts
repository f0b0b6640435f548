// One answer of the batch track: how far it has come, how to stop it; the last good view stays.
import type { BatchAnalysis, BatchEngine, BatchRun, Document } from '../../src'
import { ready, type PanelStatus } from '../panels/status'

/** Told once a run lasts longer than a second. */
export interface Progress {
  /** From 0 to 1. */
  readonly share: number
  /** Seconds; null until something is known. */
  readonly left: number | null
}

/** A wait shorter than these is not shown: the picture dims, then percent and Cancel. */
const PATIENCE = 200
const LONG = 1000

export class BatchAnswer<Settings, Combined, View> {
  view = $state.raw<View | null>(null)
  status = $state.raw<PanelStatus>(ready)
  progress = $state.raw<Progress | null>(null)
  /** Stopped by the user: the view is of an earlier question. */
  isStopped = $state(false)
  /** The question that the view answers. */
  #asked: { readonly document: Document; readonly settings: Settings } | null = null
  #newest = 0
  #run: BatchRun<View> | null = null
  #timers: ReturnType<typeof setTimeout>[] = []
  #begun = 0
  #share = 0

  constructor(
    private readonly engine: BatchEngine,
    private readonly asker: string,
    private readonly analysis: BatchAnalysis<Settings, Combined, View>,
    private readonly retry: () => void,
  ) {}

  /** Asks, unless the view is of the same question already. */
  async ask(document: Document, settings: Settings): Promise<void> {
    const isAsked = this.#asked?.document === document && this.#asked.settings === settings
    if (isAsked && this.view !== null) return
    this.#asked = null
    const sequence = ++this.#newest
    this.#watch()
    this.isStopped = false
    const run = this.engine.run(this.asker, this.analysis, document, settings, (finished, total) =>
      this.#reach(sequence, finished / total),
    )
    this.#run = run
    try {
      const outcome = await run.outcome
      if (sequence !== this.#newest) return
      if (outcome.kind === 'view') {
        this.view = outcome.view
        this.#asked = { document, settings }
      }
      this.isStopped = outcome.kind === 'cancelled'
      this.#settle(
        outcome.kind === 'issues'
          ? { kind: 'issues', issues: outcome.issues.map(({ message }) => message) }
          : ready,
      )
    } catch (error) {
      if (sequence !== this.#newest) return
      const message = error instanceof Error ? error.message : String(error)
      const details = error instanceof Error ? (error.stack ?? message) : message
      this.#settle({ kind: 'failed', message, details, retry: this.retry })
    }
  }

  cancel(): void {
    this.#run?.cancel()
  }

  /** Leaves the screen: what is under way is of no use. */
  leave(): void {
    this.#newest += 1
    this.cancel()
    this.#settle(ready)
  }

  #watch(): void {
    this.#stopTimers()
    this.#begun = performance.now()
    this.#share = 0
    this.#timers = [
      setTimeout(() => (this.status = { kind: 'waiting' }), PATIENCE),
      setTimeout(() => this.#tell(), LONG),
    ]
  }

  #reach(sequence: number, share: number): void {
    if (sequence !== this.#newest) return
    this.#share = share
    if (performance.now() - this.#begun >= LONG) this.#tell()
  }

  #tell(): void {
    const passed = (performance.now() - this.#begun) / 1000
    const share = this.#share
    this.progress = { share, left: share > 0 ? (passed * (1 - share)) / share : null }
  }

  #stopTimers(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers = []
    this.progress = null
  }

  #settle(status: PanelStatus): void {
    this.#stopTimers()
    this.#run = null
    this.status = status
  }
}
