// What the Scenarios screen holds beside the document: its questions, the event in hand, the step of
// its replay, and the scenarios that are pinned side by side.
import {
  greeks,
  noShocks,
  replay,
  restShocks,
  scenarioGrid,
  stress,
  stressState,
  usualAxes,
  type Document,
  type GreeksView,
  type GridAxes,
  type GridMeasure,
  type PageUnit,
  type ReplaySettings,
  type ReplayView,
  type ScenarioGridSettings,
  type ScenarioGridView,
  type StressSettings,
  type StressView,
} from '../../src'
import { Answer } from './answers.svelte'
import type { Page } from './page.svelte'
import { PathWalk } from './pathWalk.svelte'
import { entriesOf, type Entry } from './scenarioEntries'

export const MOST_PINS = 3

export class ScenariosScreen {
  readonly library: Answer<StressSettings, StressView>
  readonly matrix: Answer<ScenarioGridSettings, ScenarioGridView>
  readonly walk: PathWalk
  readonly path: Answer<ReplaySettings, ReplayView>
  readonly compared: readonly Answer<{ unit: PageUnit }, GreeksView>[]

  measure = $state<GridMeasure>('pnl')
  axes = $state.raw<GridAxes>(usualAxes('spot', 'volatility', 'far'))
  lower = $state<'replay' | 'compare'>('replay')
  pins = $state.raw<readonly string[]>([])
  isComparing = $state(false)

  /** Grows with every retry, so that the effects ask again. */
  #attempt = $state(0)

  #held: Document | null = null
  /** The book without its scenario: the same object while no more than the shocks changes. */
  readonly book: Document = $derived.by(() => {
    const { document } = this.page
    const parts = { ...document, shocks: noShocks }
    const held = this.#held
    const isSame =
      held !== null &&
      (Object.keys({ ...held, ...parts }) as (keyof Document)[]).every(
        (key) => held[key] === parts[key],
      )
    this.#held = isSame ? held : parts
    return this.#held
  })

  readonly entries: readonly Entry[] = $derived(entriesOf(this.book))

  constructor(private readonly page: Page) {
    const { engine } = page
    const retry = () => {
      page.answers.retry()
      this.#attempt += 1
    }
    this.walk = new PathWalk(page, () => this.book)
    this.library = new Answer(engine, 'library', stress, retry)
    this.matrix = new Answer(engine, 'matrix', scenarioGrid, retry)
    this.path = new Answer(engine, 'replay', replay, retry)
    this.compared = [0, 1, 2].map((at) => new Answer(engine, `compare-${at}`, greeks, retry))
  }

  /** Asks what the screen shows; call it inside an effect. */
  askMatrix(): void {
    void this.#attempt
    const { document, session } = this.page
    void this.matrix.ask(document, {
      ...{ unit: session.unit, measure: this.measure, axes: this.axes },
    })
  }

  askLibrary(): void {
    void this.#attempt
    const states = this.entries.flatMap(({ key, shocks }) =>
      shocks === null ? [] : [stressState(key, shocks)],
    )
    void this.library.ask(this.book, { states })
  }

  askPath(): void {
    void this.#attempt
    const { steps } = this.walk
    if (this.lower !== 'replay' || steps === null || !steps.ok) return
    void this.path.ask(this.book, { unit: this.page.session.unit, steps: steps.value.shocks })
  }

  askCompared(): void {
    void this.#attempt
    if (this.lower !== 'compare') return
    this.pinned.forEach(({ shocks }, at) => {
      if (shocks === null) return
      const unit = this.page.session.unit
      void this.compared[at]?.ask({ ...this.book, shocks }, { unit })
    })
  }

  /** The pinned entries that still stand and apply. */
  get pinned(): readonly Entry[] {
    return this.pins.flatMap((key) => {
      const entry = this.entries.find((one) => one.key === key)
      return entry === undefined || entry.shocks === null ? [] : [entry]
    })
  }

  /** P&L of the book under an entry, USD; NaN where it has none yet. */
  pnlOf(key: string): number {
    const { view } = this.library
    return view === null ? NaN : (view.total.pnl[view.states.indexOf(key)] ?? NaN)
  }

  /** Whether the scenario is this entry, to the last figure. */
  isApplied({ shocks }: Entry): boolean {
    return shocks !== null && JSON.stringify(shocks) === JSON.stringify(this.page.document.shocks)
  }

  /** Makes an entry the scenario everywhere, as one step, and its path the one to walk. */
  apply({ shocks, episode }: Entry): void {
    if (episode !== null) this.walk.to(episode.id)
    if (shocks === null) return
    this.page.session.endGesture()
    this.page.edit({ kind: 'setShocks', shocks: { ...restShocks, ...shocks } })
  }

  /** The next event that applies, after the one in hand. */
  next(): void {
    const events = this.entries.filter(({ episode, shocks }) => episode !== null && shocks !== null)
    const applied = events.findIndex((entry) => this.isApplied(entry))
    const entry = events[(applied + 1) % events.length]
    if (entry !== undefined) this.apply(entry)
  }

  pin(key: string): void {
    const isPinned = this.pins.includes(key)
    if (isPinned) this.pins = this.pins.filter((one) => one !== key)
    else if (this.pins.length < MOST_PINS) this.pins = [...this.pins, key]
    if (this.pins.length > 0) this.lower = 'compare'
  }
}

const screens = new WeakMap<Page, ScenariosScreen>()

/** The one of a page: it stays as it was while another screen is shown. */
export function scenariosScreenOf(page: Page): ScenariosScreen {
  const known = screens.get(page)
  if (known !== undefined) return known
  const made = new ScenariosScreen(page)
  screens.set(page, made)
  return made
}
