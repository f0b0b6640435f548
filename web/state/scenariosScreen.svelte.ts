// What the Scenarios screen holds beside the document: its questions, the event in hand, the step of
// its replay, and the scenarios that are pinned side by side.
import {
  episodes,
  episodeShocks,
  greeks,
  noShocks,
  pathSteps,
  presets,
  replay,
  restShocks,
  scenarioGrid,
  stress,
  stressState,
  usualAxes,
  type Document,
  type Episode,
  type EpisodePath,
  type GreeksView,
  type GridAxes,
  type GridMeasure,
  type PageUnit,
  type PathSteps,
  type PriceHistory,
  type ReplaySettings,
  type ReplayView,
  type Result,
  type ScenarioGridSettings,
  type ScenarioGridView,
  type Shocks,
  type StressSettings,
  type StressView,
} from '../../src'
import { Answer } from './answers.svelte'
import type { Page } from './page.svelte'

/** One scenario that can be applied: an episode, one of ours, or one of the user's own. */
export interface Entry {
  readonly key: string
  readonly name: string
  readonly episode: Episode | null
  /** null where it says nothing of this book. */
  readonly shocks: Shocks | null
  /** Why not, in a sentence. */
  readonly why: string
}

export const ownKey = (name: string): string => `own:${name}`

const ofEpisode = (document: Document, episode: Episode): Entry => {
  const result = episodeShocks(document, episode)
  const { id: key, name } = episode
  return result.ok
    ? { key, name, episode, shocks: result.value, why: '' }
    : { key, name, episode, shocks: null, why: result.issues[0]?.message ?? '' }
}

const plain = (key: string, name: string, shocks: Shocks): Entry => ({
  ...{ key, name, shocks },
  ...{ episode: null, why: '' },
})

/** Steps of a replay at most, fewer for long books: a call stays short. */
const MOST = 64
const LEG_STEPS = 12_000
/** Rows of a person's own history that one replay walks. */
export const LONGEST_WINDOW = 400
const USUAL_WINDOW = 90
export const MOST_PINS = 3

/** Rows of a history, by their places; both ends count. */
export interface Window {
  readonly from: number
  readonly to: number
}

export class ScenariosScreen {
  readonly library: Answer<StressSettings, StressView>
  readonly matrix: Answer<ScenarioGridSettings, ScenarioGridView>
  readonly path: Answer<ReplaySettings, ReplayView>
  readonly compared: readonly Answer<{ unit: PageUnit }, GreeksView>[]

  measure = $state<GridMeasure>('pnl')
  axes = $state.raw<GridAxes>(usualAxes('spot', 'volatility', 'far'))
  /** Key of the event whose path is walked, or of the person's own prices. */
  walked = $state('black-thursday')
  step = $state(0)
  lower = $state<'replay' | 'compare'>('replay')
  pins = $state.raw<readonly string[]>([])
  isComparing = $state(false)
  history = $state.raw<PriceHistory | null>(null)
  window = $state.raw<Window>({ from: 0, to: 0 })

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

  readonly entries: readonly Entry[] = $derived.by(() => {
    const document = this.book
    return [
      ...episodes.map((episode) => ofEpisode(document, episode)),
      ...presets.map(({ id, name, shocks }) => plain(`preset:${id}`, name, shocks)),
      ...(document.scenarios ?? []).map(({ name, shocks }) => plain(ownKey(name), name, shocks)),
    ]
  })

  /** The path in hand: an episode's, or the rows of the history between two of its dates. */
  readonly walkedPath: EpisodePath | null = $derived.by(() => {
    if (this.walked !== 'own') return episodes.find(({ id }) => id === this.walked)?.path ?? null
    const rows = this.history?.prices.slice(this.window.from, this.window.to + 1) ?? []
    const points = rows.map(({ at, value }) => ({ at, value, source: 'own' }))
    return { spot: { [this.book.settings.underlying]: points } }
  })

  readonly steps: Result<PathSteps> | null = $derived.by(() => {
    if (this.walkedPath === null) return null
    const document = this.book
    const most = Math.max(16, Math.min(MOST, Math.floor(LEG_STEPS / (document.legs.length || 1))))
    return pathSteps(document, this.walkedPath, this.walked === 'own' ? 1 : most)
  })

  constructor(private readonly page: Page) {
    const { engine } = page
    const retry = () => {
      page.answers.retry()
      this.#attempt += 1
    }
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
    const { steps } = this
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
    if (episode !== null) this.walk(episode.id)
    if (shocks === null) return
    this.page.session.endGesture()
    this.page.edit({ kind: 'setShocks', shocks: { ...restShocks, ...shocks } })
  }

  walk(key: string): void {
    if (key !== this.walked) this.step = 0
    this.walked = key
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

  /** Walks a person's own prices: the last rows of them, until other dates are picked. */
  useHistory(history: PriceHistory): void {
    const last = history.prices.length - 1
    this.history = history
    this.window = { from: Math.max(0, last - USUAL_WINDOW + 1), to: last }
    this.step = 0
    this.walked = 'own'
    this.lower = 'replay'
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

  /** Saves the present shocks under a name; answers what is wrong with it, or nothing. */
  save(name: string): string {
    const { document } = this.page
    const scenarios = [
      ...(document.scenarios ?? []),
      { name: name.trim(), shocks: document.shocks },
    ]
    return this.page.edit({ kind: 'setScenarios', scenarios })[0]?.message ?? ''
  }

  rename(old: string, name: string): string {
    const scenarios = (this.page.document.scenarios ?? []).map((one) =>
      one.name === old ? { ...one, name: name.trim() } : one,
    )
    return this.page.edit({ kind: 'setScenarios', scenarios })[0]?.message ?? ''
  }

  remove(name: string): void {
    const scenarios = (this.page.document.scenarios ?? []).filter((one) => one.name !== name)
    this.page.act({ kind: 'setScenarios', scenarios })
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
