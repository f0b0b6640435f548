// The path that is walked: an episode's or a person's own prices, and the step in hand.
import {
  episodes,
  pathSteps,
  restShocks,
  type Document,
  type EpisodePath,
  type PathSteps,
  type PriceHistory,
  type Result,
} from '../../src'
import type { Page } from './page.svelte'

/** Steps of a replay at most, fewer for long books: a call stays short. */
const MOST = 64
const LEG_STEPS = 12_000
/** Rows of a person's own history that one replay walks. */
export const LONGEST_WINDOW = 400
const USUAL_WINDOW = 90
/** Rows of a history, by their places; both ends count. */
export interface Window {
  readonly from: number
  readonly to: number
}

export class PathWalk {
  /** Id of the event whose path is walked; `own` for a person's own prices. */
  key = $state('black-thursday')
  step = $state(0)
  history = $state.raw<PriceHistory | null>(null)
  window = $state.raw<Window>({ from: 0, to: 0 })

  /** The path in hand: an episode's, or the rows of the history between two of its dates. */
  readonly walkedPath: EpisodePath | null = $derived.by(() => {
    if (this.key !== 'own') return episodes.find(({ id }) => id === this.key)?.path ?? null
    const rows = this.history?.prices.slice(this.window.from, this.window.to + 1) ?? []
    const points = rows.map(({ at, value }) => ({ at, value, source: 'own' }))
    return { spot: { [this.book().settings.underlying]: points } }
  })

  readonly steps: Result<PathSteps> | null = $derived.by(() => {
    if (this.walkedPath === null) return null
    const document = this.book()
    const most = Math.max(16, Math.min(MOST, Math.floor(LEG_STEPS / (document.legs.length || 1))))
    return pathSteps(document, this.walkedPath, this.key === 'own' ? 1 : most)
  })

  constructor(
    private readonly page: Page,
    private readonly book: () => Document,
  ) {}

  to(key: string): void {
    if (key !== this.key) this.step = 0
    this.key = key
  }

  /** Walks a person's own prices: the last rows of them, until other dates are picked. */
  useHistory(history: PriceHistory): void {
    const last = history.prices.length - 1
    this.history = history
    this.window = { from: Math.max(0, last - USUAL_WINDOW + 1), to: last }
    this.step = 0
    this.key = 'own'
  }

  /** Another window, held within what one replay walks: the other end gives way. */
  setWindow(window: Window): void {
    const last = (this.history?.prices.length ?? 1) - 1
    const from = Math.max(0, Math.min(window.from, last - 1))
    const to = Math.max(from + 1, Math.min(window.to, last))
    const isFromKept = from !== this.window.from
    this.window =
      to - from < LONGEST_WINDOW
        ? { from, to }
        : isFromKept
          ? { from, to: from + LONGEST_WINDOW - 1 }
          : { from: to - LONGEST_WINDOW + 1, to }
    this.step = 0
  }

  /** Goes to a step, held at the ends. */
  goTo(step: number): void {
    const last = (this.steps?.ok ? this.steps.value.times.length : 1) - 1
    this.step = Math.max(0, Math.min(last, step))
  }

  /** The next or the last stop: a step that stands on a sourced point. */
  goToStop(way: 1 | -1): void {
    if (!this.steps?.ok) return
    const { isStop } = this.steps.value
    let at = this.step + way
    while (at > 0 && at < isStop.length - 1 && !isStop[at]) at += way
    this.goTo(at)
  }

  /** Takes the step in hand as the scenario. */
  useStep(): void {
    const shocks = this.steps?.ok ? this.steps.value.shocks[this.step] : undefined
    if (shocks === undefined) return
    this.page.session.endGesture()
    this.page.edit({ kind: 'setShocks', shocks: { ...restShocks, ...shocks } })
  }
}
