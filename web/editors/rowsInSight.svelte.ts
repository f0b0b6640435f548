// The rows of a scrolled table follow every move of a slider only while they are in sight; the others take
// their figures when they come into sight or when the hand rests. In a long book most rows are out of sight,
// and writing them would hold up what is seen.
import type { GreeksView } from '../../src'

/** So long without a new answer, the hand rests (milliseconds). */
const REST = 200
/** Rows this near to the place are in sight. */
const MARGIN = '60px'

const isSameSetting = (one: GreeksView, other: GreeksView): boolean =>
  one.unit === other.unit &&
  one.document.name === other.document.name &&
  one.document.market === other.document.market &&
  one.document.settings === other.document.settings

class Row {
  isInSight = $state(false)
}

export class RowsInSight {
  /** By leg; an object, since each row is a state of its own and the list of them is none. */
  readonly #rows: Record<string, Row | undefined> = {}
  /** Nothing is known of a row before the browser has looked. */
  #observer: IntersectionObserver | null = null
  readonly #latest: () => GreeksView | null
  #rested = $state.raw<GreeksView | null>(null)

  /** Call while a component is being made. */
  constructor(latest: () => GreeksView | null) {
    this.#latest = latest
    $effect(() => {
      const view = latest()
      const old = this.#rested
      if (view === old) return
      if (view === null || old === null || !isSameSetting(view, old)) {
        this.#rested = view
        return
      }
      const timer = setTimeout(() => (this.#rested = view), REST)
      return () => clearTimeout(timer)
    })
  }

  /** What the row shows. */
  viewFor(row: string): GreeksView | null {
    return this.#row(row).isInSight ? this.#latest() : this.#rested
  }

  #row(name: string): Row {
    return (this.#rows[name] ??= new Row())
  }

  /** An attachment for the row's element. */
  watch(row: string) {
    return (element: HTMLElement) => {
      this.#observer ??= new IntersectionObserver((entries) => this.#seen(entries), {
        rootMargin: MARGIN,
      })
      element.dataset['sight'] = row
      this.#observer.observe(element)
      return () => {
        this.#observer?.unobserve(element)
        this.#rows[row] = undefined
      }
    }
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const row = target instanceof HTMLElement ? target.dataset['sight'] : undefined
      if (row !== undefined) this.#row(row).isInSight = isIntersecting
    }
  }
}
