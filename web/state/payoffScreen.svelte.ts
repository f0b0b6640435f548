// What the Payoff screen shows beside the document: prices looked at, cone and density, and what is held
// while a strike is dragged.
import type { AxisRange, Engine, PayoffView } from '../../src'
import type { Ghost } from '../panels/payoffControls'
import { CONE_STEPS } from '../panels/coneText'
import { ConeAnswer } from './coneAnswer.svelte'
import { remember, remembered } from './remembered'

const PHONE = '(max-width: 44.9375em)'

export class PayoffScreen {
  readonly cone: ConeAnswer
  /** Prices looked at; null where they fit the book. */
  #range = $state.raw<AxisRange | null>(null)
  /** The prices while a strike is dragged: they stay where they are. */
  #held = $state.raw<AxisRange | null>(null)
  /** Legs in hand. */
  inHand = $state.raw<readonly string[]>([])
  ghost = $state.raw<Ghost | null>(null)
  hasCone = $state(true)
  hasDensity = $state(false)

  constructor(engine: Engine) {
    this.cone = new ConeAnswer(engine)
    const isPhone = typeof matchMedia === 'function' && matchMedia(PHONE).matches
    this.hasCone = (remembered('cone') ?? (isPhone ? 'off' : 'on')) === 'on'
    this.hasDensity = remembered('density') === 'on'
  }

  get range(): AxisRange | null {
    return this.#held ?? this.#range
  }

  /** What the curves and the chances are asked for. */
  get asked(): { readonly range?: AxisRange; readonly coneSteps?: number } {
    const { range } = this
    return {
      ...(range === null ? {} : { range }),
      ...(this.hasCone ? { coneSteps: CONE_STEPS } : {}),
    }
  }

  look(range: AxisRange | null): void {
    this.#range = range
  }

  showCone(isShown: boolean): void {
    this.hasCone = isShown
    remember('cone', isShown ? 'on' : 'off')
  }

  showDensity(isShown: boolean): void {
    this.hasDensity = isShown
    remember('density', isShown ? 'on' : 'off')
  }

  /** Legs are taken in hand: the axis stays, and the curve as it was stays in sight. */
  take(ids: readonly string[], view: PayoffView | null): void {
    this.inHand = ids
    if (this.ghost !== null || view === null) return
    this.#held = this.range ?? view.ends
    this.ghost = { spots: view.spots, ys: view.firstExpiry ?? view.today }
  }

  settle(): void {
    this.#held = null
    this.ghost = null
  }

  letGo(): void {
    this.settle()
    this.inHand = []
  }
}
