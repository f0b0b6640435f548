// The right column of the scenarios: its three questions, what they are asked with (kept on this device),
// and their answers on the batch track.
import {
  BatchEngine,
  chances,
  compileCore,
  limitMap,
  parseReverseStress,
  parseSimulatedValue,
  parseWorstCase,
  reverseStress,
  simulatedValue,
  success,
  workerConnection,
  worstCase,
  type ChancesSettings,
  type ChancesView,
  type Document,
  type Issue,
  type LimitMapView,
  type Result,
  type ReverseStressSettings,
  type ReverseStressView,
  type ShockName,
  type SimulatedValueSettings,
  type SimulatedValueView,
  type WorstCaseSettings,
  type WorstCaseView,
} from '../../src'
import type { SimulationChoice } from '../panels/simulationChoice'
import { Answer } from './answers.svelte'
import { BatchAnswer } from './batchAnswer.svelte'
import type { Page } from './page.svelte'
import { remember, remembered } from './remembered'

const MOST_WORKERS = 8
/** A drag that pauses asks once. */
const CALM = 120

/** What was kept under a name, where it can still be read; else what an empty question means. */
function kept<Settings>(name: string, parse: (input: unknown) => Result<Settings>): Settings {
  const read = (): unknown => {
    try {
      return JSON.parse(remembered(name) ?? '{}') as unknown
    } catch {
      return {}
    }
  }
  const parsed = parse(read())
  const plain = parsed.ok ? parsed : parse({})
  if (!plain.ok) throw new Error(`${name} has no plain settings`)
  return plain.value
}

const keep = (name: string, settings: unknown): void => remember(name, JSON.stringify(settings))

const plainSimulation: SimulationChoice = {
  days: 7,
  paths: 65_536,
  seed: 1,
  method: 'sobol',
  volatility: null,
}

/** A simulation's choice; what is missing is the plain one's. The market's own volatility is none of it. */
export function parseSimulation(input: unknown): Result<SimulationChoice> {
  const given = { ...plainSimulation, ...(typeof input === 'object' ? input : {}) }
  const parsed = parseSimulatedValue({ ...given, volatility: given.volatility ?? 1, drift: 0 })
  if (!parsed.ok) return parsed
  const { days, paths, seed, method, volatility } = parsed.value
  const own = given.volatility === null ? null : volatility
  return success({ days, paths, seed, method, volatility: own })
}

export class StressPanels {
  box = $state.raw<WorstCaseSettings>(kept('worstCase', parseWorstCase))
  reverse = $state.raw<ReverseStressSettings>(kept('reverseStress', parseReverseStress))
  simulation = $state.raw<SimulationChoice>(kept('simulatedValue', parseSimulation))

  readonly worst: BatchAnswer<WorstCaseSettings, unknown, WorstCaseView>
  readonly breaches: BatchAnswer<ReverseStressSettings, unknown, ReverseStressView>
  readonly map: BatchAnswer<ReverseStressSettings, unknown, LimitMapView>
  readonly simulated: BatchAnswer<SimulatedValueSettings, unknown, SimulatedValueView>
  /** The market's own volatility and drift at the simulation's horizon. */
  readonly law: Answer<ChancesSettings, ChancesView>

  readonly #batch: BatchEngine
  #book: Document
  #attempt = $state(0)

  constructor(page: Page) {
    this.#book = page.document
    const module = compileCore()
    module.catch(() => undefined)
    const workers = Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 2)
    this.#batch = new BatchEngine(() => workerConnection(undefined, module), workers)
    const retry = () => this.retry()
    const batch = this.#batch
    this.worst = new BatchAnswer(batch, 'worstCase', worstCase, retry)
    this.breaches = new BatchAnswer(batch, 'reverseStress', reverseStress, retry)
    this.map = new BatchAnswer(batch, 'limitMap', limitMap, retry)
    this.simulated = new BatchAnswer(batch, 'simulatedValue', simulatedValue, retry)
    this.law = new Answer(page.engine, 'simulationLaw', chances, () => page.answers.retry())
  }

  /** The document, the same one as long as only what these answers do not depend on has changed: shocks. */
  bookOf(document: Document): Document {
    const known = this.#book
    const isSame =
      known.legs === document.legs &&
      known.market === document.market &&
      known.limits === document.limits &&
      known.settings === document.settings
    if (!isSame) this.#book = document
    return this.#book
  }

  /** Asks once the book or the box has been still for a moment; inside an effect. */
  askWorst(document: Document): () => void {
    const box = this.box
    return this.#soon(() => void this.worst.ask(document, box))
  }

  askReverse(document: Document): () => void {
    const settings = this.reverse
    return this.#soon(() => {
      void this.breaches.ask(document, settings)
      void this.map.ask(document, settings)
    })
  }

  askLaw(document: Document): void {
    void this.law.ask(document, { days: this.simulation.days, prices: [] })
  }

  /** Runs the simulation; answers what is wrong with its settings. */
  simulate(document: Document): readonly Issue[] {
    const law = this.law.view?.distribution
    const parsed = parseSimulatedValue({
      ...this.simulation,
      volatility: this.simulation.volatility ?? law?.volatility ?? NaN,
      drift: law?.drift ?? NaN,
    })
    if (!parsed.ok) return parsed.issues
    void this.simulated.ask(document, parsed.value)
    return []
  }

  /** Takes a change of the simulation; what cannot be read is kept on screen alone, until it is mended. */
  setSimulation(change: Partial<SimulationChoice>): void {
    this.simulation = { ...this.simulation, ...change }
    if (parseSimulation(this.simulation).ok) keep('simulatedValue', this.simulation)
  }

  /** Takes both ends of a side of the box. */
  setSide(name: ShockName, low: number, high: number): void {
    const parsed = parseWorstCase({ ...this.box, [name]: [low, high] })
    if (!parsed.ok) return
    this.box = parsed.value
    keep('worstCase', parsed.value)
  }

  /** Takes a change of the reverse stress; `undefined` goes back to a default. */
  setReverse(change: Partial<Record<keyof ReverseStressSettings, unknown>>): readonly Issue[] {
    const parsed = parseReverseStress({ ...this.reverse, ...change })
    if (!parsed.ok) return parsed.issues
    this.reverse = parsed.value
    keep('reverseStress', parsed.value)
    return []
  }

  retry(): void {
    this.#batch.restart()
    this.#attempt += 1
  }

  leave(): void {
    for (const answer of [this.worst, this.breaches, this.map, this.simulated]) answer.leave()
    this.#batch.restart()
  }

  #soon(ask: () => void): () => void {
    void this.#attempt
    const timer = setTimeout(ask, CALM)
    return () => clearTimeout(timer)
  }
}

const panelsOf = new WeakMap<Page, StressPanels>()

/** The page's own, made when they are first shown: their answers stay while another screen is open. */
export function stressPanels(page: Page): StressPanels {
  const known = panelsOf.get(page)
  if (known !== undefined) return known
  const made = new StressPanels(page)
  panelsOf.set(page, made)
  return made
}
