// A surface asked block by block, so that no call keeps the core for long and a newer question is heard
// between two of them. It is shown when it is whole; where that takes long, as it sharpens.
import {
  joinSurfaces,
  surface,
  surfaceBlocks,
  type Document,
  type Engine,
  type SurfaceSettings,
  type SurfaceView,
} from '../../src'
import { tick } from 'svelte'
import { ready, type PanelStatus } from '../panels/status'
import { isSameList } from './steady'

/** A surface that takes longer is shown before it is whole. */
const PATIENCE = 150
/**
 * Blocks of one message to each engine: the book is packed once for them, and a newer question waits for no
 * more.
 */
const TOGETHER = 4
/** The share of its rows from which an unfinished surface is worth a look. */
const FEWEST_ROWS = 0.2

export class BlockedAnswer {
  #shown = $state.raw<Shown>({ view: null, tag: -1 })
  status = $state.raw<PanelStatus>(ready)
  /** Share of the rows answered, 0 to 1; 1 when nothing is under way. */
  progress = $state(1)
  #newest = 0
  #reads: readonly unknown[] | undefined

  /** The blocks go to the engines in turn. */
  constructor(
    private readonly engines: readonly Engine[],
    private readonly asker: string,
    private readonly retry: () => void,
  ) {}

  get view(): SurfaceView | null {
    return this.#shown.view
  }

  /** The number that the question behind the view was asked under. */
  get tag(): number {
    return this.#shown.tag
  }

  /** Whether a view of the newest question is on show. */
  get isCurrent(): boolean {
    return this.progress === 1 && this.view !== null
  }

  /**
   * `next` is called when the surface is whole and drawn: what it asks would take the core that the page draws
   * on. It is not called where a newer question took the place of this one.
   */
  async ask(
    document: Document,
    settings: SurfaceSettings,
    tag: number,
    next: () => void = () => undefined,
  ): Promise<void> {
    const reads = surface.reads?.(document, settings) ?? []
    if (isSameList(reads, this.#reads)) {
      if (this.isCurrent) next()
      return
    }
    this.#reads = reads
    const number = ++this.#newest
    this.progress = 0
    try {
      await this.#run({ number, tag, document, settings, next })
    } catch (error) {
      if (number !== this.#newest) return
      this.#reads = undefined
      const message = error instanceof Error ? error.message : String(error)
      const details = error instanceof Error ? (error.stack ?? message) : message
      this.#settle({ kind: 'failed', message, details, retry: this.retry })
    }
  }

  /** Asks again although nothing changed. */
  forget(): void {
    this.#reads = undefined
  }

  async #run({ number, tag, document, settings, next }: Question): Promise<void> {
    const blocks = surfaceBlocks(settings.ny, settings.nx, document.legs.length)
    const started = performance.now()
    const views: SurfaceView[] = []
    const together = TOGETHER * this.engines.length
    for (let from = 0; from < blocks.length; from += together) {
      const asked = blocks
        .slice(from, from + together)
        .map((rows, at) => this.#askOne(at, document, { ...settings, rows }))
      const [only] = asked
      // An only one is heard as soon as all else in the same message, so that they are drawn together.
      const outcomes =
        asked.length === 1 && only !== undefined ? [await only] : await Promise.all(asked)
      // One block is a whole surface: a drag is followed even when each answer is a step behind.
      if (number !== this.#newest && (blocks.length > 1 || tag < this.tag)) return
      for (const outcome of outcomes) {
        if (outcome.kind === 'superseded') return
        if (outcome.kind === 'issues') {
          this.#settle({ kind: 'issues', issues: outcome.issues.map(({ message }) => message) })
          return
        }
        views.push(outcome.view)
      }
      const isLast = views.length === blocks.length
      const done = views.reduce((sum, view) => sum + view.rows.length, 0) / settings.ny
      if (!isLast && (performance.now() - started < PATIENCE || done < FEWEST_ROWS)) continue
      this.#shown = { view: joinSurfaces(views), tag }
      if (!isLast) this.progress = done
    }
    if (number !== this.#newest) return
    this.#settle(ready)
    await tick()
    if (number === this.#newest) next()
  }

  #askOne(at: number, document: Document, settings: SurfaceSettings) {
    const engine = this.engines[at % this.engines.length]
    if (engine === undefined) throw new Error('a surface is asked of no engine')
    return engine.ask(`${this.asker} ${at}`, surface, document, settings)
  }

  #settle(status: PanelStatus): void {
    this.progress = 1
    if (status.kind !== 'ready' || this.status.kind !== 'ready') this.status = status
  }
}

interface Shown {
  readonly view: SurfaceView | null
  readonly tag: number
}

interface Question {
  readonly number: number
  readonly tag: number
  readonly document: Document
  readonly settings: SurfaceSettings
  readonly next: () => void
}
