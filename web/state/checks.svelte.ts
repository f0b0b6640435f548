// The check of the figure that is being explained: asked on request, and again whenever the figure moves
// while it stands open.
import {
  check,
  checkChance,
  type CheckChanceSettings,
  type CheckSettings,
  type CheckView,
} from '../../src'
import type { Engine, FigureFacts, PageUnit } from '../../src'
import { Answer } from './answers.svelte'

export class Checks {
  readonly #check: Answer<CheckSettings, CheckView>
  readonly #chance: Answer<CheckChanceSettings, CheckView>
  #current = $state.raw<Answer<CheckSettings, CheckView> | Answer<CheckChanceSettings, CheckView>>()

  constructor(engine: Engine, retry: () => void) {
    this.#check = new Answer(engine, 'check', check, retry)
    this.#chance = new Answer(engine, 'checkChance', checkChance, retry)
  }

  get view(): CheckView | null {
    return this.#current?.view ?? null
  }

  get status() {
    return this.#current?.status ?? { kind: 'ready' as const }
  }

  ask({ figure, value, document, asks }: FigureFacts, unit: PageUnit): void {
    if (figure.kind === 'chance') {
      this.#current = this.#chance
      void this.#chance.ask(document, { shown: value })
      return
    }
    this.#current = this.#check
    void this.#check.ask(document, { figure, shown: value, unit, ...asks })
  }

  clear(): void {
    this.#check.clear()
    this.#chance.clear()
    this.#current = undefined
  }
}
