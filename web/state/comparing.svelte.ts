// Another book beside the one on screen: its own questions, under the scenario and the settings of the
// open book, in its own market.
import {
  greeks,
  payoff,
  type CurveMeasure,
  type Document,
  type Engine,
  type GreeksView,
  type PageUnit,
  type PayoffView,
  type Settings,
} from '../../src'
import { Answer } from './answers.svelte'
import type { ScreenName } from './screens.svelte'
import type { Session } from './session.svelte'
import type { Book } from './storage'

export class Comparing {
  other = $state.raw<Book | null>(null)
  readonly greeks: Answer<{ unit: PageUnit }, GreeksView>
  readonly payoff: Answer<{ unit: PageUnit; measure: CurveMeasure }, PayoffView>
  /** The other book as it is asked about; null while there is none. */
  readonly document: Document | null

  constructor(engine: Engine, session: Session, retry: () => void) {
    this.greeks = new Answer(engine, 'greeks of the other book', greeks, retry)
    this.payoff = new Answer(engine, 'payoff of the other book', payoff, retry)
    // By its parts: a drag of a shock makes no new settings, so what they ask stands.
    const mine: Settings = $derived(session.document.settings)
    const shocks = $derived(session.document.shocks)
    const settings = $derived.by((): Settings | null => {
      if (this.other === null) return null
      const own = this.other.document
      const { underlying, pnlFrom, coinLegs, smileRule, others } = mine
      const holds = underlying in own.market.underlyings
      return {
        ...own.settings,
        ...{ pnlFrom, coinLegs, smileRule, others },
        underlying: holds ? underlying : own.settings.underlying,
      }
    })
    this.document = $derived(
      this.other === null || settings === null
        ? null
        : { ...this.other.document, shocks, settings },
    )
  }

  start(book: Book): void {
    this.stop()
    this.other = book
  }

  stop(): void {
    this.other = null
    this.greeks.clear()
    this.payoff.clear()
  }

  /** Asks what a screen shows of the other book. */
  ask(unit: PageUnit, measure: CurveMeasure, screen: ScreenName): void {
    const { document } = this
    if (document === null) return
    void this.greeks.ask(document, { unit })
    if (screen === 'payoff') void this.payoff.ask(document, { unit, measure })
  }
}
