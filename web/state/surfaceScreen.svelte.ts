// What the Surface screen shows and asks: axes, measure, scale, the place under the crosshair, and the
// answers behind the thumbnails, the map, its cuts and the table.
import { untrack } from 'svelte'
import {
  noShocks,
  surface,
  volatilitySurface,
  type Document,
  type Engine,
  type PageUnit,
  type SurfaceMeasure,
  type SurfaceSettings,
  type SurfaceVariable,
  type SurfaceView,
  type VolatilitySurfaceSettings,
  type VolatilitySurfaceView,
} from '../../src'
import { nearestIndex } from '../charts/geometry/nearest'
import type { Place, PlaneAxis } from '../charts/geometry/plane'
import {
  hasBothSigns,
  niceAbove,
  niceBelow,
  scaleOf,
  type FieldScale,
} from '../charts/geometry/field'
import { snapped } from '../charts/geometry/plane'
import { Answer } from './answers.svelte'
import { BlockedAnswer } from './blockedAnswer.svelte'
import type { Page } from './page.svelte'
import { exactly, isOneCoin, planeAxis, pointOf, type Common } from './surfaceQuestions'

/** The thumbnails, in their order. */
export const MEASURES = [
  ...(['pnl', 'delta', 'gamma', 'vega', 'theta', 'vanna', 'charm', 'volga'] as const),
] satisfies readonly SurfaceMeasure[]
export type Measure = (typeof MEASURES)[number]

export const VARIABLES = ['spot', 'volatility', 'days'] as const
export type Layout = 'both' | 'map' | 'scene'
export type ScaleChoice = 'auto' | 'diverging' | 'sequential'

const COARSE = { nx: 32, ny: 18 }
/** Places across a volatility surface: the middle one is at the money by delta. */
const VOLATILITY_PLACES = 65
export const FINE = { nx: 129, ny: 89 }
/** Places of the cut along the upper axis: each is a row of its own to the core. */
const CUT_ROWS = 45
/** Nodes of legs in a cut, so that a large book does not keep the core. */
const CUT_NODES = 50_000

type Cut = Answer<SurfaceSettings, SurfaceView>

export class SurfaceScreen {
  measure = $state<Measure>('gamma')
  x = $state<SurfaceVariable>('spot')
  y = $state<SurfaceVariable>('days')
  scale = $state<ScaleChoice>('auto')
  levels = $state(7)
  layout = $state<Layout>('both')
  /** The book's figures, or the market's implied volatilities. */
  mode = $state<'book' | 'volatility'>('book')
  /** Across the volatilities. */
  places = $state<'strike' | 'delta'>('strike')
  /** Column and row under the crosshair of the volatilities. */
  node = $state.raw<Place | null>(null)
  /** Ends of the ramp where the user set them, per measure. */
  clips = $state<Partial<Record<Measure, number>>>({})
  /** Shocks under the crosshair; null: nothing was picked yet. */
  #picked = $state.raw<Readonly<Partial<Record<SurfaceVariable, number>>>>({})
  #attempt = $state(0)

  readonly coarse: BlockedAnswer
  readonly fine: BlockedAnswer
  readonly across: Cut
  readonly up: Cut
  readonly now: Cut
  readonly scenario: Cut
  readonly crosshair: Cut
  readonly volatility: Answer<VolatilitySurfaceSettings, VolatilitySurfaceView>

  /** The finest surface of the newest question that is there. */
  readonly shown = $derived.by((): SurfaceView | null => {
    const { coarse, fine } = this
    const isFine = fine.tag >= coarse.tag && fine.view?.fields.has(this.measure) === true
    return isFine ? fine.view : coarse.view
  })
  readonly isFine = $derived.by(() => this.shown !== null && this.shown === this.fine.view)
  readonly held = $derived<SurfaceVariable>(
    VARIABLES.find((variable) => variable !== this.x && variable !== this.y) ?? 'volatility',
  )

  /** Grows with every question. */
  #asked = 0
  /** Has half of the fine surface: the two halves are computed side by side. */
  readonly #beside: Engine

