// One answer per visible panel: asked again whenever the document, the unit or the panel's own
// settings change; the last good view stays until a new one comes.
import {
  buckets,
  chances,
  explain,
  explainMarkets,
  greeks,
  payoff,
  scenarioGrid,
  usualAxes,
  type Analysis,
  type BucketsSettings,
  type BucketsView,
  type ChancesSettings,
  type ChancesView,
  type CurveMeasure,
  type Document,
  type Engine,
  type ExplainMarketsSettings,
  type ExplainMarketsView,
  type ExplainView,
  type GreeksView,
  type GridAxes,
  type GridMeasure,
  type PageUnit,
  type PayoffSettings,
  type PayoffView,
  type ScenarioGridSettings,
  type ScenarioGridView,
} from '../../src'
import { ready, type PanelStatus } from '../panels/status'
import type { ScreenName } from './screens.svelte'
import { isSameList } from './steady'

/** A wait shorter than this is not shown. */
const PATIENCE = 200

export class Answer<Settings, View> {
  view = $state.raw<View | null>(null)
  status = $state.raw<PanelStatus>(ready)
  #newest = 0
  #shown = 0
  /** What the newest question depended on, where its analysis says so. */
  #reads: readonly unknown[] | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly engine: Engine,
    private readonly asker: string,
    private readonly analysis: Analysis<Settings, View>,
    private readonly retry: () => void,
  ) {}

  /**
   * Asks, unless the newest question had the same answer. An answer is shown unless a newer one was
   * shown before, so a drag is followed even when each answer is a step behind.
   */
  async ask(document: Document, settings: Settings): Promise<void> {
    const reads = this.analysis.reads?.(document, settings)
    if (reads !== undefined && isSameList(reads, this.#reads)) return
    this.#reads = reads
    const sequence = ++this.#newest
    this.#timer ??= setTimeout(() => (this.status = { kind: 'waiting' }), PATIENCE)
    try {
      const outcome = await this.engine.ask(this.asker, this.analysis, document, settings)
      if (sequence <= this.#shown || outcome.kind === 'superseded') return
      if (outcome.kind === 'view') this.view = outcome.view
      this.#settle(
        sequence,
        outcome.kind === 'view'
          ? ready
          : { kind: 'issues', issues: outcome.issues.map(({ message }) => message) },
      )
    } catch (error) {
      this.#reads = undefined
      if (sequence <= this.#shown) return
      const message = error instanceof Error ? error.message : String(error)
      const details = error instanceof Error ? (error.stack ?? message) : message
      this.#settle(sequence, { kind: 'failed', message, details, retry: this.retry })
    }
  }

  /** Forgets what was asked: a late answer is dropped. */
  clear(): void {
    this.view = null
    this.#reads = undefined
    this.#settle(++this.#newest, ready)
  }

  #settle(sequence: number, status: PanelStatus): void {
    this.#shown = sequence
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (status.kind !== 'ready' || this.status.kind !== 'ready') this.status = status
  }
}

/** The part of the chances' settings that says what the payoff shows. */
type Drawn = Pick<ChancesSettings, 'range' | 'coneSteps'>

/** What the panels ask of the engine. */
export class Answers {
  readonly greeks: Answer<{ unit: PageUnit }, GreeksView>
  readonly payoff: Answer<PayoffSettings, PayoffView>
  readonly scenarioGrid: Answer<ScenarioGridSettings, ScenarioGridView>
  readonly explain: Answer<{ unit: PageUnit }, ExplainView>
  /** Beside the payoff, over the same prices. */
  readonly chances: Answer<ChancesSettings, ChancesView>
  /** Asked by the dialogs that show them. */
  readonly buckets: Answer<BucketsSettings, BucketsView>
  readonly explainMarkets: Answer<ExplainMarketsSettings, ExplainMarketsView>
  /** One leg not yet in the book, for the preview under the typed line. */
  readonly preview: Answer<{ unit: PageUnit }, GreeksView>

  curve = $state<CurveMeasure>('pnl')
  grid = $state<GridMeasure>('pnl')
  gridAxes = $state.raw<GridAxes>(usualAxes('spot', 'volatility', 'near'))
  /** Grows with every retry, so that the effect asks again. */
  #attempt = $state(0)

  readonly hasFailed = $derived.by(() => this.#all().some(({ status }) => status.kind === 'failed'))
  readonly isWaiting = $derived.by(() =>
    this.#all().some(({ status }) => status.kind === 'waiting'),
  )

  constructor(private readonly engine: Engine) {
    const retry = () => this.retry()
    this.greeks = new Answer(engine, 'greeks', greeks, retry)
    this.payoff = new Answer(engine, 'payoff', payoff, retry)
    this.scenarioGrid = new Answer(engine, 'scenarioGrid', scenarioGrid, retry)
    this.explain = new Answer(engine, 'explain', explain, retry)
    this.chances = new Answer(engine, 'chances', chances, retry)
    this.buckets = new Answer(engine, 'buckets', buckets, retry)
    this.explainMarkets = new Answer(engine, 'explainMarkets', explainMarkets, retry)
    this.preview = new Answer(engine, 'preview', greeks, retry)
  }

  /**
   * Asks what a screen shows; reads its own measures, so call it inside an effect. `drawn`: what of the
   * price axis the payoff shows.
   */
  askAll(document: Document, unit: PageUnit, screen: ScreenName, drawn: Drawn = {}): void {
    void this.#attempt
    void this.greeks.ask(document, { unit })
    if (screen !== 'payoff') return
    void this.payoff.ask(document, { unit, measure: this.curve, range: drawn.range })
    void this.explain.ask(document, { unit })
    void this.chances.ask(document, drawn)
    void this.scenarioGrid.ask(document, { unit, measure: this.grid, axes: this.gridAxes })
  }

  /** A new worker, and every question again. */
  retry(): void {
    this.engine.restart()
    this.#attempt += 1
  }

  #all() {
    return [this.greeks, this.payoff, this.scenarioGrid, this.explain, this.chances]
  }
}
