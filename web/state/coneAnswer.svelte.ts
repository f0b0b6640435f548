// The cone in blocks, coarse rows first. It is asked after figures and curves are answered, and not at
// all where a shock does not change it.
import {
  cone,
  coneBlocks,
  joinCones,
  type ConeSettings,
  type ConeView,
  type Document,
  type Engine,
} from '../../src'
import { isSameList } from './steady'

export class ConeAnswer {
  view = $state.raw<ConeView | null>(null)
  #newest = 0
  #shown = 0
  #reads: readonly unknown[] | undefined

  constructor(private readonly engine: Engine) {}

  /**
   * Asks block after block until a newer question comes; a coarse answer is shown unless a newer one
   * was, so that a drag is followed.
   */
  async ask(document: Document, settings: ConeSettings): Promise<void> {
    const reads = cone.reads?.(document, settings) ?? []
    if (isSameList(reads, this.#reads)) return
    this.#reads = reads
    const sequence = ++this.#newest
    const parts: ConeView[] = []
    try {
      for (const rows of coneBlocks(document)) {
        const outcome = await this.engine.ask('cone', cone, document, { ...settings, rows })
        if (outcome.kind !== 'view' || sequence < this.#shown) return
        parts.push(outcome.view)
        this.#shown = sequence
        this.view = joinCones(parts)
        if (sequence !== this.#newest) return
      }
    } catch {
      // The same core answers the curves above it: they say that it failed, and offer the retry.
      this.#reads = undefined
    }
  }
}