  constructor(private readonly page: Page) {
    const { engine } = page
    this.#beside = engine.beside()
    const retry = (): void => this.#retry()
    const cut = (name: string): Cut => new Answer(engine, `surface ${name}`, surface, retry)
    this.coarse = new BlockedAnswer([engine], 'surface coarse', retry)
    this.fine = new BlockedAnswer([engine, this.#beside], 'surface fine', retry)
    this.across = cut('across')
    this.up = cut('up')
    this.now = cut('now')
    this.scenario = cut('scenario')
    this.crosshair = cut('crosshair')
    this.volatility = new Answer(engine, 'volatility surface', volatilitySurface, retry)
  }

  /** Axes on which the crosshair moves; null before the first answer. */
  readonly axes = $derived.by((): { x: PlaneAxis; y: PlaneAxis } | null => {
    const { shown } = this
    return shown === null ? null : { x: planeAxis(shown.x), y: planeAxis(shown.y) }
  })

  /** The place under the crosshair: at first above the scenario, late on the upper axis. */
  readonly place = $derived.by((): Place | null => {
    const { axes } = this
    if (axes === null) return null
    const { shocks } = this.page.document
    const late = axes.y.low + (axes.y.high - axes.y.low) * 0.85
    return {
      x: snapped(this.#picked[this.x] ?? shocks[this.x], axes.x),
      y: snapped(this.#picked[this.y] ?? late, axes.y),
    }
  })

  /** Whether the measure has both signs over the coarse surface: that of the first picture stays. */
  readonly #kind = $derived.by((): FieldScale['kind'] => {
    if (this.scale !== 'auto') return this.scale
    const values = this.#coarseValues
    return values === null || hasBothSigns(values) ? 'diverging' : 'sequential'
  })
  readonly #coarseValues = $derived.by(
    () => this.coarse.view?.fields.get(this.measure)?.values ?? null,
  )
  /** The ends of the colours as the values ask for them: by the coarse surface, so that they stand still. */
  readonly ownScale = $derived.by((): FieldScale => {
    const values = this.#coarseValues ?? new Float64Array(0)
    return scaleOf(values, this.#kind)
  })
  readonly fieldScale = $derived.by((): FieldScale => {
    const clip = this.clips[this.measure]
    const values = this.#coarseValues
    if (clip === undefined || values === null) return this.ownScale
    return scaleOf(values, this.#kind, clip)
  })

  readonly clip = $derived(this.clips[this.measure] ?? null)
  /** The end of the colours farther from zero, as the values ask for it. */
  readonly ownClip = $derived(
    Math.abs(this.ownScale.high) >= Math.abs(this.ownScale.low)
      ? this.ownScale.high
      : this.ownScale.low,
  )
  /** Round ends around the own one. */
  readonly clipChoices = $derived.by((): readonly number[] => {
    const least = niceAbove(Math.abs(this.ownClip))
    const steps = [niceBelow(niceBelow(least)), niceBelow(least), least]
    return [...steps, niceAbove(least * 2), niceAbove(least * 5)]
  })

  setClip(clip: number | null): void {
    const { [this.measure]: _old, ...rest } = this.clips
    this.clips = clip === null ? rest : { ...rest, [this.measure]: clip }
  }

  /** Place on the volatilities: at first at the money of the first expiry. */
  readonly volatilityPlace = $derived.by((): Place | null => {
    const { view } = this.volatility
    if (view === null || view.rows.length === 0) return null
    const [column, row] = [view.places.length - 1, view.rows.length - 1]
    const spot = view.document.market.underlyings[view.underlying]?.spot ?? NaN
    const money = view.across === 'strike' ? nearestIndex(view.places, spot) : column >> 1
    const { x, y } = this.node ?? { x: Math.max(0, money), y: 0 }
    return { x: Math.min(column, x), y: Math.min(row, y) }
  })

  /** The measure on the map at the one node of a view. */
  figureOf(view: SurfaceView | null): number {
    return view?.fields.get(this.measure)?.values[0] ?? NaN
  }

  pick({ x, y }: Place): void {
    this.#picked = { ...this.#picked, [this.x]: x, [this.y]: y }
  }

  /** Both axes change places. */
  swap(): void {
    ;[this.x, this.y] = [this.y, this.x]
  }

  /** Puts a variable on an axis; what was there goes where it came from. */
  put(axis: 'x' | 'y' | 'held', variable: SurfaceVariable): void {
    const before = this[axis]
    if (axis !== 'held') {
      const other = axis === 'x' ? 'y' : 'x'
      if (this[other] === variable) this[other] = before
      this[axis] = variable
    } else if (this.x === variable) this.x = before
    else if (this.y === variable) this.y = before
  }

  nextMeasure(): void {
    this.mode = 'book'
    this.measure = MEASURES[(MEASURES.indexOf(this.measure) + 1) % MEASURES.length] ?? 'gamma'
  }

  #lastLevels = 7

  toggleContours(): void {
    if (this.levels > 0) this.#lastLevels = this.levels
    this.levels = this.levels > 0 ? 0 : this.#lastLevels
  }

  /** Asks what changed; reads what it depends on, so call it inside an effect. */
  ask(document: Document, unit: PageUnit): void {
    const { x, y, place, mode, places } = this
    void this.#attempt
    const common = { x, y, unit, isInCoin: isOneCoin(document), measure: MEASURES }
    untrack(() => {
      if (mode === 'volatility') {
        const { underlying } = document.settings
        void this.volatility.ask(document, { underlying, across: places, count: VOLATILITY_PLACES })
      }
      this.#askSurface(document, common)
      void this.now.ask({ ...document, shocks: noShocks }, pointOf(common, noShocks))
      void this.scenario.ask(document, pointOf(common, document.shocks))
      if (place !== null) this.#askCuts(document, common, place)
    })
  }

  #askCuts(document: Document, common: Common, place: Place): void {
    const most = Math.max(17, Math.floor(CUT_NODES / Math.max(document.legs.length, 1)))
    const nx = Math.min(FINE.nx, most)
    const ny = Math.min(CUT_ROWS, most)
    const [x, y] = [exactly(place.x), exactly(place.y)]
    void this.across.ask(document, { ...common, nx, ny: 1, ranges: { [common.y]: y } })
    void this.up.ask(document, { ...common, nx: 1, ny, ranges: { [common.x]: x } })
    const both = { [common.x]: x, [common.y]: y }
    void this.crosshair.ask(document, { ...common, nx: 1, ny: 1, ranges: both })
  }

  /**
   * The coarse surface first: it is the thumbnails and the first picture of the map. Then the fine one. Both have
   * every measure, so that another one on the map is there at once.
   */
  #askSurface(document: Document, common: Common): void {
    const tag = ++this.#asked
    void this.coarse.ask(document, { ...common, ...COARSE }, tag, () => {
      void this.fine.ask(document, { ...common, ...FINE }, tag)
    })
  }

  #retry(): void {
    this.coarse.forget()
    this.fine.forget()
    this.#beside.restart()
    this.page.answers.retry()
    this.#attempt += 1
  }
}

const screens = new WeakMap<Page, SurfaceScreen>()

/** The page's own; it is kept while other screens are shown. */
export function surfaceScreenOf(page: Page): SurfaceScreen {
  const known = screens.get(page)
  if (known !== undefined) return known
  const made = new SurfaceScreen(page)
  screens.set(page, made)
  return made
}
